import { codeRanges, rangeAt } from '../liquid/code-ranges.ts';
import { type Line, MappedText } from '../liquid/text.ts';

/** Stands in the cells of a header that the author didn't write: GFM has no table without one. */
export const NO_HEADER = '\uFDD4';

const SEPARATOR = /^[ \t]*\|?[ \t]*(?::?[-=]+:?)(?:[ \t]*[|+][ \t]*:?[-=]+:?)*[ \t]*[|+]?[ \t]*$/;

/** Gives the tables of kramdown the form of GFM: one header, one line of dashes, and cells enough for every row. */
export function settleTables(source: MappedText): MappedText {
  if (!source.text.includes('|')) return source;
  const code = codeRanges(source.text);
  const lines = source.split();
  const out: Line[] = [];
  let offset = 0;
  let run: Line[] = [];
  const flush = () => {
    out.push(...settleRun(run));
    run = [];
  };
  for (const line of lines) {
    const range = rangeAt(code, offset);
    const isRow = !range?.block && line.text.includes('|') && !/^\s*>/.test(line.text);
    if (isRow) run.push(line);
    else {
      flush();
      out.push(line);
    }
    offset += line.text.length + 1;
  }
  flush();
  return new MappedText(out);
}

function settleRun(whole: readonly Line[]): Line[] {
  // Dashes above the first row mean nothing.
  const plain = whole.slice(
    Math.max(
      0,
      whole.findIndex(({ text }) => !SEPARATOR.test(text)),
    ),
  );
  const separators = plain.map(({ text }) => SEPARATOR.test(text));
  const rows = plain.map((line) => cellsOf(line.text, codeSpans(line.text)));
  if (!isTable(plain, rows, separators) && plain.length === whole.length) return [...whole];
  const first = separators.indexOf(true);
  // A line of equals signs is above a footer.
  const hasHeader = first > 0 && !plain[first]?.text.includes('=');
  const body = plain.flatMap((_, i) => (separators[i] || (hasHeader && i < first) ? [] : [i]));
  // kramdown allows several lines above the dashes; GFM's header is one.
  const [header = [], ...more] = hasHeader ? rows.slice(0, first) : [[]];
  const width = Math.max(...rows.filter((_, i) => !separators[i]).map((cells) => cells.length));
  const indent = /^[ \t]*/.exec(plain[0]?.text ?? '')?.[0] ?? '';
  const line = plain[0]?.line ?? 1;
  const dashes = alignments(first === -1 ? '' : (plain[first]?.text ?? ''), width);
  const row = (cells: readonly string[], at: number): Line => ({
    text: `${indent}| ${padded(cells, width).join(' | ')} |`,
    line: at,
  });
  return [
    row(hasHeader ? header : Array(width).fill(NO_HEADER), line),
    { text: `${indent}| ${dashes.join(' | ')} |`, line: plain[first]?.line ?? line },
    ...more.map((cells, i) => row(cells, plain[i + 1]?.line ?? line)),
    ...body.map((i) => row(rows[i] ?? [], plain[i]?.line ?? line)),
  ];
}

/**
 * A table has a line of dashes, or bars around its rows. Rows without either are a table to kramdown,
 * but mostly by accident: a sentence with a bar in it stays a sentence.
 */
function isTable(lines: readonly Line[], rows: readonly string[][], separators: readonly boolean[]): boolean {
  const some = separators.indexOf(true);
  if (rows.length - separators.filter(Boolean).length === 0) return false;
  if (some > 0 || (some === 0 && rows.length > 1)) return true;
  return lines.every(({ text }) => /^[ \t]*\|.*\|[ \t]*$/.test(text)) && (rows[0]?.length ?? 0) > 1;
}

/** The cells of a row: bars inside code and behind a backslash don't part them. Bars in code get their backslash. */
function cellsOf(text: string, isCode: (offset: number) => boolean): string[] {
  const cells = [''];
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '\\' && text[i + 1] === '|') {
      cells.push(`${cells.pop() ?? ''}\\|`);
      i++;
    } else if (char === '|' && isCode(i)) cells.push(`${cells.pop() ?? ''}\\|`);
    else if (char === '|') cells.push('');
    else cells.push((cells.pop() ?? '') + char);
  }
  const trimmed = cells.map((cell) => cell.trim());
  if (trimmed[0] === '') trimmed.shift();
  if (trimmed.at(-1) === '' && trimmed.length > 1) trimmed.pop();
  return trimmed;
}

/** Where the code of a row is: GFM would end a cell in it, so the row is read by itself. */
function codeSpans(text: string): (offset: number) => boolean {
  const spans: [number, number][] = [];
  for (let at = text.indexOf('`'); at !== -1; at = text.indexOf('`', at)) {
    const fence = /^`+/.exec(text.slice(at))?.[0] ?? '`';
    const end = new RegExp(`(?<!\`)${fence}(?!\`)`).exec(text.slice(at + fence.length));
    if (end !== null) spans.push([at, at + fence.length + end.index + fence.length]);
    at += end === null ? fence.length : fence.length + end.index + fence.length;
  }
  return (offset) => spans.some(([start, end]) => offset >= start && offset < end);
}

function alignments(separator: string, width: number): string[] {
  const cells = separator
    .replace(/^[ \t]*\|?|[|+]?[ \t]*$/g, '')
    .split(/[|+]/)
    .map((cell) => cell.trim())
    .map((cell) => `${cell.startsWith(':') ? ':' : ''}---${cell.endsWith(':') ? ':' : ''}`);
  return Array.from({ length: width }, (_, i) => cells[i] ?? '---');
}

function padded(cells: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, i) => cells[i] ?? '');
}
