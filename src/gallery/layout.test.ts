import { describe, expect, it } from 'vitest';
import { inRows, markOn, single } from './layout.ts';

describe('a single picture', () => {
  it.each([
    ['as wide as the text', 1920, 1080, 736, 414],
    ['no wider than it is', 300, 200, 300, 200],
    ['no higher than a screen', 1080, 2160, 360, 720],
  ])('is shown %s', (_, width, height, shownWidth, shownHeight) => {
    expect(single({ width, height })).toMatchObject({ width: shownWidth, height: shownHeight });
  });
});

describe('a row', () => {
  const [row = [], ...others] = inRows([
    { width: 600, height: 900 },
    { width: 1600, height: 900 },
    { width: 800, height: 400 },
  ]);

  it('gives all pictures one height, so that they stay alike when they shrink', () => {
    expect(others).toEqual([]);
    expect(row.map(({ height }) => height)).toEqual([400, 400, 400]);
    expect(row.map(({ width }) => width)).toEqual([267, 711, 800]);
  });

  it('tells browsers how wide each will be', () => {
    const shares = row.map(({ sizes }) => Number(/, (\d+)px\)$/.exec(sizes)?.[1]));
    expect(Math.abs(shares.reduce((a, b) => a + b, 0) - 736)).toBeLessThan(3);
  });

  it('of small pictures is no larger than they are', () => {
    expect(inRows([{ width: 100, height: 50 }])[0]?.[0]).toMatchObject({ width: 100, height: 50 });
  });

  it('is not brought down by one picture that is small', () => {
    const [mixed = []] = inRows([
      { width: 1600, height: 900 },
      { width: 64, height: 32 },
    ]);
    expect(mixed.map(({ width, height }) => [width, height])).toEqual([
      [1600, 900],
      [64, 32],
    ]);
  });

  it.each([
    [3, [3]],
    [4, [2, 2]],
    [8, [3, 2, 3]],
  ])('of %s screenshots is broken before they are too low to be seen', (count, rows) => {
    const screenshots = Array.from({ length: count }, () => ({ width: 1720, height: 834 }));
    expect(inRows(screenshots).map(({ length }) => length)).toEqual(rows);
  });

  it('of a hundred is broken into rows that are about as full as each other', () => {
    const rows = inRows(Array.from({ length: 100 }, () => ({ width: 1720, height: 834 })));
    expect(rows.flat()).toHaveLength(100);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([3, 4]));
  });
});

describe('a mark', () => {
  const size = { width: 200, height: 1000 };

  it('sits where its author says, in per cent or in pixels', () => {
    expect(markOn([25, 10], size, null)).toEqual({ x: 25, y: 10 });
    expect(markOn({ x: 50, y: 100 }, size, null)).toEqual({ x: 25, y: 10 });
  });

  it('may sit at the last pixel, whatever the shape of its picture', () => {
    for (const width of [1715, 1718, 1719, 1720]) {
      for (const height of [834, 835, 836]) {
        expect(markOn([100, 100], { width, height }, null)).toEqual({ x: 100, y: 100 });
      }
    }
  });

  it('keeps its place on a picture that is cut, and leaves with the part that is cut away', () => {
    expect(markOn([25, 10], size, '1:1')).toEqual({ x: 25, y: 50 });
    expect(markOn([25, 30], size, '1:1')).toBeNull();
  });
});
