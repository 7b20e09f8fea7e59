import type { Element } from 'hast';
import { type Handle, toMdast } from 'hast-util-to-mdast';
import type { PhrasingContent, Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Segment } from '../mdx/index.ts';
import type { PlainContext } from './context.ts';
import { plainTree } from './tree.ts';

/** A text as Markdown of GitHub's kind, without HTML in it. It ends in a line end. */
export function plainMarkdown(segments: readonly Segment[], context: PlainContext): string {
  const tree = toMdast(plainTree(segments, context), { handlers: { a: link, figcaption: caption } });
  if (tree.type !== 'root') throw new Error(`the text has become a ${tree.type} instead of a root`);
  return writeMarkdown(tree);
}

/** Writes a tree in the one form that all Markdown of the site has. */
export function writeMarkdown(tree: Root): string {
  return toMarkdown(tree, {
    bullet: '-',
    emphasis: '_',
    rule: '-',
    listItemIndent: 'one',
    // Columns made alike in width would double a table's bytes.
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  });
}

/** A picture that leads to its whole file is that file: there is nothing to save by a smaller one. */
const link: Handle = (state, node: Element) => {
  const [only, ...more] = node.children;
  const url = String(node.properties.href ?? '');
  if (only?.type === 'element' && only.tagName === 'img' && more.length === 0) {
    return { type: 'image', url, alt: String(only.properties.alt ?? '') };
  }
  const children = state.all(node) as PhrasingContent[];
  return node.properties.href === undefined ? children : { type: 'link', url, children };
};

const caption: Handle = (state, node: Element) => {
  const blocks = state.toFlow(state.all(node));
  return blocks.map((block): RootContent => {
    if (block.type !== 'paragraph') return block;
    return { type: 'paragraph', children: [{ type: 'emphasis', children: block.children }] };
  });
};
