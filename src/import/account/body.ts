import { linkKey } from './addresses.ts';
import { blocksOf } from './blocks.ts';
import { codeTokens } from './code.ts';
import type { Block } from './reader.ts';
import { type Reading, readProse } from './scanner.ts';
import { labelKey } from './targets.ts';
import type { Dialect, Line, Token } from './token.ts';
import { wordsOf } from './words.ts';

export interface BodyReading {
  /** In the order of the text; footnotes last, because they may be moved. */
  tokens: Token[];
  /** What has no place of its own: link definitions, abbreviations. */
  floating: Token[];
}

/** Reads the body of a post in either language into tokens. */
export function readBody(
  lines: readonly Line[],
  dialect: Dialect,
  context: Pick<Reading, 'site' | 'page' | 'logs'>,
): BodyReading {
  const blocks = blocksOf(lines, dialect);
  const definitions = new Map<string, { address: string; title: string }>();
  const notes = new Set<string>();
  collectDefinitions(blocks, definitions, notes);
  const reading: Reading = {
    ...context,
    dialect,
    definitions,
    notes,
    raw: false,
    tokens: [],
    assigned: new Map(),
    captured: new Map(),
    capture: null,
    credit: [],
  };
  const floating: Token[] = [];
  const footnotes: Block[][] = [];
  const read = (block: Block): void => {
    if (block.type === 'footnote') footnotes.push(block.blocks);
    else if (block.type === 'definition') floating.push(...definitionTokens(block, reading));
    else readBlock(block, reading);
  };
  blocks.forEach(read);
  // A footnote may hold footnotes: the list grows while it is read.
  for (const inner of footnotes) inner.forEach(read);
  // What was captured and never used is text all the same.
  for (const tokens of reading.captured.values()) reading.tokens.push(...tokens);
  return { tokens: reading.tokens, floating };
}

function readBlock(block: Exclude<Block, { type: 'footnote' | 'definition' }>, reading: Reading): void {
  if (block.type === 'prose') {
    readProse(block.lines, reading, block.heading);
  } else if (block.type === 'code') {
    for (const line of block.lines) reading.tokens.push(...codeTokens(line, block.nested, reading.dialect));
    const first = block.lines[0]?.number ?? 0;
    if (reading.dialect === 'jekyll') {
      reading.tokens.push(...wordsOf(block.info, first, 'word', true));
      // Octopress says there where the code is from.
      const url = /https?:\/\/\S+/.exec(block.info)?.[0];
      if (url !== undefined)
        reading.tokens.push({ kind: 'link', key: linkKey(url, reading.site), text: url, line: first, optional: false });
    }
  } else reading.tokens.push(...wordsOf(block.text, block.line, 'word', true));
}

function collectDefinitions(
  blocks: readonly Block[],
  into: Map<string, { address: string; title: string }>,
  notes: Set<string>,
): void {
  for (const block of blocks) {
    if (block.type === 'footnote') {
      notes.add(block.label);
      collectDefinitions(block.blocks, into, notes);
    }
    if (block.type !== 'definition' || block.of !== 'link') continue;
    const key = labelKey(block.label);
    if (!into.has(key)) into.set(key, block);
  }
}

/** Each use of a definition is read with its address; the definition itself is needed only when nothing uses it. */
function definitionTokens(block: Extract<Block, { type: 'definition' }>, reading: Reading): Token[] {
  const { line } = block;
  if (block.of === 'abbreviation') {
    return [...wordsOf(block.label, line, 'attribute', true), ...wordsOf(block.title, line, 'attribute')];
  }
  const key = linkKey(block.address, reading.site);
  return [{ kind: 'link', key, text: block.address, line, optional: false }];
}
