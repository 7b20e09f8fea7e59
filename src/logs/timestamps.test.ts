import { describe, expect, it } from 'vitest';
import { elapsedBetween, readStamp } from './timestamps.ts';

/** Seconds between two lines; null when one has no timestamp. */
function secondsBetween(first: string, later: string): number | null {
  const [a, b] = [readStamp(first), readStamp(later)];
  return a === null || b === null ? null : elapsedBetween(a, b) / 1000;
}

describe('a timestamp', () => {
  it('is what a line starts with, and the blank after it', () => {
    expect(readStamp('May 02 10:57:01 copying disk images')).toMatchObject({ text: 'May 02 10:57:01', length: 16 });
  });

  it.each(['May  2 10:57:01 x', 'May 02 10:57:01', 'Feb 29 00:00:00 x'])('may be written as in %j', (line) => {
    expect(readStamp(line)).not.toBeNull();
  });

  it.each([
    '',
    'TASK OK',
    ' May 02 10:57:01 x',
    'Foo 02 10:57:01 x',
    'may 02 10:57:01 x',
    'May 02 1:57:01 x',
    'May 02 10:57:01x',
    'May 99 10:57:01 x',
    'Feb 30 10:57:01 x',
    'May 02 25:57:01 x',
    'May 02 10:99:01 x',
  ])('is not in %j', (line) => {
    expect(readStamp(line)).toBeNull();
  });
});

describe('the time between two timestamps', () => {
  it.each([
    ['May 02 10:57:01', 'May 02 10:57:11', 10],
    ['May 02 23:59:59', 'May 03 00:00:01', 2],
    ['Feb 28 23:59:59', 'Feb 29 00:00:01', 2],
    ['Dec 31 23:59:59', 'Jan 01 00:00:01', 2],
    ['Dec 30 12:00:00', 'Jan 02 12:00:00', 3 * 86_400],
  ])('from %s to %s is %i s', (first, later, seconds) => {
    expect(secondsBetween(first, later)).toBe(seconds);
  });
});
