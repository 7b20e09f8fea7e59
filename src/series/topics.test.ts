import { describe, expect, it } from 'vitest';
import { slugOf, topics } from './index.ts';

const POSTS = [
  { id: 'new', tags: ['kvm', 'High Availability'] },
  { id: 'middle', tags: [] },
  { id: 'old', tags: ['drbd', 'kvm', 'kvm'] },
];

describe('topics', () => {
  it('are ordered by name, their posts as they came', () => {
    const found = topics(POSTS, (post) => post.tags);
    expect(found.map(({ name, posts }) => `${name}: ${posts.map(({ id }) => id).join(', ')}`)).toEqual([
      'drbd: old',
      'High Availability: new',
      'kvm: new, old',
    ]);
  });

  it('have names fit for an address', () => {
    expect(topics(POSTS, (post) => post.tags).map(({ slug }) => slug)).toEqual(['drbd', 'high-availability', 'kvm']);
    expect(slugOf('Open vSwitch 2.3')).toBe('open-vswitch-23');
  });

  it('of nothing are none', () => {
    expect(topics(POSTS, () => [])).toEqual([]);
  });
});
