import { Catalogue } from './catalogue.ts';
import { decode, isCut, isPrompt, withoutOpenQuote } from './clean.ts';
import type { Dialect, Learned, Rule } from './dialect.ts';
import { DIALECTS } from './dialects/index.ts';
import { plain } from './dialects/plain.ts';
import { levelOf } from './frame.ts';
import type { Match, Matcher } from './matcher.ts';
import { type Reading, recordsOf } from './records.ts';
import { type OpenLine, Source } from './source.ts';
import { Tally } from './tally.ts';
import { Clock } from './time.ts';
import { findTorn } from './torn.ts';
import type { LogLine, ParsedLog } from './types.ts';
import { VersionRange } from './version.ts';
import { type Joined, Unwrapper } from './wraps.ts';

export interface ParseOptions {
  /**
   * Name of the format, when it is known; found by the lines themselves otherwise. A name that no format has means `plain`.
   * The story is then told by lines of that format alone: `linesOfDialect` says how many there are.
   */
  dialect?: string;
  /** The formats to look for, in place of those in `dialects/`. Keep the array: what is made of it is made once. */
  dialects?: readonly Dialect[];
  /** Called every now and then with how many of the lines have been read. */
  onProgress?(lines: number, of: number): void;
}

const PROGRESS_LINES = 10_000;

const CATALOGUES = new WeakMap<readonly Dialect[], Catalogue>();

function catalogueOf(dialects: readonly Dialect[]): Catalogue {
  let catalogue = CATALOGUES.get(dialects);
  if (catalogue === undefined) {
    catalogue = new Catalogue(dialects);
    CATALOGUES.set(dialects, catalogue);
  }
  return catalogue;
}

/**
 * Reads a log: text, or bytes in UTF-8 or UTF-16. Any input gives a record, in time linear
 * in its length; nothing throws. What no rule knows is kept as lines and counted, what the log
 * doesn't say is null.
 */
export function parseLog(input: string | Uint8Array, options: ParseOptions = {}): ParsedLog {
  const { dialect, dialects = DIALECTS } = options;
  const catalogue = catalogueOf(dialects);
  const reader = new Reader(decode(input), catalogue, dialect === undefined ? null : catalogue.named(dialect));
  const { source } = reader;
  const of = source.lines.length;
  for (let i = 0, told = 0; i < of; i++) {
    i += reader.read(i);
    if (i - told < PROGRESS_LINES) continue;
    options.onProgress?.(i, of);
    told = i;
  }
  return reader.finish();
}

class Reader {
  readonly source: Source;
  readonly #unwrapper: Unwrapper;
  readonly #catalogue: Catalogue;
  readonly #named: Dialect | null;
  readonly #clock = new Clock();
  readonly #readings: Reading[] = [];
  readonly #tally = new Tally();
  /** By family, whose formats are of one product. */
  readonly #versions = new Map<string, VersionRange>();
  /** What a rule alone says needs saying once. */
  readonly #seen = new Map<Rule, { dialect: Dialect; rule: Rule }>();
  /** The format of the last line that was known: tried first for the next. */
  #hot: { dialect: Dialect; matcher: Matcher } | null;

  constructor(text: string, catalogue: Catalogue, named: Dialect | null) {
    this.source = new Source(text, catalogue.frames);
    this.#unwrapper = new Unwrapper(this.source, (message) => catalogue.find(message, null) !== null);
    this.#catalogue = catalogue;
    this.#named = named;
    this.#hot = named === null ? null : this.#hotOf(named);
  }

