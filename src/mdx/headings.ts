import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { quote } from '../problems/index.ts';
import type { Compilation } from './compile.ts';
import { placeOf } from './elements.ts';

const HEADING = /^h([1-6])$/;

/** Gives each heading an id (GitHub's way, so that old anchors keep working) and a link to itself. */
export function addHeadingIds({ root, body, file, problems, ids }: Compilation): void {
  let depthBefore = 1;
  visit(root, 'element', (node) => {
    const depth = Number(HEADING.exec(node.tagName)?.[1]);
    // The footnotes' own heading comes with an id and is read by screen readers only.
    if (Number.isNaN(depth) || typeof node.properties.id === 'string') return;
    const text = textOf(node);
    if (text.trim() === '') {
      problems.push({
        file,
        ...placeOf(node),
        field: 'heading',
        found: 'a heading without text',
        expected: 'a text that readers can link to',
        fix: 'write the heading, or remove the `#` signs',
      });
    }
    // A heading of signs alone has no slug.
    const id = ids.slug(/[\p{L}\p{N}]/u.test(text) ? text : 'section');
    node.properties.id = id;
    if (depth === 1 || depth > depthBefore + 1) {
      problems.push({
        file,
        ...placeOf(node),
        field: 'heading',
        found: `${quote(`${'#'.repeat(depth)} ${text}`)}${depth === 1 ? '' : ` under a heading of level ${depthBefore}`}`,
        expected: depth === 1 ? 'headings from `##` down: `#` is the title of the post' : 'no level left out',
        fix: `write \`${'#'.repeat(depth === 1 ? 2 : depthBefore + 1)} ${text}\``,
      });
    }
    depthBefore = depth;
    body.headings.push({ depth, id, text });
    node.properties.tabIndex = -1;
    node.children.push({
      type: 'element',
      tagName: 'a',
      // For pointers: read out, it would double the name of every heading, and the table of contents has the links.
      properties: { className: ['anchor'], href: `#${id}`, ariaHidden: 'true', tabIndex: -1 },
      children: [],
    });
  });
}
