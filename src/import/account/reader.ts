import type { Dialect, Line } from './token.ts';

/** A piece of a post, in the order of the text. */
export type Block =
  | { type: 'prose'; lines: Line[]; heading?: boolean }
  /** `nested`: in a list, where blanks may have been written for tabs. */
  | { type: 'code'; lines: Line[]; info: string; nested: boolean }
  /** Text that is part of the markup and may be left out or kept: the number of a list, an attribute list. */
  | { type: 'markup'; text: string; line: number }
  | { type: 'definition'; of: 'link' | 'abbreviation'; label: string; address: string; title: string; line: number }
  | { type: 'footnote'; label: string; blocks: Block[] };

export interface Context {
  dialect: Dialect;
  nested: boolean;
  /** How many lists and quotations this is in. */
  depth: number;
}

/** Where a reader of lines is: what it has read as prose so far, and what it found. */
export interface Reader {
  lines: readonly Line[];
  at: number;
  context: Context;
  prose: Line[];
  blocks: Block[];
  /** Patterns that were looked for in vain: they are not below either. */
  vain: Set<string>;
  /** By the name of an element: the line on which the one that starts on a line ends. */
  ends: Map<string, Map<number, number>>;
  /** Reads what stands in a container. In lists (`nested`), blanks may have been written for tabs. */
  inner(lines: readonly Line[], nested?: boolean): Block[];
}

export function flush(reader: Reader): void {
  if (reader.prose.length > 0) reader.blocks.push({ type: 'prose', lines: reader.prose });
  reader.prose = [];
}

export function push(reader: Reader, block: Block, next: number): true {
  flush(reader);
  reader.blocks.push(block);
  reader.at = next;
  return true;
}

export const BLANK: Line = { text: '', number: 0 };

/** The index of the first line from `from` on that the pattern fits, or -1. Places to look from only grow. */
export function find(reader: Reader, from: number, pattern: RegExp): number {
  if (reader.vain.has(pattern.source)) return -1;
  for (let i = from; i < reader.lines.length; i++) if (pattern.test((reader.lines[i] ?? BLANK).text)) return i;
  reader.vain.add(pattern.source);
  return -1;
}

/** Lines without the blank ones at both ends. */
export function withoutEdges(lines: Line[]): Line[] {
  const first = lines.findIndex(({ text }) => text.trim() !== '');
  const last = lines.findLastIndex(({ text }) => text.trim() !== '');
  return first < 0 ? [] : lines.slice(first, last + 1);
}
