import { describe, expect, it } from 'vitest';
import { afterHeading, stretchesOf } from './marks.ts';

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

describe('the excerpt of a section', () => {
  const texts = (excerpt: string, heading: string) =>
    afterHeading(stretchesOf(excerpt), heading)
      .map(({ text, isMatch }) => (isMatch ? `[${text}]` : text))
      .join('');

  it('does not say its heading again', () => {
    expect(texts('What it says. guest <mark>VM</mark> 104', 'What it says')).toBe('guest [VM] 104');
    expect(
      texts(
        'Recover from a <mark>split</mark> <mark>brain.</mark> The <mark>split</mark>',
        'Recover from a split brain',
      ),
    ).toBe('The [split]');
  });

  it('is whole where it begins elsewhere', () => {
    expect(texts('of a <mark>split</mark> brain', 'Recover')).toBe('of a [split] brain');
  });
});
