import type { Element, Nodes } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { htmlToHast } from 'satteri';
import { attributes, escapeHtml } from '../html/index.ts';

/** What readers may filter by. */
export type SearchKind = 'post' | 'log' | 'page' | 'series';

/** What the search says of a page besides its text. */
export interface SearchEntry {
  /** Without the base path: `/posts/a/b/`. */
  address: string;
  kind: SearchKind;
  /** Where it belongs, for people: `Part 3 of The series`. */
  place: string;
  /** The short title of its series. */
  series: string | null;
  tags: readonly string[];
}

/**
 * A page of the built site as the search index takes it: its title, its headings with their ids, and the words
 * between them. What leads elsewhere is left out, and so are the lines of logs but for the warnings and errors of
 * a log's own page: each line has an id, and the index would hold a row for every one of them.
 */
export function searchPage(html: string, entry: SearchEntry): string {
  const blocks: string[] = [];
  const troubles = new Set<string>();
  let words = '';

  function close(tag = 'p', id: string | null = null): void {
    const text = words.replace(/\s+/g, ' ').trim();
    words = '';
    if (text !== '') blocks.push(`<${tag}${attributes({ id })}>${escapeHtml(text)}</${tag}>`);
  }

  function gather(node: Nodes): void {
    if (node.type === 'text') words += node.value;
    else if (node.type === 'element') gatherElement(node);
  }

  function gatherElement(element: Element): void {
    const { tagName, properties, children } = element;
    if (SKIPPED_TAGS.has(tagName) || hasClass(element, SKIPPED)) return;
    if (tagName === 'img' && typeof properties.alt === 'string') words += ` ${properties.alt} `;
    const isBlock = BLOCKS.test(tagName);
    if (isBlock) close();
    else if (CELLS.test(tagName)) words += ' ';
    for (const child of children) {
      if (child.type === 'element' && child.tagName === 'code' && hasClass(element, LINE)) gatherLine(element, child);
      else gather(child);
    }
    if (CELLS.test(tagName)) words += ' ';
    const isHeading = /^h[1-6]$/.test(tagName);
    if (isBlock) close(isHeading ? tagName : 'p', isHeading ? String(properties.id ?? '') || null : null);
  }

  function gatherLine(line: Element, code: Element): void {
    if (entry.kind !== 'log' || !hasClass(line, TROUBLE) || troubles.size >= TROUBLES_MAX) return;
    const message = textOf({ ...code, children: code.children.filter((child) => !hasClass(child, TIME)) });
    if (troubles.has(message)) return;
    troubles.add(message);
    close();
    words += message;
    close();
  }

  const main = mainOf(htmlToHast(html));
  for (const child of main?.children ?? []) gather(child);
  close();
  return `<!doctype html><html><body data-pagefind-body>${facetsHtml(entry)}${blocks.join('\n')}</body></html>`;
}

// The same error a thousand times is found by its first one; so many different ones are told apart by reading.
const TROUBLES_MAX = 200;

const SKIPPED_TAGS = new Set(['script', 'style', 'svg', 'template', 'button', 'select', 'noscript']);
// What belongs to the page and not to its text, and what stands as a figure elsewhere in it.
const SKIPPED = new Set([
  ...['breadcrumb', 'post-rail', 'post-part', 'post-meta', 'post-footer', 'pager', 'anchor', 'needs-script'],
  ...['eyebrow', 'series-start', 'line', 'diagram-hint'],
  ...['timeline', 'log-number', 'log-left-out', 'log-foot', 'log-from', 'log-note-line', 'log-says-note'],
]);
const LINE = new Set(['log-line']);
const TROUBLE = new Set(['is-warning', 'is-error']);
const TIME = new Set(['l-time']);
const BLOCKS =
  /^(?:h[1-6]|p|div|section|article|header|figure|figcaption|ul|ol|li|dl|table|caption|tr|pre|blockquote|details|summary)$/;
const CELLS = /^(?:td|th|dt|dd|br)$/;

function hasClass(node: Nodes, names: ReadonlySet<string>): boolean {
  const own = node.type === 'element' ? node.properties.className : undefined;
  return Array.isArray(own) && own.some((name) => names.has(String(name)));
}

function mainOf(node: Nodes): Element | null {
  if (node.type === 'element' && node.tagName === 'main') return node;
  if (!('children' in node)) return null;
  for (const child of node.children) {
    const found = mainOf(child);
    if (found !== null) return found;
  }
  return null;
}

/** As attributes, which hold commas and colons that the short form of Pagefind would take apart. */
function facetsHtml({ kind, place, series, tags }: SearchEntry): string {
  const filters: [string, string][] = [['kind', kind], ...tags.map((tag): [string, string] => ['tag', tag])];
  if (series !== null) filters.push(['series', series]);
  return [
    `<p${attributes({ 'data-pagefind-meta': 'place[title]', title: place })}></p>`,
    ...filters.map(([name, title]) => `<p${attributes({ 'data-pagefind-filter': `${name}[title]`, title })}></p>`),
  ].join('');
}
