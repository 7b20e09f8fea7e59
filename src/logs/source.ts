import { stripAnsi } from './ansi.ts';
import { isOdd, lead, normalise, openQuote, plainBlanks, splitLines } from './clean.ts';
import type { Dialect, Frame } from './dialect.ts';
import { readFrame } from './frame.ts';
import { gutterOf } from './gutter.ts';
import type { Stamp } from './time.ts';
import type { Token } from './types.ts';

/** A line taken apart. */
export interface OpenLine {
  /** Without terminal colours. */
  text: string;
  ansi: Token[] | null;
  /** Where the text starts: after gutter and blanks. */
  lead: number;
  frame: Frame;
  /** What follows the frame, as its program printed it. */
  message: string;
}

const KEPT = 8;

/** A text as lines. Each is taken apart once, however often it is looked at from those around it. */
export class Source {
  readonly lines: readonly string[];
  /** What stands before each line and is no part of it. */
  readonly gutter: RegExp | null;
  /** The first and the last line that isn't blank; -1 for none. */
  readonly first: number;
  readonly last: number;
  readonly #frames: readonly NonNullable<Dialect['frame']>[];
  readonly #isOdd: boolean;
  readonly #kept: OpenLine[] = [];
  /** Which lines these are. */
  readonly #keptAt: number[] = [];
  /** Many lines have the timestamp of another, which need not be read again. */
  #stamp: Stamp | null = null;

  constructor(text: string, frames: readonly NonNullable<Dialect['frame']>[]) {
    this.lines = splitLines(text);
    this.#frames = frames;
    this.#isOdd = isOdd(text);
    this.gutter = gutterOf(this.lines);
    const isText = (line: string) => line.slice(lead(line, this.gutter)).trim() !== '';
    this.first = this.lines.findIndex(isText);
    this.last = this.lines.findLastIndex(isText);
  }

  open(i: number): OpenLine {
    const kept = this.#kept[i % KEPT];
    if (kept !== undefined && this.#keptAt[i % KEPT] === i) return kept;
    const line = this.#take(i);
    this.#kept[i % KEPT] = line;
    this.#keptAt[i % KEPT] = i;
    return line;
  }

  #take(i: number): OpenLine {
    const { text, ansi } = stripAnsi(this.lines[i] ?? '');
    let start = lead(text, this.gutter);
    if (i === this.first) start += openQuote(text.slice(start));
    const rest = start === 0 ? text : text.slice(start);
    const frame = readFrame(this.#isOdd ? plainBlanks(rest) : rest, {
      isFirst: i === this.first,
      before: this.#stamp,
      own: this.#frames,
    });
    this.#stamp = frame.stamp ?? this.#stamp;
    const message = frame.length === 0 ? rest : rest.slice(frame.length);
    return { text, ansi, lead: start, frame, message: this.#isOdd ? normalise(message) : message.trim() };
  }
}
