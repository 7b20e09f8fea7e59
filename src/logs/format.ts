/** Numbers with units, in the site's language. A narrow no-break space keeps a number and its unit together. */

const THIN = '\u202F';
const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

export interface Formats {
  /** A language tag, such as `en`. */
  language: string;
}

const formatters = new Map<string, Intl.NumberFormat>();

/** A plain number with at most so many digits after the decimal sign. */
export function formatNumber(value: number, { language }: Formats, digits: number): string {
  const key = `${language} ${digits}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.NumberFormat(language, { maximumFractionDigits: digits });
    formatters.set(key, formatter);
  }
  return formatter.format(value);
}

/** `102 ms`; from a second on in seconds, to the ms: `7 s`, `1.234 s`. */
export function formatMs(ms: number, formats: Formats): string;
export function formatMs(ms: number | null, formats: Formats): string | null;
export function formatMs(ms: number | null, formats: Formats): string | null {
  if (ms === null) return null;
  if (ms >= 60_000) return formatSeconds(ms / 1000, formats);
  if (ms >= 1000) return `${formatNumber(ms / 1000, formats, 3)}${THIN}s`;
  // Logs count whole ms; a mean of short pauses may lie between.
  return `${formatNumber(ms, formats, ms < 10 ? 1 : 0)}${THIN}ms`;
}

/** `20 s`, `2 min 5 s`, `1 h 0 min 12 s`. */
export function formatSeconds(seconds: number, formats: Formats): string;
export function formatSeconds(seconds: number | null, formats: Formats): string | null;
export function formatSeconds(seconds: number | null, formats: Formats): string | null {
  if (seconds === null) return null;
  seconds = Math.round(seconds * 10) / 10;
  const rest = `${formatNumber(seconds % 60, formats, 1)}${THIN}s`;
  if (seconds < 60) return rest;
  const minutes = `${Math.floor(seconds / 60) % 60}${THIN}min ${rest}`;
  return seconds < 3600 ? minutes : `${formatNumber(Math.floor(seconds / 3600), formats, 0)}${THIN}h ${minutes}`;
}

/** Powers of 1024, as QEMU and PVE mean them. */
export function formatBytes(bytes: number, formats: Formats): string;
export function formatBytes(bytes: number | null, formats: Formats): string | null;
export function formatBytes(bytes: number | null, formats: Formats): string | null {
  if (bytes === null) return null;
  let power = bytes < 1024 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  // 1,048,575 B would be rounded to 1,024 KiB.
  if (power > 0 && power < BYTE_UNITS.length - 1 && Math.round((bytes / 1024 ** power) * 100) >= 102_400) power++;
  return `${formatNumber(bytes / 1024 ** power, formats, power === 0 ? 0 : 2)}${THIN}${BYTE_UNITS[power] ?? 'B'}`;
}

export function formatRate(bytesPerSecond: number, formats: Formats): string;
export function formatRate(bytesPerSecond: number | null, formats: Formats): string | null;
export function formatRate(bytesPerSecond: number | null, formats: Formats): string | null {
  const size = formatBytes(bytesPerSecond, formats);
  return size === null ? null : `${size}/s`;
}

/** `600,000`. */
export function formatWhole(count: number, formats: Formats): string {
  return formatNumber(count, formats, 0);
}

/** `1 line`, `600,000 lines`. */
export function formatCount(count: number, noun: string, formats: Formats): string {
  return `${formatWhole(count, formats)} ${noun}${count === 1 ? '' : 's'}`;
}

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** `a, b and c`, in English as the site's own words around it are, whatever language its numbers are in. */
export function formatList(items: readonly string[]): string {
  return LIST.format(items);
}

/** The language of the words around the numbers: English, the reader's own where that is a kind of English. */
export function wordsLanguage({ language }: Formats): string {
  return new Intl.Locale(language).language === 'en' ? language : 'en';
}
