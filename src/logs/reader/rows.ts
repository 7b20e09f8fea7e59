import { foldLines } from '../folds.ts';
import type { ParsedLog } from '../types.ts';
import { isTrouble } from '../view/excerpt.ts';
import { SHOWN_MAX } from '../view/lines.ts';

/** Lines that say the same again and again, by the numbers of the first and the last. */
export interface Fold {
  first: number;
  last: number;
}

/** What of a log a reader wants to see. */
export interface Showing {
  /** Warnings and errors alone. */
  troubleOnly: boolean;
  /** Folds that stand open, by the number of their first line. */
  open: ReadonlySet<number>;
  /** Characters that fit into a row; null when lines are not wrapped. */
  columns: number | null;
}

/** A stretch of rows that is shown at once. */
export interface Chunk {
  /** Rows from `start` to before `end`. */
  start: number;
  end: number;
  /** Number of its first line, folded or not. */
  firstLine: number;
  /** Rows on the screen, as far as can be told from the length of its lines. */
  height: number;
}

const CHUNK_ROWS = 100;
const CHUNK_CHARACTERS = 16_000;

export function foldsOf(log: ParsedLog): Fold[] {
  return foldLines(log.lines, new Set()).flatMap(({ folded, lines }) => {
    const [first, last] = [lines[0], lines.at(-1)];
    return folded && first !== undefined && last !== undefined ? [{ first: first.number, last: last.number }] : [];
  });
}

/** The rows to show, in order: a line as its number, the head of a fold as -1 minus the fold's index. */
export function rowsOf(log: ParsedLog, folds: readonly Fold[], { troubleOnly, open }: Showing): Int32Array {
  const rows = new Int32Array(log.lines.length + folds.length);
  let length = 0;
  const show = (first: number, last: number) => {
    for (let number = first; number <= last; number++) rows[length++] = number;
  };
  if (troubleOnly) {
    for (const line of log.lines) if (isTrouble(line)) rows[length++] = line.number;
    return rows.subarray(0, length);
  }
  let next = 1;
  folds.forEach(({ first, last }, i) => {
    show(next, first - 1);
    rows[length++] = -1 - i;
    if (open.has(first)) show(first, last);
    next = last + 1;
  });
  show(next, log.lines.length);
  return rows.subarray(0, length);
}

/** Cuts rows into chunks that are quickly drawn. */
export function chunksOf(rows: Int32Array, log: ParsedLog, folds: readonly Fold[], columns: number | null): Chunk[] {
  const chunks: Chunk[] = [];
  let characters = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const length = row > 0 ? Math.min(log.lines[row - 1]?.text.length ?? 0, SHOWN_MAX) : 0;
    let chunk = chunks.at(-1);
    if (chunk === undefined || i - chunk.start >= CHUNK_ROWS || characters + length > CHUNK_CHARACTERS) {
      chunk = { start: i, end: i, firstLine: row > 0 ? row : (folds[-1 - row]?.first ?? 0), height: 0 };
      chunks.push(chunk);
      characters = 0;
    }
    chunk.end = i + 1;
    chunk.height += rowsOfText(length, columns);
    characters += length;
  }
  return chunks;
}

// A wrapped line goes on under itself, indented by about this many characters.
const INDENT = 3;

function rowsOfText(length: number, columns: number | null): number {
  if (columns === null || length <= columns) return 1;
  return 1 + Math.ceil((length - columns) / Math.max(1, columns - INDENT));
}

/** Index of the fold that holds a line; -1 when none does. */
export function foldAt(folds: readonly Fold[], line: number): number {
  let [low, high] = [0, folds.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const fold = folds[middle];
    if (fold === undefined) break;
    if (line < fold.first) high = middle - 1;
    else if (line > fold.last) low = middle + 1;
    else return middle;
  }
  return -1;
}
