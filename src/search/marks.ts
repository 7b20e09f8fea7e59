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

/** Leaves out the heading with which an excerpt of a section begins: it stands above it already. */
export function afterHeading(stretches: readonly Stretch[], heading: string): Stretch[] {
  const text = stretches.map((stretch) => stretch.text).join('');
  if (!text.startsWith(heading)) return [...stretches];
  let left = heading.length + (/^[.\s]*/.exec(text.slice(heading.length))?.[0].length ?? 0);
  return stretches.flatMap((stretch) => {
    const rest = stretch.text.slice(left);
    left = Math.max(0, left - stretch.text.length);
    return rest === '' ? [] : [{ ...stretch, text: rest }];
  });
}
