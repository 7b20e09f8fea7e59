import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseJsonFeed, parseRssFeed } from 'feedsmith';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFiles } from '../../src/content/files.ts';
import { post, SERIES, writeFiles } from '../../src/content/testing.ts';
import { runBuild } from '../support/commands.ts';
import { attribute, elements, readPages } from '../support/pages.ts';
import { fileAt } from '../support/site-files.ts';
import { parseXml, xmlElements } from '../support/xml.ts';

/** A site as odd as sites come: below a path, with drafts, old addresses, replaced names, more posts than a feed holds. */
const BODY = [
  'It went to <Fact log="vm1" is="targetAddress" />, see [the draft’s neighbour](../../many/post-3/#text).',
  '<MigrationLog log="vm1">\n<Note at="a bell">Rings, says [the world](https://example.com/?a=1&b=2).</Note>\n</MigrationLog>',
  '## Text',
  '```sh title="A & B"\necho "<b>" && true\n```',
].join('\n\n');
const LOG =
  "May 10 14:25:24 starting migration of VM 108 to node 'pve2' (81.2.69.142)\nroot@db7.corp-real.com: a bell\u0007 here\n";
const MANY = 25;

const TREE = {
  'site.yaml':
    'title: "Häuser & <Co>"\naddress: https://example.org\nbase: /blog/\nauthor: Ada & Bob\nlanguage: de-AT\n',
  'series/s.yaml': SERIES,
  'posts/s/a/index.mdx': post(
    'series: s\npart: 1\nupdated: 2026-02-03\nredact: { 81.2.69.142: 192.0.2.10, db7.corp-real.com: node-a.example }\naliases: [/old/a/, /blog/older/a/]\ntags: [kvm, "a & b"]',
    BODY,
  ).replace('title: DRBD', 'title: "<b>Größe</b> & \\"mehr\\""'),
  'posts/s/a/logs/vm1.log': LOG,
  'posts/draft/index.mdx': post('draft: true', 'Nobody reads this yet.\n'),
  ...Object.fromEntries(
    Array.from({ length: MANY }, (_, i) => [
      `posts/many/post-${i + 1}/index.mdx`,
      post('', '## Text\n').replace('2016-09-18', `2025-01-${String(i + 1).padStart(2, '0')}`),
    ]),
  ),
};

let root: string;
let out: string;
let site: { origin: string; base: string; folder: string };

async function build(to: string): Promise<void> {
  const { status, output } = await runBuild({ CONTENT_DIR: join(root, 'content'), OUT_DIR: to });
  if (status !== 0) throw new Error(output);
}

const read = (file: string) => readFile(join(out, file), 'utf8');

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ha-series-followed-'));
  out = join(root, 'dist');
  site = { origin: 'https://example.org', base: '/blog/', folder: out };
  await writeFiles(join(root, 'content'), TREE);
  await build(out);
}, 300_000);
afterAll(() => rm(root, { recursive: true }));

describe('what is made for those who follow', () => {
  it('leads below the path of the site, to what is there', async () => {
    const { items = [], ...rss } = parseRssFeed(await read('series/s/feed.xml'));
    const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, address]) => address);
    const addresses = [
      rss.link,
      rss.atom?.links?.[0]?.href,
      ...items.map(({ link }) => link),
      ...items.flatMap(({ content }) => found(content?.encoded ?? '', /(?:href|src)="([^"]*)"/g)),
      ...found(await read('posts/s/a/index.md'), /\]\(([^)]*)\)/g),
      ...found(await read('llms.txt'), /\]\(([^)]*)\)/g),
      ...found(await read('robots.txt'), /Sitemap: (.*)/g),
      ...xmlElements(parseXml(await read('sitemap-0.xml')), 'loc').map(({ text }) => text),
    ];
    expect(addresses.length).toBeGreaterThan(70);
    const own = addresses.filter((address) => !address?.startsWith('https://example.com/'));
    expect(own.filter((address) => fileAt(address ?? '', site) === null)).toEqual([]);
    expect(addresses).toContain('https://example.org/blog/posts/many/post-3/#text');
  });

  it('says who and in what language, whatever signs that takes', async () => {
    const rss = parseRssFeed(await read('feed.xml'));
    expect(rss).toMatchObject({ title: 'Häuser & <Co>', language: 'de-AT' });
    const json = parseJsonFeed(await read('series/s/feed.json'));
    expect(json).toMatchObject({
      title: 'Highly available · Häuser & <Co>',
      language: 'de-AT',
      authors: [{ name: 'Ada & Bob' }],
    });
    expect(json.items).toMatchObject([{ title: '<b>Größe</b> & "mehr"', tags: ['kvm', 'a & b'] }]);
    expect(json.items?.[0]?.content_html).toContain(
      '<code class="language-sh">echo "&#x3C;b>" &#x26;&#x26; true</code>',
    );
    expect(await read('posts/s/a/index.md')).toMatch(/^# \\<b>Größe\\<\/b> & "mehr"\n/);
  });

  it('holds the newest posts of the site, and no draft', async () => {
    const { items = [] } = parseRssFeed(await read('feed.xml'));
    expect(items).toHaveLength(20);
    expect(items[0]?.link).toBe(`https://example.org/blog/posts/many/post-${MANY}/`);
    const files = await listFiles(out);
    const texts = await Promise.all(files.filter((f) => /\.(?:xml|json|md|txt)$/.test(f)).map(read));
    expect(texts.length).toBeGreaterThan(MANY);
    expect(files.join(' ') + texts.join(' ')).not.toMatch(/draft\/|Nobody reads this yet/);
  });

  it('tells no redacted name, and shows what no format can hold by signs', async () => {
    for (const file of ['series/s/feed.xml', 'series/s/feed.json', 'posts/s/a/index.md', 'llms-full.txt']) {
      const text = await read(file);
      expect(text).toContain('192.0.2.10');
      expect(text).toContain('node-a.example');
      expect(text).toContain('a bell\u2407 here');
      expect(text).not.toMatch(/81\.2\.69\.142|corp-real/);
    }
  });

  it('has old addresses in no sitemap; they name the new one', async () => {
    const urls = xmlElements(parseXml(await read('sitemap-0.xml')), 'url').map(({ children }) =>
      children.map(({ text }) => text).join(' '),
    );
    expect(urls.filter((url) => url.includes('/old'))).toEqual([]);
    expect(urls).toContain('https://example.org/blog/posts/s/a/ 2026-02-03T00:00:00.000Z');
    const old = (await readPages(out)).find(({ path }) => path === '/older/a/');
    const canonical = elements(old?.tree ?? NOTHING, ({ properties }) => String(properties.rel) === 'canonical');
    expect(canonical.map((e) => attribute(e, 'href'))).toEqual(['https://example.org/blog/posts/s/a/']);
  });

  it('is the same, byte for byte, when it is built again', async () => {
    const again = join(root, 'again');
    await build(again);
    const files = (await listFiles(out)).filter((file) => /\.(?:xml|json|md|txt|png)$/.test(file));
    // Of the site, the series, its part, and one for the many posts with the same words.
    expect(files.filter((file) => file.startsWith('cards/'))).toHaveLength(4);
    const differ = await Promise.all(
      files.map(async (file) => {
        const [a, b] = [await readFile(join(out, file)), await readFile(join(again, file))];
        return a.equals(b) ? [] : [file];
      }),
    );
    expect(differ.flat()).toEqual([]);
  }, 300_000);
});

const NOTHING = { type: 'root' as const, children: [] };
