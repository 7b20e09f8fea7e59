import sharp from 'sharp';
import { type Place, type Problem, quote } from '../problems/index.ts';

/** A picture as a post names it, and where it does. */
export interface NamedPicture {
  path: string;
  field: string;
  place: Place;
}

// What WebP can hold.
const MAX_SIDE = 16_383;
// A moving picture counts with all its frames. More would take gigabytes of memory to convert.
const MAX_PIXELS = 100_000_000;
// Less could neither be seen nor clicked.
const MIN_SIDE = 8;

/** The problem with a file that is to be shown as a picture of pixels: its format, its size, or that it can't be read. */
export async function checkRaster(file: string, picture: NamedPicture): Promise<Problem[]> {
  try {
    // The header alone, of whatever size: nothing is decoded yet.
    const { format, compression, width, height, pages = 1 } = await sharp(file, { limitInputPixels: false }).metadata();
    const fault =
      formatFault(compression === 'hevc' ? 'heic' : format, picture) ?? sizeFault(width, height, pages, picture);
    if (fault !== null) return [fault];
    // Decoded once: a header may be whole where the picture isn't.
    await sharp(file, { failOn: 'truncated' }).resize(16).toBuffer();
    return [];
  } catch (error) {
    return [
      {
        ...picture.place,
        field: picture.field,
        found: `${quote(picture.path)}, which is no picture that can be read (${reasonOf(error, file)})`,
        expected: 'a PNG, JPEG, WebP, AVIF or GIF file',
        fix: 'save it again as PNG from the program that made it',
      },
    ];
  }
}

/** The first line of what a decoder says, without the place of the file. */
function reasonOf(error: unknown, file: string): string {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return first.split(file)[0]?.replace(/[:\s]+$/, '') || 'unknown error';
}

const ENDINGS: Readonly<Record<string, RegExp>> = {
  png: /\.png$/i,
  jpeg: /\.jpe?g$/i,
  webp: /\.webp$/i,
  gif: /\.gif$/i,
  heif: /\.avif$/i,
};

/** A picture is what its name says. An SVG is a document that may run scripts: it is drawn into the page instead, made safe. */
function formatFault(format: string | undefined, { path, field, place }: NamedPicture): Problem | null {
  const ending = Object.hasOwn(ENDINGS, format ?? '') ? ENDINGS[format ?? ''] : undefined;
  if (ending?.test(path)) return null;
  const name = format === 'heif' ? 'AVIF' : format?.toUpperCase();
  const found = `${quote(path)}, which is ${name === undefined ? 'of an unknown format' : `${name} inside`}`;
  const expected = 'a PNG, JPEG, WebP, AVIF or GIF file with the ending of its format';
  const fix =
    format === 'svg'
      ? 'show a drawing with `<Diagram>`, or export it as PNG'
      : `${ending === undefined ? '' : 'rename the file to the ending of its format, or '}save it again as PNG`;
  return { ...place, field, found, expected, fix };
}

/** The problem with the size of a picture, in pixels and frames; null when pages can show it. */
export function sizeFault(
  width: number,
  height: number,
  frames: number,
  { path, field, place }: NamedPicture,
): Problem | null {
  const size = `${quote(path)}, which has ${frames > 1 ? `${frames} frames of ` : ''}${width} × ${height} pixels`;
  if (Math.max(width, height) > MAX_SIDE) {
    const expected = `a picture of at most ${MAX_SIDE} pixels a side`;
    return { ...place, field, found: size, expected, fix: 'cut it into several pictures, or save it smaller' };
  }
  if (width * height * frames > MAX_PIXELS) {
    const expected = `a picture of at most ${MAX_PIXELS / 1_000_000} million pixels${frames > 1 ? ' in all its frames' : ''}`;
    const fix = frames > 1 ? 'save it smaller, or with fewer frames' : 'save it smaller, or cut it into several';
    return { ...place, field, found: size, expected, fix };
  }
  if (Math.min(width, height) < MIN_SIDE) {
    const expected = `a picture of at least ${MIN_SIDE} pixels a side`;
    return { ...place, field, found: size, expected, fix: 'show a larger picture, or leave it out' };
  }
  return null;
}
