import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { childrenOf, text } from '../body/nodes.ts';
import { parseMarkdown } from '../liquid/code-ranges.ts';
import type { Marks } from '../liquid/marks.ts';
import type { MappedText } from '../liquid/text.ts';
import { addAbbreviations } from './abbreviations.ts';
import { readExtras } from './extras.ts';
import { settleFlow } from './flow.ts';
import type { HtmlInput } from './html.ts';
import { prepareKramdown } from './prepare.ts';
import { markStrong } from './strong.ts';

export interface ReadInput extends HtmlInput {
  marks: Marks;
  kramdown: boolean;
  /** kramdown's `hard_wrap`: every line end is a break. */
  hardWrap: boolean;
}

/** Reads Markdown as kramdown does into a tree of Markdown, components and tags. Positions are lines of the source. */
export function readMarkdown(source: MappedText, input: ReadInput): Root {
  const { text: prepared, definitions } = prepareKramdown(source, input);
  const root = parseMarkdown(prepared.text);
  const lines = prepared.text.split('\n');
  splitSetext(root, lines);
  keepSingleTildes(root, prepared.text);
  if (input.kramdown) markStrong(root, prepared.text);
  visit(root, (node) => {
    const { start, end } = node.position ?? {};
    if (start === undefined || end === undefined) return;
    node.position = {
      start: { line: prepared.sourceLine(start.line), column: start.column },
      end: { line: prepared.sourceLine(end.line), column: end.column },
    };
  });
  settleFlow(root, { ...input, definitions });
  readExtras(root, input);
  addAbbreviations(root, definitions, input);
  return root;
}

/** One tilde on each side strikes nothing for kramdown: somebody writes of about five and about six. */
function keepSingleTildes(root: Root, source: string): void {
  visit(root, 'delete', (node, index, parent) => {
    const start = node.position?.start.offset ?? 0;
    if (source.startsWith('~~', start) || index === undefined || parent === undefined) return;
    childrenOf(parent).splice(index, 1, text('~'), ...node.children, text('~'));
    return index + 1;
  });
}

/** kramdown takes one line above the dashes for a heading; of more it makes a paragraph and a rule. */
function splitSetext(root: Root, lines: readonly string[]): void {
  visit(root, 'heading', (heading, index, parent) => {
    const { start, end } = heading.position ?? {};
    if (start === undefined || end === undefined || index === undefined || parent === undefined) return;
    if (end.line - start.line < 2 || lines[end.line - 1]?.includes('=')) return;
    const paragraph: RootContent = { type: 'paragraph', children: heading.children, position: { start, end: start } };
    const rule: RootContent = { type: 'thematicBreak', position: { start: end, end } };
    childrenOf(parent).splice(index, 1, paragraph, rule);
  });
}
