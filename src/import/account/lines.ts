import { push, type Reader } from './reader.ts';
import type { Line } from './token.ts';

const MARKUP_LINE = /^ {0,3}(?:\{:(?!:comment).*\}|\^)\s*$/;
export const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const TABLE_RULE = /^[ |:+=-]*-[ |:+=-]*$|^[ |=]*={3,}[ |=]*$/;
export const SETEXT = /^ {0,3}(?:=+|-+)\s*$/;

/** Lines that are all markup: attribute lists, rules, underlines of headings and tables. */
export function readMarkupLine(reader: Reader, line: Line): boolean {
  const jekyll = reader.context.dialect === 'jekyll';
  const isTable = TABLE_RULE.test(line.text) && /[|+]|---/.test(line.text);
  const isSetext = SETEXT.test(line.text) && reader.prose.length > 0;
  if (!(jekyll && MARKUP_LINE.test(line.text)) && !RULE.test(line.text) && !isTable && !isSetext) return false;
  return push(reader, { type: 'markup', text: line.text, line: line.number }, reader.at + 1);
}

const LINK_DEFINITION =
  /^ {0,3}\[(?!\^)((?:\\.|[^\]\\])+)\]:[ \t]*(?:<([^>]*)>|(\S.*?))(?:[ \t]+(?:"(.*)"|'(.*)'|\((.*)\)))?[ \t]*$/;
// kramdown, as Markdown, takes a title from the next line.
const TITLE_LINE = /^[ \t]+(?:"(.*)"|'(.*)')[ \t]*$/;
const ABBREVIATION = /^ {0,3}\*\[((?:\\.|[^\]\\])+)\]:(.*)$/;

/** Where a link leads, or what an abbreviation is short for. */
export function readDefinition(reader: Reader, line: Line): boolean {
  const { number } = line;
  const abbreviation = reader.context.dialect === 'jekyll' ? ABBREVIATION.exec(line.text) : null;
  if (abbreviation !== null) {
    const [, label = '', title = ''] = abbreviation;
    return push(
      reader,
      { type: 'definition', of: 'abbreviation', label, address: '', title, line: number },
      reader.at + 1,
    );
  }
  const link = LINK_DEFINITION.exec(line.text);
  if (link === null || reader.prose.length > 0) return false;
  const [, label = '', angled, bare, double, single, round] = link;
  const inline = double ?? single ?? round;
  const below = inline === undefined ? TITLE_LINE.exec(reader.lines[reader.at + 1]?.text ?? '') : null;
  const title = inline ?? below?.[1] ?? below?.[2] ?? '';
  const address = angled ?? bare ?? '';
  if (/\s/.test(address) && reader.context.dialect === 'mdx' && angled === undefined) return false;
  return push(
    reader,
    { type: 'definition', of: 'link', label, address, title, line: number },
    reader.at + (below === null ? 1 : 2),
  );
}

export function readHeading(reader: Reader, line: Line): boolean {
  const heading = /^ {0,3}(#{1,6})(?!#)(.*)$/.exec(line.text);
  if (heading === null || (reader.context.dialect === 'mdx' && !/^(?:\s|$)/.test(heading[2] ?? ''))) return false;
  const text = (heading[2] ?? '').replace(/[ \t]#+[ \t]*$/, '');
  return push(reader, { type: 'prose', lines: [{ text, number: line.number }], heading: true }, reader.at + 1);
}
