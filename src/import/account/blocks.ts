import { readFence, readHighlight, readIndented } from './code-blocks.ts';
import { readFootnote, readList, readQuote } from './containers.ts';
import { readHtml } from './html-blocks.ts';
import { readDefinition, readHeading, readMarkupLine } from './lines.ts';
import { type Block, type Context, flush, type Reader } from './reader.ts';
import type { Dialect, Line } from './token.ts';

// What is deeper than anyone writes is read as prose: a line of a thousand `>` must not exhaust the stack.
const MAX_DEPTH = 50;

/** Cuts the lines of a body into code, prose and markup. Lists, quotations and footnotes are opened. */
export function blocksOf(lines: readonly Line[], dialect: Dialect): Block[] {
  return readBlocks(lines, { dialect, nested: false, depth: 0 });
}

function readBlocks(lines: readonly Line[], context: Context): Block[] {
  if (context.depth > MAX_DEPTH) return [{ type: 'prose', lines: [...lines] }];
  const reader: Reader = {
    lines,
    at: 0,
    context,
    prose: [],
    blocks: [],
    vain: new Set(),
    ends: new Map(),
    inner: (inner, nested = context.nested) => readBlocks(inner, { ...context, nested, depth: context.depth + 1 }),
  };
  while (reader.at < lines.length) readBlock(reader);
  flush(reader);
  return reader.blocks;
}

const READERS = [
  readHighlight,
  readFence,
  readHtml,
  readIndented,
  readMarkupLine,
  readDefinition,
  readFootnote,
  readQuote,
  readList,
  readHeading,
];

function readBlock(reader: Reader): void {
  const line = reader.lines[reader.at];
  if (line === undefined) return;
  if (line.text.trim() === '') {
    flush(reader);
    reader.at += 1;
    return;
  }
  for (const read of READERS) if (read(reader, line)) return;
  reader.prose.push(line);
  reader.at += 1;
}
