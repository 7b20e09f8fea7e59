import { readFile } from 'node:fs/promises';
import type { Element, ElementContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { htmlToHast } from 'satteri';
import { visit } from 'unist-util-visit';
import type { BookFacts, BookPicture, Chapter } from './book.ts';
import { type Binding, bound, classesOf, raiseHeadings, sectionsOf } from './chapter.ts';
import { wholeLogs } from './long-logs.ts';
import { CONTAINER, navFile, packageFile } from './package.ts';
import { xhtmlDocument } from './xhtml.ts';

export type { BookFacts } from './book.ts';
export { zipBook } from './zip.ts';

/** What a book needs of the site that it is made from. */
export interface BookSource {
  /** The page of all parts, as it is published. */
  html: string;
  /** A published picture by its address as the page has it. */
  readPicture(address: string): Promise<Uint8Array>;
  /** Absolute form of an address as the page has it. */
  absolute(href: string): string;
  /** Lines of a log by the address of its page, without the `/` at its end; null for one that no book should hold. */
  linesOf(address: string): string[] | null;
}

/**
 * The files of an EPUB 3, by their path in it, made from the page of all parts of a series: a document a part, its
 * drawings and logs within, pictures beside it in formats that all readers of books show.
 */
export async function bookFiles(facts: BookFacts, source: BookSource): Promise<Map<string, Uint8Array>> {
  const parts = piecesOf(source.html);
  const logs = wholeLogs(
    parts.flatMap(({ nodes }) => nodes),
    source.linesOf,
  );
  const pieces = [...parts, ...logs.pieces.map((piece) => ({ ...piece, ids: [] }))];
  const fileOfId = new Map(pieces.flatMap(({ file, ids }) => ids.map((id) => [id, file])));
  const shown = await choosePictures(pieces, source);
  const chapters = pieces.map(({ file, title, nodes }): Chapter => {
    const binding: Binding = {
      file,
      fileOf: (id) => fileOfId.get(id) ?? null,
      addressOf: (href) => logs.places.get(href) ?? source.absolute(href),
      picture: (original) => {
        const picture = shown.get(original);
        if (picture === undefined) throw new Error(`${original} is shown, and no file of it was read`);
        return picture.name;
      },
    };
    const content = bound(nodes, binding);
    const xhtml = xhtmlDocument(title, facts.language, content);
    return { file, title, xhtml, sections: sectionsOf(content), hasSvg: /<svg\b/.test(xhtml) };
  });
  const pictures = [...new Map([...shown.values()].map((picture) => [picture.name, picture])).values()];
  const css = await readFile(new URL('epub.css', import.meta.url), 'utf8');
  const bytes = (text: string) => new TextEncoder().encode(text);
  return new Map([
    ['META-INF/container.xml', bytes(CONTAINER)],
    ['EPUB/package.opf', bytes(packageFile(facts, chapters, pictures))],
    ['EPUB/nav.xhtml', bytes(navFile(facts, chapters))],
    ['EPUB/book.css', bytes(css)],
    ...chapters.map(({ file, xhtml }): [string, Uint8Array] => [`EPUB/${file}`, bytes(xhtml)]),
    ...pictures.map((picture): [string, Uint8Array] => [`EPUB/pictures/${picture.name}`, picture.bytes]),
  ]);
}

interface Piece {
  file: string;
  title: string;
  nodes: ElementContent[];
  ids: string[];
}

/** The page, cut into documents: the title with what it assumes, then a part each. */
function piecesOf(html: string): Piece[] {
  const page = byClass(htmlToHast(html), 'book')[0];
  if (page === undefined) throw new Error('the page of all parts has no book in it');
  const front = [...byClass(page, 'book-title'), ...byClass(page, 'book-assumes')];
  const parts = byClass(page, 'book-part').map((part) => {
    const id = String(part.properties.id);
    const nodes = raiseHeadings([part]);
    const title = byTag(part, 'h2')[0];
    return { file: `${id}.xhtml`, title: title === undefined ? id : textOf(title), nodes };
  });
  const title = byTag(page, 'h1')[0];
  return [{ file: 'title.xhtml', title: title === undefined ? '' : textOf(title), nodes: front }, ...parts].map(
    (piece) => ({ ...piece, ids: piece.nodes.flatMap(idsIn) }),
  );
}

function idsIn(node: ElementContent): string[] {
  const ids: string[] = [];
  visit(node, 'element', ({ properties }) => {
    if (typeof properties.id === 'string') ids.push(properties.id);
  });
  return ids;
}

/** Larger originals give way to the copy that pages show: a book is carried about. */
const ORIGINAL_MAX_BYTES = 400_000;

/** The file of each picture that the book shows, by the address of its original. */
async function choosePictures(pieces: readonly Piece[], source: BookSource): Promise<Map<string, BookPicture>> {
  const shown = new Map<string, BookPicture>();
  for (const link of pieces.flatMap(({ nodes }) => nodes.flatMap((node) => byClass(node, 'picture')))) {
    const original = String(link.properties.href);
    const image = byTag(link, 'img')[0];
    if (image === undefined || shown.has(original)) continue;
    const bytes = /\.(?:png|jpg)$/.test(original) ? await source.readPicture(original) : null;
    const isFit = bytes !== null && bytes.length <= ORIGINAL_MAX_BYTES;
    const address = isFit ? original : String(image.properties.src);
    const name = address.slice(address.lastIndexOf('/') + 1);
    shown.set(original, { name, bytes: isFit ? bytes : await source.readPicture(address) });
  }
  return shown;
}

function byClass(tree: ReturnType<typeof htmlToHast> | ElementContent, name: string): Element[] {
  return all(tree, (node) => classesOf(node).includes(name));
}

function byTag(tree: ReturnType<typeof htmlToHast> | ElementContent, tag: string): Element[] {
  return all(tree, ({ tagName }) => tagName === tag);
}

function all(tree: ReturnType<typeof htmlToHast> | ElementContent, matches: (node: Element) => boolean): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (node) => {
    if (matches(node)) found.push(node);
  });
  return found;
}
