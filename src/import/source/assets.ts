import sharp from 'sharp';
import { sizeFault } from '../../checks/raster.ts';
import { readDiagram } from '../../gallery/diagram.ts';
import { unescaped } from '../../schema/percent.ts';
import type { SourceConfig } from './config.ts';
import type { SourceTree } from './tree.ts';

/** A picture of the source that this site can show. */
export interface Picture {
  /** In the source, relative to it. */
  file: string;
  bytes: Buffer;
  width: number;
  height: number;
  /** Ending of its real format, whatever its name says. */
  ending: string;
  /** A drawing is an SVG that may stand in a page. */
  kind: 'raster' | 'drawing';
}

/** Why a file can't be shown as a picture. */
export interface Unshown {
  why: string;
  /** It can't even be read. */
  broken: boolean;
}

export type Found = { ok: true; file: string; guessed: boolean } | { ok: false; why: string };

const FOLDERS = [
  '',
  'images/',
  'assets/images/',
  'assets/img/',
  'assets/',
  'img/',
  'static/',
  'static/images/',
  'public/',
];

/** Finds the files that posts point to, and reads pictures, each once. */
export class Assets {
  readonly #tree: SourceTree;
  readonly #config: SourceConfig;
  readonly #byLowerCase = new Map<string, string>();
  readonly #byName = new Map<string, string[]>();
  readonly #pictures = new Map<string, Promise<Picture | Unshown>>();

  constructor(tree: SourceTree, config: SourceConfig) {
    this.#tree = tree;
    this.#config = config;
    for (const file of tree.files) {
      this.#byLowerCase.set(file.toLowerCase(), file);
      const name = file.slice(file.lastIndexOf('/') + 1).toLowerCase();
      this.#byName.set(name, [...(this.#byName.get(name) ?? []), file]);
    }
  }

  /** The file behind an address in a post: from the root of the site, or relative to the post's file or old address. */
  find(address: string, near: { file: string; former: string | null }): Found {
    const path = this.localPath(address);
    if (path === null) return { ok: false, why: 'it is on another site' };
    if (path.split('/').includes('..') && !isWithin(near.file, path) && !isWithin(`x${near.former ?? '/'}x`, path)) {
      return { ok: false, why: 'its path leads out of the source' };
    }
    const folder = near.file.replace(/[^/]*$/, '');
    const page = (near.former ?? '').replace(/^\//, '').replace(/[^/]*$/, '');
    const bases = path.startsWith('/') ? FOLDERS : [folder, page, ...FOLDERS];
    for (const base of bases) {
      const file = joined(base, path.replace(/^\/+/, ''));
      if (file === null) continue;
      if (this.#tree.files.has(file)) return { ok: true, file, guessed: false };
      const alike = this.#byLowerCase.get(file.toLowerCase());
      if (alike !== undefined) return { ok: true, file: alike, guessed: false };
    }
    const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
    const [only, ...more] = this.#byName.get(name) ?? [];
    if (only !== undefined && more.length === 0 && !path.includes('..')) return { ok: true, file: only, guessed: true };
    return { ok: false, why: 'there is no such file in the source' };
  }

  /** The path of an address on the old site itself, without its base path; null for another site's. */
  localPath(address: string): string | null {
    const { url, baseurl } = this.#config;
    const host = url.replace(/^https?:\/\//, '');
    const own =
      host === ''
        ? null
        : new RegExp(`^(?:https?:)?//(?:www\\.)?${host.replace(/^www\./, '').replaceAll('.', '\\.')}(?=[/?#]|$)`, 'i');
    const path = own?.test(address) ? address.replace(own, '') || '/' : address;
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) return null;
    const plain = unescaped(path.replace(/[?#].*$/, ''));
    const rooted = baseurl !== '' && (plain === baseurl || plain.startsWith(`${baseurl}/`));
    return rooted ? plain.slice(baseurl.length) || '/' : plain;
  }

  picture(file: string): Promise<Picture | Unshown> {
    const known = this.#pictures.get(file);
    if (known !== undefined) return known;
    const reading = this.#tree.read(file).then((bytes) => readPicture(file, bytes));
    this.#pictures.set(file, reading);
    return reading;
  }
}

const ENDINGS: Readonly<Record<string, string>> = { png: 'png', jpeg: 'jpg', webp: 'webp', gif: 'gif', heif: 'avif' };

/** Decodes the whole picture once: a header may be whole where the rest isn't. What pages refuse to show is refused here. */
export async function readPicture(file: string, bytes: Buffer): Promise<Picture | Unshown> {
  if (/\.svg$/i.test(file)) return readDrawing(file, bytes);
  try {
    const { format, compression, width, height, pages } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const ending = compression === 'hevc' ? undefined : ENDINGS[format ?? ''];
    if (ending === undefined)
      return { why: `its format, ${format ?? 'unknown'}, is none that pages show`, broken: false };
    const fault = sizeFault(width, height, pages ?? 1, { path: file, field: '', place: { file } });
    if (fault !== null)
      return { why: `it has ${width} × ${height} pixels, and pages show ${fault.expected}`, broken: false };
    await sharp(bytes, { failOn: 'truncated' }).resize(16).toBuffer();
    return { file, bytes, width, height, ending, kind: 'raster' };
  } catch (error) {
    // Whatever sharp has to say about a file that is no picture.
    const why = error instanceof Error ? error.message.split('\n')[0] : 'unknown error';
    return { why: `it is no picture that can be read (${why})`, broken: true };
  }
}

function readDrawing(file: string, bytes: Buffer): Picture | Unshown {
  const source = bytes.toString('utf8');
  const drawing = readDiagram(source, 'diagram');
  if (drawing !== null && drawing.refused.length === 0)
    return { file, bytes, width: 0, height: 0, ending: 'svg', kind: 'drawing' };
  const refused = drawing === null ? '' : ` (${drawing.refused.slice(0, 3).join(', ')})`;
  return { why: `it is an SVG with more in it than shapes and text${refused}`, broken: !/<svg[\s>]/.test(source) };
}

function joined(base: string, path: string): string | null {
  const steps: string[] = [];
  for (const step of (base + path).split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return null;
  }
  return steps.join('/');
}

function isWithin(file: string, path: string): boolean {
  return joined(path.startsWith('/') ? '' : file.replace(/[^/]*$/, ''), path) !== null;
}
