import { decodeHTMLStrict } from 'entities';
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { imageKey, isImageName, linkKey } from './addresses.ts';
import { type Dialect, type Line, linesOf, type Token } from './token.ts';
import { wordsOf } from './words.ts';

export interface FrontReading {
  tokens: Token[];
  /** Top-level values by key, for `{{ page.x }}`. */
  values: Map<string, string>;
  draft: boolean | undefined;
}

/** The lines between the two `---` lines, and those after them. Without front matter all is body. */
export function splitFront(text: string): { yaml: Line[]; body: Line[] } {
  const lines = linesOf(text);
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line.text));
  if (!/^---[ \t]*$/.test(lines[0]?.text ?? '') || end < 0) return { yaml: [], body: lines };
  return { yaml: lines.slice(1, end), body: lines.slice(end + 1) };
}

// Where the keys of Jekyll and Minimal Mistakes have their place in a written post.
const GROUPS: Readonly<Record<string, string>> = {
  excerpt: 'description',
  summary: 'description',
  subtitle: 'description',
  category: 'categories',
  tag: 'tags',
  last_modified_at: 'updated',
  modified: 'updated',
  permalink: 'aliases',
  redirect_from: 'aliases',
};
const OWN = new Set(['title', 'description', 'date', 'updated', 'series', 'categories', 'tags', 'aliases', 'gallery']);

/** The written keys that follow from other things than the post's own text. */
const STRUCTURE = new Set(['part', 'draft', 'series']);

/** Reads front matter into tokens, each with the key it belongs to. YAML that can't be read counts word by word. */
export function readFront(
  lines: readonly Line[],
  dialect: Dialect,
  site: Readonly<Record<string, string>>,
): FrontReading {
  const first = lines[0]?.number ?? 1;
  const counter = new LineCounter();
  const text = lines.map((line) => line.text).join('\n');
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: false });
  const reading: FrontReading = { tokens: [], values: new Map(), draft: undefined };
  if (document.errors.length > 0) {
    reading.tokens = lines.flatMap(unreadTokens);
    return reading;
  }
  const at = (node: Node): number => counter.linePos(node.range?.[0] ?? 0).line + first - 1;
  const visit = (node: unknown, path: readonly string[], depth = 0): void => {
    if (depth > 20) return;
    // What an alias stands for is counted where it is written.
    if (isAlias(node)) return;
    if (isMap(node)) {
      for (const { key, value } of node.items)
        visit(value, [...path, isScalar(key) ? String(key.value) : ''], depth + 1);
    } else if (isSeq(node)) for (const value of node.items) visit(value, path, depth + 1);
    else if (isScalar(node) && node.value !== null) {
      const value = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
      const from = reading.tokens.length;
      readValue({ value, path, line: at(node) }, reading, dialect, site);
      const end = counter.linePos(Math.max(0, (node.range?.[1] ?? 1) - 1)).line + first - 1;
      if (end > at(node)) for (const token of reading.tokens.slice(from)) token.end = end;
    }
  };
  visit(document.contents, []);
  return reading;
}

/** A line of YAML that can't be read: its key is markup, the rest counts. */
function unreadTokens({ text, number }: Line): Token[] {
  const [, key = '', rest = text] = /^([\s-]*[\w-]+:)(.*)$/.exec(text) ?? [];
  const tokens = [...wordsOf(key, number, 'word', true), ...wordsOf(rest, number)];
  return tokens.map((token) => ({ ...token, group: '*' }));
}

interface Value {
  value: string;
  path: readonly string[];
  line: number;
}

function readValue(
  { value, path, line }: Value,
  reading: FrontReading,
  dialect: Dialect,
  site: Readonly<Record<string, string>>,
): void {
  const [top = ''] = path;
  const leaf = path.at(-1) ?? '';
  if (path.length === 1 && !reading.values.has(top)) reading.values.set(top, value);
  if (path.length === 1 && top === 'published') reading.draft = value === 'false';
  if (path.length === 1 && top === 'draft') reading.draft = value === 'true';
  if (top === 'published' || top === 'draft' || (dialect === 'mdx' && STRUCTURE.has(top))) return;
  const named = GROUPS[top] ?? top;
  const own = OWN.has(named) ? named : '*';
  // An alt text made from the title must not hide that the title is gone.
  const group = own === 'gallery' && /^(?:alt|title)$/.test(leaf) ? `gallery ${leaf}` : own;
  for (const token of valueTokens(value, leaf, line, group, site)) reading.tokens.push({ ...token, group });
}

function valueTokens(
  value: string,
  leaf: string,
  line: number,
  group: string,
  site: Readonly<Record<string, string>>,
): Token[] {
  const one = { text: value, line, optional: false };
  if (group === 'aliases') {
    // `pretty`, or a pattern such as `/:title/`: rules, not addresses.
    const isRule = !value.includes('/') || value.includes(':');
    return isRule ? wordsOf(value, line, 'word', true) : [{ ...one, kind: 'link', key: linkKey(value, site) }];
  }
  if (group === 'date' || group === 'updated') return dateTokens(value, line);
  if (/^(?:alt|title|excerpt|description)$/.test(leaf)) return textTokens(value, line);
  if (isImageName(value)) return [{ ...one, kind: 'image', key: imageKey(value) }];
  if (/^(?:https?:\/\/|\/|mailto:)\S*$/.test(value)) return [{ ...one, kind: 'link', key: linkKey(value, site) }];
  return textTokens(value, line);
}

/** Words of a text; tags of HTML in it are markup. */
function textTokens(value: string, line: number): Token[] {
  return value
    .split(/(<\/?[a-z][^<>]*>)/i)
    .flatMap((part, index) => wordsOf(decodeHTMLStrict(part), line, 'word', index % 2 === 1));
}

function dateTokens(value: string, line: number): Token[] {
  const [day, year = '', month = '', date = ''] = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(value) ?? [];
  if (day === undefined) return wordsOf(value, line);
  const key = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return [
    { kind: 'word', key, text: day, line, optional: false },
    ...wordsOf(value.slice(day.length).replace(/^T/, ''), line),
  ];
}

/** The title of a series file: the words that the posts of Jekyll repeat. */
export function readSeriesTitle(text: string): Token[] {
  const title: unknown = parseDocument(text, { uniqueKeys: false }).get('title');
  return typeof title === 'string' ? wordsOf(title, 1).map((token) => ({ ...token, group: 'series' })) : [];
}
