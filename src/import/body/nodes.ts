import type { Literal, Nodes, Parent, PhrasingContent, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';

/** What mdast lacks and MDX has: tags with attributes, and comments. */

/** A component or an HTML tag that stands as a block. */
export interface TagBlock extends Parent {
  type: 'tagBlock';
  name: string;
  attributes: TagAttributes;
  children: RootContent[];
}

/** The same inside a line of text. */
export interface TagSpan extends Parent {
  type: 'tagSpan';
  name: string;
  attributes: TagAttributes;
  children: PhrasingContent[];
}

export type TagAttributes = Readonly<Record<string, string>>;

/** Something to remember that readers don't see. */
export interface CommentBlock extends Literal {
  type: 'commentBlock';
}

export interface CommentSpan extends Literal {
  type: 'commentSpan';
}

/** A web address that stands for itself. */
export interface BareUrl extends Literal {
  type: 'bareUrl';
}

declare module 'mdast' {
  interface RootContentMap {
    tagBlock: TagBlock;
    tagSpan: TagSpan;
    commentBlock: CommentBlock;
    commentSpan: CommentSpan;
    bareUrl: BareUrl;
  }
  interface PhrasingContentMap {
    tagSpan: TagSpan;
    commentSpan: CommentSpan;
    bareUrl: BareUrl;
  }
  interface BlockContentMap {
    tagBlock: TagBlock;
    commentBlock: CommentBlock;
  }
  interface ImageData {
    /** The caption that came with the picture. */
    caption?: string;
  }
}

const FLOW = new Set([
  'blockquote',
  'code',
  'commentBlock',
  'descriptionList',
  'footnoteDefinition',
  'heading',
  'list',
  'math',
  'paragraph',
  'table',
  'tagBlock',
  'thematicBreak',
]);

/** Whether a node stands by itself, and can't be inside a line of text. */
export function isFlow(node: Nodes): boolean {
  return FLOW.has(node.type);
}

export function isParent(node: Nodes): node is Extract<Nodes, { children: unknown[] }> {
  return 'children' in node;
}

/** The children of a node as one list that may be changed: what may stand where is for the caller to keep. */
export function childrenOf(node: Nodes): RootContent[] {
  return isParent(node) ? (node.children as RootContent[]) : [];
}

/** A node at a line of the source. */
export function at<N extends Nodes>(line: number, node: N): N {
  const point = { line, column: 1 };
  return { ...node, position: { start: point, end: point } };
}

/** A node made of another text, all of it at one line of the source. */
export function placed<N extends Nodes>(line: number, node: N): N {
  const point = { line, column: 1 };
  visit(node, (inner: Nodes) => {
    inner.position = { start: point, end: point };
  });
  return node;
}

export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

export function text(value: string): Extract<Nodes, { type: 'text' }> {
  return { type: 'text', value };
}

export function paragraph(...children: PhrasingContent[]): Extract<Nodes, { type: 'paragraph' }> {
  return { type: 'paragraph', children };
}

export function block(name: string, attributes: TagAttributes, children: RootContent[] = []): TagBlock {
  return { type: 'tagBlock', name, attributes, children };
}

export function span(name: string, attributes: TagAttributes, children: PhrasingContent[] = []): TagSpan {
  return { type: 'tagSpan', name, attributes, children };
}

/** What was not brought over, shown where it stood. */
export function leftOver(source: string, what: string): TagBlock {
  const code: RootContent = { type: 'code', lang: 'liquid', value: source };
  return block('Aside', { kind: 'warning', title: `Not brought over: ${what}` }, [code]);
}
