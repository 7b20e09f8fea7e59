import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import sharp from 'sharp';
import type { Content, Post } from '../content/model.ts';
import { readDiagram } from '../gallery/diagram.ts';
import { usesIn } from '../mdx/index.ts';
import { type Place, type Problem, quote } from '../problems/index.ts';
import { didYouMean } from '../problems/suggest.ts';

/** Every picture that a post names is there, is a picture, and lies inside the content directory. */
export async function checkPictures({ posts, directory }: Pick<Content, 'posts' | 'directory'>): Promise<Problem[]> {
  const problems = await Promise.all(posts.map((post) => checkPost(post, directory)));
  return problems.flat();
}

async function checkPost(post: Post, directory: string): Promise<Problem[]> {
  const uses = usesIn(post.body.segments);
  const found = await Promise.all([
    ...galleryPictures(post).map((picture) => checkNamed(picture, checkRaster, post, directory)),
    ...post.body.pictures.map(({ path, component, line, column }) => {
      const picture = { path, field: `<${component} image>`, place: { file: post.file, line, column } };
      return checkNamed(picture, component === 'Diagram' ? checkDiagram : checkRaster, post, directory);
    }),
  ]);
  return [...galleryUses(uses, post), ...found.flat()];
}

/** A picture as a post names it, and where it does. */
interface NamedPicture {
  path: string;
  field: string;
  place: Place;
}

/** Finds the file of a picture and hands it to its check. */
async function checkNamed(
  picture: NamedPicture,
  check: (file: string, picture: NamedPicture) => Promise<Problem[]>,
  post: Post,
  directory: string,
): Promise<Problem[]> {
  const file = locatePicture(picture, post, directory);
  return typeof file === 'string' ? check(file, picture) : [file];
}

function galleryPictures({ data, yaml }: Post): NamedPicture[] {
  const flat =
    yaml.value !== null &&
    typeof yaml.value === 'object' &&
    'gallery' in yaml.value &&
    Array.isArray(yaml.value.gallery);
  return Object.entries(data?.gallery ?? {}).flatMap(([name, pictures]) =>
    pictures.map(({ image }, i) => {
      const place = yaml.locate(flat ? ['gallery', i, 'image'] : ['gallery', name, i, 'image']);
      return { path: image, field: flat ? `gallery[${i}].image` : `gallery.${name}[${i}].image`, place };
    }),
  );
}

function galleryUses(uses: ReturnType<typeof usesIn>, { data, file }: Post): Problem[] {
  const names = Object.keys(data?.gallery ?? {});
  return uses.flatMap((use) => {
    // Without usable front matter its galleries aren't known, and its own problems say why.
    if (use.name !== 'Gallery' || data === null) return [];
    const wanted = use.props.name ?? names[0];
    if (wanted !== undefined && names.includes(wanted) && (use.props.name !== undefined || names.length === 1))
      return [];
    return [
      {
        file,
        line: use.line,
        column: use.column,
        field: '<Gallery name>',
        found: use.props.name === undefined ? 'nothing' : quote(use.props.name),
        expected:
          names.length === 0 ? 'a `gallery:` in the front matter' : `one of ${names.map((n) => `\`${n}\``).join(', ')}`,
        fix: galleryFix(use.props.name, names),
      },
    ];
  });
}

function galleryFix(name: string | undefined, names: readonly string[]): string {
  if (names.length === 0) return 'add `gallery:` with its pictures to the front matter';
  return name === undefined ? 'add `name="…"`' : didYouMean(name, names);
}

/** The file behind a path of a post, or the problem with it. */
function locatePicture({ path, field, place }: NamedPicture, post: Post, directory: string): string | Problem {
  const file = resolve(dirname(post.path), path);
  const expected = 'the path of a picture beside the post, such as `./images/a.png`';
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path) || relative(directory, file).startsWith('..')) {
    const fix = 'save the picture in `images/` beside the post and name it from there';
    return { ...place, field, found: `${quote(path)}, which is not in the content directory`, expected, fix };
  }
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    const fix = `save the picture as \`${path}\` beside the post, or correct the path (letter case counts)`;
    return { ...place, field, found: `${quote(path)}, which does not exist`, expected, fix };
  }
  return file;
}

async function checkRaster(file: string, { path, field, place }: NamedPicture): Promise<Problem[]> {
  try {
    const { format } = await sharp(file).metadata();
    // Decoded once: a header may be whole where the picture isn't.
    await sharp(file, { failOn: 'truncated' }).resize(16).toBuffer();
    return formatProblems(format, { path, field, place });
  } catch (error) {
    return [
      {
        ...place,
        field,
        found: `${quote(path)}, which is no picture that can be read (${error instanceof Error ? error.message : 'unknown error'})`,
        expected: 'a PNG, JPEG, WebP, AVIF or GIF file',
        fix: 'save it again as PNG from the program that made it',
      },
    ];
  }
}

const ENDINGS: Readonly<Record<string, RegExp>> = {
  png: /\.png$/i,
  jpeg: /\.jpe?g$/i,
  webp: /\.webp$/i,
  gif: /\.gif$/i,
  heif: /\.avif$/i,
};

/** A picture is what its name says. An SVG is a document that may run scripts: it is drawn into the page instead, made safe. */
function formatProblems(format: string | undefined, { path, field, place }: NamedPicture): Problem[] {
  const ending = Object.hasOwn(ENDINGS, format ?? '') ? ENDINGS[format ?? ''] : undefined;
  if (ending?.test(path)) return [];
  const found = `${quote(path)}, which is ${format === undefined ? 'of an unknown format' : `${format.toUpperCase()} inside`}`;
  const expected = 'a PNG, JPEG, WebP, AVIF or GIF file with the ending of its format';
  const fix =
    format === 'svg'
      ? 'show a drawing with `<Diagram>`, or export it as PNG'
      : 'rename the file to the ending of its format, or save it again as PNG';
  return [{ ...place, field, found, expected, fix }];
}

async function checkDiagram(file: string, { path, field, place }: NamedPicture): Promise<Problem[]> {
  const diagram = readDiagram(await readFile(file, 'utf8'), 'diagram');
  if (diagram === null) {
    const fix = 'use `<Screenshot>` for a picture of another kind, or save the drawing as SVG with a `viewBox`';
    return [
      { ...place, field, found: `${quote(path)}, which is no SVG with a \`viewBox\``, expected: 'an SVG drawing', fix },
    ];
  }
  if (diagram.refused.length === 0) return [];
  return [
    {
      ...place,
      field,
      found: `${quote(path)}, which holds ${diagram.refused.map((part) => `\`${part}\``).join(', ')}`,
      expected: 'an SVG of shapes, text and markers, coloured by the classes of the site',
      fix: 'remove these from the drawing, or export it as PNG and show it with `<Screenshot>`',
    },
  ];
}
