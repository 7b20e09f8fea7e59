import { describe, expect, it } from 'vitest';
import { askedFor, isAnswer } from './query.ts';

describe('what is asked of the index', () => {
  it.each([
    ['how long does a migration pause on DRBD?', 'long migration pause DRBD?'],
    ['What is it', 'What is it'],
    ['"on the node"', '"on the node"'],
    ['node-a', 'node-a'],
  ])('is of %j: %j', (term, asked) => {
    expect(askedFor(term, 'en-GB')).toBe(asked);
  });

  it('is all of it in another language, where the same letters mean something', () => {
    expect(askedFor('was am Knoten', 'de')).toBe('was am Knoten');
  });
});

describe('an answer', () => {
  const page = (excerpt: string, ...sections: string[]) => ({
    excerpt,
    sub_results: sections.map((section) => ({ excerpt: section })),
  });

  it('is no page where the mere beginning of a word is marked', () => {
    expect(isAnswer(page('<mark>x:</mark> 600', '1 <mark>x</mark> 2'), 'xyzzyq')).toBe(false);
  });

  it('has the word, a form of it, a longer one, or another that was asked for', () => {
    expect(isAnswer(page('<mark>migrate</mark>'), 'migrations')).toBe(true);
    expect(isAnswer(page('<mark>vg_drbd1</mark>'), 'drbd')).toBe(true);
    expect(isAnswer(page('<mark>x</mark>', '<mark>DRBD.</mark>'), 'xyzzyq drbd')).toBe(true);
    expect(isAnswer(page('nothing marked'), 'drbd')).toBe(true);
  });
});
