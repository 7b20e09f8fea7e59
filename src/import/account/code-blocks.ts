import { indentOf, outdent } from './indent.ts';
import { BLANK, find, push, type Reader, withoutEdges } from './reader.ts';
import type { Line } from './token.ts';

/** `{% highlight %}`, and `{% codeblock %}` of Octopress; what stands beside its tags is prose. */
export function readHighlight(reader: Reader, line: Line): boolean {
  if (reader.context.dialect !== 'jekyll') return false;
  const open = /^(.*?)\{%-?\s*((?:highlight|codeblock)\b.*?)-?%\}(.*)$/.exec(line.text);
  if (open === null || (open[1] ?? '').includes('`')) return false;
  const end = find(reader, reader.at, /\{%-?\s*end(?:highlight|codeblock)\s*-?%\}/);
  if (end < 0) return false;
  const inner = reader.lines.slice(reader.at, end + 1).map(({ text, number }, index, all) => {
    let part = text;
    if (index === all.length - 1) part = part.slice(0, part.search(/\{%-?\s*end(?:highlight|codeblock)/));
    // In a list, the tag says how far in the code stands.
    if (index > 0) return outdent({ text: part, number }, indentOf(open[1] ?? ''));
    return { text: part.slice(part.indexOf('%}') + 2), number };
  });
  if ((open[1] ?? '').trim() !== '') reader.prose.push({ text: open[1] ?? '', number: line.number });
  const { nested } = reader.context;
  push(
    reader,
    { type: 'code', lines: withoutEdges(inner), info: `${open[2] ?? ''} endhighlight endcodeblock`, nested },
    end + 1,
  );
  const last = reader.lines[end] ?? BLANK;
  const rest = last.text.slice(last.text.search(/\{%-?\s*end(?:highlight|codeblock)/)).replace(/^.*?%\}/, '');
  if (rest.trim() !== '') reader.prose.push({ text: rest, number: last.number });
  return true;
}

export function readFence(reader: Reader, line: Line): boolean {
  const jekyll = reader.context.dialect === 'jekyll';
  const open = (jekyll ? TAGGED_FENCE : FENCE).exec(line.text);
  if (open === null) return false;
  const [, indent = '', tag = '', marks = '', info = ''] = open;
  if (marks.startsWith('`') && info.includes('`')) return false;
  const after = jekyll ? '(?:\\{%-?\\s*end(?:raw|capture)\\s*-?%\\}.*)?' : '';
  const close = new RegExp(`^ {0,3}${marks.charAt(0)}{${marks.length},}\\s*${after}$`);
  const found = find(reader, reader.at + 1, close);
  // kramdown takes a fence that is never closed as text; Markdown lets it run to the end.
  if (found < 0 && jekyll) return false;
  const end = found < 0 ? reader.lines.length : found;
  const lines = reader.lines.slice(reader.at + 1, end).map((inner) => outdent(inner, indent.length));
  if (tag !== '') reader.prose.push({ text: tag, number: line.number });
  push(reader, { type: 'code', lines, info: info.trim(), nested: reader.context.nested }, end + 1);
  const last = reader.lines[end];
  const rest = last?.text.replace(/^[\s`~]*/, '') ?? '';
  if (rest !== '' && last !== undefined) reader.prose.push({ text: rest, number: last.number });
  return true;
}

const FENCE = /^( {0,3})()(`{3,}|~{3,})(.*)$/;
/** A tag of Liquid before a fence goes, and the fence stays. */
const TAGGED_FENCE = /^( {0,3})(\{%-?\s*(?:raw\s*|capture\s[^%]*)-?%\}[ \t]*)?(`{3,}|~{3,})(.*)$/;

/** Code by indentation: kramdown has it, MDX hasn't. */
export function readIndented(reader: Reader, line: Line): boolean {
  if (reader.context.dialect !== 'jekyll' || reader.prose.length > 0 || indentOf(line.text) < 4) return false;
  let end = reader.at;
  while (end < reader.lines.length && isIndentedOrBlank(reader.lines[end] ?? BLANK)) end += 1;
  const lines = withoutEdges(reader.lines.slice(reader.at, end)).map((inner) => outdent(inner, 4));
  return push(reader, { type: 'code', lines, info: '', nested: reader.context.nested }, end);
}

function isIndentedOrBlank({ text }: Line): boolean {
  return text.trim() === '' || indentOf(text) >= 4;
}
