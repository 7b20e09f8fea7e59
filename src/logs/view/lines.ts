import { attributes } from '../../html/index.ts';
import { foldLines } from '../folds.ts';
import { type Formats, formatCount } from '../format.ts';
import { renderLine } from '../html.ts';
import type { LogLine, ParsedLog } from '../types.ts';

/** Where a note stands: its first line, and the last of those it is about. */
export interface NotedLines {
  line: number;
  last: number;
}

/** HTML, or the place of a note by its index among the notes: it goes inside its line, which is open there. */
export type LinePiece = string | { note: number };

export interface LinesOptions {
  /** Of the log: each line has the address `<id>-L<number>`. */
  id: string;
  formats: Formats;
  notes?: readonly NotedLines[];
}

/** The text of a log: its lines with their addresses, what repeats folded, what notes are about marked. */
export function linePieces(log: ParsedLog, { id, formats, notes = [] }: LinesOptions): LinePiece[] {
  const pieces: LinePiece[] = [];
  const keep = new Set(notes.flatMap(({ line, last }) => [line, last]));
  for (const { folded, lines } of foldLines(log.lines, keep)) {
    if (folded) pieces.push(foldStart(lines, notes, formats));
    for (const line of lines) {
      const own = notes.flatMap((note, i) => (note.line === line.number ? [i] : []));
      pieces.push(lineStart(line, id, { noted: own.length > 0, inNote: isNoted(line, notes) }));
      pieces.push(...own.map((note) => ({ note })), LINE_END);
    }
    if (folded) pieces.push(FOLD_END);
  }
  return joined(pieces);
}

const LINE_END = '</div>';
const FOLD_END = '</details>';

/** A line, open at its end. */
function lineStart(line: LogLine, id: string, { noted, inNote }: { noted: boolean; inNote: boolean }): string {
  const { number, level, elapsedMs } = line;
  const classes = ['log-line', level !== 'info' && `is-${level}`, noted && 'has-note', inNote && 'in-note'];
  const address = `${id}-L${number}`;
  return (
    `<div${attributes({ class: classes.filter(Boolean).join(' '), id: address, 'data-ms': elapsedMs })}>` +
    `<a class="log-number" href="#${address}" aria-label="Line ${number}">${number}</a><code>${renderLine(line)}</code>`
  );
}

/** A line that no note is about. */
export function lineHtml(line: LogLine, id: string): string {
  return lineStart(line, id, { noted: false, inNote: false }) + LINE_END;
}

function foldStart(lines: readonly LogLine[], notes: readonly NotedLines[], formats: Formats): string {
  const inNote = lines.some((line) => isNoted(line, notes));
  return `<details class="log-fold${inNote ? ' in-note' : ''}"><summary>${foldTitle(lines.length, formats)}</summary>`;
}

export function foldTitle(count: number, formats: Formats): string {
  return `${formatCount(count, 'line', formats)} more of the same`;
}

function isNoted({ number }: LogLine, notes: readonly NotedLines[]): boolean {
  return notes.some(({ line, last }) => line <= number && number <= last);
}

function joined(pieces: readonly LinePiece[]): LinePiece[] {
  const result: LinePiece[] = [];
  let text: string[] = [];
  const close = () => {
    if (text.length > 0) result.push(text.join(''));
    text = [];
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') text.push(piece);
    else {
      close();
      result.push(piece);
    }
  }
  close();
  return result;
}
