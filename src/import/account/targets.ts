import { decodeHTMLStrict } from 'entities';
import { imageKey, isHiddenImage, linkKey } from './addresses.ts';
import { afterSpan } from './code.ts';
import type { Scanner } from './scanner.ts';

// The longest text of a link: longer ones are text with a stray bracket.
const MAX_LABEL = 5000;

interface Target {
  address: string;
  title: string;
  label: string;
  end: number;
}

const TITLE = String.raw`(?:\s+(?:"((?:\\.|[^"])*)"|'((?:\\.|[^'])*)'|\(([^)]*)\)))?`;
// kramdown allows blanks in an address; Liquid in it may hold brackets and quotes.
const JEKYLL_TARGET = new RegExp(
  String.raw`^\(\s*(?:<([^<>\n]*)>|((?:\{\{.*?\}\}|\{%.*?%\}|\\.|\((?:[^()]|\([^()]*\))*\)|[^()\n"'\\]|["'](?![^"'\n]*["']\s*\)))*?))${TITLE}\s*\)`,
);
const MDX_TARGET = new RegExp(
  String.raw`^\(\s*(?:<([^<>\n]*)>|((?:\\.|\((?:\\.|[^()\s]|\((?:\\.|[^()\s])*\))*\)|[^()\s\\<]|(?!^)<)*))${TITLE}\s*\)`,
);

export function labelKey(label: string): string {
  return label.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** Reads `[text](address "title")`, `[text][label]`, `[label]`, `[^1]`, and the same with `!` for images. */
export function readBracket(scanner: Scanner, end: number): boolean {
  const { text, at, reading } = scanner;
  const image = text[at] === '!';
  const open = at + (image ? 1 : 0);
  if (text[open] !== '[') return false;
  if (text[open + 1] === '^') return !image && readFootnoteMark(scanner, open);
  const close = closingBracket(scanner, open, end);
  if (close < 0) return false;
  const target = inlineTarget(scanner, close + 1, end) ?? referenceTarget(scanner, open, close);
  if (target === null) return false;
  const isImage = image && !isHiddenImage(target.address);
  const key = isImage ? imageKey(target.address) : linkKey(target.address, reading.site);
  // Of an address that Liquid alone makes, nobody can say here what it is.
  const isMade = reading.dialect === 'jekyll' && /^in:$|^$/.test(key) && target.address.includes('{{');
  scanner.one(isImage ? 'image' : 'link', key, target.address, isMade);
  scanner.at = open + 1;
  const from = reading.tokens.length;
  scanner.read(close);
  if (image) scanner.asAttribute(from);
  scanner.at = close + 1;
  scanner.words(decodeHTMLStrict(target.title), 'attribute');
  // A label is markup: it may be read as text where links are written out.
  if (target.label !== '' && reading.dialect === 'jekyll') scanner.words(target.label, 'word', true);
  scanner.at = target.end;
  return true;
}

function readFootnoteMark(scanner: Scanner, open: number): boolean {
  const mark = /^\[\^[^\]\n]+\]/.exec(scanner.text.slice(open, open + 200))?.[0];
  if (mark === undefined || !scanner.reading.notes.has(mark.slice(2, -1))) return false;
  // Footnotes may be numbered anew.
  scanner.one('word', '[^]', mark);
  if (scanner.reading.dialect === 'jekyll') scanner.words(mark, 'word', true);
  scanner.at = open + mark.length;
  return true;
}

function closingBracket(scanner: Scanner, open: number, end: number): number {
  const { text } = scanner;
  if (!scanner.comes(']', open)) return -1;
  let depth = 0;
  for (let at = open; at < Math.min(end, open + MAX_LABEL); at++) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '`') at = afterSpan(text, at, end) - 1;
    else if (sign === '[') depth += 1;
    else if (sign === ']') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

function inlineTarget({ text, reading }: Scanner, at: number, end: number): Target | null {
  if (text[at] !== '(') return null;
  const rest = text.slice(at, Math.min(end, at + 4000));
  const match = (reading.dialect === 'jekyll' ? JEKYLL_TARGET : MDX_TARGET).exec(rest);
  if (match === null) return null;
  const [whole, angled, bare = '', double, single, round] = match;
  const address = (angled ?? bare).trim().replace(/\\([!-/:-@[-`{-~])/g, '$1');
  const title = (double ?? single ?? round ?? '').replace(/\\(["'])/g, '$1');
  return { address, title, label: '', end: at + whole.length };
}

function referenceTarget({ text, reading }: Scanner, open: number, close: number): Target | null {
  const label = /^\s?\[([^\]]*)\]/.exec(text.slice(close + 1, close + 300));
  const own = text.slice(open + 1, close);
  const name = label === null || label[1] === '' ? own : (label[1] ?? '');
  const found = reading.definitions.get(labelKey(name));
  if (found === undefined) return null;
  return { ...found, label: label?.[1] ?? '', end: close + 1 + (label?.[0].length ?? 0) };
}
