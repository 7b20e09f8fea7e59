import { describe, expect, it } from 'vitest';
import { Heights } from './heights.ts';

/** Chunks of ten lines each, as many as there are heights. */
function chunks(heights: number[], rowHeight = 1): Heights {
  const firstLines = Uint32Array.from(heights, (_, i) => 10 * i + 1);
  return new Heights({ firstLines, heights: Uint32Array.from(heights) }, rowHeight);
}

describe('the heights of chunks', () => {
  it('are as many rows as were laid out, until they are seen', () => {
    const heights = chunks([10, 12], 20);
    expect([heights.of(0), heights.of(1), heights.of(2), heights.total(0)]).toEqual([200, 240, 0, 440]);
    heights.set(1, 250);
    expect(heights.total(0)).toBe(450);
  });

  it('tell where a line can be expected', () => {
    const heights = chunks([10, 30, 10]);
    expect([1, 6, 11, 16, 21].map((line) => heights.expect(line))).toEqual([0, 5, 10, 25, 40]);
  });

  it('tell the chunk of a line, shown or not', () => {
    const heights = new Heights({ firstLines: Uint32Array.of(5, 40), heights: Uint32Array.of(1, 1) }, 20);
    expect([1, 5, 39, 40, 99].map((line) => heights.chunkOf(line))).toEqual([0, 0, 0, 1, 1]);
  });

  it('of no chunks are nothing', () => {
    const heights = chunks([]);
    expect(heights.parts).toBe(1);
    expect(heights.total(0)).toBe(0);
    expect(heights.window(0, 0, 100)).toEqual({ first: 0, last: 0, above: 0, below: 0 });
    expect(heights.expect(1)).toBe(0);
  });
});

describe('the chunks near the view', () => {
  const heights = chunks([100, 100, 100, 100, 100]);

  it.each([
    [0, 150, { first: 0, last: 2, above: 0, below: 300 }],
    [200, 300, { first: 2, last: 3, above: 200, below: 200 }],
    [250, 900, { first: 2, last: 5, above: 200, below: 0 }],
  ])('from %i to %i px leave room for the others', (top, bottom, window) => {
    expect(heights.window(0, top, bottom)).toEqual(window);
  });

  it('are none beyond the end', () => {
    expect(heights.window(0, 600, 700)).toMatchObject({ above: 500, below: 0 });
  });
});

describe('the parts of a log', () => {
  const heights = chunks(Array(40).fill(1_000_000));

  it('are each no higher than an element can be', () => {
    expect(heights.parts).toBe(3);
    expect([0, 1, 2].map((part) => heights.total(part))).toEqual([17_000_000, 17_000_000, 6_000_000]);
    expect([0, 1, 2].map((part) => heights.firstLineOf(part))).toEqual([1, 171, 341]);
  });

  it('hold each chunk once, with its place from their own top', () => {
    expect([0, 16, 17, 39].map((chunk) => heights.partOf(chunk))).toEqual([0, 0, 1, 2]);
    expect(heights.expect(171)).toBe(0);
    expect(heights.window(1, 0, 1)).toEqual({ first: 17, last: 18, above: 0, below: 16_000_000 });
  });

  it('are one for a single chunk, however high', () => {
    expect(chunks([90_000_000]).parts).toBe(1);
  });
});
