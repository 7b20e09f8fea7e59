import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { PictureFile, PictureSet } from './picture.ts';

/**
 * How pictures are encoded. `npm run bench -- pictures` measures the choices below against others, on
 * screenshots: at these settings AVIF and WebP keep edges of text alike (SSIM above 0.99), and a whole
 * screenshot is both sharpest and smallest when nothing is lost at all.
 */

/** Widths in pixels: half of the text's, its whole, and both for dense screens; 1080 is a dense phone. */
const WIDTHS = [360, 720, 1080, 1472];
const FALLBACK_WIDTH = 720;

/** Bits a pixel without loss. A screenshot stays far below, a photograph far above. */
const FLAT_BITS = 2;

// 4:4:4, because coloured text smears when colours are kept at half the resolution.
const avif = (quality: number) => (image: Sharp) => image.avif({ quality, effort: 3, chromaSubsampling: '4:4:4' });
const lossyWebp = (quality: number) => (image: Sharp) => image.webp({ quality, effort: 5, smartSubsample: true });
const losslessWebp = (image: Sharp) => image.webp({ lossless: true, effort: 6 });
const nearlyLosslessWebp = (image: Sharp) => image.webp({ nearLossless: true, quality: 60, effort: 6 });
const png = (image: Sharp) => image.png({ compressionLevel: 9, effort: 10, palette: true, dither: 0 });
const jpeg = (image: Sharp) => image.jpeg({ quality: 85, chromaSubsampling: '4:4:4', mozjpeg: true });

/** Pixels without anything else: upright, in sRGB, with no transparency. */
export interface Pixels {
  data: Buffer;
  width: number;
  height: number;
  channels: 1 | 2 | 3 | 4;
}

export function imageOf({ data, width, height, channels }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

interface Encoded {
  data: Buffer;
  ending: string;
  width: number;
  height: number;
}

async function encode(image: Sharp, settings: (image: Sharp) => Sharp): Promise<Encoded> {
  const { data, info } = await settings(image).toBuffer({ resolveWithObject: true });
  const ending = info.format === 'heif' ? 'avif' : info.format === 'jpeg' ? 'jpg' : info.format;
  return { data, ending, width: info.width, height: info.height };
}

const smallest = (...candidates: Encoded[]) => candidates.reduce((a, b) => (b.data.length < a.data.length ? b : a));

/** Encodes a picture at all its widths into `folder`. It is never scaled up. */
export async function encodeSet(pixels: Pixels, folder: string): Promise<PictureSet> {
  const { width, height } = pixels;
  const lossless = await encode(imageOf(pixels), losslessWebp);
  const flat = (lossless.data.length * 8) / (width * height) <= FLAT_BITS;
  const fullWebp = flat
    ? smallest(lossless, await encode(imageOf(pixels), nearlyLosslessWebp))
    : await encode(imageOf(pixels), lossyWebp(85));
  const full = flat ? fullWebp : smallest(fullWebp, await encode(imageOf(pixels), avif(70)));
  const narrower = await Promise.all(
    WIDTHS.filter((w) => w < width).map(async (w) => {
      const resized = () => imageOf(pixels).resize(w);
      const webp = await encode(resized(), lossyWebp(80));
      // A blurred copy that costs as much as the sharp whole serves nobody.
      if (webp.data.length >= full.data.length) return [];
      return [{ webp, best: smallest(webp, await encode(resized(), avif(60))) }];
    }),
  );
  const plain = flat ? png : jpeg;
  const whole = await encode(imageOf(pixels), plain);
  const fallback =
    width > FALLBACK_WIDTH ? smallest(whole, await encode(imageOf(pixels).resize(FALLBACK_WIDTH), plain)) : whole;
  const rungs = [...narrower.flat(), { webp: fullWebp, best: full }];
  return {
    width,
    height,
    best: await Promise.all(rungs.map(({ best }) => write(best, folder))),
    webp: await Promise.all(rungs.map(({ webp }) => write(webp, folder))),
    fallback: await write(fallback, folder),
  };
}

async function write(
  { data, ending, width, height }: Encoded,
  folder: string,
  name = String(width),
): Promise<PictureFile> {
  const file = `${name}.${ending}`;
  await writeFile(join(folder, file), data);
  return { name: file, path: file, width, height, bytes: data.length };
}

/** The file that readers may have: every pixel of the source in a format of its kind, upright, without its metadata. */
export async function encodeOriginal(bytes: Buffer, folder: string): Promise<PictureFile> {
  const { format } = await sharp(bytes).metadata();
  const moves = await isMoving(bytes);
  const read = sharp(bytes, { failOn: 'truncated', animated: moves });
  const source = moves ? read : read.autoOrient();
  return write(await encode(source, await originalSettings(source, format)), folder, 'original');
}

async function originalSettings(source: Sharp, format: string | undefined): Promise<(image: Sharp) => Sharp> {
  switch (format) {
    case 'jpeg':
      return (image) => image.jpeg({ quality: 92, chromaSubsampling: '4:4:4' });
    case 'gif':
      return (image) => image.gif();
    case 'png':
      return (await hasFewColours(source)) ? png : (image) => image.png({ compressionLevel: 9 });
    default:
      return losslessWebp;
  }
}

/** Whether a palette of 256 colours holds every pixel as it is. */
async function hasFewColours(source: Sharp): Promise<boolean> {
  const colours = new Set<number>();
  const { data, info } = await source
    .clone()
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  for (let i = 0; i + info.channels <= data.length && colours.size <= 256; i += info.channels) {
    let colour = 0;
    for (let channel = 0; channel < info.channels; channel++) colour = colour * 256 + (data[i + channel] ?? 0);
    colours.add(colour);
  }
  return colours.size <= 256;
}

async function isMoving(bytes: Buffer): Promise<boolean> {
  const { format, pages = 1 } = await sharp(bytes).metadata();
  return pages > 1 && (format === 'gif' || format === 'webp');
}

/** All frames of a moving picture, as small as they come without loss; null for one that stands still. */
export async function encodeMoving(bytes: Buffer, folder: string): Promise<PictureFile | null> {
  if (!(await isMoving(bytes))) return null;
  const source = () => sharp(bytes, { failOn: 'truncated', animated: true });
  const webp = await encode(source(), losslessWebp);
  const best = smallest(webp, await encode(source(), (image) => image.gif()));
  return write(best, folder, 'moving');
}
