export type Kind = 'word' | 'attribute' | 'code' | 'span' | 'image' | 'link';

/** One thing that has to be accounted for. */
export interface Token {
  kind: Kind;
  /** What is compared. */
  key: string;
  /** A second key, for what may legitimately be written in two ways. */
  loose?: string;
  /** What is shown in messages. */
  text: string;
  /** Line in its file, from 1. */
  line: number;
  /** The line it ends on, where that is another: values of front matter may have several. */
  end?: number;
  /** May be missing in the output, or stand in the output alone. */
  optional: boolean;
  /** Where in the front matter it belongs, as the output names it; `*` for anywhere. */
  group?: string;
}

/** A line of a file, or what is left of it inside a list or quotation. */
export interface Line {
  text: string;
  number: number;
}

/** Which language a text is in: kramdown with Liquid, or MDX. */
export type Dialect = 'jekyll' | 'mdx';

/** Lines of a file without byte order mark, with `\n` for every line end, numbered from `first`. */
export function linesOf(text: string, first = 1): Line[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r(?!\n)/)
    .map((line, index) => ({ text: line, number: first + index }));
}
