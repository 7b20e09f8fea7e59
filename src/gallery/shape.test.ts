import { describe, expect, it } from 'vitest';
import { partOf, shownShape } from './shape.ts';

describe('a shape', () => {
  it('keeps the upper left part of a picture, as large as it can be', () => {
    expect(partOf(1600, 900, '4:3')).toEqual({ left: 0, top: 0, width: 1200, height: 900 });
    expect(partOf(900, 1600, '4:3')).toEqual({ left: 0, top: 0, width: 900, height: 675 });
    expect(partOf(1600, 900, '16:9')).toEqual({ left: 0, top: 0, width: 1600, height: 900 });
  });

  it('never comes down to nothing', () => {
    expect(partOf(1, 16_000, '4:1')).toMatchObject({ width: 1, height: 1 });
  });

  it('is the author’s to choose; only what is very tall gets one by itself', () => {
    expect(shownShape(undefined, { width: 1080, height: 2400 })).toBeNull();
    expect(shownShape(undefined, { width: 1000, height: 12_000 })).toBe('3:4');
    expect(shownShape('1:1', { width: 1000, height: 12_000 })).toBe('1:1');
  });
});
