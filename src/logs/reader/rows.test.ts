import { describe, expect, it } from 'vitest';
import { parseLog } from '../index.ts';
import { SHOWN_MAX } from '../view/lines.ts';
import { chunksOf, foldAt, foldsOf, rowsOf } from './rows.ts';

const status = 'migration status: active (transferred 1, remaining 9), total 10)';
/** Two folds: lines 3 to 8 and 13 to 18. */
const TEXT = [
  'starting',
  ...Array(8).fill(status),
  'bind: Cannot assign requested address',
  'between',
  ...Array(8).fill(status),
].join('\n');
const log = parseLog(TEXT);
const folds = foldsOf(log);
const closed = { troubleOnly: false, open: new Set<number>(), columns: null };

describe('the rows of a log', () => {
  it('are its lines and the heads of its folds', () => {
    expect(folds).toEqual([
      { first: 3, last: 8 },
      { first: 13, last: 18 },
    ]);
    expect([...rowsOf(log, folds, closed)]).toEqual([1, 2, -1, 9, 10, 11, 12, -2, 19]);
  });

  it('hold the lines of a fold that stands open below its head', () => {
    expect([...rowsOf(log, folds, { ...closed, open: new Set([13]) })]).toEqual([
      1, 2, -1, 9, 10, 11, 12, -2, 13, 14, 15, 16, 17, 18, 19,
    ]);
  });

  it('are warnings and errors alone on request', () => {
    expect([...rowsOf(log, folds, { ...closed, troubleOnly: true })]).toEqual([10]);
  });

  it('of an empty log are none', () => {
    const empty = parseLog('');
    expect([...rowsOf(empty, foldsOf(empty), closed)]).toEqual([]);
    expect(chunksOf(new Int32Array(), empty, [], null)).toEqual([]);
  });
});

describe('the fold of a line', () => {
  it.each([
    [2, -1],
    [3, 0],
    [8, 0],
    [9, -1],
    [13, 1],
    [18, 1],
    [19, -1],
  ])('of line %i is %i', (line, fold) => {
    expect(foldAt(folds, line)).toBe(fold);
  });
});

describe('chunks', () => {
  const chunked = (text: string, columns: number | null = null) => {
    const parsed = parseLog(text);
    const own = foldsOf(parsed);
    return chunksOf(rowsOf(parsed, own, closed), parsed, own, columns);
  };

  it('hold all rows once, few at a time', () => {
    const chunks = chunked('a line\n'.repeat(1234));
    expect(chunks.at(0)?.start).toBe(0);
    expect(chunks.at(-1)?.end).toBe(1234);
    chunks.forEach((chunk, i) => {
      expect(chunk.end - chunk.start).toBeLessThanOrEqual(100);
      expect(chunk.start).toBe(chunks[i - 1]?.end ?? 0);
      expect(chunk.firstLine).toBe(chunk.start + 1);
    });
  });

  it('hold fewer rows where the lines are long', () => {
    expect(chunked(`${'x'.repeat(100_000)}\n`.repeat(12)).map(({ start, end }) => end - start)).toEqual([4, 4, 4]);
  });

  it('are as high as their lines are when they are wrapped', () => {
    expect(chunked('short\n\nshort')[0]?.height).toBe(3);
    expect(chunked('x'.repeat(100), 40)[0]?.height).toBe(3);
    expect(chunked('x'.repeat(10 * SHOWN_MAX), 40)[0]?.height).toBe(1 + Math.ceil((SHOWN_MAX - 40) / 37));
  });

  it('that begin with a fold have the number of its first line', () => {
    const text = ['x\n'.repeat(99), ...Array(8).fill(`${status}\n`)].join('');
    expect(chunked(text).map(({ firstLine }) => firstLine)).toEqual([1, 101]);
  });
});
