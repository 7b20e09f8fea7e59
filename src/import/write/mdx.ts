import type { Nodes, Paragraph, Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Handle, type Info, type Options, type State, toMarkdown } from 'mdast-util-to-markdown';
import {
  type BareUrl,
  type CommentBlock,
  childrenOf,
  type TagAttributes,
  type TagBlock,
  type TagSpan,
} from '../body/nodes.ts';

/** A block of a written body and the line of it on which it starts. */
export interface WrittenBlock {
  node: RootContent;
  text: string;
  /** From 1. */
  line: number;
}

/** Writes a tree as MDX that this site compiles: text with braces and angle brackets stays text. */
export function writeMdx(nodes: readonly RootContent[]): WrittenBlock[] {
  const blocks: WrittenBlock[] = [];
  let line = 1;
  let bullet: '-' | '*' = '-';
  nodes.forEach((node, i) => {
    // Two lists that follow each other would become one.
    const before = nodes[i - 1];
    const isNext = node.type === 'list' && before?.type === 'list' && before.ordered === node.ordered;
    bullet = isNext && bullet === '-' ? '*' : '-';
    const text = writeBlock(node, bullet);
    if (text === '') return;
    blocks.push({ node, text, line });
    line += text.split('\n').length + 1;
  });
  return blocks;
}

function writeBlock(node: RootContent, bullet: '-' | '*'): string {
  const root: Root = { type: 'root', children: [node] };
  return toMarkdown(root, {
    ...OPTIONS,
    bullet,
    bulletOther: bullet === '-' ? '*' : '-',
    bulletOrdered: bullet === '-' ? '.' : ')',
  }).replace(/\n$/, '');
}

// Content of these stands on the line of its tag.
const ONE_LINE = new Set(['summary', 'dt', 'td', 'th', 'dd']);
// These hold nothing but other tags.
const STRUCTURE = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'dl']);

const tagBlock: Handle = (node: TagBlock, _, state, info) => {
  const head = `<${node.name}${attributes(node.attributes)}`;
  const close = `</${node.name}>`;
  const [only] = node.children;
  if (ONE_LINE.has(node.name)) {
    if (only === undefined) return `${head}>${close}`;
    if (node.children.length === 1 && only.type === 'paragraph') return `${head}>${onLine(only, state, info)}${close}`;
  }
  if (node.children.length === 0) return `${head} />`;
  const exit = state.enter('blockquote');
  const content = STRUCTURE.has(node.name)
    ? node.children.map((child) => state.handle(child, node as unknown as Root, state, info)).join('\n')
    : `\n${state.containerFlow(node as unknown as Root, state.createTracker(info).current())}\n`;
  exit();
  return `${head}>\n${content}\n${close}`;
};

function onLine(node: Paragraph, state: State, info: Info): string {
  const exit = state.enter('paragraph');
  const inner = state.enter('phrasing');
  const text = state.containerPhrasing(node, { ...info, before: '>', after: '<' });
  inner();
  exit();
  return text.replaceAll('\\\n', '<br />').replace(/\n/g, ' ').trim();
}

const tagSpan: Handle = (node: TagSpan, _, state, info) => {
  const head = `<${node.name}${attributes(node.attributes)}`;
  if (node.children.length === 0) return node.name === 'span' ? `${head}></span>` : `${head} />`;
  const content = state.containerPhrasing(node as unknown as Paragraph, { ...info, before: '>', after: '<' });
  return `${head}>${content}</${node.name}>`;
};

function attributes(values: TagAttributes): string {
  return Object.entries(values)
    .map(([name, value]) => (name === 'open' ? ' open' : ` ${name}="${attributeText(value)}"`))
    .join('');
}

function attributeText(value: string): string {
  return value.replace(/\s+/g, ' ').trim().replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

const comment: Handle = (node: CommentBlock) => `{/* ${node.value.replaceAll('*/', '* /').trim()} */}`;
const commentSpan: Handle = (node: CommentBlock) =>
  `{/* ${node.value.replaceAll('*/', '* /').replace(/\s+/g, ' ').trim()} */}`;

const bareUrl: Handle = (node: BareUrl) => node.value;

/** HTML that nothing has read: text. */
const html: Handle = (node: Extract<Nodes, { type: 'html' }>, _, state, info) => state.safe(node.value, info);

const OPTIONS: Options = {
  bullet: '-',
  emphasis: '*',
  fences: true,
  incrementListMarker: true,
  listItemIndent: 'one',
  resourceLink: true,
  rule: '-',
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  handlers: { tagBlock, tagSpan, commentBlock: comment, commentSpan, bareUrl, html },
  unsafe: [
    // Tags and expressions of MDX.
    { character: '<', inConstruct: ['phrasing'] },
    { character: '{', inConstruct: ['phrasing'] },
    { atBreak: true, character: '<' },
    { atBreak: true, character: '{' },
    // A paragraph that starts with one of these words would be code.
    { atBreak: true, character: 'e', after: 'xport[ \\t{*]' },
    { atBreak: true, character: 'i', after: 'mport[ \\t{*"\']' },
  ],
};

const HOLDERS = new Set(['root', 'tagBlock', 'blockquote', 'list', 'listItem', 'table', 'tableRow']);

/** All text of a tree, as a reader sees it. */
export function plainText(node: Nodes): string {
  if ('value' in node && !['commentBlock', 'commentSpan', 'html'].includes(node.type)) return node.value;
  if (node.type === 'break' || (node.type === 'tagSpan' && node.name === 'br')) return ' ';
  return childrenOf(node)
    .map(plainText)
    .join(HOLDERS.has(node.type) ? ' ' : '');
}
