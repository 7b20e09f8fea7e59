/**
 * Timestamps of logs, and the time that passes between them. Forms, after the products' own sources:
 *
 * - `May 02 10:57:01`: PVE task logs to 4.4, syslog (RFC 3164), `journalctl`; no year, no zone, month names may be localized;
 *   `9月 16 19:31:41` and `9 月 16 日 19:31:41` where months are numbers
 * - `2018-05-02 10:57:01`, `2024-05-02T10:57:01.123456+02:00`, `2016-05-02 10:57:01,123+0200`: PVE from 5.0, ISO 8601, vdsm
 * - `[2024-05-02 10:57:01]`, `2024/05/02 10:57:01`: programs of many kinds
 * - `Thu 2024-05-02 10:57:01 CEST`: `journalctl -o short-full`; a zone by its letters is not known, but for UTC
 * - `[335791.633014]`: seconds since boot, kernel ring buffer
 * - `[Fr Mär 15 20:07:23 2024]`: `dmesg -T`, localized; `Sat Sep 16 19:04:02 2023:`: keepalived on a terminal,
 *   which in other locales is `Sa 16 Sep 2023 19:04:02 CEST:` or `Sat 16 Sep 2023 07:04:02 PM CEST:`
 * - `[date removed]`: an author took the time out
 */

export interface Stamp {
  /** As written, without brackets around it. */
  text: string;
  /** Characters it takes at the start of the line, what separates it from the message included. */
  length: number;
  /** Null where the line doesn't say. Months count from 0. */
  year: number | null;
  month: number | null;
  day: number | null;
  /** ms since midnight, or since boot for `uptime`. Null when the time was taken out. */
  timeMs: number | null;
  /** Minutes east of UTC, null when the log is in local time. */
  zoneMinutes: number | null;
  uptime: boolean;
}

const DAY_MS = 86_400_000;

// English, and the abbreviations that glibc prints for German, French, Spanish, Italian, Dutch and Portuguese.
const MONTHS = new Map<string, number>(
  [
    'jan januar january janv ene gen',
    'feb februar february févr fev',
    'mar mär mrz märz march mars mrt',
    'apr april avr abr',
    'may mai maj mag mei maio mayo',
    'jun juni june juin giu',
    'jul juli july juil lug',
    'aug august août ago',
    'sep sept september set',
    'oct okt october oktober ott out',
    'nov november',
    'dec dez dezember december déc dic',
  ].flatMap((names, month) => names.split(' ').map((name): [string, number] => [name, month])),
);

