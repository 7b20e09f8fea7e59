import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';
import wawoff2 from 'wawoff2';

/**
 * The fonts of cards are those of the site, from packages, and so the same on each machine. They come in slices by
 * writing system; a slice is read when a text needs it.
 */

/** In the order in which they are asked: the site's own face, then one for Chinese and Japanese. */
const FACES = ['ibm-plex-sans', 'noto-sans-sc'] as const;

interface Slice {
  file: string;
  ranges: readonly (readonly [number, number])[];
}

const slices: readonly Slice[] = (await Promise.all(FACES.map(slicesOf))).flat();

async function slicesOf(face: (typeof FACES)[number]): Promise<Slice[]> {
  // From where the command runs: a build bundles this file into another folder.
  const { resolve } = createRequire(join(process.cwd(), 'package.json'));
  const folder = dirname(resolve(`@fontsource-variable/${face}/files/${face}-latin-wght-normal.woff2`));
  const list: unknown = JSON.parse(await readFile(join(folder, '../unicode.json'), 'utf8'));
  return Object.entries(list ?? {}).flatMap(([key, ranges]) => {
    const file = join(folder, `${face}-${key.replace(/[[\]]/g, '')}-wght-normal.woff2`);
    return typeof ranges === 'string' && existsSync(file) ? [{ file, ranges: ranges.split(',').map(rangeOf) }] : [];
  });
}

/** `U+0460-052F` or `U+20B4`. */
function rangeOf(text: string): [number, number] {
  const [from = '', to = from] = text.replace('U+', '').split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}

const fonts = new Map<string, Promise<Font>>();

/** A slice at a weight, as fontkit takes it: of compressed fonts it can't make another weight. */
function fontOf(file: string, weight: number): Promise<Font> {
  const key = `${weight} ${file}`;
  const font = fonts.get(key) ?? readFont(file, weight);
  fonts.set(key, font);
  return font;
}

async function readFont(file: string, weight: number): Promise<Font> {
  const font = create(Buffer.from(await wawoff2.decompress(await readFile(file))));
  if (!('getVariation' in font)) throw new Error(`${file} holds several fonts`);
  return font.getVariation({ wght: weight });
}

/** The font that writes a character; null when none of them does. */
export async function fontFor(character: string, weight: number): Promise<Font | null> {
  const code = character.codePointAt(0) ?? 0;
  for (const { file, ranges } of slices) {
    if (!ranges.some(([from, to]) => from <= code && code <= to)) continue;
    const font = await fontOf(file, weight);
    if (font.hasGlyphForCodePoint(code)) return font;
  }
  return null;
}
