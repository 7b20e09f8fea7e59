import { createHash } from 'node:crypto';
import { parse } from 'node:path';
import { readDiagram } from './diagram.ts';

/** A drawing as a file that stands by itself. */
export interface DrawingFile {
  /** Its name on the site, below `pictures/`. */
  name: string;
  /** In pixels. */
  width: number;
  height: number;
  svg: string;
}

// Paper and ink of the light theme: a file has no style sheet, and readers may show it on any ground.
const PAPER = '#fbfaf6';
const INK = '#18242b';

/**
 * The drawing of a page as a file of its own, in the colours that its shapes have without the site's classes.
 * `path` is what its author calls it. Null when the text is no SVG.
 */
export function drawingFile(svg: string, path: string): DrawingFile | null {
  const drawing = readDiagram(svg, 'd');
  const [, box] = /^<svg[^>]*\sviewBox="([^"]*)"/.exec(drawing?.html ?? '') ?? [];
  if (drawing === null || box === undefined) return null;
  const [x = 0, y = 0, width = 0, height = 0] = box
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const ground = `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${PAPER}"/>`;
  const file = drawing.html
    .replace(/^<svg/, `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" color="${INK}"`)
    .replace(' aria-hidden="true"', '')
    .replace('>', `>${ground}`);
  const key = createHash('sha256').update(file).digest('hex').slice(0, 8);
  const stem = parse(path)
    .name.toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return { name: `${stem}-${key}.svg`, width: Math.round(width), height: Math.round(height), svg: file };
}
