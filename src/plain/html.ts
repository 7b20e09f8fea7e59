import { toHtml } from 'hast-util-to-html';
import type { Segment } from '../mdx/index.ts';
import type { PlainContext } from './context.ts';
import { plainTree } from './tree.ts';

/** A text as HTML that any reader shows: see `plainTree`. */
export function plainHtml(segments: readonly Segment[], context: PlainContext): string {
  return toHtml(plainTree(segments, context), { characterReferences: { useNamedReferences: false } }).trim();
}
