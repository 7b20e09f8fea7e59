import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { htmlToHast } from 'satteri';
import { SKIP, visit } from 'unist-util-visit';
import type { Segment } from '../mdx/index.ts';
import { componentHtml } from './components.ts';
import type { PlainContext } from './context.ts';

/**
 * A compiled text as a tree of plain HTML: elements and attributes that any reader knows, absolute links, no class,
 * no id, nothing that runs. Components have become paragraphs, tables, lists, pictures and preformatted text.
 */
export function plainTree(segments: readonly Segment[], context: PlainContext): Root {
  const tree = htmlToHast(bodyHtml(segments, context), { fragment: true });
  if (tree.type !== 'root') throw new Error(`Sätteri returned a ${tree.type} instead of a root`);
  simplify(tree);
  visit(tree, 'element', (element) => {
    settleProperties(element, context.page);
  });
  return tree;
}

/** Finished HTML as it is, and what components become: pieces needn't be balanced, their sum is. */
function bodyHtml(segments: readonly Segment[], context: PlainContext): string {
  return segments
    .map((segment) =>
      typeof segment === 'string' ? segment : componentHtml(segment, context, (inner) => bodyHtml(inner, context)),
    )
    .join('');
}

function simplify(tree: Root): void {
  visit(tree, (node, index, parent) => {
    if (index === undefined || parent === undefined) return;
    if (node.type === 'comment') {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    const plain = node.type === 'element' ? replacement(node) : null;
    if (plain === null) return;
    parent.children.splice(index, 1, ...plain);
    // What has come in its place may have to be replaced as well.
    return [SKIP, index];
  });
}

/** What stands for an element that the site alone understands; null for one that any reader knows. */
function replacement(element: Element): ElementContent[] | null {
  const { tagName, properties, children } = element;
  if (hasClass(element, 'anchor')) return [];
  if (tagName === 'code-block') return codeBlock(element);
  if (tagName === 'input') return [{ type: 'text', value: properties.checked ? '☑' : '☐' }];
  const isWrapper = tagName === 'div' || tagName === 'span' || tagName === 'section' || tagName === 'data';
  return isWrapper || tagName.includes('-') ? children : null;
}

function codeBlock({ properties, children }: Element): ElementContent[] {
  const title = children.find((child) => isElement(child) && hasClass(child, 'code-title'));
  const hasTitle = title !== undefined && isElement(title) && !hasClass(title, 'is-label');
  const pre = children.find((child) => isElement(child) && child.tagName === 'pre');
  const language = properties.dataLanguage;
  const code = element(
    'code',
    typeof language === 'string' ? { className: [`language-${language}`] } : {},
    pre === undefined ? [] : [{ type: 'text', value: textOf(pre) }],
  );
  return [
    ...(hasTitle ? [element('p', {}, [element('strong', {}, [{ type: 'text', value: textOf(title) }])])] : []),
    element('pre', {}, [code]),
  ];
}

const KEPT = new Set(
  'abbr align alt checked cite colSpan dateTime dir height href lang reversed rowSpan scope src start title width'.split(
    ' ',
  ),
);

function settleProperties(node: Element, page: string): void {
  const { properties } = node;
  const classes = Array.isArray(properties.className) ? properties.className.map(String) : [];
  const align = classes.map((name) => /^align-(\w+)$/.exec(name)?.[1]).find((found) => found !== undefined);
  const language = node.tagName === 'code' ? classes.filter((name) => name.startsWith('language-')) : [];
  for (const name of Object.keys(properties)) {
    if (!KEPT.has(name)) delete properties[name];
  }
  if (align !== undefined) properties.align = align;
  if (language.length > 0) properties.className = language;
  if (typeof properties.href === 'string') properties.href = URL.parse(properties.href, page)?.href ?? page;
}

function isElement(node: ElementContent): node is Element {
  return node.type === 'element';
}

function hasClass({ properties }: Element, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name);
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
