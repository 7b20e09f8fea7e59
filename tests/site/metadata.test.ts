import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import sharp from 'sharp';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import { attribute, type BuiltPage, byTag, elements, isRedirect, readPages, text } from '../support/pages.ts';
import { fileAt } from '../support/site-files.ts';
import { parseXml, xmlElements } from '../support/xml.ts';

const ORIGIN = 'https://ha-series.example';
const site = { origin: ORIGIN, base: '/', folder: inject('siteDir') };
const SERIES = `${ORIGIN}/series/proxmox-ha/`;

let pages: BuiltPage[];
let posts: BuiltPage[];

beforeAll(async () => {
  const all = await readPages(site.folder);
  pages = all.filter((page) => !isRedirect(page) && !meta(page, 'robots').includes('noindex'));
  posts = pages.filter(({ path }) => path.startsWith('/posts/'));
});

const addressOf = ({ path }: BuiltPage) => ORIGIN + path;

function links(page: BuiltPage, rel: string): Element[] {
  return elements(page.tree, (e) => e.tagName === 'link' && String(e.properties.rel).split(' ').includes(rel));
}

/** The content of a meta tag, by its `property` or `name`. */
function meta(page: BuiltPage, name: string): string[] {
  return byTag(page.tree, 'meta')
    .filter((tag) => attribute(tag, 'property') === name || attribute(tag, 'name') === name)
    .map((tag) => attribute(tag, 'content') ?? '');
}

// The vocabulary is checked by the types that it is written with; this is what readers of it ask for.
const crumbs = z.strictObject({
  '@type': z.literal('BreadcrumbList'),
  itemListElement: z.array(
    z.strictObject({ '@type': z.literal('ListItem'), position: z.int(), name: z.string().min(1), item: z.url() }),
  ),
});
const article = z.object({
  '@type': z.literal('TechArticle'),
  '@id': z.url(),
  url: z.url(),
  headline: z.string().min(1),
  description: z.string().min(40),
  inLanguage: z.literal('en-GB'),
  datePublished: z.iso.date(),
  dateModified: z.iso.date().optional(),
  author: z.object({ name: z.string().min(1) }),
  image: z.url(),
  position: z.int(),
  isPartOf: z.object({ '@type': z.literal('CreativeWorkSeries'), '@id': z.url(), name: z.string(), url: z.url() }),
});
const series = z.object({
  '@type': z.literal('CreativeWorkSeries'),
  '@id': z.url(),
  name: z.string().min(1),
  hasPart: z.array(z.object({ '@id': z.url(), position: z.int(), headline: z.string() })),
});
const graphOf = <T extends z.ZodType>(thing: T) =>
  z.strictObject({ '@context': z.literal('https://schema.org'), '@graph': z.tuple([thing, crumbs]) });

function structured(page: BuiltPage): unknown {
  const blocks = elements(page.tree, ({ properties }) => properties.type === 'application/ld+json');
  expect(blocks).toHaveLength(1);
  return JSON.parse(textOf(blocks[0] ?? page.tree));
}

describe('each page', () => {
  it('has one address, and says so', () => {
    expect(pages.length).toBeGreaterThan(30);
    for (const page of pages) {
      expect(links(page, 'canonical').map((e) => attribute(e, 'href'))).toEqual([addressOf(page)]);
      expect(meta(page, 'og:url')).toEqual([addressOf(page)]);
    }
  });

  it('has a title and a description for networks that show it', () => {
    for (const page of pages) {
      expect(meta(page, 'og:title'), page.path).toEqual([expect.stringMatching(/./)]);
      expect(meta(page, 'og:description')).toEqual(meta(page, 'description'));
      expect(meta(page, 'og:site_name')).toEqual(['HA Series']);
      expect(meta(page, 'og:type')).toEqual([posts.includes(page) ? 'article' : 'website']);
    }
  });

  it('has a card of the size that it says, and one of its own where it is a post or a series', async () => {
    const cards = new Map<string, string[]>();
    for (const page of pages) {
      const [address = ''] = meta(page, 'og:image');
      cards.set(address, [...(cards.get(address) ?? []), page.path]);
      const file = fileAt(address, site);
      if (file === null) throw new Error(`${page.path} names a card that isn't there`);
      const { format, width, height } = await sharp(file).metadata();
      expect([format, String(width), String(height)]).toEqual([
        'png',
        ...meta(page, 'og:image:width'),
        ...meta(page, 'og:image:height'),
      ]);
      expect(meta(page, 'twitter:card')).toEqual(['summary_large_image']);
    }
    const own = [...cards.values()].filter((paths) => paths.length === 1).flat();
    expect(own.toSorted()).toEqual([...posts.map(({ path }) => path), '/series/proxmox-ha/'].toSorted());
    expect(cards.size).toBe(own.length + 1);
    const [drbd] = posts.filter(({ path }) => path.endsWith('/drbd/')).flatMap((page) => meta(page, 'og:image:alt'));
    expect(drbd).toMatch(/^Part 3 of 8 · Highly available KVM with Proxmox · DRBD: /);
  });

  it('names the feeds that there are, and a page leads to them', () => {
    for (const page of pages) {
      const own = posts.includes(page) || addressOf(page) === SERIES ? ['/series/proxmox-ha/'] : [];
      const feeds = ['/', ...own].flatMap((path) => [`${path}feed.xml`, `${path}feed.json`]);
      const named = links(page, 'alternate').filter((e) => attribute(e, 'type') !== 'text/markdown');
      expect(
        named.map((e) => attribute(e, 'href')),
        page.path,
      ).toEqual(feeds);
      expect(feeds.filter((feed) => fileAt(ORIGIN + feed, site) === null)).toEqual([]);
      const linked = byTag(page.tree, 'a').map((a) => attribute(a, 'href'));
      if (own.length > 0)
        expect(linked).toEqual(expect.arrayContaining(['/series/proxmox-ha/feed.xml', '/series/proxmox-ha/feed.json']));
      expect(linked).toContain('/feed.xml');
    }
  });
});

