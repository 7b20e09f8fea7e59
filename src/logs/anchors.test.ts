import { describe, expect, it } from 'vitest';
import { LOG } from '../content/testing.ts';
import { findAnchor, parseLog } from './index.ts';

const log = parseLog(LOG);

describe('an anchor', () => {
  it.each([
    ['bind: Cannot assign', 3],
    ['May 10 14:25:44', 9],
    ['downtime 102 ms', 7],
    [{ line: 1 }, 1],
    [{ line: 10 }, 10],
    [{ event: 'downtime' }, 7],
    [{ event: 'memory' }, 4],
  ])('%j finds its one line', (anchor, line) => {
    expect(findAnchor(log, anchor)).toEqual({ ok: true, line, last: line });
  });

  it.each([[[3, 7]], [[1, 10]], [[4, 4]]] as const)('on the lines %j finds both ends', ([line, last]) => {
    expect(findAnchor(log, { lines: [line, last] })).toEqual({ ok: true, line, last });
  });

  it.each([
    ['migration status', [5, 6, 8]],
    [{ event: 'progress' }, [5, 6]],
  ])('%j that fits several lines gets them all, and no guess', (anchor, matches) => {
    expect(findAnchor(log, anchor)).toEqual({ ok: false, matches, nearest: null });
  });

  it('that fits none gets the nearest line', () => {
    expect(findAnchor(log, 'bind: Cannot asign requested adress')).toEqual({
      ok: false,
      matches: [],
      nearest: { line: 3, text: 'bind: Cannot assign requested address' },
    });
  });

  it('in other letter case gets the nearest line', () => {
    expect(findAnchor(log, 'task ok')).toMatchObject({ ok: false, nearest: { line: 10 } });
  });

  it.each([
    'something else entirely that stands in no line',
    { line: 0 },
    { line: 11 },
    { line: 1.5 },
    { event: 'nope' },
    { lines: [7, 3] },
    { lines: [0, 3] },
    { lines: [3, 11] },
    { lines: [1.5, 3] },
  ] as const)('%j is near to none', (anchor) => {
    expect(findAnchor(log, anchor)).toEqual({ ok: false, matches: [], nearest: null });
  });

  it('in an empty log finds nothing', () => {
    expect(findAnchor(parseLog(''), 'x')).toEqual({ ok: false, matches: [], nearest: null });
  });
});
