import { describe, expect, it } from 'vitest';
import { foldLines } from './folds.ts';
import { parseLog } from './parse.ts';

const PROGRESS = 'migration status: active (transferred 1, remaining 2), total 3)';

/** Numbers of the lines of each stretch; folded ones in brackets of their own. */
function stretches(text: string, keep: number[] = []): unknown[] {
  return foldLines(parseLog(text).lines, new Set(keep)).map(({ folded, lines }) => {
    const numbers = lines.map(({ number }) => number);
    return folded ? { folded: numbers } : numbers;
  });
}

const log = (reports: number) =>
  ['starting ssh migration tunnel', ...Array(reports).fill(PROGRESS), 'TASK OK'].join('\n');

describe('a log that repeats itself', () => {
  it('is folded but for the first and the last of what repeats', () => {
    expect(stretches(log(7))).toEqual([[1, 2], { folded: [3, 4, 5, 6, 7] }, [8, 9]]);
  });

  it('is left alone where folding would hide next to nothing', () => {
    expect(stretches(log(5))).toEqual([[1, 2, 3, 4, 5, 6, 7]]);
  });

  it('keeps a line with a note in sight', () => {
    expect(stretches(log(14), [8])).toEqual([
      [1, 2],
      { folded: [3, 4, 5, 6] },
      [7, 8, 9],
      { folded: [10, 11, 12, 13, 14] },
      [15, 16],
    ]);
  });

  it('loses no line', () => {
    const lines = foldLines(parseLog(log(100)).lines, new Set()).flatMap((stretch) => stretch.lines);
    expect(lines.map(({ number }) => number)).toEqual(Array.from({ length: 102 }, (_, i) => i + 1));
  });
});
