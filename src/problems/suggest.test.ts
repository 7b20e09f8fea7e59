import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from './suggest.ts';

const KEYS = ['title', 'description', 'date', 'updated', 'tags'];

describe('a slip', () => {
  it.each([
    ['tag', 'tags'],
    ['Tags', 'tags'],
    ['tgas', 'tags'],
    ['desciption', 'description'],
    ['update', 'updated'],
    ['TITEL', 'title'],
  ])('%s is recognised as %s', (word, meant) => {
    expect(nearest(word, KEYS)).toBe(meant);
    expect(didYouMean(word, KEYS)).toBe(`did you mean \`${meant}\`?`);
  });

  it('is the nearest of several, the first of equals', () => {
    expect(nearest('vm1', ['vm22', 'vm2', 'vm3'])).toBe('vm2');
  });
});

describe('another word', () => {
  it.each(['permalink', 'zzzzzz'])('%s gets the list of what there is', (word) => {
    expect(nearest(word, KEYS)).toBeNull();
    expect(didYouMean(word, KEYS)).toBe('use one of: `title`, `description`, `date`, `updated`, `tags`');
  });

  it('of two letters is not taken for two others', () => {
    expect(nearest('k8', ['ha'])).toBeNull();
  });

  it('among no candidates finds none', () => {
    expect(nearest('tags', [])).toBeNull();
  });
});
