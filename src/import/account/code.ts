import { untabbed } from './indent.ts';
import type { Scanner } from './scanner.ts';
import type { Dialect, Line, Token } from './token.ts';
import { plain, UNREADABLE, wordsOf } from './words.ts';

const RAW = /\{%-?\s*(?:end)?raw\s*-?%\}/g;

/** A line of code, and its words. `nested`: leading tabs may have become blanks. */
export function codeTokens(line: Line, nested: boolean, dialect: Dialect = 'mdx'): Token[] {
  const text = dialect === 'jekyll' ? line.text.replace(RAW, '') : line.text;
  const bytes = text.replace(UNREADABLE, '').replace(/^\s+$/, '');
  const loose = untabbed({ text: bytes, number: 0 }).text;
  const token: Token = {
    kind: 'code',
    key: nested ? loose : bytes,
    loose,
    text,
    line: line.number,
    // A line that held nothing but `{% raw %}` may go with it.
    optional: bytes === '' && text !== line.text,
  };
  const tags = text === line.text ? [] : wordsOf(line.text.match(RAW)?.join(' ') ?? '', line.number, 'word', true);
  return [token, ...tags, ...wordsOf(text, line.number)];
}

/** Reads inline code at the scanner's place; marks that nothing closes are text. */
export function readCodeSpan(scanner: Scanner, end: number): boolean {
  const { text, at } = scanner;
  const marks = /^`+/.exec(text.slice(at, at + 200))?.[0] ?? '`';
  const from = at + marks.length;
  const close = closingMarks(text, marks, from, end);
  if (close < 0) {
    scanner.say(marks, marks.length);
    return true;
  }
  scanner.flush();
  spanTokens(scanner, text.slice(from, close), from);
  scanner.at = close + marks.length;
  return true;
}

/** Where the code that opens at `at` is over; right behind its marks when nothing closes it. */
export function afterSpan(text: string, at: number, end: number): number {
  let length = 0;
  while (text[at + length] === '`') length += 1;
  const close = closingMarks(text, '`'.repeat(length), at + length, end);
  return close < 0 ? at + length : close + length;
}

function closingMarks(text: string, marks: string, from: number, end: number): number {
  for (let at = text.indexOf(marks, from); at >= 0 && at < end; at = text.indexOf(marks, at)) {
    let length = 0;
    while (text[at + length] === '`') length += 1;
    if (length === marks.length) return at;
    at += length;
  }
  return -1;
}

/** Inline code counts twice: exactly as it is, and as words, for what is code on one side alone. */
function spanTokens(scanner: Scanner, raw: string, from: number): void {
  const jekyll = scanner.reading.dialect === 'jekyll';
  // In tables, a bar in code is written behind a backslash.
  const shown = (part: string): string => part.replace(/\\\|/g, '|');
  const text = shown(jekyll ? raw.replace(RAW, '') : raw)
    .replace(/\s+/g, ' ')
    .trim();
  const line = scanner.lineAt(from);
  const tags = jekyll ? (raw.match(RAW)?.join(' ') ?? '') : '';
  // An author may mean the tag itself.
  scanner.emit([
    { kind: 'span', key: plain(text), text, line, optional: text === '' },
    ...wordsOf(tags, line, 'word', true),
  ]);
  scanner.plainLines(shown(jekyll ? raw.replace(RAW, (tag) => ' '.repeat(tag.length)) : raw), from);
}
