import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Tree, writeTree } from '../../src/content/testing.ts';
import { runBuild } from '../support/commands.ts';
import { epubcheck, findEpubcheck } from '../support/epubcheck.ts';
import { parseXml, type XmlElement, xmlElements } from '../support/xml.ts';

interface Book {
  path: string;
  bytes: Buffer;
  files: Map<string, Uint8Array>;
  /** Its XML files, parsed. */
  documents: Map<string, XmlElement>;
}

async function readBook(path: string): Promise<Book> {
  const bytes = await readFile(path);
  const files = new Map(Object.entries(unzipSync(bytes)));
  const documents = [...files]
    .filter(([name]) => /\.(?:xhtml|opf|xml)$/.test(name))
    .map(([name, content]): [string, XmlElement] => [name, parseXml(new TextDecoder().decode(content))]);
  return { path, bytes, files, documents: new Map(documents) };
}

function all(document: XmlElement): XmlElement[] {
  return [document, ...document.children.flatMap(all)];
}

function document(book: Book, name: string): XmlElement {
  const found = book.documents.get(`EPUB/${name}`);
  if (found === undefined) throw new Error(`the book has no ${name}`);
  return found;
}

const hasClass = (name: string) => (element: XmlElement) => element.attributes.class?.split(' ').includes(name);

/** What is wrong with links and files of a book: each leads to what is there, and all that is there is listed. */
function faults(book: Book): string[] {
  const ids = new Map(
    [...book.documents].map(([name, tree]) => [name, all(tree).map(({ attributes }) => attributes.id)]),
  );
  const links = [...book.documents].flatMap(([name, tree]) =>
    all(tree).flatMap(({ attributes }) =>
      ['href', 'src', 'xlink:href'].flatMap((key) => {
        const value = attributes[key];
        return value === undefined ? [] : [{ name, value }];
      }),
    ),
  );
  const broken = links.flatMap(({ name, value }) => {
    const url = new URL(value, `book:///${name}`);
    if (url.protocol !== 'book:') return /^https?:$/.test(url.protocol) ? [] : [`${name}: ${value}`];
    const target = url.pathname.slice(1);
    const isThere = url.hash === '' ? book.files.has(target) : ids.get(target)?.includes(url.hash.slice(1));
    return isThere ? [] : [`${name} -> ${value}`];
  });
  const listed = xmlElements(document(book, 'package.opf'), 'item').map(({ attributes }) => `EPUB/${attributes.href}`);
  const unlisted = [...book.files.keys()].filter((file) => !listed.includes(file));
  const doubled = [...ids].flatMap(([name, own]) =>
    own.filter((id, i) => id !== undefined && own.indexOf(id) !== i).map((id) => `${name}#${id} twice`),
  );
  const expected = ['mimetype', 'META-INF/container.xml', 'EPUB/package.opf'];
  return [
    ...broken,
    ...doubled,
    ...unlisted.filter((file) => !expected.includes(file)).map((file) => `${file} unlisted`),
  ];
}

const checker = findEpubcheck();
if (checker === null)
  console.warn('epubcheck isn’t installed (it needs Java): EPUBs are checked by XML parsers alone.');

describe('the EPUB of the series', () => {
  let book: Book;

  beforeAll(async () => {
    book = await readBook(join(inject('siteDir'), 'series/proxmox-ha/proxmox-ha.epub'));
  });

  it('is known by its first bytes', () => {
    expect(book.bytes.subarray(0, 2).toString('latin1')).toBe('PK');
    expect(book.bytes.subarray(30, 58).toString('latin1')).toBe('mimetypeapplication/epub+zip');
  });

  it('holds the parts in order, and contents that list them', () => {
    const order = xmlElements(document(book, 'package.opf'), 'itemref').map(({ attributes }) => attributes.idref);
    expect(order).toEqual(['title', 'nav', ...[1, 2, 3, 4, 5, 6, 7, 8].map((part) => `part-${part}`)]);
    const entries = xmlElements(document(book, 'nav.xhtml'), 'a').map(({ text }) => text);
    expect(entries).toContain('High availability and final words');
    expect(entries.length).toBeGreaterThan(50);
  });

  it('holds every line of the logs, and the pictures with their texts', () => {
    const part = document(book, 'part-8.xhtml');
    expect(all(part).filter(hasClass('log-line'))).toHaveLength(11 + 14 + 22);
    const images = xmlElements(part, 'img');
    const marked = all(part).filter(hasClass('marked'));
    expect(images).toHaveLength(7);
    expect(images.filter(({ attributes }) => (attributes.alt ?? '').length < 20)).toEqual([]);
    expect(marked.map(({ attributes }) => attributes.role)).toEqual(['img']);
  });

  it('leads nowhere that isn’t there, and leads between parts within itself', () => {
    expect(faults(book)).toEqual([]);
    const links = [...book.documents.values()].flatMap((tree) => xmlElements(tree, 'a'));
    expect(links.some(({ attributes }) => attributes.href === 'part-3.xhtml#part-3')).toBe(true);
    expect(links.filter(({ attributes }) => attributes.href?.includes('/posts/'))).toEqual([]);
  });

  it.skipIf(checker === null)(
    'is valid by epubcheck',
    () => {
      expect(epubcheck(checker ?? '', book.path)).toEqual([]);
    },
    120_000,
  );

  it('is offered with its size on the page of the series', async () => {
    const page = await readFile(join(inject('siteDir'), 'series/proxmox-ha/index.html'), 'utf8');
    const size = (book.bytes.length / 1_000_000).toFixed(1);
    expect(page).toContain(
      `<a href="/series/proxmox-ha/proxmox-ha.epub" download>EPUB</a> <span>for e-readers, ${size} MB</span>`,
    );
  });
});

