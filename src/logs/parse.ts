import {
  isCut,
  isPrompt,
  isQuoted,
  lead,
  normalise,
  plainBlanks,
  splitLines,
  stripAnsi,
  WRAP_MIN,
  wrapWidth,
} from './clean.ts';
import type { Dialect, Frame, Learned } from './dialect.ts';
import { DIALECTS, PLAIN } from './dialects/index.ts';
import { type Match, Matcher } from './matcher.ts';
import { RecordBuilder } from './record.ts';
import { Clock, readStamp, type Stamp } from './time.ts';
import type { DialectName, Level, LogLine, LogRecord, ParsedLog } from './types.ts';

export interface ParseOptions {
  /** The format, when it is known; found by the lines themselves otherwise. */
  dialect?: DialectName;
}

const MATCHERS = DIALECTS.map((dialect) => new Matcher(dialect));

/**
 * Reads a log: text, or bytes that are taken for UTF-8. Any input gives a record, in time linear
 * in its length; nothing throws. What no rule knows is kept as lines and counted, what the log
 * doesn't say is null.
 */
export function parseLog(input: string | Uint8Array, options: ParseOptions = {}): ParsedLog {
  const reader = new Reader(options.dialect ?? null);
  const texts = splitLines(input);
  reader.quoted = isQuoted(texts);
  reader.width = wrapWidth(texts);
  for (let i = 0; i < texts.length; i++) i += reader.read(texts, i);
  return reader.finish();
}

/** A line with what was found in it, kept until it is known which format the log is of. */
interface Reading {
  line: LogLine;
  /** Without what the pattern found: that would be most of the memory. */
  match: Pick<Match, 'dialect' | 'rule'> | null;
  learned: Learned | null;
}

const WRAP_MAX_LINES = 3;

class Reader {
  quoted = false;
  /** Characters at which the lines were wrapped. */
  width: number | null = null;
  readonly #named: DialectName | null;
  readonly #clock = new Clock();
  readonly #readings: Reading[] = [];
  readonly #score = new Map<Dialect, number>();
  /** By family, whose formats are of one product. */
  readonly #versions = new Map<string, { since: string | null; until: string | null }>();
  /** The format of the last line that was known: tried first for the next. */
  #hot: Matcher | null;

  constructor(named: DialectName | null) {
    this.#named = named;
    this.#hot = MATCHERS.find(({ dialect }) => dialect.name === named) ?? null;
  }

  /** Reads line `i` of `texts`. Returns how many lines after it were the rest of its message. */
  read(texts: readonly string[], i: number): number {
    const line = this.#open(texts[i] ?? '', i + 1);
    const message = normalise(line.message);
    let [match, continued] = this.#goOn(message, line, texts, i);
    match ??= this.#find(message, line);
    if (match === null && line.text.length >= WRAP_MIN) {
      [match, continued] = this.#unwrap(message, line, texts, i);
    }
    this.#keep(line, message, match);
    for (let k = 1; k <= continued; k++) {
      const rest = this.#open(texts[i + k] ?? '', i + k + 1);
      this.#readings.push({ line: { ...rest, continues: true, level: line.level }, match: null, learned: null });
    }
    return continued;
  }

  finish(): ParsedLog {
    const dialect = this.#dialect();
    const records = this.#records(dialect);
    const [first = new RecordBuilder().finish(dialect)] = records;
    const lines = this.#readings.map(({ line }) => line);
    return {
      ...first,
      dialect: dialect.name,
      dialectVersion: this.#version(dialect),
      lines,
      records,
      clockStepsBack: this.#clock.stepsBack,
      notUnderstood: lines.filter(isNotUnderstood).length,
    };
  }

  /** Takes a line apart: quote sign, timestamp, host and program, message. */
  #open(raw: string, number: number): LogLine {
    const { text, ansi } = stripAnsi(raw);
    let start = lead(text, this.quoted);
    const rest = start === 0 ? text : text.slice(start);
    const frame = readFrame(rest, number === 1);
    start += frame.length;
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

