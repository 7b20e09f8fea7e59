import { describe, expect, it } from 'vitest';
import { readContent } from '../content/index.ts';
import { writeTree } from '../content/testing.ts';
import { searchEntries } from './entries.ts';

const post = (title: string, more: string) =>
  `---\ntitle: ${title}\ndescription: A post that is here to be found by those who look for it.\ndate: 2026-01-01\n${more}---\n\nText.\n`;

describe('what can be found', () => {
  it('is posts, logs, series and pages, each with where it belongs; no drafts and none of their logs', async () => {
    const root = await writeTree({
      'series/ha.yaml':
        'title: High availability\nshort: HA\nsummary: A summary that is long enough for a series, with all there is to say.\nstatus: ongoing\n',
      'posts/ha/one/index.mdx': post('One', 'series: ha\npart: 1\ntags: [drbd]\n'),
      'posts/ha/one/logs/vm1.log': '2026-01-01 10:00:00 started\n',
      'posts/alone/index.mdx': post('Alone', ''),
      'posts/alone/logs/x.log': '2026-01-01 10:00:00 started\n',
      'posts/draft/index.mdx': post('Draft', 'draft: true\n'),
      'posts/draft/logs/secret.log': '2026-01-01 10:00:00 started\n',
      'pages/about.mdx':
        '---\ntitle: About\ndescription: A page that says what all of this is about, briefly.\n---\n\nText.\n',
    });
    const entries = searchEntries(await readContent(root, { drafts: false }));
    expect(entries.map(({ address, place, series, tags }) => [address, place, series, tags.join()])).toEqual([
      ['/posts/alone/', 'Post', null, ''],
      ['/posts/ha/one/', 'Part 1 of HA', 'HA', 'drbd'],
      ['/logs/alone/x/', 'Log x · Alone', null, ''],
      ['/logs/ha/one/vm1/', 'Log vm1 · Part 1 of HA', 'HA', 'drbd'],
      ['/series/ha/', 'Series', 'HA', ''],
      ['/about/', 'Page', null, ''],
    ]);
  });
});
