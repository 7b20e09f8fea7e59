/** A stretch of an excerpt, and whether it is what was searched for. */
export interface Stretch {
  text: string;
  isMatch: boolean;
}

/**
 * Takes an excerpt of Pagefind apart: text in which `<` and `>` are escaped, with `<mark>` around matches. What comes
 * out is text alone, so that nothing of it is ever read as HTML.
 */
export function stretchesOf(excerpt: string): Stretch[] {
  return excerpt
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((piece) => piece !== '')
    .map((piece) => ({
      text: piece
        .replace(/<\/?mark>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>'),
      isMatch: piece.startsWith('<mark>'),
    }));
}