  #keep(line: LogLine, message: string, match: Match | null): void {
    if (match === null) {
      line.event = isCut(message) ? 'cut' : isPrompt(message) ? 'prompt' : null;
      if (line.event === null && line.level === 'info') line.level = levelOf(message);
      this.#readings.push({ line, match, learned: null });
      return;
    }
    const { dialect, rule } = match;
    const learned = rule.learn?.(match.match) ?? null;
    line.dialect = dialect.name;
    line.event = rule.event;
    line.fields = learned?.fields ?? null;
    if (rule.level !== undefined) line.level = rule.level;
    if (!rule.vague) this.#score.set(dialect, (this.#score.get(dialect) ?? 0) + (rule.common ? 0 : 1));
    this.#narrow(dialect, rule.since, rule.until);
    this.#readings.push({ line, match: { dialect, rule }, learned });
  }

  #find(message: string, { program }: LogLine): Match | null {
    if (message === '') return null;
    const claimed = program === null ? undefined : MATCHERS.find(({ dialect }) => dialect.programs?.test(program));
    const near = claimed?.find(message) ?? this.#hot?.find(message) ?? null;
    const found = near !== null && !near.rule.vague ? near : this.#findAnywhere(message, near);
    if (found !== null && !found.rule.vague)
      this.#hot = MATCHERS.find(({ dialect }) => dialect === found.dialect) ?? null;
    return found;
  }

  /** The first rule of any format that knows the message; a vague one only when there is no other. */
  #findAnywhere(message: string, vague: Match | null): Match | null {
    let last = vague;
    for (const matcher of MATCHERS) {
      const found = matcher === this.#hot ? null : matcher.find(message);
      if (found !== null && !found.rule.vague) return found;
      last ??= found;
    }
    return last;
  }

  /** The message of a line as long as the terminal was wide, joined with its rest: a rule may know the beginning alone, too. */
  #goOn(message: string, line: LogLine, texts: readonly string[], i: number): [Match | null, number] {
    let joined = message;
    let k = 0;
    while (k < WRAP_MAX_LINES && texts[i + k]?.length === this.width) {
      const rest = this.#rest(texts[i + k + 1]);
      if (rest === null || this.#find(normalise(rest), line) !== null) break;
      // The break may have been at a blank, which the end of a line or its indent hides.
      const blank = !this.quoted && (texts[i + k]?.endsWith(' ') || texts[i + k + 1]?.startsWith(' '));
      joined += blank ? ` ${normalise(rest)}` : normalise(rest);
      k++;
    }
    const match = k === 0 ? null : this.#find(joined, line);
    return match === null ? [null, 0] : [match, k];
  }

  /** A line that may be the rest of the one before: it has neither time nor program of its own, nor is it blank. */
  #rest(raw: string | undefined): string | null {
    const text = stripAnsi(raw ?? '').text;
    const rest = text.slice(lead(text, this.quoted));
    const { stamp, program } = readFrame(rest, false);
    return rest === '' || stamp !== null || program !== null ? null : rest;
  }

  /** The message joined with the lines after it, where those have no time of their own and a rule then knows it. */
  #unwrap(message: string, line: LogLine, texts: readonly string[], i: number): [Match | null, number] {
    for (const glue of ['', ' ']) {
      let joined = message;
      for (let k = 1; k <= WRAP_MAX_LINES; k++) {
        const rest = this.#rest(texts[i + k]);
        if (rest === null) break;
        joined += glue + normalise(rest);
        const match = this.#find(joined, line);
        if (match !== null) return [match, k];
      }
    }
    return [null, 0];
  }

  #dialect(): Dialect {
    if (this.#named !== null) return DIALECTS.find(({ name }) => name === this.#named) ?? PLAIN;
    let best: Dialect = PLAIN;
    let bestScore = -1;
    // The order of the list settles ties.
    for (const dialect of DIALECTS) {
      const score = this.#familyScore(dialect);
      if (score > bestScore) [best, bestScore] = [dialect, score];
    }
    // A hundred lines of a mirror don't make a migration anything else: within a family the order decides, not the number.
    const family = DIALECTS.filter((dialect) => isOfStory(dialect, best));
    return family.find((dialect) => (this.#score.get(dialect) ?? 0) > 0) ?? family.at(-1) ?? best;
  }

  /** Lines that only a format or its family prints; -1 when none of its lines is there at all. */
  #familyScore(dialect: Dialect): number {
    const scores = DIALECTS.flatMap((other) => (isOfStory(other, dialect) ? (this.#score.get(other) ?? []) : []));
    return scores.length === 0 ? -1 : scores.reduce((sum, score) => sum + score, 0);
  }

  #records(dialect: Dialect): LogRecord[] {
    const records: LogRecord[] = [];
    let builder = new RecordBuilder();
    for (const { line, match, learned } of this.#readings) {
      const rule = match !== null && isOfStory(match.dialect, dialect) ? match.rule : null;
      if (rule !== null && builder.endsBefore(rule)) {
        records.push(builder.finish(dialect));
        builder = new RecordBuilder();
      }
      // What any log may hold says nothing in a log of another format.
      if (rule === null && match?.rule.vague) {
        Object.assign(line, { dialect: null, event: null, fields: null, level: levelOf(line.message) });
      }
      builder.add(line, rule, rule === null ? null : learned);
    }
    if (!builder.isEmpty) records.push(builder.finish(dialect));
    return records;
  }

  #narrow(dialect: Dialect, since: string | undefined, until: string | undefined): void {
    if (since === undefined && until === undefined) return;
    const key = dialect.family ?? dialect.name;
    const range = this.#versions.get(key) ?? { since: null, until: null };
    if (since !== undefined && (range.since === null || compareVersions(since, range.since) > 0)) range.since = since;
    if (until !== undefined && (range.until === null || compareVersions(until, range.until) < 0)) range.until = until;
    this.#versions.set(key, range);
  }

  #version(dialect: Dialect): string | null {
    const range = this.#versions.get(dialect.family ?? dialect.name);
    if (range === undefined || dialect.product === undefined) return null;
    const { since, until } = range;
    // Lines of different versions in one text: nothing that could be said of all of it.
    if (since !== null && until !== null && compareVersions(since, until) > 0) return null;
    if (since === until) return `${dialect.product} ${since}`;
    if (since === null) return `${dialect.product} ${until} or older`;
    return until === null ? `${dialect.product} ${since} or newer` : `${dialect.product} ${since} to ${until}`;
  }
}

