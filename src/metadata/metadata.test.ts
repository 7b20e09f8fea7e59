import { describe, expect, it } from 'vitest';
import { articleGraph, jsonLd, openGraph, siteGraph } from './index.ts';

const ARTICLE = {
  title: 'A </script><script>alert(1)</script> & "b"',
  description: 'What it is about.',
  address: 'https://example.org/posts/a/',
  language: 'en',
  author: 'Ada',
  image: null,
  date: '2026-01-02',
  updated: null,
  keywords: [],
  series: null,
  trail: [{ name: 'Home', address: 'https://example.org/' }],
};

describe('structured data', () => {
  it('can’t end the element it stands in, and says the same once it is read', () => {
    const text = jsonLd(articleGraph(ARTICLE));
    expect(text).not.toContain('<');
    expect(JSON.parse(text)).toMatchObject({ '@graph': [{ headline: ARTICLE.title }, { '@type': 'BreadcrumbList' }] });
  });

  it('leaves out what isn’t known', () => {
    const text = jsonLd(articleGraph(ARTICLE));
    for (const key of ['dateModified', 'image', 'keywords', 'isPartOf', 'position":8', 'null']) {
      expect(text).not.toContain(key);
    }
  });

  it('of a site is its name and where it is', () => {
    const site = { title: 'A site', description: 'D', address: 'https://example.org/', language: 'en', author: 'Ada' };
    expect(JSON.parse(jsonLd(siteGraph(site)))).toMatchObject({ '@graph': [{ '@type': 'WebSite', name: 'A site' }] });
  });
});

describe('Open Graph', () => {
  const page = { site: 'S', title: 'T', description: 'D', page: 'https://example.org/' };
  const names = (tags: ReturnType<typeof openGraph>) => tags.map(({ name }) => name);

  it('of a post says when it was written; of a page it doesn’t', () => {
    const post = openGraph({ ...page, kind: { type: 'article', published: '2026-01-02', updated: null }, card: null });
    expect(post).toContainEqual({ key: 'property', name: 'article:published_time', content: '2026-01-02' });
    expect(names(post)).not.toContain('article:modified_time');
    expect(names(openGraph({ ...page, kind: { type: 'website' }, card: null }))).not.toContain(
      'article:published_time',
    );
  });

  it('asks for a large card where there is one', () => {
    const card = { address: 'https://example.org/c.png', width: 1200, height: 630, alt: 'A' };
    expect(openGraph({ ...page, kind: { type: 'website' }, card }).at(-1)?.content).toBe('summary_large_image');
    expect(openGraph({ ...page, kind: { type: 'website' }, card: null }).at(-1)?.content).toBe('summary');
  });
});
