import type { Element, ElementContent, Properties } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { xmlSafe } from '../../plain/characters.ts';
import { pictureElement } from './pictures.ts';
import { element } from './xhtml.ts';

/** What becomes of the page of all parts where it is a document of a book. */
export interface Binding {
  /** The file of a place of the page, by its id; null for a place that isn't in the book. */
  fileOf(id: string): string | null;
  /** File of the document itself. */
  file: string;
  /** Where an address of the page leads: within the book, or out of it by its absolute form. */
  addressOf(href: string): string;
  /** Name of the file to show for a picture, by the address of its original as the page has it. */
  picture(original: string): string;
}

/** What serves a screen, or a script. */
const LEFT_OUT = new Set(
  'anchor breadcrumb book-hint picture-colour picture-badge strip-tools diagram-hint skip-link'.split(' '),
);
const NO_TAGS = new Set(['button', 'input', 'script', 'source']);
/** Custom elements, and what folds: not every reader opens it again. */
const PLAIN: Readonly<Record<string, string>> = { details: 'div', summary: 'p' };
/** Attributes that serve browsers. `role` and names are kept on drawings alone: elsewhere they make boxes that scroll known. */
const NO_ATTRIBUTES = /^(?:data[A-Z]|tabIndex$|loading$|decoding$|fetchPriority$|srcSet$|sizes$|download$|open$)/;

/** A piece of the page as a piece of a document: see `Binding`. */
export function bound(nodes: readonly ElementContent[], binding: Binding): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: xmlSafe(node.value) }];
    if (node.type !== 'element') return [];
    return boundElement(node, binding);
  });
}

function boundElement(node: Element, binding: Binding): ElementContent[] {
  const classes = classesOf(node);
  if (NO_TAGS.has(node.tagName) || classes.some((name) => LEFT_OUT.has(name))) return [];
  if (node.tagName === 'picture') return bound(node.children, binding);
  if (classes.includes('screenshot-frame')) return [pictureElement(node, binding)];
  if (classes.includes('picture')) {
    const labels = node.children.filter((child) => child.type === 'element' && child.tagName === 'span');
    return [pictureElement(node, binding), ...bound(labels, binding)];
  }
  if (classes.includes('l-control')) return [{ type: 'text', value: `[${String(node.properties.dataCode)}]` }];
  const isCustom = node.tagName.includes('-');
  const tagName = isCustom ? 'div' : (PLAIN[node.tagName] ?? node.tagName);
  const properties = boundProperties(node, binding);
  if (isCustom) properties.className = [...classes, node.tagName];
  if (tagName === 'a' && properties.href === undefined) return bound(node.children, binding);
  return [element(tagName, properties, bound(node.children, binding))];
}

function boundProperties(node: Element, binding: Binding): Properties {
  const properties: Properties = {};
  const isDrawing = node.properties.role === 'img' || node.tagName === 'svg';
  for (const [name, value] of Object.entries(node.properties)) {
    if (NO_ATTRIBUTES.test(name)) continue;
    if ((name === 'role' || name.startsWith('aria')) && !isDrawing) continue;
    properties[name] = typeof value === 'string' ? xmlSafe(value) : value;
  }
  if (typeof properties.href === 'string') properties.href = boundHref(properties.href, binding) ?? undefined;
  if (node.properties.dataFootnoteRef !== undefined) properties['epub:type'] = 'noteref';
  if (node.properties.dataFootnotes !== undefined) properties['epub:type'] = 'footnotes';
  return properties;
}

function boundHref(href: string, { fileOf, file, addressOf }: Binding): string | null {
  if (!href.startsWith('#')) return addressOf(href);
  const target = fileOf(decodeURIComponent(href.slice(1)));
  if (target === null) return null;
  return target === file ? href : `${target}${href}`;
}

export function classesOf({ properties: { className } }: Element): string[] {
  return Array.isArray(className) ? className.map(String) : [];
}

/** Heads of a part stand one level lower in the page of all parts than in a document of its own. */
export function raiseHeadings(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node;
    const depth = /^h([2-6])$/.exec(node.tagName)?.[1];
    return {
      ...node,
      tagName: depth === undefined ? node.tagName : `h${Number(depth) - 1}`,
      children: raiseHeadings(node.children),
    };
  });
}

/** Headings that the contents list: those below the title. */
export function sectionsOf(nodes: readonly ElementContent[]): { id: string; title: string }[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return [];
    const { id, className } = node.properties;
    const isHidden = Array.isArray(className) && className.includes('sr-only');
    if (node.tagName === 'h2' && typeof id === 'string' && !isHidden) return [{ id, title: textOf(node).trim() }];
    return sectionsOf(node.children);
  });
}
