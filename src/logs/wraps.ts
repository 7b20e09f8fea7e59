import { isOfStory } from './catalogue.ts';
import { isBlank, isCut, isFence, isPrompt, TERMINAL, WRAP_MIN, wrapWidth } from './clean.ts';
import type { Match } from './matcher.ts';
import type { Source } from './source.ts';

/** Messages that a terminal or a mail program has wrapped, put together again. */

/** A message made of several lines. */
export interface Joined {
  match: Match;
  /** How many lines after the first belong to it. */
  continued: number;
  /** What the same lines say when put together in the other ways they may have been broken. */
  others: readonly Match[];
}

/**
 * `hard`: a terminal broke the lines wherever its width ended. `word`: a mail program broke them at blanks, which are gone.
 * `unsure`: the text doesn't tell.
 */
export interface Wrap {
  kind: 'hard' | 'word' | 'unsure';
  /** Characters in a full line; null where no line is known to be full. */
  width: number | null;
}

/** A line that is followed by one without a beginning of its own. */
export interface Break {
  /** Characters of the line. */
  length: number;
  /** Characters it would have had with the first word of the next. */
  withWord: number;
  /** The two would hardly have stood together without a blank. */
  hadBlank: boolean;
}

const COMPLETED_MIN = 40;
const TERMINALS: ReadonlySet<number> = new Set([TERMINAL, 100, 120, 132, 160]);
const MAX_LINES = 5;
const MAX_UNKNOWN_LINES = 3;
const SURVEYED_LINES = 1000;
// Mails are wrapped at 65 to 80; a wider text with lines of no format is more likely to be one that nothing wrapped.
const WORD_WIDTH_MAX = 120;
// These may stand before a break that was no blank, in the middle of a name.
const INNER_BREAK = /[^\s-]-$|[^\s/]\/$/;
const GOES_ON = /[:,(]$| -$/;

/** How the lines of a text were wrapped. `longest` is the length of the longest that could have been broken. */
export function wrapOf(breaks: readonly Break[], longest: number, width: number | null): Wrap {
  const full = breaks.filter(({ length }) => length === longest);
  const exact = full.filter(({ hadBlank }) => !hadBlank).length;
  const varying = breaks.filter(({ length, withWord }) => length < longest && withWord > longest).length;
  const short = breaks.length - full.length - varying;
  const atBlanks = varying + full.length - exact;
  const fits = longest >= WRAP_MIN && longest <= WORD_WIDTH_MAX;
  if (fits && atBlanks > 0 && atBlanks >= exact && atBlanks >= short) return { kind: 'word', width: longest };
  return { kind: width === longest && exact > 1 && exact > atBlanks * 2 ? 'hard' : 'unsure', width };
}

export class Unwrapper {
  readonly #source: Source;
  readonly #wrap: Wrap;
  readonly #longestLine: number;

  constructor(source: Source, isKnown: (message: string) => boolean) {
    this.#source = source;
    this.#longestLine = this.#longest();
    this.#wrap = wrapOf(this.#survey(isKnown), this.#longestLine, wrapWidth(source.lines));
  }

  /** The message of line `i`, when that is full, joined with its rest: a rule may know the beginning alone, too. */
  goOn(message: string, own: Match | null, i: number, find: (message: string) => Match | null): Joined | null {
    if (this.#glues(i).length === 0) return own === null ? null : this.#complete(message, i, find);
    const isTimed = this.#isTimed(i);
    const isOwnLine = (rest: string) => {
      const found = find(rest);
      if (found === null || (isTimed && found.rule.timed)) return false;
      return own === null || isOfStory(found.dialect, own.dialect);
    };
    const ways = [[message]];
    for (let k = 0; k < MAX_LINES; k++) {
      const rest = this.#rest(i + k + 1);
      const glues = rest === null ? [] : this.#glues(i + k);
      if (rest === null || glues.length === 0) break;
      const joined = (ways[k] ?? []).flatMap((text) => glues.map((glue) => text + glue + rest));
      if (!(this.#wrap.kind === 'word' && GOES_ON.test(this.#text(i + k))) && isOwnLine(rest)) break;
      ways.push(joined);
    }
    for (let k = ways.length - 1; k > 0; k--) {
      const found = oneOf(ways[k] ?? [], k, find);
      if (found !== null) return found;
    }
    return null;
  }

  /** A message that the next line completes as a rule wants it, and no text could follow: wrapped at whatever width. */
  #complete(message: string, i: number, find: (message: string) => Match | null): Joined | null {
    const rest = message.length < COMPLETED_MIN ? null : this.#rest(i + 1);
    if (rest === null || find(rest) !== null) return null;
    for (const text of [message + rest, `${message} ${rest}`]) {
      const match = find(text);
      if (match !== null && !match.rule.pattern.test(`${text}\u0001`)) return { match, continued: 1, others: [] };
    }
    return null;
  }

  /** A message that no rule knows, joined with as many of the lines after it as make it known. */
  unwrap(message: string, i: number, find: (message: string) => Match | null): Joined | null {
    if (this.#text(i).length < WRAP_MIN) return null;
    let ways = [message];
    for (let k = 1; k <= MAX_UNKNOWN_LINES; k++) {
      const rest = this.#rest(i + k);
      if (rest === null) break;
      ways = ways.flatMap((text) => ['', ' '].map((glue) => text + glue + rest));
      const found = oneOf(ways, k, find);
      if (found !== null) return found;
    }
    return null;
  }

  #text(i: number): string {
    return this.#source.open(i).text;
  }

  #isTimed(i: number): boolean {
    return this.#source.open(i).frame.stamp !== null;
  }

  /** A line that may be the rest of the one before: it has neither time nor program of its own, nor is it blank. */
  #rest(i: number): string | null {
    const { frame, message } = this.#source.open(i);
    if (message === '' || frame.stamp !== null || frame.program !== null) return null;
    return isCut(message) || isPrompt(message) || isFence(message) ? null : message;
  }

  /** What may have stood where line `i` was broken; nothing when it isn't full. */
  #glues(i: number): readonly string[] {
    const { kind, width } = this.#wrap;
    if (kind === 'unsure' && this.#isLongest(i)) return this.#gluesOfOne(i);
    if (width === null || this.#length(i) + this.#length(i + 1) < width) return [];
    const text = this.#text(i);
    if (kind === 'word') {
      if (this.#withWord(i) <= width) return [];
      return INNER_BREAK.test(text) ? ['', ' '] : [' '];
    }
    if (text.length !== width) return [];
    // The break may have been at a blank, which the end of a line or its indent hides.
    if (text.endsWith(' ') || this.#isIndented(i + 1)) return [' '];
    // Of a single line that is as long as a terminal is wide, seven in eight were broken by one.
    return kind === 'hard' || width === TERMINAL ? [''] : ['', ' '];
  }

  /**
   * A line with a time and one after it without, which would not have fitted into the longest: it was broken, where no other
   * line tells how. One that is exactly as long as a terminal is wide was broken by that, any other at a blank.
   */
  #gluesOfOne(i: number): readonly string[] {
    const text = this.#text(i);
    return TERMINALS.has(text.length) && !text.endsWith(' ') && !this.#isIndented(i + 1) ? [''] : [' '];
  }

  #isLongest(i: number): boolean {
    return (
      this.#length(i) >= WRAP_MIN &&
      this.#length(i) + this.#length(i + 1) >= this.#longestLine &&
      this.#rest(i + 1) !== null &&
      this.#withWord(i) > this.#longestLine &&
      this.#isTimed(i)
    );
  }

  /** Characters of a line with its colours. */
  #length(i: number): number {
    return this.#source.lines[i]?.length ?? 0;
  }

  #isIndented(i: number): boolean {
    const text = this.#text(i);
    return isBlank(text.charCodeAt(this.#source.gutter?.exec(text)?.[0].length ?? 0));
  }

  /** How long line `i` would have been with the first word of the next. */
  #withWord(i: number): number {
    const { text, lead } = this.#source.open(i + 1);
    const blank = text.indexOf(' ', lead);
    return this.#text(i).trimEnd().length + 1 + (blank < 0 ? text.length : blank) - lead;
  }

  #survey(isKnown: (message: string) => boolean): Break[] {
    const breaks: Break[] = [];
    for (let i = 0; i < Math.min(this.#source.lines.length, SURVEYED_LINES); i++) {
      const rest = this.#rest(i + 1);
      const text = this.#text(i);
      if (rest === null || text.trim() === '' || isKnown(rest)) continue;
      breaks.push({
        length: text.length,
        withWord: this.#withWord(i),
        hadBlank: hadBlank(text, rest),
      });
    }
    return breaks;
  }

  /** A line of one long word can't be broken, whatever the width. */
  #longest(): number {
    let longest = 0;
    for (const [i, raw] of this.#source.lines.entries()) {
      if (raw.length <= longest) continue;
      const { text, lead } = this.#source.open(i);
      if (text.slice(lead).trimEnd().includes(' ')) longest = Math.max(longest, text.length);
    }
    return longest;
  }
}

function hadBlank(text: string, rest: string): boolean {
  return /[,;)]$| -$/.test(text) ? /^[\p{L}'"(]/u.test(rest) : text.endsWith(':') && /^['"(]/.test(rest);
}

function oneOf(texts: readonly string[], continued: number, find: (message: string) => Match | null): Joined | null {
  const [match, ...others] = texts.flatMap((text) => find(text) ?? []);
  return match === undefined ? null : { match, continued, others };
}
