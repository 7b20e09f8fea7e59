/** Figures of logs as numbers: bytes, bytes/s, ms. What the products mean by their units is said where each is read. */

const POWERS: Readonly<Record<string, number>> = {
  B: 0,
  K: 1,
  KIB: 1,
  KB: 1,
  M: 2,
  MIB: 2,
  MB: 2,
  G: 3,
  GIB: 3,
  GB: 3,
  T: 4,
  TIB: 4,
  TB: 4,
  P: 5,
  PIB: 5,
  PB: 5,
};

/** A size in powers of 1024, whatever the unit is called: `binarySize('1.1', 'GiB')`. Rounded to whole bytes. */
export function binarySize(figure: string | undefined, unit = 'B'): number {
  return Math.round(Number(figure) * 1024 ** (POWERS[unit] ?? POWERS[unit.toUpperCase()] ?? 0));
}

/** `1.1 GiB`, as PVE prints sizes from 6.4 on. Use inside a pattern: it has two groups, figure and unit. */
export const SIZE = String.raw`(\d{1,12}(?:\.\d{1,3})?) (B|KiB|MiB|GiB|TiB|PiB)`;

/** `00:01:12`: seconds. Hours have two digits or more. */
export function clockSeconds(
  hours: string | undefined,
  minutes: string | undefined,
  seconds: string | undefined,
): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** `1h 3s`. Use inside a pattern: it has one group. */
export const SPAN = String.raw`((?:\d{1,9}[wdhms] ?){1,5})`;

const SPAN_SECONDS: Readonly<Record<string, number>> = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 };

/** `1h 3s`: seconds, as PVE prints durations from 6.4 on, with zero parts left out. */
export function spanSeconds(text: string): number {
  let sum = 0;
  for (const [, figure, unit = 's'] of text.matchAll(/(\d{1,9})([wdhms])/g))
    sum += Number(figure) * (SPAN_SECONDS[unit] ?? 0);
  return sum;
}

/** A pattern put together from parts. */
export function pattern(source: string): RegExp {
  return new RegExp(source);
}