describe('structured data', () => {
  it('of a post is an article in its series, at its place in the site', () => {
    expect(posts).toHaveLength(8);
    for (const page of posts) {
      const [thing, trail] = graphOf(article).parse(structured(page))['@graph'];
      expect(thing).toMatchObject({ url: addressOf(page), headline: text(byTag(page.tree, 'h1')[0]) });
      expect(thing.isPartOf).toMatchObject({ '@id': `${SERIES}#series`, url: SERIES });
      expect(meta(page, 'og:image')).toEqual([thing.image]);
      expect(meta(page, 'article:published_time')).toEqual([thing.datePublished]);
      expect(meta(page, 'article:modified_time')).toEqual(thing.dateModified === undefined ? [] : [thing.dateModified]);
      const items = trail.itemListElement;
      expect(items.map(({ position }) => position)).toEqual([1, 2, 3]);
      expect(items.map(({ item }) => item)).toEqual([`${ORIGIN}/`, SERIES, addressOf(page)]);
    }
  });

  it('of a series names its parts as they name themselves', () => {
    const page = pages.find((candidate) => addressOf(candidate) === SERIES);
    if (page === undefined) throw new Error('the series has no page');
    const [thing] = graphOf(series).parse(structured(page))['@graph'];
    const parts = posts.map((post) => graphOf(article).parse(structured(post))['@graph'][0]);
    const own = parts
      .toSorted((a, b) => a.position - b.position)
      .map((part) => [part['@id'], part.position, part.headline]);
    expect(thing.hasPart.map((part) => [part['@id'], part.position, part.headline])).toEqual(own);
  });
});

describe('the sitemap', () => {
  it('lists every page that has an address of its own, and posts with the day on which they changed', async () => {
    const read = async (name: string) => parseXml(await readFile(join(site.folder, name), 'utf8'));
    const index = await read('sitemap-index.xml');
    expect(index).toMatchObject({
      name: 'sitemapindex',
      attributes: { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
    });
    const maps = xmlElements(index, 'loc').map(({ text: address }) => address);
    expect(maps).toEqual([`${ORIGIN}/sitemap-0.xml`]);
    const urls = xmlElements(await read('sitemap-0.xml'), 'url').map((url) => ({
      loc: xmlElements(url, 'loc')[0]?.text ?? '',
      day: xmlElements(url, 'lastmod')[0]?.text.slice(0, 10),
    }));
    expect(urls.map(({ loc }) => loc).toSorted()).toEqual(pages.map(addressOf).toSorted());
    for (const page of posts) {
      const [thing] = graphOf(article).parse(structured(page))['@graph'];
      expect(urls).toContainEqual({ loc: addressOf(page), day: thing.dateModified ?? thing.datePublished });
    }
    expect(urls.find(({ loc }) => loc === `${ORIGIN}/about/`)?.day).toBeUndefined();
  });

  it('is named in robots.txt, which forbids nothing', async () => {
    expect(await readFile(join(site.folder, 'robots.txt'), 'utf8')).toBe(
      `User-agent: *\nAllow: /\n\nSitemap: ${ORIGIN}/sitemap-index.xml\n`,
    );
  });
});
