import type { Element } from 'hast';
import { visit } from 'unist-util-visit';
import { type Problem, quote } from '../problems/index.ts';
import type { Compilation } from './compile.ts';
import { placeOf } from './elements.ts';

/**
 * Takes out each code block whose end is missing, and says where it starts: Markdown ends such a block with the text,
 * and prose would be published as code.
 */
export function takeUnclosedFences({ root, source, file, problems, body }: Compilation): void {
  const lines = source.split('\n');
  visit(root, 'element', (pre, index, parent) => {
    if (pre.tagName !== 'pre' || index === undefined || parent === undefined) return;
    const unclosed = unclosedFence(pre, lines);
    if (unclosed === null) return;
    problems.push({ file, ...placeOf(pre), ...unclosed });
    body.incomplete = true;
    parent.children.splice(index, 1);
    return index;
  });
}

const OPENING = /^(`{3,}|~{3,})/;

/** Null for a block that ends where its author ends it, and for one that is no fence. */
function unclosedFence({ position }: Element, lines: readonly string[]): Omit<Problem, 'file'> | null {
  if (position === undefined) return null;
  const { start, end } = position;
  const opening = lines[start.line - 1]?.slice(start.column - 1) ?? '';
  const fence = OPENING.exec(opening)?.[0];
  if (fence === undefined) return null;
  const words = { field: 'code block', found: quote(opening.trim()), fix: `write ${fence} on a line by itself below` };
  // A fence of that length can't be content, so one with a language has to be the next block's.
  const inside = lines.slice(start.line, end.line).findIndex((line) => isFence(line, fence, '\\s*[\\w{]'));
  if (inside >= 0) {
    const line = start.line + inside + 1;
    const expected = `${fence} at the end of the block, before the next one starts in line ${line}`;
    return { ...words, found: `${words.found} without an end`, expected };
  }
  const isClosed = end.line > start.line && isFence(lines[end.line - 1] ?? '', fence, '[ \\t]*$');
  if (isClosed) return null;
  return {
    ...words,
    found: `${words.found} without an end: all that follows is part of it`,
    expected: `${fence} at the end of the block`,
  };
}

/** Whether a line, which may stand in a quote or a list, has a fence as long as that, and `then` after it. */
function isFence(line: string, fence: string, then: string): boolean {
  const sign = fence.charAt(0);
  return new RegExp(`^[\\s>]*${sign}{${fence.length},}(?!${sign})${then}`).test(line);
}
