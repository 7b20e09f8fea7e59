/** Reads the timestamp of a PVE task log: `May 02 10:57:01 `, month and day without a year. */

const STAMP = /^([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d{2}):(\d{2}):(\d{2})(?: |$)/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
// A year that has every day a log can name. It only serves to subtract: logs of PVE 4 have no year.
const LEAP_YEAR = 2016;
const YEAR_MS = 366 * 86_400_000;

export interface Stamp {
  text: string;
  /** ms on a scale of its own: only differences mean anything. */
  ms: number;
  /** Characters it takes at the start of the line, the blank after it included. */
  length: number;
}

export function readStamp(line: string): Stamp | null {
  const match = STAMP.exec(line);
  if (match === null) return null;
  const month = MONTHS.indexOf(match[1] ?? '');
  if (month < 0) return null;
  const [day = 0, hour = 0, minute = 0, second = 0] = match.slice(2).map(Number);
  const ms = Date.UTC(LEAP_YEAR, month, day, hour, minute, second);
  if (hour > 23 || minute > 59 || second > 60 || new Date(Date.UTC(LEAP_YEAR, month, day)).getUTCDate() !== day)
    return null;
  return { text: match[0].trimEnd(), ms, length: match[0].length };
}

/** ms from `first` to `later`. A step back from December to January is a new year. */
export function elapsedBetween(first: Stamp, later: Stamp): number {
  const difference = later.ms - first.ms;
  return difference < -YEAR_MS / 2 ? difference + YEAR_MS : difference;
}
