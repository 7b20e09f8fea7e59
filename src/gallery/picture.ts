import * as z from 'zod';

/** A file that the build has made of a picture. */
const pictureFile = z.object({
  /** Its name on the site, below `pictures/`. */
  name: z.string(),
  /** Where it lies, relative to the folder of converted pictures. */
  path: z.string(),
  /** In pixels. */
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
});
export type PictureFile = z.infer<typeof pictureFile>;

const pictureSet = z.object({
  /** Of the largest file, in pixels. */
  width: z.number(),
  height: z.number(),
  /** The smallest file at each width, narrow to wide: AVIF, or WebP where that is smaller. */
  best: z.array(pictureFile),
  /** The same widths as WebP. */
  webp: z.array(pictureFile),
  /** PNG or JPEG, for what knows neither. */
  fallback: pictureFile,
});
/** A picture at the widths a page may ask for. */
export type PictureSet = z.infer<typeof pictureSet>;

/** The whole picture, and what else is known of it. */
export const wholePicture = pictureSet.extend({
  /** The colour that most of it has, `#rrggbb`: stands in until it is loaded. */
  colour: z.string(),
  /** Every pixel of it, for readers who want the file; nothing else that the source holds. */
  original: pictureFile,
  /** All its frames, when it moves; the sets then show the first. Null for a picture that stands still. */
  moving: pictureFile.nullable(),
});

export { pictureSet };

/** A picture, ready to be shown whole or cut to the shapes that its page asks for. */
export interface Picture extends z.infer<typeof wholePicture> {
  shapes: Record<string, PictureSet>;
}

/** All files of a picture, each once. */
export function filesOf({ shapes, original, moving, ...whole }: Picture): PictureFile[] {
  const sets: PictureSet[] = [whole, ...Object.values(shapes)];
  const files = [
    original,
    ...(moving === null ? [] : [moving]),
    ...sets.flatMap((set) => [...set.best, ...set.webp, set.fallback]),
  ];
  return [...new Map(files.map((file) => [file.name, file])).values()];
}
