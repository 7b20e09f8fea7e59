import { statSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import type { Content } from '../content/model.ts';
import type { Problem } from '../problems/index.ts';
import { unescaped } from '../schema/percent.ts';

const PICTURES = new Set(['.png', '.jpg', '.jpeg', '.webp', '.avif', '.gif', '.svg']);

// Readers get converted sets; the file itself travels in the repository, and to those who open the original.
const LARGE_BYTES = 5_000_000;

/** Pictures in the content directory that nothing shows, and those so large that they slow down everyone who clones it. */
export function noticePictureFiles(
  { directory, posts, pages }: Pick<Content, 'directory' | 'posts' | 'pages'>,
  files: readonly string[],
  display: (path: string) => string,
): Problem[] {
  const shown = new Set(
    [...posts, ...pages].flatMap(({ path, data, body }) => [
      ...Object.values(data?.gallery ?? {}).flatMap((pictures) =>
        pictures.map(({ image }) => resolve(dirname(path), image)),
      ),
      ...body.pictures.map((picture) => resolve(dirname(path), picture.path)),
      ...body.links.map(({ href }) => resolve(dirname(path), unescaped(href.replace(/[?#].*/, '')))),
    ]),
  );
  // What a post that can't be read shows isn't known.
  const unread = [...posts, ...pages]
    .filter(({ data, body }) => data === null || body.incomplete)
    .map(({ path }) => dirname(path));
  return files
    .filter((name) => PICTURES.has(extname(name).toLowerCase()))
    .map((name) => join(directory, name))
    .flatMap((path) => {
      const isUnknown = unread.some((folder) => !relative(folder, path).startsWith('..'));
      return [
        ...(shown.has(path) || isUnknown ? [] : [unusedNotice(display(path))]),
        ...largeNotice(path, display(path)),
      ];
    });
}

function unusedNotice(file: string): Problem {
  return {
    file,
    field: 'picture',
    found: 'a picture that no post or page shows',
    expected: 'pictures that are shown',
    fix: 'show it with `<Screenshot>` or in `gallery:`, or delete it',
  };
}

function largeNotice(path: string, file: string): Problem[] {
  const bytes = statSync(path).size;
  if (bytes <= LARGE_BYTES) return [];
  return [
    {
      file,
      field: 'picture',
      found: `${(bytes / 1e6).toFixed(1)} MB`,
      expected: `at most ${LARGE_BYTES / 1e6} MB: whoever opens the original loads all of it`,
      fix: 'cut the picture to what matters, or save a photo as JPEG',
    },
  ];
}
