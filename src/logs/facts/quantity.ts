import { type Formats, formatBytes, formatMs, formatNumber, formatRate, formatSeconds } from '../format.ts';

/** What a number of a log counts. `ratio` and `share` are numbers without a unit: 6.8 times, 35 of 100. */
export type Unit = 'ms' | 's' | 'bytes' | 'bytes/s' | 'count' | 'ratio' | 'share';

const THIN = '\u202F';

/** A number with its unit, in the reader's number format. */
export function formatQuantity(value: number, unit: Unit, formats: Formats): string {
  if (value < 0) return `\u2212${formatQuantity(-value, unit, formats)}`;
  switch (unit) {
    case 'ms':
      return formatMs(value, formats);
    case 's':
      return formatSeconds(value, formats);
    case 'bytes':
      return formatBytes(value, formats);
    case 'bytes/s':
      return formatRate(value, formats);
    case 'count':
      return formatNumber(value, formats, 1);
    case 'ratio':
      return formatNumber(value, formats, sensibleDigits(value));
    case 'share':
      return `${formatNumber(value * 100, formats, sensibleDigits(value * 100))}${THIN}%`;
  }
}

// Two digits that mean something, and every digit before the decimal sign: the figures it comes from are seldom more exact.
function sensibleDigits(value: number): number {
  if (value === 0 || value >= 10) return 0;
  return value >= 1 ? 1 : 1 - Math.floor(Math.log10(value));
}

/**
 * A quantity for programs, as HTML means it: a time is a duration of ISO 8601 for `<time>`,
 * any other number the plain one, in bytes or bytes/s, for `<data>`.
 */
export type MachineValue = { datetime: string } | { value: string };

export function machineValue(value: number, unit: Unit): MachineValue {
  const seconds = unit === 'ms' ? value / 1000 : value;
  // A duration has no sign.
  if ((unit === 'ms' || unit === 's') && value >= 0) return { datetime: `PT${plain(seconds)}S` };
  return { value: plain(value) };
}

/** Without exponents, and to three digits after the point, as a duration of HTML may have. */
function plain(value: number): string {
  return value.toFixed(3).replace(/\.?0+$/, '');
}
