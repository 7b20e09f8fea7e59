import { describe, expect, it } from 'vitest';
import { readingMinutes } from './index.ts';

describe('the time to read a post', () => {
  it.each([
    [0, 0, 1],
    [20, 0, 1],
    [200, 0, 1],
    [400, 0, 2],
    [0, 60, 2],
    [1000, 150, 10],
  ])('of %i words and %i lines of code is %i min', (words, codeLines, minutes) => {
    expect(readingMinutes({ words, codeLines })).toBe(minutes);
  });
});
