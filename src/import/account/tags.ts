import { decodeHTMLStrict } from 'entities';
import { imageKey, isHiddenImage, linkKey } from './addresses.ts';
import { codeTokens } from './code.ts';
import { isElement, type Tag, tagAt } from './html.ts';
import type { Scanner } from './scanner.ts';
import { wordsOf } from './words.ts';

/** Reads a tag of HTML or of a component. What looks like one but has no known name is text: `<your-ip>`. */
export function readTag(scanner: Scanner): boolean {
  const { text, at, reading } = scanner;
  const tag = tagAt(text, at);
  if (tag === null) return false;
  const component = reading.dialect === 'mdx' && /^[A-Z]/.test(tag.name);
  if (!component && !isElement(tag.name)) return false;
  if (!tag.closing && /^(?:pre|script|style)$/i.test(tag.name) && readOpaque(scanner, tag)) return true;
  readAttributes(scanner, tag);
  // The texts of a tag have been read: readers get them. The rest of it is markup.
  if (reading.dialect === 'jekyll') return scanner.skip(withoutTexts(tag));
  scanner.flush();
  scanner.at += tag.raw.length;
  return true;
}

/** A tag with blanks for the texts in it. */
function withoutTexts({ raw, attributes }: Tag): string {
  return TEXTS.reduce((rest, key) => {
    const value = attributes.get(key) ?? '';
    return value === '' ? rest : rest.replace(value, (text) => text.replace(/[^\n]/g, ' '));
  }, raw);
}

/** `<pre>` is code with tags in it; of `<script>` and `<style>` every word counts. */
function readOpaque(scanner: Scanner, tag: Tag): boolean {
  const { text, at, reading } = scanner;
  const close = new RegExp(`</${tag.name}\\s*>`, 'gi');
  close.lastIndex = at;
  const end = close.exec(text);
  if (end === null) return false;
  readAttributes(scanner, tag);
  if (reading.dialect === 'jekyll') scanner.words(tag.raw, 'word', true);
  const start = at + tag.raw.length;
  const inner = text.slice(start, end.index);
  if (/^pre$/i.test(tag.name)) readPre(scanner, inner, start);
  else scanner.plainLines(inner, start);
  scanner.at = end.index + end[0].length;
  return true;
}

/** Stands for `<br>`, which ends a line of preformatted text. */
const BREAK = '\uFDD5';

function readPre(scanner: Scanner, inner: string, start: number): void {
  let offset = start;
  const lines = inner.split('\n');
  for (const [index, line] of lines.entries()) {
    const number = scanner.lineAt(offset);
    const shown = line.replace(/<\/?([a-z][\w-]*)[^<>]*>/gi, (markup: string, name: string) => {
      if (!isElement(name)) return markup;
      if (/^br$/i.test(name)) return BREAK;
      if (scanner.reading.dialect === 'jekyll') scanner.emit(wordsOf(markup, number, 'word', true));
      return '';
    });
    const edge = (index === 0 || index === lines.length - 1) && shown.trim() === '';
    for (const text of edge ? [] : shown.split(BREAK)) {
      scanner.emit(codeTokens({ text: decodeHTMLStrict(text), number }, true));
    }
    offset += line.length + 1;
  }
}

const ADDRESSES = ['src', 'image', 'srcset', 'poster', 'href', 'data', 'cite'];
const TEXTS = ['alt', 'title', 'caption', 'label', 'labels', 'summary', 'aria-label', 'placeholder'];

/** What readers get from the attributes of a tag: images, links, words, and the log that a component shows. */
function readAttributes(scanner: Scanner, { name, attributes }: Tag): void {
  const { dialect, logs } = scanner.reading;
  for (const key of ADDRESSES) {
    const value = attributes.get(key);
    if (value !== undefined && value !== '') readAddress(scanner, name.toLowerCase(), key, value);
  }
  for (const key of TEXTS) {
    const value = attributes.get(key);
    // Screen readers need an alt text where the source had a caption alone: it may say the same.
    const again = dialect === 'mdx' && key === 'alt' && attributes.has('caption');
    if (value !== undefined) scanner.words(value, 'attribute', again);
  }
  const log = name === 'MigrationLog' ? logs.get(attributes.get('log') ?? '') : undefined;
  if (log === undefined) return;
  const number = scanner.line;
  for (const text of log.replace(/\n$/, '').split('\n')) scanner.emit(codeTokens({ text, number }, false));
}

function readAddress(scanner: Scanner, name: string, key: string, value: string): void {
  const image = key === 'image' || key === 'poster' || (/^(?:img|input)$/.test(name) && key === 'src');
  if (key === 'srcset') {
    for (const part of value.split(',')) scanner.one('image', imageKey(part.trim().replace(/\s.*$/, '')), part.trim());
  } else if (image && !isHiddenImage(value)) scanner.one('image', imageKey(value), value);
  else scanner.one('link', linkKey(value, scanner.reading.site), value);
}
