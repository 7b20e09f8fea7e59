import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import sharp from 'sharp';
import type * as z from 'zod';
import { encodeMoving, encodeOriginal, encodeSet, imageOf, type Pixels } from './encode.ts';
import { type Picture, type PictureFile, type PictureSet, pictureSet, wholePicture } from './picture.ts';
import { partOf, shownShape } from './shape.ts';

// Goes up when the same picture would be encoded otherwise.
const RECIPE = 2;
const NOTES = 'picture.json';

/**
 * Converts a picture for the site, whole and in the shapes asked for; `undefined` among them is "as it comes".
 * What was converted once is taken from `cacheDir`, by what the file holds: neither its name nor its date
 * counts, and several sites may share the folder. Throws what sharp throws when the file is no picture.
 */
export async function convertPicture(
  file: string,
  shapes: readonly (string | undefined)[],
  cacheDir: string,
): Promise<Picture> {
  const bytes = await readFile(file);
  const stem = slugOf(parse(file).name);
  const whole = await convertWhole(bytes, stem, cacheDir);
  const cuts = [...new Set(shapes.map((shape) => shownShape(shape, whole)))].filter((shape) => shape !== null);
  const sets = await Promise.all(
    cuts.map(async (shape): Promise<[string, PictureSet]> => [shape, await convertShape(bytes, shape, stem, cacheDir)]),
  );
  return { ...whole, shapes: Object.fromEntries(sets) };
}

function slugOf(name: string): string {
  const slug = name.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '');
  return slug === '' ? 'picture' : slug.toLowerCase();
}

async function convertWhole(bytes: Buffer, stem: string, cacheDir: string): Promise<z.infer<typeof wholePicture>> {
  const key = keyOf(bytes, '');
  const named = nameFor(key, stem);
  const { original, moving, colour, ...set } = await cached(join(cacheDir, key), wholePicture, async (folder) => {
    const pixels = await readPixels(bytes);
    return {
      ...(await encodeSet(pixels, folder)),
      original: await encodeOriginal(bytes, folder),
      moving: await encodeMoving(bytes, folder),
      colour: await colourOf(pixels),
    };
  });
  return { ...nameSet(set, named), original: named(original), moving: moving && named(moving), colour };
}

async function convertShape(bytes: Buffer, shape: string, stem: string, cacheDir: string): Promise<PictureSet> {
  const key = keyOf(bytes, shape);
  const set = await cached(join(cacheDir, key), pictureSet, async (folder) => {
    const whole = await readPixels(bytes);
    const { data, info } = await imageOf(whole)
      .extract(partOf(whole.width, whole.height, shape))
      .raw()
      .toBuffer({ resolveWithObject: true });
    return encodeSet({ data, width: info.width, height: info.height, channels: whole.channels }, folder);
  });
  return nameSet(set, nameFor(key, stem));
}

function keyOf(bytes: Buffer, shape: string): string {
  const { aom, webp, vips } = sharp.versions;
  const recipe = JSON.stringify([RECIPE, aom, webp, vips, shape]);
  return createHash('sha256').update(recipe).update(bytes).digest('hex').slice(0, 16);
}

/** Files in the cache know neither its place nor what the author calls them. */
function nameFor(key: string, stem: string): (file: PictureFile) => PictureFile {
  return (file) => ({ ...file, name: `${stem}-${key.slice(0, 8)}-${file.name}`, path: `${key}/${file.path}` });
}

function nameSet({ best, webp, fallback, ...size }: PictureSet, named: (file: PictureFile) => PictureFile): PictureSet {
  return { ...size, best: best.map(named), webp: webp.map(named), fallback: named(fallback) };
}

/** What a folder of the cache holds; made first when it isn't there. */
async function cached<T>(folder: string, schema: z.ZodType<T>, make: (folder: string) => Promise<T>): Promise<T> {
  const kept = schema.safeParse(await readNotes(join(folder, NOTES)));
  const set = kept.success ? kept.data : await makeFolder(folder, make);
  const now = new Date();
  // Tells `sweepPictures` that it is still of use.
  await utimes(folder, now, now);
  return set;
}

async function readNotes(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    // Not there, or from a build that was killed: the picture is converted again.
    return null;
  }
}

/** All or nothing, beside builds that make the same: the folder takes its place when it is complete. */
async function makeFolder<T>(folder: string, make: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(dirname(folder), { recursive: true });
  const staging = await mkdtemp(`${folder}.`);
  try {
    const set = await make(staging);
    await writeFile(join(staging, NOTES), JSON.stringify(set));
    await rm(folder, { recursive: true, force: true });
    await rename(staging, folder).catch(async (error: unknown) => {
      // Another build was first, with the same files.
      if ((await readNotes(join(folder, NOTES))) === null) throw error;
    });
    return set;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** The first frame, upright, in sRGB; what is transparent becomes white, as in the program it was taken from. */
async function readPixels(bytes: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(bytes, { failOn: 'truncated' })
    .autoOrient()
    .toColourspace('srgb')
    .flatten({ background: '#fff' })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels !== 1 && channels !== 2 && channels !== 3 && channels !== 4) throw new Error(`${channels} channels`);
  return { data, width, height, channels };
}

const COLOUR_SAMPLE = 64;

async function colourOf(pixels: Pixels): Promise<string> {
  const { width, height } = pixels;
  const { data } = await imageOf(pixels)
    .resize(Math.min(COLOUR_SAMPLE, width), Math.min(COLOUR_SAMPLE, height), { fit: 'fill' })
    .png()
    .toBuffer({ resolveWithObject: true });
  const { dominant } = await sharp(data).stats();
  return `#${[dominant.r, dominant.g, dominant.b].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

const KEPT_MS = 60 * 24 * 60 * 60 * 1000;

/** Removes what no build has used for two months. */
export async function sweepPictures(cacheDir: string, now: Date = new Date()): Promise<void> {
  const names = await readdir(cacheDir).catch(() => []);
  for (const name of names) {
    const folder = join(cacheDir, name);
    const used = await stat(folder).catch(() => null);
    if (used !== null && now.getTime() - used.mtimeMs > KEPT_MS) await rm(folder, { recursive: true, force: true });
  }
}
