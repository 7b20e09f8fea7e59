import { decodeHTMLStrict } from 'entities';
import { linkKey } from './addresses.ts';
import type { Scanner } from './scanner.ts';

const BARE_ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"')\]]+/y;
const AUTOLINK = /<([a-z][a-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)*)>/iy;
const ENTITY = /&(?:#\d+|#x[\da-f]+|\w+);/iy;
const PUNCTUATION = /[!-/:-@[-`{-~]/;
const ESCAPED = /\\([!-/:-@[-`{-~])/g;

/** A backslash makes the next sign text, or ends a line; kramdown ends lines with two. */
export function readEscape(scanner: Scanner): boolean {
  const { text, at } = scanner;
  const next = text.charAt(at + 1);
  if (next === '\n' || next === '' || /^\\\\[ \t]*(?:\n|$)/.test(text.slice(at, at + 40))) {
    scanner.at += next === '\\' ? 2 : 1;
    return true;
  }
  const escaped = PUNCTUATION.test(next);
  scanner.say(escaped ? next : '\\', escaped ? 2 : 1);
  return true;
}

/** Words of a comment count: authors hide what they still want. */
export function readComment(scanner: Scanner, open: string, close: string): boolean {
  const { text, at } = scanner;
  if (!text.startsWith(open, at) || !scanner.comes(close, at)) return false;
  const from = at + open.length;
  const found = text.indexOf(close, from);
  if (found < 0) return false;
  scanner.flush();
  scanner.plainLines(text.slice(from, found), from);
  if (scanner.reading.dialect === 'jekyll') scanner.words(`${open}${close}`, 'word', true);
  scanner.at = found + close.length;
  return true;
}

export function readAutolink(scanner: Scanner): boolean {
  AUTOLINK.lastIndex = scanner.at;
  const match = AUTOLINK.exec(scanner.text);
  const address = match?.[1];
  if (match === null || address === undefined) return false;
  const mail = /^[^:]*@/.test(address);
  scanner.one('link', linkKey(mail ? `mailto:${address}` : address, scanner.reading.site), address);
  scanner.words(decodeHTMLStrict(address));
  scanner.at += match[0].length;
  return true;
}

/** An address in the text may become a link or not: the words say whether it is there. */
export function readBareAddress(scanner: Scanner): boolean {
  BARE_ADDRESS.lastIndex = scanner.at;
  const address = BARE_ADDRESS.exec(scanner.text)?.[0].replace(/[.,;:!?*_~`\\|]+$/, '');
  if (address === undefined || address.includes('{')) return false;
  const readable = decodeHTMLStrict(address.replace(ESCAPED, '$1'));
  const target = readable.startsWith('www.') ? `http://${readable}` : readable;
  scanner.one('link', linkKey(target, scanner.reading.site), address, true);
  scanner.words(readable);
  scanner.at += address.length;
  return true;
}

export function readEntity(scanner: Scanner): boolean {
  ENTITY.lastIndex = scanner.at;
  const entity = ENTITY.exec(scanner.text)?.[0];
  if (entity === undefined) return false;
  scanner.say(decodeHTMLStrict(entity), entity.length);
  return true;
}

/** kramdown's own marks: comments, options, attribute lists, ids of headings. */
export function readKramdown(scanner: Scanner): boolean {
  if (readComment(scanner, '{::comment}', '{:/comment}') || readComment(scanner, '{::comment}', '{:/}')) return true;
  const rest = scanner.text.slice(scanner.at, scanner.at + 2000);
  const list = /^\{:(?::|\/)?[^{}\n]*\}/.exec(rest) ?? (scanner.heading ? /^\{#[\w:.-]+\}(?=\s*$)/.exec(rest) : null);
  return list !== null && scanner.skip(list[0]);
}
