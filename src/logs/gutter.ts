import { stripAnsi } from './ansi.ts';

/** What mails, diffs, editors and tables put before each line: no part of the log. */

const QUOTE = /^[ \t\u00a0]{0,8}(?:(?:>|&gt;) ?){1,4}/;
const ADDED = /^\+ ?/;
// Bars of a table, signs of a list.
const BAR = /^ {0,8}(?:[|\u2502*\u2022] ?|- )/;
// `cat -n`, `grep -n`, editors: only where the numbers count the lines.
const NUMBER = /^[ \t]{0,8}(\d{1,7})(?:[ \t]{0,3}[:|.)\u2502]|[ \t]) ?/;

const SAMPLE_LINES = 200;
const MOST = 0.8;
/** A mail's own text may stand around what it quotes. */
const HALF = 0.5;

/** What stands before most of the lines, as a pattern; null for nothing. Lines that were wrapped after it was put there may go without. */
export function gutterOf(lines: readonly string[]): RegExp | null {
  const sample = lines.slice(0, SAMPLE_LINES).map((line) => stripAnsi(line).text);
  const texts = sample.filter((line) => line.trim() !== '');
  const fits = (gutter: RegExp, share: number) => {
    const marked = texts.filter((line) => gutter.test(line)).length;
    return marked > 0 && (marked >= texts.length * share || (marked > 1 && areRests(sample, gutter)));
  };
  if (fits(QUOTE, HALF)) return QUOTE;
  if (texts.length < 2) return null;
  if (fits(NUMBER, MOST) && areCounted(sample)) return NUMBER;
  return [ADDED, BAR].find((gutter) => fits(gutter, MOST)) ?? null;
}

/** True when each line without the mark may be the rest of one that was too long: it would not have fitted there. */
function areRests(lines: readonly string[], gutter: RegExp): boolean {
  const longest = Math.max(
    ...lines.filter((line) => line.replace(gutter, '').includes(' ')).map(({ length }) => length),
  );
  return lines.every((line, i) => {
    if (line.trim() === '' || gutter.test(line)) return true;
    const before = lines[i - 1]?.length ?? 0;
    return before > 0 && before + 1 + (/^\S*/.exec(line)?.[0].length ?? 0) > longest;
  });
}

function areCounted(lines: readonly string[]): boolean {
  const numbers = lines.flatMap((line, i) => {
    const number = NUMBER.exec(line)?.[1];
    return number === undefined ? [] : [{ i, number: Number(number) }];
  });
  const steps = numbers.slice(1).map(({ i, number }, k) => {
    const before = numbers[k] ?? { i: 0, number: 0 };
    // Blank lines may be counted or not.
    return number > before.number && number - before.number <= i - before.i;
  });
  return steps.length > 0 && steps.every(Boolean);
}
