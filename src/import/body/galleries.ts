import type { GalleryPicture } from '../../schema/gallery.ts';
import type { Values } from '../source/front-matter.ts';
import { listOf, textOf } from '../source/values.ts';
import { type PictureInput, type Pictures, wordsOf } from './pictures.ts';

/** Rows of features are shown where an include asks for them. */
export function isFeatureRow(key: string, entries: readonly Values[]): boolean {
  return (
    key.startsWith('feature_row') ||
    entries.some(({ excerpt, btn_label }) => excerpt !== undefined || btn_label !== undefined)
  );
}

/** Entries of a gallery; one that is a text is the address of a picture. */
export function entriesOf(key: string, value: unknown): Values[] {
  if (!key.startsWith('gallery') || !Array.isArray(value)) return listOf(value);
  return value.flatMap((entry: unknown) => (typeof entry === 'string' ? [{ image_path: entry }] : listOf(entry)));
}

export function isGallery(key: string, entries: readonly Values[]): boolean {
  return (
    entries.some(({ image_path }) => textOf(image_path) !== undefined) ||
    (key.startsWith('gallery') && entries.length > 0)
  );
}

/** Galleries of the front matter: every list of pictures, by its key; of a picture and its thumbnail the larger one. */
export async function readGalleries(pictures: Pictures, input: PictureInput): Promise<Map<string, GalleryPicture[]>> {
  const galleries = new Map<string, GalleryPicture[]>();
  for (const [key, value] of Object.entries(input.document.values)) {
    const entries = entriesOf(key, value);
    if (isFeatureRow(key, entries) || !isGallery(key, entries)) continue;
    const shown: GalleryPicture[] = [];
    for (const [i, entry] of entries.entries()) {
      const picture = await galleryPicture(entry, [key, i], pictures, input);
      if (picture !== null) shown.push(picture);
    }
    if (shown.length > 0) galleries.set(key, shown);
  }
  return galleries;
}

async function galleryPicture(
  entry: Values,
  path: (string | number)[],
  pictures: Pictures,
  input: PictureInput,
): Promise<GalleryPicture | null> {
  const { document, findings } = input;
  const { file } = document;
  const line = document.lineOf(...path);
  const drop = (name: string, reason: string) => {
    const text = textOf(entry[name]);
    if (text !== undefined) findings.drop({ file, line: document.lineOf(...path, name), what: 'image', text, reason });
  };
  const addresses = [textOf(entry.url), textOf(entry.image_path)].filter((address) => address !== undefined);
  const best = await largest(addresses, input);
  const taken = best === null ? null : await pictures.take(best, line);
  if (best === null || taken === null) {
    if (best === null)
      findings.error(
        file,
        line,
        `the gallery’s picture \`${addresses[0] ?? ''}\` can’t be shown; it was left out`,
        'put it into `images/` beside the post and name it in `gallery`',
      );
    for (const name of ['url', 'image_path', 'alt', 'title'])
      drop(name, 'of a picture of a gallery that is missing or can’t be read');
    return null;
  }
  const title = textOf(entry.title);
  const alt = pictures.altOf(textOf(entry.alt), document.lineOf(...path, 'alt'), title, wordsOf(best));
  // Where both are the same, either is the one that is left out.
  const isTwice = textOf(entry.url) === textOf(entry.image_path);
  for (const name of ['url', 'image_path'])
    if (isTwice || textOf(entry[name]) !== best) drop(name, 'of a picture and its thumbnail the larger one was taken');
  return { image: taken.path, alt, ...(title !== undefined && { title }) };
}

/** Of several addresses the one whose picture has the most in it; null when none can be shown. */
async function largest(
  addresses: readonly string[],
  { assets, document, former }: PictureInput,
): Promise<string | null> {
  const near = { file: document.file, former };
  const sizes = await Promise.all(
    addresses.map(async (address) => {
      const found = assets.find(address, near);
      const picture = found.ok ? await assets.picture(found.file) : found;
      return {
        address,
        area: 'kind' in picture && picture.kind === 'raster' ? picture.width * picture.height : -1,
      };
    }),
  );
  const [best] = sizes.sort((a, b) => b.area - a.area);
  return best === undefined || best.area < 0 ? null : best.address;
}

/** A key as the front matter of this site takes it for a gallery's name. */
export function galleryName(key: string): string {
  return (
    key
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, '-')
      .replace(/^[^a-z]+/, '') || 'gallery'
  );
}
