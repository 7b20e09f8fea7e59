import { isBlockElement, tagAt } from './html.ts';
import { indentOf, outdent } from './indent.ts';
import { BLANK, type Block, find, flush, push, type Reader } from './reader.ts';
import type { Dialect, Line } from './token.ts';

const OPAQUE: readonly { open: RegExp; close: RegExp; dialect: Dialect | 'both' }[] = [
  { open: /^ {0,3}<!--/, close: /-->/, dialect: 'both' },
  { open: /^ {0,3}<(?:pre)\b/i, close: /<\/pre>/i, dialect: 'both' },
  { open: /^ {0,3}<(?:script)\b/i, close: /<\/script>/i, dialect: 'both' },
  { open: /^ {0,3}<(?:style)\b/i, close: /<\/style>/i, dialect: 'both' },
  { open: /^ {0,3}\{\/\*/, close: /\*\/\s*\}/, dialect: 'mdx' },
  { open: /^ {0,3}\{::comment\}/, close: /\{:\/(?:comment)?\}/, dialect: 'jekyll' },
  { open: /^\s*\{%-?\s*comment\b/, close: /\{%-?\s*endcomment/, dialect: 'jekyll' },
];

/** HTML and comments run on over blank lines, and nothing in them is indented code. */
export function readHtml(reader: Reader, line: Line): boolean {
  const { dialect } = reader.context;
  for (const { open, close, dialect: of } of OPAQUE) {
    if ((of !== 'both' && of !== dialect) || !open.test(line.text)) continue;
    const end = find(reader, reader.at, close);
    if (end < 0) return false;
    const from = reader.at;
    return push(reader, { type: 'prose', lines: reader.lines.slice(from, end + 1) }, end + 1);
  }
  if (dialect !== 'jekyll') return false;
  const start = /^ {0,3}(?=<[a-zA-Z])/.exec(line.text);
  const tag = start === null ? null : tagAt(line.text, start[0].length);
  if (tag === null || tag.closing || !isBlockElement(tag.name)) return false;
  const end = endOfElement(reader, tag.name);
  if (end < 0) return false;
  const lines = reader.lines.slice(reader.at, end + 1);
  if (!tag.attributes.has('markdown')) {
    flush(reader);
    reader.blocks.push(...withFences(lines, reader.context.nested));
    reader.at = end + 1;
    return true;
  }
  // The tags of a block that is read as Markdown are cut off, so that what stands in it can be code.
  flush(reader);
  const { number } = line;
  reader.blocks.push({ type: 'prose', lines: [{ text: tag.raw, number }] });
  const rest = lines.map((inner, index) =>
    index === 0 ? { text: inner.text.trimStart().slice(tag.raw.length), number } : inner,
  );
  reader.blocks.push(...reader.inner(rest));
  reader.at = end + 1;
  return true;
}

/** To kramdown, a fence in HTML is text; its author meant code. */
function withFences(lines: readonly Line[], nested: boolean): Block[] {
  const blocks: Block[] = [];
  let prose: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? BLANK;
    const [, indent = '', marks, info = ''] = /^([ \t]*)(`{3,}|~{3,})([^`]*)$/.exec(line.text) ?? [];
    const end = marks === undefined ? -1 : lines.findIndex(({ text }, i) => i > at && text.trim() === marks);
    if (end < 0) {
      prose.push(line);
      continue;
    }
    blocks.push({ type: 'prose', lines: prose });
    prose = [];
    const inner = lines.slice(at + 1, end).map((one) => outdent(one, indentOf(indent)));
    blocks.push({ type: 'code', lines: inner, info: info.trim(), nested });
    at = end;
  }
  return [...blocks, { type: 'prose', lines: prose }];
}

/** The line on which the element that starts here ends, or -1 when its end is missing. */
function endOfElement(reader: Reader, name: string): number {
  const known = reader.ends.get(name) ?? endsOf(reader.lines, name);
  reader.ends.set(name, known);
  return known.get(reader.at) ?? -1;
}

function endsOf(lines: readonly Line[], name: string): Map<number, number> {
  const tags = new RegExp(`<(/?)${name}\\b[^<>]*?(/?)>`, 'gi');
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (const [index, { text }] of lines.entries()) {
    for (const [, slash, self] of text.matchAll(tags)) {
      if (slash === '' && self === '') open.push(index);
      const start = slash === '/' ? open.pop() : undefined;
      // Of several that start on a line, the outermost closes last.
      if (start !== undefined) ends.set(start, index);
    }
  }
  return ends;
}
