import { describe, expect, it } from 'vitest';
import { type RelatedSource, relatedPosts } from './related.ts';

const post = (id: string, text: string, more: Partial<RelatedSource> = {}): RelatedSource => ({
  id,
  title: id,
  series: null,
  tags: [],
  text: `The guest of the node is on the disk and it runs. ${text}`,
  ...more,
});
const related = (posts: RelatedSource[], shown: string[] = []) =>
  Object.fromEntries(
    [...relatedPosts(posts, () => new Set(shown))].map(([id, found]) => [id, found.map((one) => one.id)]),
  );

describe('related posts', () => {
  it('share rare words, not the common ones', () => {
    const posts = [
      post('a', 'drbdadm primary resource resync'),
      post('b', 'drbdadm resync after split'),
      post('c', 'keepalived vrrp priority'),
      post('d', 'vrrp keepalived advert'),
      post('e', 'nothing of that'),
    ];
    expect(related(posts)).toEqual({ a: ['b'], b: ['a'], c: ['d'], d: ['c'], e: [] });
  });

  it('share tags, the rarer ones first', () => {
    const posts = [
      post('a', '', { tags: ['DRBD', 'cluster'] }),
      post('b', '', { tags: ['cluster'] }),
      post('c', '', { tags: ['drbd'] }),
      post('d', '', { tags: ['cluster'] }),
    ];
    expect(related(posts).a).toEqual(['c', 'b', 'd']);
  });

  it('are the parts of one series where nothing else tells', () => {
    const posts = [post('a', '', { series: 's' }), post('b', '', { series: 's' }), post('c', ''), post('d', '')];
    expect(related(posts).a).toEqual(['b']);
  });

  it('are three at most, and never what the page shows already', () => {
    const posts = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((id) =>
      post(id, '', id < 'g' ? { tags: ['drbd'] } : {}),
    );
    expect(related(posts, ['b', 'd']).a).toEqual(['c', 'e', 'f']);
  });

  it('are none of a post alone or without words', () => {
    expect(related([post('a', 'drbd')])).toEqual({ a: [] });
    expect(relatedPosts([{ id: 'a', title: '', series: null, tags: [], text: '' }], () => new Set()).get('a')).toEqual(
      [],
    );
  });

  it('do not depend on the order of the posts', () => {
    const posts = ['x', 'y', 'z', 'w'].map((id, i) => post(id, `fence quorum ${'vote '.repeat(i)}`, { tags: ['ha'] }));
    expect(related(posts.toReversed())).toEqual(related(posts));
  });
});
