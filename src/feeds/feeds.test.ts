import { parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { type Feed, type FeedPost, jsonFeed, newestFirst, rssFeed } from './index.ts';

const POST: FeedPost = {
  address: 'https://example.org/blog/posts/a/',
  title: 'A',
  description: 'What it is about.',
  html: '<p>Text.</p>',
  author: 'Ada',
  date: '2026-01-02',
  updated: null,
  topics: [],
  image: null,
};

const feed = (...posts: Partial<FeedPost>[]): Feed => ({
  title: 'A site',
  description: 'What it is about.',
  language: 'de-AT',
  author: 'Ada',
  page: 'https://example.org/blog/',
  rss: 'https://example.org/blog/feed.xml',
  json: 'https://example.org/blog/feed.json',
  posts: posts.map((post) => ({ ...POST, ...post })),
});

const ODD = 'A <b>bold</b> & "quoted" &amp; ]]> \u0007 text';

describe('a feed', () => {
  it('keeps every sign of its texts, in both forms', async () => {
    const odd = feed({
      title: ODD,
      description: ODD,
      html: `<pre>${ODD}</pre>`,
      author: 'A & B <a@b>',
      topics: ['a&b', '<c>'],
    });
    const inXml = ODD.replace('\u0007', '\u2407');
    const rss = parseRssFeed(rssFeed(odd)).items?.[0];
    expect(rss).toMatchObject({ title: inXml, description: inXml, content: { encoded: `<pre>${inXml}</pre>` } });
    expect(rss?.dc?.creators).toEqual(['A & B <a@b>']);
    expect(rss?.categories?.map(({ name }) => name)).toEqual(['a&b', '<c>']);
    const json = parseJsonFeed(jsonFeed(odd)).items?.[0];
    expect(json).toMatchObject({ title: ODD, summary: ODD, content_html: `<pre>${ODD}</pre>`, tags: ['a&b', '<c>'] });
  });

  it.each(['007', '1e3', 'true', '0x1F'])('takes no name for a number: %s', async (author) => {
    const { items } = parseRssFeed(rssFeed(feed({ author, title: author, topics: [author] })));
    expect(items?.[0]?.dc?.creators).toEqual([author]);
    expect(items?.[0]).toMatchObject({ title: author, categories: [{ name: author }] });
  });

  it('says when each post was written, and when it changed', async () => {
    const posts = feed({ updated: '2026-03-04' }, { date: '2026-02-03' });
    const xml = rssFeed(posts);
    expect(xml).toContain('<pubDate>Fri, 02 Jan 2026 00:00:00 GMT</pubDate>');
    expect(xml).toContain('<atom:updated>2026-03-04T00:00:00.000Z</atom:updated>');
    expect(xml).toContain('<lastBuildDate>Wed, 04 Mar 2026 00:00:00 GMT</lastBuildDate>');
    expect(parseJsonFeed(jsonFeed(posts)).items).toMatchObject([
      { date_published: '2026-01-02T00:00:00.000Z', date_modified: '2026-03-04T00:00:00.000Z' },
      { date_published: '2026-02-03T00:00:00.000Z' },
    ]);
  });

  it('without posts is a feed all the same', async () => {
    const xml = rssFeed(feed());
    expect(xml).not.toContain('lastBuildDate');
    expect(parseRssFeed(xml)).toMatchObject({ title: 'A site', language: 'de-AT', link: 'https://example.org/blog/' });
    expect(JSON.parse(jsonFeed(feed()))).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', items: [] });
  });

  it('has the newest posts first, those of one day in the order in which they come', () => {
    const days = [
      { date: '2026-01-01', n: 1 },
      { date: '2026-01-02', n: 2 },
      { date: '2026-01-01', n: 3 },
    ];
    expect(newestFirst(days).map(({ n }) => n)).toEqual([2, 1, 3]);
  });
});
