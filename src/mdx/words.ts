import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Words of prose in a tree whose code blocks are finished HTML already. */
export function countWords(root: Root): number {
  let words = 0;
  visit(root, 'text', (node) => {
    words += node.value.match(/[\p{L}\p{N}][\p{L}\p{N}'’.:/_-]*/gu)?.length ?? 0;
  });
  return words;
}