function isOfStory(dialect: Dialect, main: Dialect): boolean {
  return dialect === main || (dialect.family !== undefined && dialect.family === main.family);
}

function isNotUnderstood({ event, continues, message }: LogLine): boolean {
  return event === null && !continues && message.trim() !== '';
}

// `host program[pid]: `, as syslog and the journal print it; without a pid only for programs that never have one.
// Some print blanks before the message; the kernel's own seconds since boot may follow.
const SYSLOG =
  /^([A-Za-z0-9][\w.-]{0,254}) ((?:[\w@./-]{1,64})(?:\[\d{1,10}\])|kernel|systemd|corosync|pacemakerd?|keepalived|Keepalived(?:_vrrp|_healthcheckers)?|pve-ha-(?:crm|lrm)|watchdog-mux|pvedaemon|pvescheduler|pvestatd|pvesr): {1,8}(?:\[ {0,8}\d{1,12}\.\d{1,9}\] )?/;
// The same without the host (`journalctl --no-hostname`).
const PROGRAM = /^()((?:[A-Za-z][\w@./-]{1,63})\[\d{1,10}\]): {1,8}/;
const HEADER_MAX = 400;
const OWN_FRAMES = DIALECTS.flatMap(({ frame }) => (frame === undefined ? [] : [frame]));
// A first line whose beginning was not copied: the rest of its timestamp.
const TORN = /^(?:\d{0,4}[-/: ]){0,2}\d{0,2}(?::\d{2}){1,2} (?=[A-Za-z(['])/;

function readFrame(line: string, isFirst: boolean): Frame {
  const text = plainBlanks(line);
  const stamp = readStamp(text);
  const start = stamp?.length ?? (isFirst ? (TORN.exec(text)?.[0].length ?? 0) : 0);
  const rest = text.slice(start, start + HEADER_MAX);
  // Every header has one of these; most lines of a task log have neither.
  if (!rest.includes(': ') && !rest.includes('[')) return bare(start, stamp, null, null);
  const header = SYSLOG.exec(rest) ?? PROGRAM.exec(rest);
  if (header !== null) return bare(start + header[0].length, stamp, header[1] || null, withoutPid(header[2]));
  for (const readOwn of OWN_FRAMES) {
    const frame = readOwn(text);
    if (frame !== null) return frame;
  }
  return bare(start, stamp, null, null);
}

function bare(length: number, stamp: Stamp | null, host: string | null, program: string | null): Frame {
  return { length, stamp, host, program, level: 'info' };
}

function withoutPid(program: string | undefined): string | null {
  return program?.replace(/\[\d+\]$/, '') ?? null;
}

const ERROR = /^(?:error|fatal|critical|crit|emerg|alert|panic)\b/i;
const WARNING = /^(?:warn|warning)\b/i;

/** The level that a line of no known format gives itself. */
function levelOf(message: string): Level {
  // OpenStack prints the number of the process before.
  const start = message
    .slice(0, 24)
    .replace(/^\d{1,10} /, '')
    .replace(/^[[(<]/, '');
  if (ERROR.test(start)) return 'error';
  return WARNING.test(start) ? 'warning' : 'info';
}

function compareVersions(a: string, b: string): number {
  const [aMajor = 0, aMinor = 0] = a.split('.').map(Number);
  const [bMajor = 0, bMinor = 0] = b.split('.').map(Number);
  return aMajor - bMajor || aMinor - bMinor;
}
