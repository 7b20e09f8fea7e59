import type { Line } from './token.ts';

/** Columns of white space a text starts with; a tab reaches to the next multiple of four. */
export function indentOf(text: string): number {
  let column = 0;
  for (const sign of text) {
    if (sign === ' ') column += 1;
    else if (sign === '\t') column += 4 - (column % 4);
    else break;
  }
  return column;
}

/** A line with blanks for its leading tabs. */
export function untabbed({ text, number }: Line): Line {
  return /^ *\t/.test(text) ? { text: ' '.repeat(indentOf(text)) + text.trimStart(), number } : { text, number };
}

/** A line without up to `columns` columns of white space; the rest of a tab that is cut stays as blanks. */
export function outdent({ text, number }: Line, columns: number): Line {
  let column = 0;
  let at = 0;
  while (column < columns && (text[at] === ' ' || text[at] === '\t')) {
    column += text[at] === ' ' ? 1 : 4 - (column % 4);
    at += 1;
  }
  return { text: ' '.repeat(Math.max(0, column - columns)) + text.slice(at), number };
}
