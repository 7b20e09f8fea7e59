import type { Element, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { htmlToHast } from 'satteri';
import { visit } from 'unist-util-visit';

/** A part of a series where all of them stand in one page. */
export interface BookPart {
  part: number;
  /** Address of the part's own page, with the base path. */
  address: string;
}

/** Id of a part in the page of all parts; its own ids follow it, after a hyphen. */
export function partId({ part }: Pick<BookPart, 'part'>): string {
  return `part-${part}`;
}

/**
 * The text of a part, as its own page has it, for the page of all parts: its ids are unique there, links to
 * parts lead to their place in the page, headings stand one level lower, and pictures wait for nobody,
 * because paper can't be scrolled.
 */
export function partHtml(html: string, own: BookPart, parts: readonly BookPart[]): string {
  const tree = parseFragment(html);
  const prefix = partId(own);
  const places = new Map(parts.map((part) => [part.address, partId(part)]));
  visit(tree, 'element', (element) => {
    const heading = /^h([1-5])$/.exec(element.tagName)?.[1];
    if (heading !== undefined) element.tagName = `h${Number(heading) + 1}`;
    if (element.properties.loading === 'lazy') delete element.properties.loading;
    settleIds(element, prefix);
    const { href } = element.properties;
    if (typeof href === 'string') element.properties.href = placeInPage(href, prefix, places);
  });
  return toHtml(tree, { allowDangerousHtml: true });
}

function parseFragment(html: string): Root {
  const tree = htmlToHast(html, { fragment: true });
  if (tree.type !== 'root') throw new Error('a part has no root');
  return tree;
}

/** Attributes that name elements by their ids, one or several. */
const REFERENCES = ['ariaControls', 'ariaDescribedBy', 'ariaLabelledBy', 'ariaOwns', 'headers', 'htmlFor'];

function settleIds({ properties }: Element, prefix: string): void {
  const own = (id: string) => `${prefix}-${id}`;
  if (typeof properties.id === 'string') properties.id = own(properties.id);
  for (const name of REFERENCES) {
    const value = properties[name];
    if (typeof value === 'string') properties[name] = value.split(/\s+/).map(own).join(' ');
    else if (Array.isArray(value)) properties[name] = value.map((id) => own(String(id)));
  }
  // In a drawing: an arrow's head, a gradient.
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'string' && name !== 'href') properties[name] = value.replace(/url\(#/g, `url(#${prefix}-`);
  }
}

/** Where a link leads from the page of all parts: within it, when that has its target. */
function placeInPage(href: string, prefix: string, places: ReadonlyMap<string, string>): string {
  if (href.startsWith('#')) return href === '#' ? href : `#${prefix}-${href.slice(1)}`;
  const [address = '', id] = href.split('#');
  const place = places.get(address);
  if (place === undefined) return href;
  return id === undefined || id === '' ? `#${place}` : `#${place}-${id}`;
}
