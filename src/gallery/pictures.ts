import { type ComponentUse, galleryNamed } from '../mdx/index.ts';
import type { GalleryPicture } from '../schema/gallery.ts';

/** Galleries of a front matter, by name. */
export type Galleries = Readonly<Record<string, readonly GalleryPicture[]>>;

/**
 * The raster pictures that a post or page shows, by path as its author wrote it, each with the shapes
 * it is asked for; `undefined` among them is "as it comes".
 */
export function shownPictures(
  galleries: Galleries,
  uses: readonly ComponentUse[],
): Map<string, (string | undefined)[]> {
  const shown = new Map<string, (string | undefined)[]>();
  const show = (path: string, shape: string | undefined) => shown.set(path, [...(shown.get(path) ?? []), shape]);
  for (const use of uses) {
    if (use.name === 'Gallery') {
      for (const { image } of galleryNamed(use.props.name, galleries) ?? []) show(image, use.props.shape);
    } else if (use.name === 'Screenshot') show(use.props.image, undefined);
    else if (use.name === 'BeforeAfter') {
      show(use.props.before, undefined);
      show(use.props.after, undefined);
    }
  }
  return shown;
}

/** Paths of the diagrams a post or page draws into its text. */
export function diagramPaths(uses: readonly ComponentUse[]): string[] {
  return [...new Set(uses.flatMap((use) => (use.name === 'Diagram' ? [use.props.image] : [])))];
}
