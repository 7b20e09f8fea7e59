import { dirname, resolve } from 'node:path';
import sharp from 'sharp';
import { type ComponentUse, galleryNamed, usesIn } from '../mdx/index.ts';
import { type Problem, quote } from '../problems/index.ts';
import { didYouMean } from '../problems/suggest.ts';
import type { Showing } from './pictures.ts';

/** Galleries that are shown exist, marks lie on their pictures, and pairs are of one shape. */
export async function checkPictureUses(showing: Showing): Promise<Problem[]> {
  const found = await Promise.all(
    usesIn(showing.body.segments).map((use) => {
      if (use.name === 'Screenshot') return calloutsOutside(use, showing);
      return use.name === 'BeforeAfter' ? unevenPair(use, showing) : [];
    }),
  );
  return [...galleryUses(showing), ...found.flat()];
}

type UseOf<N extends ComponentUse['name']> = Extract<ComponentUse, { name: N }>;

/** Of the picture as it is seen, turned the right way up. */
async function sizeOf(path: string, showing: Showing): Promise<{ width: number; height: number }> {
  const { autoOrient } = await sharp(resolve(dirname(showing.path), path)).metadata();
  return autoOrient;
}

async function calloutsOutside({ props, children }: UseOf<'Screenshot'>, showing: Showing): Promise<Problem[]> {
  const { width, height } = await sizeOf(props.image, showing);
  return children.flatMap((child) => {
    if (typeof child === 'string' || child.name !== 'Callout' || Array.isArray(child.props.at)) return [];
    const { x, y } = child.props.at;
    if (x <= width && y <= height) return [];
    return [
      {
        file: showing.file,
        line: child.line,
        column: child.column,
        field: '<Callout at>',
        found: `pixel ${x}, ${y}`,
        expected: `a place on ${quote(props.image)}, which has ${width} × ${height} pixels`,
        fix: 'read the place off the file itself, or give it in per cent: `{[35, 20]}`',
      },
    ];
  });
}

// Wide enough for a row of pixels more or less.
const SLACK = 0.01;

async function unevenPair({ props, line, column }: UseOf<'BeforeAfter'>, showing: Showing): Promise<Problem[]> {
  const [before, after] = await Promise.all([sizeOf(props.before, showing), sizeOf(props.after, showing)]);
  const difference = (before.width / before.height) * (after.height / after.width);
  if (Math.abs(difference - 1) <= SLACK) return [];
  return [
    {
      file: showing.file,
      line,
      column,
      field: '<BeforeAfter after>',
      found: `${quote(props.after)} with ${after.width} × ${after.height} pixels`,
      expected: `the shape of ${quote(props.before)}, which has ${before.width} × ${before.height} pixels`,
      fix: 'cut both to the same part of the screen, or show them with `<Gallery layout="row" />`',
    },
  ];
}

export function galleryUses({ data, file, body }: Showing): Problem[] {
  // Without usable front matter its galleries aren't known, and its own problems say why.
  if (data === null) return [];
  const galleries = data.gallery ?? {};
  const names = Object.keys(galleries);
  return usesIn(body.segments).flatMap((use) => {
    if (use.name !== 'Gallery' || galleryNamed(use.props.name, galleries) !== undefined) return [];
    const { name } = use.props;
    return [
      {
        file,
        line: use.line,
        column: use.column,
        field: '<Gallery name>',
        found: name === undefined ? 'nothing' : quote(name),
        expected:
          names.length === 0 ? 'a `gallery:` in the front matter' : `one of ${names.map((n) => `\`${n}\``).join(', ')}`,
        fix: galleryFix(name, names),
      },
    ];
  });
}

function galleryFix(name: string | undefined, names: readonly string[]): string {
  if (names.length === 0) return 'add `gallery:` with its pictures to the front matter';
  return name === undefined ? 'add `name="…"`' : didYouMean(name, names);
}
