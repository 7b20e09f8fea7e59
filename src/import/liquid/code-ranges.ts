import type { Nodes } from 'mdast';
import { markdownToMdast } from 'satteri';
import { visit } from 'unist-util-visit';

/** A stretch of a text by offsets, as `String.slice` takes them. */
export interface Range {
  start: number;
  end: number;
  /** A fence or an indented block, not a span of a line. */
  block: boolean;
}

const HTML_CODE = /<(pre|code|script|style)\b[^>]*>[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi;

/** Where a Markdown text is code or maths, in order: nothing in there is markup. */
export function codeRanges(text: string): Range[] {
  const ranges: Range[] = [];
  visit(parseMarkdown(text), (node: Nodes) => {
    const isBlock = node.type === 'code' || node.type === 'math';
    if (!isBlock && node.type !== 'inlineCode' && node.type !== 'inlineMath') return;
    const { start, end } = node.position ?? {};
    if (start?.offset !== undefined && end?.offset !== undefined) {
      // The indentation of a block's first line is part of it.
      const from = isBlock ? text.lastIndexOf('\n', start.offset - 1) + 1 : start.offset;
      ranges.push({ start: from, end: end.offset, block: isBlock });
    }
  });
  const markdown = merge([...ranges]);
  if (/<(?:pre|code|script|style)\b|<!--/i.test(text)) {
    for (const match of text.matchAll(HTML_CODE)) {
      const range = { start: match.index, end: match.index + match[0].length, block: match[0].includes('\n') };
      if (rangeAt(markdown, range.start) === null) ranges.push(range);
    }
  }
  return merge(ranges);
}

/** Reads Markdown the way the site itself does, with what kramdown adds and Sätteri knows. */
export function parseMarkdown(text: string): Extract<Nodes, { type: 'root' }> {
  const features = { gfm: true, frontmatter: false, definitionList: true, math: { singleDollarTextMath: false } };
  const tree = markdownToMdast(text, { features });
  if (tree.type !== 'root') throw new Error(`Sätteri returned a ${tree.type} instead of a root`);
  return tree;
}

/** The range that holds an offset; ranges are in order and don't overlap. */
export function rangeAt(ranges: readonly Range[], offset: number): Range | null {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  return range !== undefined && offset >= range.start ? range : null;
}

function merge(ranges: Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last === undefined || range.start >= last.end) merged.push({ ...range });
    else last.end = Math.max(last.end, range.end);
  }
  return merged;
}
