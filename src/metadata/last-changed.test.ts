import { describe, expect, it } from 'vitest';
import { LOG, post, readTree, SERIES } from '../content/testing.ts';
import { lastChanged } from './last-changed.ts';

describe('the day on which a page last changed', () => {
  it('is that of the newest post it shows, from front matter', async () => {
    const content = await readTree({
      'series/s.yaml': SERIES,
      'posts/s/a/index.mdx': post('updated: 2020-01-02\nseries: s\npart: 1\ntags: [kvm]'),
      'posts/s/b/index.mdx': post('series: s\npart: 2\ntags: [kvm, High availability]'),
      'posts/s/b/logs/vm1.log': LOG,
      'pages/about.mdx':
        '---\ntitle: About\ndescription: What this site is and who is behind all of it.\n---\n\nText.\n',
    });
    expect(content.problems).toEqual([]);
    expect(Object.fromEntries(lastChanged(content))).toEqual({
      '/': '2020-01-02',
      '/archive/': '2020-01-02',
      '/series/': '2020-01-02',
      '/tags/': '2020-01-02',
      '/categories/': '2020-01-02',
      '/posts/s/a/': '2020-01-02',
      '/posts/s/b/': '2016-09-18',
      '/series/s/': '2020-01-02',
      '/tags/kvm/': '2020-01-02',
      '/tags/high-availability/': '2016-09-18',
      '/logs/': '2016-09-18',
      '/logs/s/b/vm1/': '2016-09-18',
    });
  });
});
