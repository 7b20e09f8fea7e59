import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { CardSpec } from './card.ts';
import { cardSvg } from './svg.ts';

// Goes up when the same words would be drawn otherwise.
const RECIPE = 2;

export interface CardFile {
  /** Its name on the site, below `cards/`. */
  name: string;
  /** Where it lies. */
  path: string;
}

/**
 * Draws a card into `folder`, unless it is there: by its words, so that a build draws what has changed. Null when
 * the fonts can't write its title.
 */
export async function drawCard(spec: CardSpec, folder: string): Promise<CardFile | null> {
  const { vips, rsvg } = sharp.versions;
  const key = createHash('sha256')
    .update(JSON.stringify([RECIPE, vips, rsvg, spec]))
    .digest('hex')
    .slice(0, 16);
  const file = { name: `${key}.png`, path: join(folder, `${key}.png`) };
  if (await touch(file.path)) return file;
  const svg = await cardSvg(spec);
  if (svg === null) return null;
  const png = await sharp(Buffer.from(svg)).png({ palette: true, colours: 32, dither: 0, effort: 1 }).toBuffer();
  await mkdir(folder, { recursive: true });
  const staging = `${file.path}.${process.pid}.tmp`;
  await writeFile(staging, png);
  await rename(staging, file.path);
  return file;
}

/** Says that a file is still of use; false when there is none. */
async function touch(path: string): Promise<boolean> {
  const now = new Date();
  return utimes(path, now, now).then(
    () => true,
    () => false,
  );
}

const KEPT_MS = 60 * 24 * 60 * 60 * 1000;

/** Removes what no build has used for two months. */
export async function sweepCards(folder: string, now: Date = new Date()): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    const used = await stat(path).catch(() => null);
    if (used !== null && now.getTime() - used.mtimeMs > KEPT_MS) await rm(path, { force: true });
  }
}
