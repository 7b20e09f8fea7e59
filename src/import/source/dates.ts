import { type IsoDate, parseDate } from '../../schema/fields.ts';

/** When a post was published: the day its old site showed, and the days its old addresses may name. */
export interface PostDate {
  day: IsoDate;
  /** As written, and as the site's time zone has it: addresses were made of one of them. */
  addressDays: IsoDate[];
  hour: string;
  minute: string;
  second: string;
}

const TIME =
  /^(\d{4}-\d{1,2}-\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?(?:\s+[A-Z]{2,5})?$/;

/** Reads a date of front matter. A time with a zone is shown in the site's own, as Jekyll does. Null for what is no date. */
export function readPostDate(text: string, timezone: string | null): PostDate | null {
  const [, written = '', hour = '00', minute = '00', second = '00', zone] = TIME.exec(text.trim()) ?? [];
  const day = parseDate(written);
  if (day === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const clock = { hour: hour.padStart(2, '0'), minute, second };
  // Without a time there is nothing to convert; without a zone Jekyll takes the time for UTC.
  const offset = zone === undefined || /^[A-Z]/.test(zone) ? 'Z' : zone.replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  const instant = Date.parse(`${day}T${clock.hour}:${minute}:${second}${offset}`);
  const local = hour === '00' && minute === '00' && zone === undefined ? day : (dayIn(instant, timezone) ?? day);
  return { day: zone === undefined ? day : local, addressDays: [...new Set([local, day])], ...clock };
}

function dayIn(instant: number, timezone: string | null): IsoDate | null {
  if (Number.isNaN(instant)) return null;
  try {
    // Swedish dates are ISO dates.
    return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone ?? 'UTC', dateStyle: 'short' }).format(instant);
  } catch (error) {
    // A time zone that nobody knows: the day stays as it is written.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The nearest day that the calendar has to something like `2016-13-45`; null when no number is near a date. */
export function nearestDay(text: string): IsoDate | null {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text.trim()) ?? [];
  if (year === undefined) return null;
  const clamp = (value: string | undefined, max: number) => Math.min(Math.max(Number(value), 1), max);
  const m = clamp(month, 12);
  for (let d = clamp(day, 31); d > 27; d--) {
    const found = parseDate(`${year}-${m}-${d}`);
    if (found !== null) return found;
  }
  return parseDate(`${year}-${m}-${clamp(day, 27)}`);
}
