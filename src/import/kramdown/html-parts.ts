import type { Element } from 'hast';
import type { State } from 'hast-util-to-mdast';
import { toString as textOf } from 'hast-util-to-string';
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { block, isFlow, isParent, paragraph, type TagAttributes } from '../body/nodes.ts';
import { captionOf, isPlainTable, tableBlock } from './html-table.ts';

// Elements of HTML by themselves, as nodes of Markdown and tags.

export function classesOf({ properties }: Element): string[] {
  return Array.isArray(properties.className) ? properties.className.map(String) : [];
}

export function kept(element: Element, names: readonly string[]): TagAttributes {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = element.properties[name];
      return typeof value === 'string' && value !== '' ? [[name.toLowerCase(), value]] : [];
    }),
  );
}

export function phrasing(state: State, element: Element): PhrasingContent[] {
  const flatten = (nodes: readonly Nodes[]): PhrasingContent[] =>
    nodes.flatMap((node) =>
      isFlow(node) ? (isParent(node) ? flatten(node.children) : []) : [node as PhrasingContent],
    );
  return flatten(state.all(element));
}

export function flow(state: State, element: Element): RootContent[] {
  return state.toFlow(state.all(element));
}

export function heading(state: State, element: Element): Nodes {
  const depth = Number(element.tagName.slice(1));
  const node: Nodes = { type: 'heading', depth: depth as 1, children: phrasing(state, element) };
  if (typeof element.properties.id === 'string') node.data = { formerId: element.properties.id };
  state.patch(element, node);
  return node;
}

/** A picture with its caption; captions of several stand below them as text. */
export function figure(state: State, element: Element): Nodes[] {
  const caption = element.children.find((child) => child.type === 'element' && child.tagName === 'figcaption');
  const words = caption === undefined ? '' : textOf(caption).replace(/\s+/g, ' ').trim();
  const rest = { ...element, children: element.children.filter((child) => child !== caption) };
  const nodes = state.toFlow(state.all(rest));
  const images: Extract<Nodes, { type: 'image' }>[] = [];
  for (const node of nodes) visit(node, 'image', (image) => void images.push(image));
  const isPlain = caption?.type === 'element' && caption.children.every((child) => child.type === 'text');
  if (caption === undefined || words === '') return nodes;
  const [image] = images;
  if (image !== undefined && images.length === 1 && isPlain) image.data = { ...image.data, caption: words };
  else if (caption.type === 'element') nodes.push(paragraph(...phrasing(state, caption)));
  return nodes;
}

export function terms(state: State, element: Element): RootContent[] {
  return element.children.flatMap((child): RootContent[] => {
    if (child.type !== 'element') return [];
    if (child.tagName === 'dt') return [block('dt', {}, [paragraph(...phrasing(state, child))])];
    return child.tagName === 'dd' ? [block('dd', {}, flow(state, child))] : terms(state, child);
  });
}

export function table(state: State, element: Element): Nodes[] {
  const caption = captionOf(element);
  const title: Nodes[] = caption === null ? [] : [paragraph({ type: 'strong', children: phrasing(state, caption) })];
  return [...title, isPlainTable(element) ? plainTable(state, element) : tableBlock(state, element)];
}

function plainTable(state: State, element: Element): Nodes {
  const rows: Element[] = [];
  visit(element, 'element', (node) => {
    if (node.tagName === 'tr') rows.push(node);
  });
  const cells = (row: Element) => row.children.filter((cell) => cell.type === 'element');
  return {
    type: 'table',
    align: cells(rows[0] ?? element).map(() => null),
    children: rows.map((row) => ({
      type: 'tableRow',
      children: cells(row).map((cell) => ({ type: 'tableCell', children: phrasing(state, cell) })),
    })),
  };
}

export function sourcesIn(element: Element): unknown[] {
  return element.children.flatMap((child) =>
    child.type === 'element' ? [child.properties.src, child.properties.value] : [],
  );
}
