import type { Nodes } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { parse } from '../mdx/parse.ts';

/** A text of an author's own, and where in its file it starts. */
export interface Prose {
  text: string;
  /** Offset in the file, in UTF-16 units, from which its words are found in their order. */
  offset: number;
}

// Attributes that hold sentences; the others hold names.
const SENTENCES = new Set(['alt', 'beforeAlt', 'afterAlt', 'caption', 'title', 'labels']);
const NO_PROSE = new Set(['code', 'pre', 'kbd', 'samp', 'var']);

/** The prose of an MDX file: texts, and attributes that hold sentences. Code, links' addresses and log names are none. */
export function proseOf(source: string, file: string): Prose[] {
  // What can't be read has been reported by those who compiled it.
  const root = parse(source, file, []);
  const found: Prose[] = [];
  if (root === null) return found;
  visit(root, (node: Nodes) => {
    const name = node.type === 'element' ? node.tagName : 'name' in node ? node.name : null;
    if (name !== null && NO_PROSE.has(name)) return SKIP;
    const offset = node.position?.start.offset;
    if (offset === undefined) return;
    if (node.type === 'text') found.push({ text: node.value, offset });
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const attribute of node.attributes) {
        if (attribute.type !== 'mdxJsxAttribute' || !SENTENCES.has(attribute.name)) continue;
        const { value } = attribute;
        const text = typeof value === 'string' ? value : (value?.value ?? '');
        found.push({ text, offset: source.indexOf(attribute.name, offset) + attribute.name.length });
      }
    }
    return;
  });
  return found;
}
