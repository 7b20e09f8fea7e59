import * as z from 'zod';
import { altText, field } from './fields.ts';

/** One picture of a gallery. Sizes, thumbnails and formats are made from the file at build time. */
export const galleryPicture = z.strictObject({
  image: field(z.string().min(1), {
    description: 'The picture, as a path relative to the post.',
    expected: 'the path of a picture beside the post, such as `./images/ha-status.png`',
  }),
  alt: field(altText, {
    description: 'Says what can be seen, for readers who don’t see it.',
    expected: 'a text that says what can be seen in the picture',
    fix: 'describe the picture in a sentence; no stand-in, no file name',
  }),
  title: field(z.string().min(1).optional(), {
    description: 'The caption under the picture.',
    expected: 'a caption, or no `title` at all',
  }),
});

export type GalleryPicture = z.infer<typeof galleryPicture>;

const pictures = z.array(galleryPicture).min(1);

/** The name under which a gallery without a name is kept. */
export const DEFAULT_GALLERY = 'default';

const galleryName = field(z.string().regex(/^[a-z][a-z0-9-]*$/), {
  description: 'What `<Gallery name="…" />` calls it.',
  expected: 'a name of lower-case letters, digits and hyphens that starts with a letter',
});

/** A list of pictures, or named lists for several galleries; always a map of lists once read. */
export const galleries = z
  .union([pictures, z.record(galleryName, pictures)])
  .transform(
    (value): Record<string, GalleryPicture[]> => (Array.isArray(value) ? { [DEFAULT_GALLERY]: value } : value),
  );