// A letter of Latin-1 read as UTF-8 is U+FFFD.
const SHORT = /^([\p{L}\ufffd]{3,9})\.? {1,2}(\d{1,2}) (\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?(?::? |$)/u;
const NUMBERED = /^(\d{1,2}) ?[月월] {0,2}(\d{1,2}) ?[日일]? (\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?(?::? |$)/;
const ISO =
  /^(\[?)(\d{4})[-/](\d{2})[-/](\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?(Z| ?[+-]\d{2}:?\d{2})?(\]?)(?::? {1,2}|$)/;
const FULL =
  /^\p{L}{2,9}\.?,? (\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?: ([A-Z]{3,5}|[+-]\d{2,4}))?(?::? |$)/u;
const UPTIME = /^\[ {0,8}(\d{1,12})\.(\d{1,9})\](?: |$)/;
const CTIME =
  /^(\[?)[\p{L}\ufffd]{2,9}\.?,? ([\p{L}\ufffd]{3,9})\.? {1,2}(\d{1,2}) (\d{2}):(\d{2}):(\d{2}) (\d{4})(\]?)(?::? |$)/u;
const LOCAL =
  /^(\[?)[\p{L}\ufffd]{2,9}\.?,? (\d{1,2})\.? ([\p{L}\ufffd]{3,9})\.? (\d{4}) (\d{2}):(\d{2}):(\d{2})(?: ([AP]M))?(?: [A-Z]{3,5})?(\]?)(?::? |$)/u;
const REMOVED = /^\[(?:date|time|timestamp)[^\]]{0,40}\](?: |$)/i;

/**
 * Reads the timestamp at the start of a line; null when there is none. `before` is that of a line before, if there is one:
 * many lines have the same, which need not be read again.
 */
export function readStamp(line: string, before: Stamp | null = null): Stamp | null {
  if (before !== null && isRepeated(line, before)) return before;
  const plain = readPlain(line);
  if (plain !== null) return plain;
  const first = line.charCodeAt(0);
  if (first >= 48 && first <= 57) return readIso(line) ?? readNumbered(line);
  if (first === 91) return readUptime(line) ?? readIso(line) ?? readCtime(line) ?? readLocal(line) ?? readRemoved(line);
  if (first < 65) return null;
  return readShort(line) ?? readCtime(line) ?? readFull(line) ?? readLocal(line);
}

/**
 * The two forms of task logs, `May 02 10:57:01 ` and `2018-05-02 10:57:01 `, without a pattern: by far the most lines have one
 * of them. What is anything else, or no time, is null: the patterns decide.
 */
function readPlain(line: string): Stamp | null {
  const isIso = line.charCodeAt(4) === DASH && line.charCodeAt(7) === DASH && line.charCodeAt(10) === BLANK;
  const at = isIso ? 11 : 7;
  const length = at + 9;
  if (line.charCodeAt(at + 2) !== COLON || line.charCodeAt(at + 5) !== COLON) return null;
  if (line.charCodeAt(length - 1) !== BLANK || line.charCodeAt(length) === BLANK) return null;
  const hour = twoDigits(line, at);
  const minute = twoDigits(line, at + 3);
  const second = twoDigits(line, at + 6);
  const day = twoDigits(line, at - 3);
  // Also where one isn't a number.
  if (!(hour < 24 && minute < 60 && second < 61 && day < 32)) return null;
  const timeMs = ((hour * 60 + minute) * 60 + second) * 1000;
  const text = line.slice(0, length - 1);
  const common = { text, length, timeMs, zoneMinutes: null, uptime: false };
  if (isIso) {
    const year = twoDigits(line, 0) * 100 + twoDigits(line, 2);
    const month = twoDigits(line, 5) - 1;
    return Number.isNaN(year) || !isDay(month, day) ? null : { ...common, year, month, day };
  }
  const month =
    line.charCodeAt(3) === BLANK && line.charCodeAt(6) === BLANK ? ENGLISH.get(line.slice(0, 3)) : undefined;
  return month === undefined ? null : { ...common, year: null, month, day };
}

const [BLANK, DASH, COLON, ZERO] = [32, 45, 58, 48];
const ENGLISH = new Map(
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((name, i) => [name, i]),
);

/** NaN where they are none. */
function twoDigits(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - ZERO, text.charCodeAt(at + 1) - ZERO];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** True when the line starts with the same text up to the same blank, and with no second one. */
function isRepeated(line: string, { text, length }: Stamp): boolean {
  return (
    length === text.length + 1 &&
    line.startsWith(text) &&
    line.charCodeAt(length - 1) === 32 &&
    line.charCodeAt(length) !== 32
  );
}

function readIso(line: string): Stamp | null {
  const match = ISO.exec(line);
  if (match === null) return null;
  const [whole, open, year, month, day, hour, minute, second, fraction, zone, close] = match;
  const timeMs = clockMs(hour, minute, second, fraction);
  if (timeMs === null || !isDay(Number(month) - 1, Number(day)) || (open === '[') !== (close === ']')) return null;
  return {
    ...stamp(whole, timeMs),
    year: Number(year),
    month: Number(month) - 1,
    day: Number(day),
    zoneMinutes: zone === undefined ? null : zoneMinutes(zone.trimStart()),
  };
}

function readFull(line: string): Stamp | null {
  const match = FULL.exec(line);
  if (match === null) return null;
  const [whole, year, month, day, hour, minute, second, fraction, zone = ''] = match;
  const timeMs = clockMs(hour, minute, second, fraction);
  if (timeMs === null || !isDay(Number(month) - 1, Number(day))) return null;
  return {
    ...stamp(whole, timeMs),
    year: Number(year),
    month: Number(month) - 1,
    day: Number(day),
    zoneMinutes: zone === 'UTC' || zone === 'GMT' ? 0 : /^[+-]/.test(zone) ? zoneMinutes(zone.padEnd(5, '0')) : null,
  };
}

/** The time of `%c` in locales that put the day first; with half days, `PM` adds twelve hours. */
function readLocal(line: string): Stamp | null {
  const match = LOCAL.exec(line);
  if (match === null) return null;
  const [whole, open, day, name = '', year, hour, minute, second, half, close] = match;
  const timeMs = clockMs(
    half === undefined ? hour : String((Number(hour) % 12) + (half === 'PM' ? 12 : 0)),
    minute,
    second,
    undefined,
  );
  if (timeMs === null || (open === '[') !== (close === ']')) return null;
  return { ...stamp(whole, timeMs), year: Number(year), month: monthOf(name), day: Number(day) };
}

function readShort(line: string): Stamp | null {
  const match = SHORT.exec(line);
  if (match === null) return null;
  const [whole, name = '', day, hour, minute, second, fraction] = match;
  const timeMs = clockMs(hour, minute, second, fraction);
  if (timeMs === null) return null;
  return { ...stamp(whole, timeMs), month: monthOf(name), day: Number(day) };
}

function readNumbered(line: string): Stamp | null {
  const match = NUMBERED.exec(line);
  if (match === null) return null;
  const [whole, month, day, hour, minute, second, fraction] = match;
  const timeMs = clockMs(hour, minute, second, fraction);
  if (timeMs === null || !isDay(Number(month) - 1, Number(day))) return null;
  return { ...stamp(whole, timeMs), month: Number(month) - 1, day: Number(day) };
}

function readCtime(line: string): Stamp | null {
  const match = CTIME.exec(line);
  if (match === null) return null;
  const [whole, open, name = '', day, hour, minute, second, year, close] = match;
  const timeMs = clockMs(hour, minute, second, undefined);
  if (timeMs === null || (open === '[') !== (close === ']')) return null;
  return { ...stamp(whole, timeMs), year: Number(year), month: monthOf(name), day: Number(day) };
}

function readUptime(line: string): Stamp | null {
  const match = UPTIME.exec(line);
  if (match === null) return null;
  const [whole, seconds, fraction = ''] = match;
  return { ...stamp(whole, Number(seconds) * 1000 + fractionMs(fraction)), uptime: true };
}

function readRemoved(line: string): Stamp | null {
  const whole = REMOVED.exec(line)?.[0];
  return whole === undefined ? null : stamp(whole, null);
}

function stamp(whole: string, timeMs: number | null): Stamp {
  return {
    text: withoutFrame(whole),
    length: whole.length,
    year: null,
    month: null,
    day: null,
    timeMs,
    zoneMinutes: null,
    uptime: false,
  };
}

/** A stamp without its brackets, its colon and the blanks after it. */
function withoutFrame(whole: string): string {
  let end = whole.length;
  while (whole.charCodeAt(end - 1) === 32) end--;
  if (whole.charCodeAt(end - 1) === 58) end--;
  if (whole.charCodeAt(end - 1) === 93) end--;
  return whole.slice(whole.charCodeAt(0) === 91 ? 1 : 0, end);
}

function clockMs(hour = '', minute = '', second = '', fraction: string | undefined): number | null {
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  // 60 is a leap second.
  if (h > 23 || m > 59 || s > 60) return null;
  return ((h * 60 + m) * 60 + s) * 1000 + fractionMs(fraction ?? '');
}

function fractionMs(digits: string): number {
  if (digits === '') return 0;
  return Number(digits.padEnd(9, '0')) / 1e6;
}

function isDay(month: number, day: number): boolean {
  return month >= 0 && month <= 11 && day >= 1 && day <= 31;
}

function monthOf(name: string): number | null {
  const lower = name.toLowerCase();
  return MONTHS.get(lower) ?? (lower.includes('\ufffd') ? monthLike(lower) : null);
}

/** The month of a name with a letter lost, where only one has such a name. */
function monthLike(name: string): number | null {
  const fits = (known: string) =>
    known.length === name.length && [...name].every((letter, i) => letter === known[i] || letter === '\ufffd');
  const months = new Set([...MONTHS].flatMap(([known, month]) => (fits(known) ? [month] : [])));
  const [month = null] = months;
  return months.size === 1 ? month : null;
}

function zoneMinutes(zone: string): number {
  if (zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

// Where a log names no year, these only serve to subtract. One in four years is a leap year: taken for one when the log says so.
const [YEAR, YEAR_DAYS] = [2015, 365];
const [LEAP_YEAR, LEAP_YEAR_DAYS] = [2016, 366];
const HALF_DAY_MS = DAY_MS / 2;

/**
 * Turns the timestamps of a log into ms since its first one. It never invents a date: without a year,
 * a step from December to January is a new year, and without a known month only the time of day counts.
 */
export class Clock {
  #previous: Stamp | null = null;
  #elapsedMs = 0;
  /** How often the clock was set back. Elapsed times are doubtful then. */
  stepsBack = 0;

  /** ms since the first timestamp; null for one whose time was taken out. */
  advance(stamp: Stamp): number | null {
    if (stamp.timeMs === null) return null;
    if (this.#previous !== null) {
      const step = stepBetween(this.#previous, stamp);
      if (step < 0) this.stepsBack++;
      // To the nanosecond: subtracting leaves more digits than the log has.
      this.#elapsedMs = Math.round((this.#elapsedMs + step) * 1e6) / 1e6;
    }
    this.#previous = stamp;
    return this.#elapsedMs;
  }
}

function stepBetween(before: Stamp, after: Stamp): number {
  const [beforeMs, afterMs] = [before.timeMs ?? 0, after.timeMs ?? 0];
  if (before.uptime || after.uptime) return before.uptime && after.uptime ? afterMs - beforeMs : 0;
  const step = afterMs - beforeMs + daysBetween(before, after) * DAY_MS;
  const zones =
    ((before.zoneMinutes ?? after.zoneMinutes ?? 0) - (after.zoneMinutes ?? before.zoneMinutes ?? 0)) * 60_000;
  return step + zones;
}

/** Whole days from one date to the other, as far as the two say. */
function daysBetween(before: Stamp, after: Stamp): number {
  if (before.day === after.day && before.month === after.month && before.year === after.year && before.month !== null)
    return 0;
  if (before.month !== null && after.month !== null && before.day !== null && after.day !== null) {
    if (before.year !== null && after.year !== null)
      return dayNumber(after.year, after) - dayNumber(before.year, before);
    const isLeap = isLeapDay(before) || isLeapDay(after);
    const [year, yearDays] = isLeap ? [LEAP_YEAR, LEAP_YEAR_DAYS] : [YEAR, YEAR_DAYS];
    const days = dayNumber(year, after) - dayNumber(year, before);
    if (days < -yearDays / 2) return days + yearDays;
    // All of a year but a few hours is a clock that was set back across new year.
    const short = (days - yearDays) * DAY_MS + (after.timeMs ?? 0) - (before.timeMs ?? 0);
    return short > -HALF_DAY_MS ? days - yearDays : days;
  }
  if (before.day !== null && before.day === after.day) return 0;
  // The time of day alone: half a day back or more is the next day, less is a clock that was set.
  const back = (before.timeMs ?? 0) - (after.timeMs ?? 0);
  return back >= HALF_DAY_MS ? 1 : 0;
}

function isLeapDay({ month, day }: Stamp): boolean {
  return month === 1 && day === 29;
}

function dayNumber(year: number, { month, day }: Stamp): number {
  return Date.UTC(year, month ?? 0, day ?? 1) / DAY_MS;
}

/** Unix time in ms of a timestamp with year and zone; null where either is missing. */
export function unixMs({ year, month, day, timeMs, zoneMinutes: zone }: Stamp): number | null {
  if (year === null || month === null || day === null || timeMs === null || zone === null) return null;
  return Date.UTC(year, month, day) + timeMs - zone * 60_000;
}
