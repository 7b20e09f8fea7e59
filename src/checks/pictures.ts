import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import sharp from 'sharp';
import type { Content, Page, Post } from '../content/model.ts';
import { readDiagram } from '../gallery/diagram.ts';
import { type Place, type Problem, quote } from '../problems/index.ts';
import { checkPictureUses, galleryUses } from './picture-uses.ts';

/** What may show pictures. */
export type Showing = Pick<Post | Page, 'path' | 'file' | 'data' | 'yaml' | 'body'>;

/** Every picture that a post or page names is there, is a picture, and lies inside the content directory. */
export async function checkPictures({
  posts,
  pages,
  directory,
}: Pick<Content, 'posts' | 'pages' | 'directory'>): Promise<Problem[]> {
  const problems = await Promise.all([...posts, ...pages].map((showing) => checkOne(showing, directory)));
  return problems.flat();
}

async function checkOne(showing: Showing, directory: string): Promise<Problem[]> {
  const found = await Promise.all([
    ...galleryPictures(showing).map((picture) => checkNamed(picture, checkRaster, showing, directory)),
    ...showing.body.pictures.map(({ path, component, attribute, line, column }) => {
      const picture = { path, field: `<${component} ${attribute}>`, place: { file: showing.file, line, column } };
      return checkNamed(picture, component === 'Diagram' ? checkDiagram : checkRaster, showing, directory);
    }),
  ]);
  const problems = found.flat();
  // Where a picture is missing, nothing can be said of its size.
  return [...problems, ...(problems.length > 0 ? galleryUses(showing) : await checkPictureUses(showing))];
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
  showing: Showing,
  directory: string,
): Promise<Problem[]> {
  const file = locatePicture(picture, showing, directory);
  return typeof file === 'string' ? check(file, picture) : [file];
}

function galleryPictures({ data, yaml }: Showing): NamedPicture[] {
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

/** The file behind a path of a post, or the problem with it. */
function locatePicture({ path, field, place }: NamedPicture, showing: Showing, directory: string): string | Problem {
  const file = resolve(dirname(showing.path), path);
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

// What WebP can hold.
const MAX_SIDE = 16_383;

async function checkRaster(file: string, { path, field, place }: NamedPicture): Promise<Problem[]> {
  try {
    const { format, width, height } = await sharp(file).metadata();
    const problems = formatProblems(format, { path, field, place });
    if (problems.length > 0) return problems;
    if (Math.max(width, height) > MAX_SIDE) {
      const expected = `a picture of at most ${MAX_SIDE} pixels a side`;
      const fix = 'cut it into several pictures, or save it smaller';
      return [{ ...place, field, found: `${quote(path)}, which has ${width} × ${height} pixels`, expected, fix }];
    }
    // Decoded once: a header may be whole where the picture isn't.
    await sharp(file, { failOn: 'truncated' }).resize(16).toBuffer();
    return [];
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
