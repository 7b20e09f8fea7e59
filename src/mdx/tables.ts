import { SKIP, visit } from 'unist-util-visit';
import type { Compilation } from './compile.ts';

/** Lets a wide table scroll in a box of its own, reachable by keyboard. */
export function wrapTables({ root }: Compilation): void {
  visit(root, 'element', (node, index, parent) => {
    if (node.tagName !== 'table' || index === undefined || parent === undefined) return;
    parent.children[index] = {
      type: 'element',
      tagName: 'div',
      properties: { className: ['table-scroll'], tabIndex: 0, role: 'group', ariaLabel: 'Table' },
      children: [node],
    };
    return SKIP;
  });
}
