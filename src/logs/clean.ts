/** What copying, mailing and terminals do to lines, undone for reading. The text that is shown stays as captured. */

/** Bytes as text: UTF-8, or UTF-16 where a byte order mark or the zeros of plain letters tell (PowerShell writes it). */
export function decode(input: string | Uint8Array): string {
  const text = typeof input === 'string' ? input : new TextDecoder(encodingOf(input)).decode(input);
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** How bytes are to be read: by their byte order mark, or by the zeros of plain letters. */
export function encodingOf([a, b, c, d]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0 && b && c === 0 && d) return 'utf-16be';
  return a && b === 0 && c && d === 0 ? 'utf-16le' : 'utf-8';
}

/**
 * A text as lines, without line ends. A carriage return ends a line too: progress is written over itself; and so do
 * the line ends of Unicode, which some pages put into what is copied from them.
 */
export function splitLines(text: string): string[] {
  const isPlain = !['\r', '\u2028', '\u2029'].some((end) => text.includes(end));
  const lines = text.split(isPlain ? '\n' : /\r\n|[\n\r\u2028\u2029]/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Characters at the start of a line that are no part of it: the gutter of the text, blanks, the tag of a forum's code block. */
export function lead(line: string, gutter: RegExp | null): number {
  const sign = gutter?.exec(line)?.[0].length ?? 0;
  const start = afterBlanks(line, sign);
  if (line.charCodeAt(start) !== BRACKET) return start;
  const tag = OPENING_TAG.exec(line.slice(start, start + TAG_MAX));
  return tag === null ? start : afterBlanks(line, start + tag[0].length);
}

const BRACKET = 91;
const TAG_MAX = 40;
const OPENING_TAG = /^\[code(?:=[^\]]{1,30})?\]/i;
const CLOSING_TAG = /\[\/code\]$/i;

function afterBlanks(line: string, from: number): number {
  let start = from;
  while (isBlank(line.charCodeAt(start))) start++;
  return start;
}

/** Tab, blank, the two blanks that don't break, and those without a width. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0 || code === 0x202f || code === 0x200b || code === 0xfeff;
}

/** The text with plain blanks for those that don't break. It stays as long as it was, so that offsets hold. */
export function plainBlanks(text: string): string {
  return /[\u00a0\u202f]/.test(text) ? text.replace(/[\u00a0\u202f]/g, ' ') : text;
}

/** Columns of a terminal, as most are. */
export const TERMINAL = 80;
/** No shorter line is taken for one that a terminal has wrapped. */
export const WRAP_MIN = 50;
const WRAP_MAX = 300;

/** The width at which a terminal has wrapped the lines: several are as long as the longest, or it is 80. Null when none did. */
export function wrapWidth(lines: readonly string[]): number | null {
  let width = 0;
  let full = 0;
  for (const { length } of lines) {
    if (length > width) [width, full] = [length, 0];
    if (length === width) full++;
  }
  return width >= WRAP_MIN && width <= WRAP_MAX && (full > 1 || width === TERMINAL) ? width : null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&gt;': '>',
  '&lt;': '<',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&apos;': "'",
  '&nbsp;': ' ',
};

const ODD = /[&\u00a0\u202f\u2018\u2019\u201c\u201d\u200b\ufeff]|\[\/code\]/i;

/** True of a text with something that a web page, a forum or a word processor may have put there. */
export function isOdd(text: string): boolean {
  return ODD.test(text);
}

/** A message as its program printed it: without what web pages and word processors make of quotes and blanks. */
export function normalise(message: string): string {
  let text = message;
  if (text.includes('&'))
    text = text.replace(/&(?:gt|lt|amp|quot|apos|nbsp|#39|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
  text = plainBlanks(text);
  if (/[\u2018\u2019\u201c\u201d\u200b\ufeff]/.test(text)) {
    text = text
      .replace(/[\u2018\u2019]/g, "'")
      .replace(/[\u201c\u201d]/g, '"')
      .replace(/[\u200b\ufeff]/g, '');
  }
  if (text.endsWith(']')) text = text.replace(CLOSING_TAG, '');
  return text.trim();
}

/** A message without the quote sign at its end that nothing opened: the one after a whole log that was quoted. */
export function withoutOpenQuote(message: string): string {
  return message.endsWith('"') && message.split('"').length % 2 === 0 ? message.slice(0, -1).trimEnd() : message;
}

/** Characters of a quote sign that the line begins with and doesn't close: the one before a whole log that was quoted. */
export function openQuote(line: string): number {
  const sign = /^["\u201c`]/.exec(line)?.[0];
  if (sign === undefined) return 0;
  const closing = sign === '\u201c' ? '\u201d' : sign;
  return line.split(closing).length % 2 === (closing === sign ? 0 : 1) ? 1 : 0;
}

/** `...`, `[...]`, `…`: here an author has cut lines out. */
export function isCut(message: string): boolean {
  return /^(?:\.{3,8}|\[\.{3}\]|…|\[…\]|<snip>|\[snip\]|-{2,8} ?(?:8<|>8) ?-{2,8})$/.test(message);
}

/** The mark around a block of code. */
export function isFence(message: string): boolean {
  return /^(?:(?:`{3,8}|~{3,8})\w{0,16}|<\/?(?:pre|code)>|\[\/?code\])$/i.test(message);
}

/** `root@pve1:~# qm migrate …`, `[root@pve1 ~]# …`: the terminal around the log. */
export function isPrompt(message: string): boolean {
  return (
    /^[a-z_][\w.-]{0,63}@[\w.-]{1,255}:[^\s#$]{0,255}[#$](?: |$)/i.test(message) ||
    /^\[[a-z_][\w.-]{0,63}@[\w.-]{1,255}[ :][^\s\]]{0,255}\][#$](?: |$)/i.test(message)
  );
}