describe('the EPUB of another series', () => {
  const FRONT =
    'description: A part of a series that has all that a part can have, for a test.\ndate: 2026-01-01\nseries: s';
  const body = [
    'A claim.[^1] <kbd>Ctrl</kbd> & <abbr title="a < b">x</abbr><br />\n\n[^1]: With its *proof*.',
    '```migration-log name="odd"\n\u0007bell & \u202eturned\n```',
    '<Gallery layout="filmstrip" caption="A strip" />',
    '<Screenshot image="./images/a.png" alt="What can be seen in the picture">\n<Callout at={[35, 20]}>A *mark*.</Callout>\n</Screenshot>',
    '<BeforeAfter before="./images/a.png" beforeAlt="What was there before" after="./images/b.png" afterAlt="What is there now" />',
    '<details><summary>More</summary>Text.</details>',
    '[Part 2](../b/#there) and [the log of it](../../../logs/s/a/long/).',
    '<MigrationLog log="long" />',
    '<MigrationComparison logs={["long", "odd"]} />',
    '## Lists\n\n- [ ] open\n- [x] done\n\n| a | b |\n| - | -: |\n| 1 | 2 |',
  ].join('\n\n');
  const LONG = Array.from({ length: 1500 }, (_, i) => `May 10 14:25:${String(i % 60).padStart(2, '0')} line ${i}`).join(
    '\n',
  );

  async function tree(): Promise<Tree> {
    const images = 'content/posts/proxmox-ha/high-availability/images';
    const [a, b] = [await readFile(join(images, '07-ha-status.png')), await readFile(join(images, '08-networks.png'))];
    return {
      'site.yaml': 'base: /blog/\naddress: https://example.org\nauthor: A & B <c>\n',
      'series/s.yaml': `title: Fish & <Chips>\nsummary: ${'What a reader has at the end of it. '.repeat(3)}\nstatus: ongoing\n`,
      'posts/s/a/index.mdx': `---\ntitle: "One & only"\n${FRONT}\npart: 1\ngallery:\n  - image: ./images/a.png\n    alt: What the first picture shows\n---\n\n${body}\n`,
      'posts/s/a/images/a.png': a,
      'posts/s/a/images/b.png': b,
      'posts/s/a/logs/long.log': `${LONG}\n`,
      'posts/s/b/index.mdx': `---\ntitle: Two\n${FRONT}\npart: 2\n---\n\n## There\n\nText[^1].\n\n[^1]: Another.\n`,
    };
  }

  it('is sound whatever its parts hold, and the same bytes from the same content', async () => {
    const files = Object.entries(await tree()).map(([name, text]) => [`content/${name}`, text]);
    const root = await writeTree(Object.fromEntries(files));
    const [one, two] = [join(root, 'one'), join(root, 'two')];
    for (const [out, zone] of [
      [one, 'UTC'],
      [two, 'Asia/Tokyo'],
    ] as const) {
      const { status, output } = await runBuild({ CONTENT_DIR: join(root, 'content'), OUT_DIR: out, TZ: zone });
      expect(status, output).toBe(0);
    }
    const book = await readBook(join(one, 'series/s/s.epub'));
    expect(faults(book)).toEqual([]);
    expect((await readBook(join(two, 'series/s/s.epub'))).bytes.equals(book.bytes)).toBe(true);
    const part = document(book, 'part-1.xhtml');
    const links = xmlElements(part, 'a');
    expect(links.map(({ attributes }) => attributes.href)).toContain('part-2.xhtml#part-2-there');
    expect(links.map(({ attributes }) => attributes.href)).toContain('https://example.org/blog/logs/s/a/long/');
    expect(links.filter(({ attributes }) => attributes['epub:type'] === 'noteref')).toHaveLength(1);
    expect(all(part).filter(hasClass('marked'))).toHaveLength(1);
    const says = all(part)
      .map(({ text }) => text)
      .join('');
    expect(says).toContain('[U+0007]');
    expect(says).toContain('[U+202E]');
    // Its page has the log in part; in the book, the rest is a link away.
    const rest = all(part)
      .filter(hasClass('log-left-out'))
      .flatMap((box) => xmlElements(box, 'a'));
    expect(rest.map(({ attributes }) => attributes.href)).toEqual([
      expect.stringMatching(/^log-1-1\.xhtml#log-1-L\d+$/),
    ]);
    const whole = [1, 2, 3].map((n) => xmlElements(document(book, `log-1-${n}.xhtml`), 'code').flatMap(all));
    expect(
      whole
        .flat()
        .flatMap(({ text }) => text.split('\n'))
        .filter((line) => line !== ''),
    ).toHaveLength(1500);
    if (checker !== null) expect(epubcheck(checker, book.path)).toEqual([]);
  }, 300_000);
});
