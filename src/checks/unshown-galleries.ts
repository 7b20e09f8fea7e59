import type { Content } from '../content/model.ts';
import { galleryNamed, usesIn } from '../mdx/index.ts';
import type { Problem } from '../problems/index.ts';
import { DEFAULT_GALLERY } from '../schema/gallery.ts';
import type { Showing } from './pictures.ts';

/** Galleries of a front matter that their text doesn't show: notices, since they may wait for their place. */
export function noticeUnshownGalleries({ posts, pages }: Pick<Content, 'posts' | 'pages'>): Problem[] {
  return [...posts, ...pages].flatMap(unshownIn);
}

function unshownIn({ data, yaml, body }: Showing): Problem[] {
  // Of a text that couldn't be read as a whole it isn't known what it shows.
  if (data?.gallery === undefined || body.incomplete) return [];
  const { gallery } = data;
  const shown = usesIn(body.segments).map((use) =>
    use.name === 'Gallery' ? galleryNamed(use.props.name, gallery) : undefined,
  );
  return Object.entries(gallery)
    .filter(([, pictures]) => !shown.includes(pictures))
    .map(([name]) => {
      const isList = name === DEFAULT_GALLERY;
      const component = isList ? '`<Gallery />`' : `\`<Gallery name="${name}" />\``;
      return {
        ...(isList ? yaml.locateKey([], 'gallery') : yaml.locateKey(['gallery'], name)),
        field: isList ? 'gallery' : `gallery.${name}`,
        found: 'pictures that the text doesn’t show',
        expected: `${component} in the text`,
        fix: `write ${component} where they belong, or remove them`,
      };
    });
}
