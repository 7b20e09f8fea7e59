import { attributes } from '../../html/index.ts';
import { type Formats, formatCount, formatWhole } from '../format.ts';
import { renderLine, textHtml } from '../html.ts';
import type { LogLine, ParsedLog } from '../types.ts';
import { isInParts, isTrouble, stretchesOf } from './excerpt.ts';
import { drawnRecords } from './records.ts';

/** Where a note stands: its first line, and the last of those it is about. */
export interface NotedLines {
  line: number;
  last: number;
}

/**
 * HTML, or the place of a note by its index among the notes. It goes inside its line, which is open there; inside the
 * last of several, so that it parts none of them where it stands below.
 */
export type LinePiece = string | { note: number };

export interface LinesOptions {
  /** Of the log: each line has the address `<id>-L<number>`. */
  id: string;
  formats: Formats;
  notes?: readonly NotedLines[];
  rest: RestOfLog;
}

/** Where the lines are that a page leaves out: with `alone` null, in plain text on the page itself. */
export interface RestOfLog {
  /** Address of the log as captured. */
  raw: string;
  /** Address by which lines are found on the page of the log alone: `/logs/a/b/#log-b`. */
  alone: string | null;
}

/** Of longer logs no page has all lines: browsers open no page with more elements in a time that a reader has. */
export const ON_PAGES_MAX = 100_000;

/** The text of a log: its lines with their addresses, what repeats folded, what notes are about marked. */
export function linePieces(log: ParsedLog, options: LinesOptions): LinePiece[] {
  const { id, formats, notes = [] } = options;
  const pieces: LinePiece[] = [];
  // What a note is about stays in sight; so does what the head of a record leads to, in a log that isn't shown whole.
  const starts = isInParts(log) ? drawnRecords(log).map(({ firstLine }) => firstLine) : [];
  const keep = new Set([...starts, ...notes.flatMap(({ line, last }) => [line, last])]);
  for (const { shown, lines } of stretchesOf(log, keep)) {
    const inNote = lines.some((line) => isNoted(line, notes));
    if (shown === 'left out') {
      pieces.push(leftOutHtml(lines, inNote, log.lines.length > ON_PAGES_MAX, options));
      continue;
    }
    if (shown === 'folded') pieces.push(foldStart(lines.length, formats, inNote));
    for (const line of lines) {
      const own = notes.flatMap((note, i) => (note.last === line.number ? [i] : []));
      const classes = [own.length > 0 && 'has-note', isNoted(line, notes) && 'in-note'];
      pieces.push(lineStart(line, id, classes, cutHtml(line, formats)));
      pieces.push(...own.map((note) => ({ note })), LINE_END);
    }
    if (shown === 'folded') pieces.push(FOLD_END);
  }
  return joined(pieces);
}

const LINE_END = '</div>';
export const FOLD_END = '</details>';

/** A line, open at its end. */
function lineStart(
  { number, level, elapsedMs }: LogLine,
  id: string,
  more: readonly (string | false)[],
  text: string,
): string {
  const classes = ['log-line', level !== 'info' && `is-${level}`, ...more];
  const address = `${id}-L${number}`;
  return (
    `<div${attributes({ class: classes.filter(Boolean).join(' '), id: address, 'data-ms': elapsedMs })}>` +
    `<a class="log-number" href="#${address}" aria-label="Line ${number}">${number}</a><code>${text}</code>`
  );
}

/** A line that no note is about, whole. */
export function lineHtml(line: LogLine, id: string): string {
  return lineStart(line, id, [], renderLine(line)) + LINE_END;
}

/** The same, cut where it is longer than a browser breaks into rows at once. */
export function shortLineHtml(line: LogLine, id: string, formats: Formats): string {
  return lineStart(line, id, [], cutHtml(line, formats)) + LINE_END;
}

/** Longer lines are cut on the screen: the browser would break one of several megabytes into rows for minutes. */
export const SHOWN_MAX = 4000;

function cutHtml(line: LogLine, formats: Formats): string {
  const left = line.text.length - SHOWN_MAX;
  if (left <= 0) return renderLine(line);
  return `${renderLine(cutLine(line))}<span class="log-cut">${formatCount(left, 'more character', formats)}</span>`;
}

function cutLine(line: LogLine): LogLine {
  const { text, message } = line;
  if (text.length <= SHOWN_MAX) return line;
  return { ...line, text: text.slice(0, SHOWN_MAX), message: text.slice(text.length - message.length, SHOWN_MAX) };
}

/** The head of folded lines, which `FOLD_END` ends. On paper only short folds are opened. */
export function foldStart(lines: number, formats: Formats, inNote = false): string {
  const classes = ['log-fold', lines > PRINTED_MAX && 'is-long', inNote && 'in-note'];
  return `<details class="${classes.filter(Boolean).join(' ')}"><summary>${foldTitle(lines, formats)}</summary>`;
}

const PRINTED_MAX = 50;

export function foldTitle(count: number, formats: Formats): string {
  return `${formatCount(count, 'line', formats)} more of the same`;
}

/** What stands in the place of lines that a page leaves out. */
function leftOutHtml(
  lines: readonly LogLine[],
  inNote: boolean,
  isTooLong: boolean,
  { id, formats, rest }: LinesOptions,
): string {
  const [first = 0, last = 0] = [lines[0]?.number, lines.at(-1)?.number];
  const range = `Lines ${formatWhole(first, formats)} to ${formatWhole(last, formats)}`;
  const troubles = lines.filter(isTrouble).length;
  const trouble = troubles === 0 ? '' : `, ${formatWhole(troubles, formats)} of them warnings or errors`;
  const classes = ['log-left-out', troubles > 0 && 'has-trouble', inNote && 'in-note'].filter(Boolean).join(' ');
  if (rest.alone === null && !isTooLong) {
    const text = lines.map((line) => plainLine(cutLine(line), `${id}-L${line.number}`)).join('\n');
    return (
      `<details${attributes({ class: `log-fold is-long ${classes}`, 'data-lines': range })}>` +
      `<summary>${range}${trouble}, in plain text</summary><pre>${text}\n</pre>${FOLD_END}`
    );
  }
  const [address, place] = isTooLong
    ? [rest.raw, 'in the raw log']
    : [`${rest.alone}-L${first}`, 'on the log’s own page'];
  return (
    `<p${attributes({ class: classes, 'data-lines': range })}>` +
    `<a${attributes({ href: address })}>${range}</a>${trouble}: ${place}</p>`
  );
}

/** A line as text with its number, in an element only for an address, a warning or an error. */
export function plainLine(line: LogLine, address: string | null): string {
  const { number, level, text } = line;
  const row = `${String(number).padStart(NUMBER_WIDTH)}  ${textHtml(text)}`;
  if (address === null && !isTrouble(line)) return row;
  return `<span${attributes({ class: isTrouble(line) && `is-${level}`, id: address })}>${row}</span>`;
}

const NUMBER_WIDTH = 8;

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
