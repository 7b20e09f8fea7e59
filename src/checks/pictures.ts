import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, parse, relative, resolve, sep } from 'node:path';
import type { Content, Page, Post } from '../content/model.ts';
import { readDiagram } from '../gallery/diagram.ts';
import { type Problem, quote } from '../problems/index.ts';
import { nearest } from '../problems/suggest.ts';
import { checkPictureUses, galleryUses } from './picture-uses.ts';
import { checkRaster, type NamedPicture } from './raster.ts';

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
  const below = relative(directory, file);
  const expected = 'the path of a picture beside the post, such as `./images/a.png`';
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path) || below.startsWith('..')) {
    const fix = 'save the picture in `images/` beside the post and name it from there';
    return { ...place, field, found: `${quote(path)}, which is not in the content directory`, expected, fix };
  }
  const written = writtenAs(directory, below);
  if (written !== below) {
    const save = `save the picture as \`${path}\` beside the post`;
    const fix =
      written === null
        ? `${save}, or correct the path (letter case counts)`
        : `did you mean ${quote(pathFrom(showing, resolve(directory, written)))}? Or ${save}`;
    return { ...place, field, found: `${quote(path)}, which does not exist`, expected, fix };
  }
  if (statSync(file).isFile()) return file;
  return { ...place, field, found: `${quote(path)}, which is no file`, expected, fix: 'name one picture' };
}

/**
 * A path as its folders and its file are really called: the same, one that differs in letter case or by a slip,
 * or null when there is nothing like it. Some file systems take any letter case, the host of a site doesn't.
 */
function writtenAs(directory: string, path: string): string | null {
  const steps: string[] = [];
  for (const step of path.split(sep)) {
    const folder = join(directory, ...steps);
    const names = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(folder) : [];
    const name = names.find((one) => one === step) ?? nearestName(step, names);
    if (name === null) return null;
    steps.push(name);
  }
  return steps.join(sep);
}

/** The ending doesn't count: it may be what was mistaken. Nor does it matter how a letter with a mark is encoded. */
function nearestName(wanted: string, names: readonly string[]): string | null {
  const stem = (name: string) => parse(name.normalize('NFC')).name.toLowerCase();
  const near = nearest(stem(wanted), names.map(stem));
  return names.find((name) => stem(name) === near) ?? null;
}

/** How a post names a file. */
function pathFrom(showing: Showing, file: string): string {
  const path = relative(dirname(showing.path), file).split(sep).join('/');
  return path.startsWith('.') ? path : `./${path}`;
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