  /** Reads line `i`. Returns how many lines after it were the rest of its message. */
  read(i: number): number {
    const open = this.source.open(i);
    const line = this.#lineOf(open, i + 1);
    const message = i === this.source.last ? withoutOpenQuote(open.message) : open.message;
    const find = (text: string) => this.#find(text, line);
    const own = find(message);
    const joined =
      this.#unwrapper.goOn(message, own, i, find) ?? (own === null ? this.#unwrapper.unwrap(message, i, find) : null);
    let match = joined?.match ?? own;
    if (i === this.source.first) match ??= findTorn(message, this.#catalogue, find);
    this.#keep(line, message, match, joined);
    const continued = joined?.continued ?? 0;
    for (let k = 1; k <= continued; k++) {
      const rest = this.#lineOf(this.source.open(i + k), i + k + 1);
      this.#readings.push({ line: { ...rest, continues: true, level: line.level }, match: null, learned: null });
    }
    return continued;
  }

  finish(): ParsedLog {
    const leader = this.#named ?? this.#tally.leader(this.#catalogue) ?? plain;
    const records = recordsOf(this.#readings, this.#catalogue, leader, this.#named !== null);
    const lines = this.#readings.map(({ line }) => line);
    return {
      ...records[0],
      dialectVersion: this.#version(leader),
      lines,
      records: lines.length === 0 ? [] : records,
      clockStepsBack: this.#clock.stepsBack,
      notUnderstood: lines.filter(isNotUnderstood).length,
      linesOfDialect: this.#readings.filter(({ match }) => match !== null).length,
    };
  }

  #lineOf({ text, ansi, lead, frame }: OpenLine, number: number): LogLine {
    const start = lead + frame.length;
    return {
      number,
      text,
      message: start === 0 ? text : text.slice(start),
      stamp: frame.stamp,
      elapsedMs: frame.stamp === null ? null : this.#clock.advance(frame.stamp),
      host: frame.host,
      program: frame.program,
      level: frame.level,
      dialect: null,
      event: null,
      fields: null,
      phase: null,
      continues: false,
      ansi,
    };
  }

  #keep(line: LogLine, message: string, match: Match | null, joined: Joined | null): void {
    if (match === null) {
      line.event = isCut(message) ? 'cut' : isPrompt(message) ? 'prompt' : null;
      if (line.event === null && line.level === 'info') line.level = levelOf(message);
      this.#readings.push({ line, match, learned: null });
      return;
    }
    const { dialect, rule } = match;
    const learned = joined === null ? learn(match) : agreed(learn(match), joined.others.map(learn));
    line.dialect = dialect.name;
    line.event = rule.event;
    line.fields = learned?.fields ?? null;
    line.level = (dialect.level === undefined ? rule.level : dialect.level(message, rule.level)) ?? line.level;
    this.#tally.count(dialect, rule);
    this.#readings.push({ line, match: this.#known(dialect, rule), learned: tellsFacts(learned) ? learned : null });
  }

  #find(message: string, { program }: LogLine): Match | null {
    if (message === '') return null;
    const claimed = program === null ? null : this.#catalogue.byProgram(program);
    const near = claimed?.find(message) ?? this.#hot?.matcher.find(message) ?? null;
    const found = near !== null && !near.rule.vague ? near : this.#catalogue.find(message, near);
    if (found !== null && !found.rule.vague && found.dialect !== this.#hot?.dialect)
      this.#hot = this.#hotOf(found.dialect);
    return found;
  }

  #hotOf(dialect: Dialect): { dialect: Dialect; matcher: Matcher } | null {
    const matcher = this.#catalogue.matcherOf(dialect);
    return matcher === null ? null : { dialect, matcher };
  }

  /** A match without what the pattern found, which would be most of the memory. */
  #known(dialect: Dialect, rule: Rule): NonNullable<Reading['match']> {
    let known = this.#seen.get(rule);
    if (known === undefined || known.dialect !== dialect) {
      known = { dialect, rule };
      this.#seen.set(rule, known);
      this.#narrow(dialect, rule);
    }
    return known;
  }

  #narrow(dialect: Dialect, { since, until }: Rule): void {
    if (since === undefined && until === undefined) return;
    const key = dialect.family ?? dialect.name;
    const range = this.#versions.get(key) ?? new VersionRange();
    range.narrow(since, until);
    this.#versions.set(key, range);
  }

  #version({ family, name, product }: Dialect): string | null {
    return product === undefined ? null : (this.#versions.get(family ?? name)?.describe(product) ?? null);
  }
}

function learn({ rule, match }: Match): Learned | null {
  return rule.learn?.(match) ?? null;
}

/** What is said in every way to put a wrapped message together: where they differ, one of them is invented. */
function agreed(learned: Learned | null, others: readonly (Learned | null)[]): Learned | null {
  if (learned === null || others.length === 0) return learned;
  const said = (name: keyof Learned) => others.every((other) => isSame(learned[name], other?.[name]));
  const common = <T extends object>(own: T | undefined, of: (other: Learned | null) => object | undefined) =>
    own &&
    Object.fromEntries(
      Object.entries(own).filter(([name, value]) =>
        others.every((other) => isSame(value, new Map(Object.entries(of(other) ?? {})).get(name))),
      ),
    );
  const { sample, disk, warnings } = learned;
  const facts = common(learned.facts, (other) => other?.facts);
  const fields = common(learned.fields, (other) => other?.fields);
  return {
    ...(facts && { facts }),
    ...(fields && { fields }),
    ...(sample && said('sample') && { sample }),
    ...(disk !== undefined && said('disk') && { disk }),
    ...(warnings !== undefined && said('warnings') && { warnings }),
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** False for what only says something of its own line, where it is kept already. */
function tellsFacts(learned: Learned | null): boolean {
  if (learned === null) return false;
  const { facts, sample, disk, warnings } = learned;
  return facts !== undefined || sample !== undefined || disk !== undefined || warnings !== undefined;
}

/** A line with a text that no rule knows. */
export function isNotUnderstood({ event, continues, message }: LogLine): boolean {
  return event === null && !continues && message.trim() !== '';
}
