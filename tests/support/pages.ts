import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { htmlToHast } from 'satteri';
import { visit } from 'unist-util-visit';
import { listFiles } from '../../src/content/files.ts';

/** A page of the built site, parsed. */
export interface BuiltPage {
  /** Path below the site, such as `/posts/x/`. */
  path: string;
  html: string;
  tree: Root;
}

export async function readPages(siteDir: string): Promise<BuiltPage[]> {
  const files = (await listFiles(siteDir)).filter((file) => file.endsWith('.html'));
  return Promise.all(
    files.map(async (file) => {
      const html = await readFile(join(siteDir, file), 'utf8');
      return { path: `/${file.replace(/(^|\/)index\.html$/, '$1')}`, html, tree: parse(html) };
    }),
  );
}

function parse(html: string): Root {
  const tree = htmlToHast(html);
  if (tree.type !== 'root') throw new Error('the page has no root');
  return tree;
}

/** All elements of a tree that match. */
export function elements(tree: Root | Element, matches: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (element) => {
    if (matches(element)) found.push(element);
  });
  return found;
}

export function byTag(tree: Root | Element, tag: string): Element[] {
  return elements(tree, ({ tagName }) => tagName === tag);
}

export function byClass(tree: Root | Element, name: string): Element[] {
  return elements(tree, ({ properties }) => Array.isArray(properties.className) && properties.className.includes(name));
}

/** An attribute as text; null when it isn't there. */
export function attribute(element: Element, name: string): string | null {
  const value = element.properties[name];
  return value === undefined || value === null ? null : String(value);
}

export function text(element: Element | undefined): string {
  return element === undefined ? '' : textOf(element).replace(/\s+/g, ' ').trim();
}

/** Pages that lead an old address on. */
export function isRedirect(page: BuiltPage): boolean {
  return page.html.includes('http-equiv="refresh"');
}
