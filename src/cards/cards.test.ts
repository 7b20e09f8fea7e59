import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { post, readTree, SERIES } from '../content/testing.ts';
import { CARD_HEIGHT, CARD_WIDTH, type CardSpec, cardsOf, drawCard, sweepCards } from './index.ts';
import { breakable, breakLines, cardText, fitText } from './text.ts';

const SPEC: CardSpec = {
  site: 'HA Series',
  host: 'example.org/blog',
  eyebrow: 'Part 3 of 8 · Highly available',
  title: 'DRBD: two dual-primary volumes',
  description: 'How two nodes share one disk and what that costs.',
  line: { stations: 8, current: 3 },
};

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'cards-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function draw(more: Partial<CardSpec>): Promise<Buffer> {
  const card = await drawCard({ ...SPEC, ...more }, await folder());
  if (card === null) throw new Error('the card was not drawn');
  return readFile(card.path);
}

/** Whether anything but paper is in a box of a card, in pixels. */
async function isDrawnIn(
  png: Buffer,
  box: { left: number; top: number; width: number; height: number },
): Promise<boolean> {
  const pixels = await sharp(png).extract(box).removeAlpha().greyscale().raw().toBuffer();
  return pixels.some((value) => value !== pixels[0]);
}

const TITLES = {
  short: 'DRBD',
  long: 'A title that says very much about dual-primary DRBD volumes, live migration over two networks, quorum with two votes, and everything that follows of it, to the last',
  'one word': 'W'.repeat(160),
  paths: 'What `pvecm expected 1` does to /etc/pve/nodes/proxmox01/qemu-server/108.conf_andAnIdentifierWithoutAnyBlank',
  umlauts: 'Größenänderung übers Netz: „Schlüssel“ für Überprüfungen, Łódź, Ångström',
  'other alphabets': 'Высокая доступность και υψηλή διαθεσιμότητα, tính sẵn sàng cao',
  Japanese: '高可用性クラスターの構築：Proxmox VE とライブマイグレーション、そして最終的な「言葉」について。'.repeat(2),
  Chinese: '高可用虚拟化：两个节点、一个仲裁，以及它们的日志',
} as const;

describe('a card', () => {
  it.each(Object.entries(TITLES))('holds all of its title, within its edges: %s', async (_, title) => {
    const png = await draw({ title, description: '' });
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: CARD_WIDTH, height: CARD_HEIGHT });
    const text = { top: 160, height: 330 };
    expect(await isDrawnIn(png, { left: 72, width: 1056, ...text })).toBe(true);
    expect(await isDrawnIn(png, { left: 0, width: 68, ...text })).toBe(false);
    expect(await isDrawnIn(png, { left: 1132, width: 68, ...text })).toBe(false);
    // Between the title and the line of the series.
    expect(await isDrawnIn(png, { left: 0, width: CARD_WIDTH, top: 505, height: 20 })).toBe(false);
  });

  it('shows a description where there is room for all of it, and none elsewhere', async () => {
    const box = { left: 72, width: 1056, top: 285, height: 60 };
    expect(await isDrawnIn(await draw({ title: 'DRBD' }), box)).toBe(true);
    expect(await isDrawnIn(await draw({ title: 'DRBD', description: '' }), box)).toBe(false);
    expect(await draw({ title: TITLES.long, description: 'x'.repeat(200) })).toEqual(
      await draw({ title: TITLES.long, description: '' }),
    );
  });

  it('keeps long names of site and series in their lines', async () => {
    const png = await draw({
      site: 'W'.repeat(80),
      eyebrow: `Part 999 of 999 · ${'W'.repeat(60)}`,
      line: { stations: 999, current: 999 },
    });
    expect(await isDrawnIn(png, { left: 1132, width: 68, top: 0, height: 500 })).toBe(false);
  });

  it('is the same bytes for the same words, and is drawn once', async () => {
    const [one, other] = [await folder(), await folder()];
    const [a, b] = [await drawCard(SPEC, one), await drawCard(SPEC, other)];
    if (a === null || b === null) throw new Error('the card was not drawn');
    expect(a.name).toBe(b.name);
    expect(await readFile(a.path)).toEqual(await readFile(b.path));
    await writeFile(a.path, 'kept');
    expect(await drawCard(SPEC, one)).toEqual(a);
    expect(await readFile(a.path, 'utf8')).toBe('kept');
    expect((await drawCard({ ...SPEC, title: 'Another' }, one))?.name).not.toBe(a.name);
    expect(await readdir(one)).toHaveLength(2);
  });

  it('is not drawn when no font of the cards has its letters; what it says besides is left out then', async () => {
    expect(await drawCard({ ...SPEC, title: '한국어' }, await folder())).toBeNull();
    expect(await draw({ eyebrow: '한국어', description: '한국어' })).toEqual(
      await draw({ eyebrow: null, description: '' }),
    );
  });

  it('is thrown away when no build has used it for two months', async () => {
    const path = await folder();
    const [old, kept] = [await drawCard(SPEC, path), await drawCard({ ...SPEC, title: 'Another' }, path)];
    const then = new Date(Date.now() - 61 * 24 * 60 * 60 * 1000);
    await utimes(old?.path ?? '', then, then);
    await sweepCards(path);
    expect(await readdir(path)).toEqual([kept?.name]);
  });
});

describe('a text on a card', () => {
  it('is without pictures, which no font has, and keeps its letters and signs', () => {
    expect(cardText('🚀 Ship  it 👩‍💻 now, 2 × 3 #1 © ™')).toBe('Ship it now, 2 × 3 #1 © ™');
    expect(cardText('U\u0308ber')).toBe('Über');
  });

  it.each(Object.entries(TITLES))('loses nothing where it is broken: %s', async (_, title) => {
    const text = cardText(title);
    const fitted = await fitText(text, 620, { width: 1056, height: 300, sizes: [84, 56, 40, 28, 24], leading: 1.16 });
    expect(fitted?.lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });

  it('is broken into lines of about one length', async () => {
    expect(await breakLines('High availability and final words', 620, 13)).toEqual([
      'High availability',
      'and final words',
    ]);
  });

  it('is not broken before what closes, nor after what opens', () => {
    expect(breakable('a-b 言葉（一）。')).toEqual(['a-', 'b ', '言', '葉', '（一）。']);
  });
});

describe('the cards of a site', () => {
  it('are its own, and one for each series and each post, with its place', async () => {
    const content = await readTree({
      'site.yaml': 'title: A site\naddress: https://example.org\nbase: /blog/\n',
      'series/s.yaml': SERIES,
      'posts/s/a/index.mdx': post('series: s\npart: 1'),
      'posts/b/index.mdx': post().replace('DRBD', 'Alone'),
    });
    expect(content.problems).toEqual([]);
    const cards = cardsOf(content).map(({ id, alt, spec: { host, line } }) => ({ id, alt, host, line }));
    const host = 'example.org/blog';
    expect(cards).toEqual([
      { id: 'site', alt: 'A site', host, line: null },
      {
        id: 'series/s',
        alt: 'Series in 1 part · Highly available · A site',
        host,
        line: { stations: 1, current: null },
      },
      { id: 'posts/b', alt: 'Alone · A site', host, line: null },
      {
        id: 'posts/s/a',
        alt: 'Part 1 of 1 · Highly available · DRBD · A site',
        host,
        line: { stations: 1, current: 1 },
      },
    ]);
  });
});
