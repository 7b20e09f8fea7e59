import { describe, expect, it } from 'vitest';
import { parseLog } from '../index.ts';
import { isInParts, stretchesOf, WHOLE_MAX } from './excerpt.ts';

const START = "May 10 14:25:24 starting migration of VM 108 to node 'proxmox02' (192.168.0.186)";
const progress = (count: number): string[] =>
  Array(count).fill('mirror-scsi0: transferred 1.0 GiB of 2.0 GiB (50.00%) in 1m 2s');
const prose = (count: number): string[] => Array.from({ length: count }, (_, i) => `line of its own ${i}`);

function shownOf(lines: readonly string[], keep: readonly number[] = []) {
  const stretches = stretchesOf(parseLog(lines.join('\n')), new Set(keep));
  // Whatever is shown of it, each line is there once, in order.
  expect(stretches.flatMap((stretch) => stretch.lines.map(({ number }) => number))).toEqual(lines.map((_, i) => i + 1));
  return stretches.map(({ shown, lines: own }) => [shown, own.length]);
}

describe('what a page shows of a log', () => {
  it('is all of a short one, its repeats folded', () => {
    expect(shownOf([START, ...progress(WHOLE_MAX - 2), 'TASK OK'])).toEqual([
      ['in sight', 2],
      ['folded', WHOLE_MAX - 4],
      ['in sight', 2],
    ]);
    expect(shownOf([])).toEqual([]);
  });

  it('is of a long one all but its long folds, where that is enough', () => {
    expect(shownOf([START, ...progress(20_000), 'a', ...progress(50), 'TASK OK'])).toEqual([
      ['in sight', 2],
      ['left out', 19_998],
      ['in sight', 3],
      ['folded', 48],
      ['in sight', 2],
    ]);
  });

  it('is its beginning and its end, where its lines are all of their own', () => {
    expect(shownOf(prose(5000))).toEqual([
      ['in sight', 100],
      ['left out', 4850],
      ['in sight', 50],
    ]);
  });

  it('is also what a note stands at, and each warning with the lines around it', () => {
    const lines = prose(5000);
    lines[2000] = 'bind: Cannot assign requested address';
    expect(shownOf([START, ...lines.slice(1)], [3000])).toEqual([
      ['in sight', 100],
      ['left out', 1898],
      ['in sight', 5],
      ['left out', 996],
      ['in sight', 1],
      ['left out', 1950],
      ['in sight', 50],
    ]);
  });

  it('stays little, however many warnings and folds there are', () => {
    const fold = [...progress(60), 'bind: Cannot assign requested address'];
    const log = parseLog([START, ...Array.from({ length: 1000 }, () => fold).flat()].join('\n'));
    const here = stretchesOf(log, new Set()).filter(({ shown }) => shown !== 'left out');
    expect(isInParts(log)).toBe(true);
    expect(here.reduce((sum, { lines }) => sum + lines.length, 0)).toBeLessThan(WHOLE_MAX);
  });
});
