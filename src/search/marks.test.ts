import { describe, expect, it } from 'vitest';
import { stretchesOf } from './marks.ts';

describe('an excerpt', () => {
  it('is taken apart at what was found', () => {
    expect(stretchesOf('a <mark>split</mark> <mark>brain.</mark> It')).toEqual([
      { text: 'a ', isMatch: false },
      { text: 'split', isMatch: true },
      { text: ' ', isMatch: false },
      { text: 'brain.', isMatch: true },
      { text: ' It', isMatch: false },
    ]);
  });

  it('gives escaped signs back as text', () => {
    expect(stretchesOf('&lt;img src=x&gt; <mark>&lt;b&gt;</mark>')).toEqual([
      { text: '<img src=x> ', isMatch: false },
      { text: '<b>', isMatch: true },
    ]);
  });

  it('of nothing is nothing', () => {
    expect(stretchesOf('')).toEqual([]);
  });
});
