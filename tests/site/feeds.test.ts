import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJsonFeed, parseRssFeed } from 'feedsmith';
import type { Root } from 'hast';
import { htmlToHast } from 'satteri';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { attribute, byTag, elements, text } from '../support/pages.ts';
import { fileAt } from '../support/site-files.ts';
import { parseXml, xmlElements } from '../support/xml.ts';

const ORIGIN = 'https://ha-series.example';
const site = { origin: ORIGIN, base: '/', folder: inject('siteDir') };
const PARTS = 8;

const read = (file: string) => readFile(join(site.folder, file), 'utf8');

// What any reader shows, and what the feed validator of the W3C takes for harmless.
const HARMLESS = new Set(
  'a b blockquote br cite code col dd del dfn dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li ol p pre s samp small strong sub sup table tbody td tfoot th thead time tr ul var abbr details summary q mark'.split(
    ' ',
  ),
);

function contentTree(html: string): Root {
  const tree = htmlToHast(html, { fragment: true });
  if (tree.type !== 'root') throw new Error('the content has no root');
  return tree;
}

describe.each([
  { name: 'the site', folder: '', page: '/' },
  { name: 'a series', folder: 'series/proxmox-ha/', page: '/series/proxmox-ha/' },
])('the feed of $name', ({ folder, page }) => {
  let xml: string;
  let rss: ReturnType<typeof parseRssFeed<string>>;
  let json: ReturnType<typeof parseJsonFeed<string>>;
  let trees: Root[];

  beforeAll(async () => {
    xml = await read(`${folder}feed.xml`);
    rss = parseRssFeed(xml);
    json = parseJsonFeed(await read(`${folder}feed.json`));
    trees = (rss.items ?? []).map((item) => contentTree(item.content?.encoded ?? ''));
  });

  it('is well-formed, and names itself and its page', () => {
    const document = parseXml(xml);
    expect(document.name).toBe('rss');
    expect(xmlElements(document, 'item')).toHaveLength(PARTS);
    expect(xmlElements(document, 'atom:link').map(({ attributes }) => attributes)).toEqual([
      { href: `${ORIGIN}${page}feed.xml`, rel: 'self', type: 'application/rss+xml' },
    ]);
    expect(rss).toMatchObject({ link: ORIGIN + page, language: 'en-GB', description: expect.stringMatching(/.{20}/) });
    expect(json).toMatchObject({
      title: rss.title,
      home_page_url: ORIGIN + page,
      feed_url: `${ORIGIN}${page}feed.json`,
      language: 'en-GB',
    });
  });

  it('holds the same posts in both forms, the newest first, each at its own address', () => {
    const items = rss.items ?? [];
    const addresses = items.map(({ link }) => link);
    expect(addresses).toHaveLength(PARTS);
    expect(new Set(addresses).size).toBe(PARTS);
    expect(items.map(({ guid }) => guid?.value)).toEqual(addresses);
    expect(json.items?.map(({ id, url }) => [id, url])).toEqual(addresses.map((address) => [address, address]));
    expect(json.items?.map(({ content_html }) => content_html)).toEqual(items.map(({ content }) => content?.encoded));
    expect(json.items?.map(({ title }) => title)).toEqual(items.map(({ title }) => title));
    const days = items.map(({ pubDate }) => new Date(pubDate ?? '').toISOString());
    expect(days).toEqual(days.toSorted().reverse());
    expect(json.items?.map(({ date_published }) => new Date(date_published ?? '').toISOString())).toEqual(days);
    expect(addresses.filter((address) => fileAt(address ?? '', site) === null)).toEqual([]);
  });

  it('is dated by what was written last, not by the build', () => {
    const days = json.items?.map((item) => item.date_modified ?? item.date_published ?? '').toSorted();
    expect(new Date(rss.lastBuildDate ?? '').toISOString()).toBe(days?.at(-1));
    expect(rss.pubDate).toBeUndefined();
  });

  it('has posts in full that any reader shows: nothing that runs, no element or attribute of this site', () => {
    expect(trees.map((tree) => text(byTag(tree, 'p')[0]))[0]).toMatch(/^Part 8 of 8: /);
    const strange = trees.flatMap((tree) => elements(tree, ({ tagName }) => !HARMLESS.has(tagName)));
    expect(strange.map(({ tagName }) => tagName)).toEqual([]);
    const names = new Set(
      trees.flatMap((tree) => elements(tree, () => true)).flatMap(({ properties }) => Object.keys(properties)),
    );
    expect([...names].filter((name) => /^(?:id|style|role|tabIndex|on|aria|data)/i.test(name))).toEqual([]);
    const classes = trees.flatMap((tree) => elements(tree, () => true)).flatMap((e) => attribute(e, 'className') ?? []);
    expect(classes.length).toBeGreaterThan(0);
    expect(classes.filter((name) => !name.startsWith('language-'))).toEqual([]);
  });

  it('leads to whole addresses that exist, with pictures that say what they show', () => {
    const links = trees.flatMap((tree) => byTag(tree, 'a')).map((a) => attribute(a, 'href') ?? '');
    const images = trees.flatMap((tree) => byTag(tree, 'img'));
    const addresses = [...links, ...images.map((image) => attribute(image, 'src') ?? '')];
    expect(images.length).toBeGreaterThan(8);
    expect(addresses.filter((address) => URL.parse(address) === null)).toEqual([]);
    expect(addresses.filter((a) => a.startsWith(ORIGIN) && fileAt(a, site) === null)).toEqual([]);
    expect(images.filter((image) => (attribute(image, 'alt') ?? '').length < 20)).toEqual([]);
    expect(
      images.filter((image) => !(Number(image.properties.width) > 0 && Number(image.properties.height) > 0)),
    ).toEqual([]);
  });

  it('has logs whole, with what they say in words', async () => {
    const log = await read('logs/proxmox-ha/high-availability/vm108-iscsi.log');
    const blocks = trees.flatMap((tree) => byTag(tree, 'pre')).map((pre) => text(pre));
    expect(blocks).toContain(log.replace(/\s+/g, ' ').trim());
    const words = trees.flatMap((tree) => byTag(tree, 'p')).map((p) => text(p));
    expect(words).toContainEqual(
      expect.stringMatching(/^Guest VM 108, To proxmox02, Outcome Succeeded, Duration 20 s/),
    );
  });
});
