import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { moving, printedPhoto, screen } from '../../src/gallery/testing.ts';
import { attribute, byTag, elements, readPages } from '../support/pages.ts';
import { build, type PictureSite, type Shown, siteOf } from '../support/picture-site.ts';

// Encoding takes its time where other work runs beside it.
vi.setConfig({ testTimeout: 300_000 });

const PICTURES_CACHE = '.cache/pictures';
const SEED = resolve('../shared/seed/images');

async function site(pictures: readonly Shown[], body?: string): Promise<PictureSite> {
  const root = await mkdtemp(join(tmpdir(), 'ha-series-pictures-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  return siteOf(root, pictures, body);
}

async function galleryOf(out: string) {
  const page = (await readPages(out)).find(({ path }) => path === '/posts/pictures/');
  if (page === undefined) throw new Error('no page');
  const links = elements(
    page.tree,
    ({ tagName, properties }) => tagName === 'a' && String(properties.className).includes('picture'),
  );
  return { page, links };
}

/** When each picture of a site was converted, by the name of its folder in the cache. */
async function conversions({ out }: PictureSite): Promise<Record<string, number>> {
  const shown = (await readdir(join(out, 'pictures'))).map((name) => /-([0-9a-f]{8})-[a-z0-9]+\.\w+$/.exec(name)?.[1]);
  const keys = (await readdir(PICTURES_CACHE)).filter((key) => shown.includes(key.slice(0, 8)));
  return Object.fromEntries(
    await Promise.all(
      keys.map(async (key) => [key, (await stat(join(PICTURES_CACHE, key, 'picture.json'))).mtimeMs] as const),
    ),
  );
}

describe('pictures of every kind', () => {
  it('are shown, each in its own way, and a second build converts only what has changed', async () => {
    const made = await site([
      { name: 'moving.gif', bytes: await moving(320, 200) },
      { name: 'tall.png', bytes: await screen(300, 12_000).png().toBuffer() },
      { name: 'camera.jpg', bytes: await printedPhoto(300, 200) },
      { name: 'plain.png', bytes: await screen(640, 400).png().toBuffer() },
      { name: 'new.avif', bytes: await screen(320, 200).avif().toBuffer() },
    ]);
    await build(made);
    const { links } = await galleryOf(made.out);
    expect(links.map((link) => attribute(link, 'dataSize'))).toEqual([
      '320x200',
      '300x12000',
      '200x300',
      '640x400',
      '320x200',
    ]);
    expect(links.slice(0, 1).map((link) => attribute(link, 'dataFull'))).toEqual([
      expect.stringMatching(/^\/pictures\/moving-[0-9a-f]+-moving\.(?:webp|gif)$/),
    ]);
    for (const name of await readdir(join(made.out, 'pictures'))) {
      const bytes = await readFile(join(made.out, 'pictures', name));
      expect(bytes.toString('latin1'), name).not.toMatch(/secret|gps/i);
    }
    const before = await conversions(made);
    expect(Object.keys(before)).toHaveLength(6);
    await build(made);
    expect(await conversions(made)).toEqual(before);
    await writeFile(join(made.content, 'posts/pictures/images/plain.png'), await screen(641, 401).png().toBuffer());
    await build(made);
    const after = Object.entries(await conversions(made));
    expect(after.filter(([key, time]) => before[key] === time)).toHaveLength(5);
    expect(after).toHaveLength(6);
  });

  it('may be a hundred: each is there once, with a place of its own, and waits until it is near', async () => {
    const pictures = await Promise.all(
      Array.from({ length: 100 }, async (_, i) => ({
        name: `shot-${i + 1}.png`,
        bytes: await screen(60 + i, 40)
          .png()
          .toBuffer(),
      })),
    );
    const made = await site(pictures, `${'Words. '.repeat(100)}\n\n<Gallery />`);
    await build(made);
    const { page, links } = await galleryOf(made.out);
    expect(links).toHaveLength(100);
    expect(new Set(links.map((link) => attribute(link, 'id'))).size).toBe(100);
    const images = links.flatMap((link) => byTag(link, 'img'));
    expect(images.filter((image) => attribute(image, 'loading') !== 'lazy')).toEqual([]);
    expect(images.filter((image) => !(Number(attribute(image, 'width')) > 0))).toEqual([]);
    expect(page.html).not.toContain('fetchpriority');
  });
});

describe('the first picture', () => {
  it('of a page that starts with it is not waited for, and the others are', async () => {
    const pictures = await Promise.all(
      ['a.png', 'b.png'].map(async (name, i) => ({
        name,
        bytes: await screen(90 + i, 60)
          .png()
          .toBuffer(),
      })),
    );
    const made = await site(pictures);
    await build(made);
    const { links } = await galleryOf(made.out);
    const images = links.flatMap((link) => byTag(link, 'img'));
    expect(images.map((image) => [attribute(image, 'loading'), attribute(image, 'fetchPriority')])).toEqual([
      ['eager', 'high'],
      ['lazy', null],
    ]);
  });
});

// The screenshots of the original may not be copied into the project: they are read where they lie, if they do.
describe.skipIf(!existsSync(SEED))('the sixteen pictures of the original', () => {
  it('go the same way, in a fraction of their bytes', async () => {
    const names = (await readdir(SEED)).filter((name) => name.endsWith('.png')).sort();
    expect(names).toHaveLength(16);
    const pictures = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(SEED, name)) })));
    const made = await site(pictures);
    await build(made);
    const { links } = await galleryOf(made.out);
    expect(links.map((link) => attribute(link, 'id'))).toEqual(
      names.map((name) => `picture-${name.replace('.png', '').replace('.', '').toLowerCase()}`),
    );
    for (const link of links) {
      const [best, webp] = byTag(link, 'source').map((source) => attribute(source, 'srcSet') ?? '');
      for (const address of `${best}, ${webp}`.matchAll(/\/pictures\/\S+/g)) {
        expect(existsSync(join(made.out, address[0])), address[0]).toBe(true);
      }
      const { comments, exif, xmp } = await sharp(join(made.out, attribute(link, 'href') ?? '')).metadata();
      expect({ comments, exif, xmp }).toEqual({ comments: undefined, exif: undefined, xmp: undefined });
    }
    const thumbnail = 'pve-4-2-01-600x300';
    const source = (await stat(join(SEED, 'pve-4.2_01_600x300.png'))).size;
    const small = (await readdir(join(made.out, 'pictures'))).filter(
      (name) => name.startsWith(thumbnail) && name.endsWith('-360.avif'),
    );
    expect(small).toHaveLength(1);
    expect((await stat(join(made.out, 'pictures', small[0] ?? ''))).size * 3).toBeLessThan(source);
  });
});

if (!existsSync(SEED)) console.warn(`SKIPPED: the original's pictures are not at ${SEED}.`);

describe('every picture of the built site', () => {
  it('is there in all the files that its page names, under the names of what they hold', async () => {
    const siteDir = inject('siteDir');
    const missing: string[] = [];
    for (const page of await readPages(siteDir)) {
      for (const [address] of page.html.matchAll(/\/pictures\/[\w.-]+/g)) {
        if (!existsSync(join(siteDir, address))) missing.push(`${page.path} ${address}`);
      }
    }
    expect(missing).toEqual([]);
    for (const name of await readdir(join(siteDir, 'pictures'))) {
      const { format } = await sharp(join(siteDir, 'pictures', name)).metadata();
      const ending = format === 'heif' ? 'avif' : format === 'jpeg' ? 'jpg' : format;
      expect(name.endsWith(`.${ending}`), name).toBe(true);
    }
  });
});
