import { indentOf, outdent, untabbed } from './indent.ts';
import { RULE, SETEXT } from './lines.ts';
import { BLANK, flush, push, type Reader } from './reader.ts';
import type { Line } from './token.ts';

export function readFootnote(reader: Reader, line: Line): boolean {
  const open = /^ {0,3}\[\^([^\]\n]+)\]:[ \t]*(.*)$/.exec(line.text);
  if (open === null) return false;
  const inner = [{ text: open[2] ?? '', number: line.number }, ...takeIndented(reader, 4)];
  flush(reader);
  reader.blocks.push({ type: 'footnote', label: open[1] ?? '', blocks: reader.inner(inner, true) });
  return true;
}

/** Takes the lines after this one that belong to a container whose content starts at a column. */
function takeIndented(reader: Reader, column: number): Line[] {
  const taken: Line[] = [];
  let next = reader.at + 1;
  for (; next < reader.lines.length; next++) {
    const line = reader.lines[next] ?? BLANK;
    if (line.text.trim() === '') taken.push(line);
    else if (indentOf(line.text) >= column) taken.push(outdent(untabbed(line), column));
    else if (taken.at(-1)?.text.trim() !== '' && !startsBlock(line.text)) taken.push(line);
    else break;
  }
  while (taken.at(-1)?.text.trim() === '') {
    taken.pop();
    next -= 1;
  }
  reader.at = next;
  return taken;
}

const BLOCK_START =
  /^\s*(?:[*+-][ \t]|\d+[.)][ \t]|#{1,6}[ \t]|>|`{3,}|~{3,}|\{[:%]|\[\^[^\]]+\]:|\||\^\s*$)|^ {0,3}:[ \t]/;

function startsBlock(text: string): boolean {
  return BLOCK_START.test(text) || RULE.test(text) || SETEXT.test(text);
}

export function readQuote(reader: Reader, line: Line): boolean {
  if (!/^ {0,3}>/.test(line.text)) return false;
  const inner: Line[] = [];
  let next = reader.at;
  for (; next < reader.lines.length; next++) {
    const { text, number } = reader.lines[next] ?? BLANK;
    const quoted = /^ {0,3}> ?(.*)$/.exec(text);
    if (quoted !== null) inner.push({ text: quoted[1] ?? '', number });
    else if (text.trim() !== '' && !startsBlock(text) && inner.at(-1)?.text.trim() !== '') inner.push({ text, number });
    else break;
  }
  flush(reader);
  reader.blocks.push(...reader.inner(inner));
  reader.at = next;
  return true;
}

export function readList(reader: Reader, line: Line): boolean {
  const jekyll = reader.context.dialect === 'jekyll';
  const item = /^( {0,3})([*+-]|\d+[.)]|:)([ \t]+|$)(.*)$/.exec(line.text);
  if (item === null || RULE.test(line.text)) return false;
  const [, indent = '', marker = '', , content = ''] = item;
  if (marker === ':' && !jekyll) return false;
  const first = untabbed({
    text: ' '.repeat(indent.length + marker.length) + line.text.slice(indent.length + marker.length),
    number: line.number,
  });
  const width = indentOf(first.text);
  const deep = content === '' || (!jekyll && width - indent.length - marker.length > 4);
  const column = deep ? indent.length + marker.length + 1 : width;
  flush(reader);
  if (/\d/.test(marker)) reader.blocks.push({ type: 'markup', text: marker, line: line.number });
  const isContents = jekyll && /^ {0,3}\{:\s*toc/.test(reader.lines[reader.at + 1]?.text ?? '');
  if (isContents) return push(reader, { type: 'markup', text: content, line: line.number }, reader.at + 2);
  const task = /^\[([ xX])\][ \t]+/.exec(content);
  if (task !== null) reader.blocks.push({ type: 'markup', text: task[1] ?? '', line: line.number });
  const start = { text: outdent(first, column).text.slice(task?.[0].length ?? 0), number: line.number };
  reader.blocks.push(...reader.inner([start, ...takeIndented(reader, column)], true));
  return true;
}
