import type { Element } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import type { Compilation } from './compile.ts';

/** Lets a wide table scroll in a box of its own, reachable by keyboard. */
export function wrapTables({ root }: Compilation): void {
  visit(root, 'element', (node) => {
    alignByClass(node);
  });
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

/** A column's alignment as a class: a style attribute would be blocked by a strict policy. */
function alignByClass({ properties }: Element): void {
  const align = /^text-align: (left|center|right)$/.exec(String(properties.style ?? ''))?.[1];
  if (align === undefined) return;
  delete properties.style;
  properties.className = [`align-${align}`];
}
