import type { Token } from './types.ts';

/** What copying, mailing and terminals do to lines, undone for reading. The text that is shown stays as captured. */

/** Bytes or text as lines, without line ends. A carriage return ends a line too: progress is written over itself. */
export function splitLines(input: string | Uint8Array): string[] {
  const text = typeof input === 'string' ? input : new TextDecoder('utf-8').decode(input);
  const lines = (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

// CSI sequences (colours, cursor) and OSC titles, as ECMA-48 has them; each part is bounded by what may not stand in it.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the control characters meant
const ANSI = /\u001b(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|\][^\u0007\u001b]{0,256}(?:\u0007|\u001b\\)|[@-Z\\^_])/g;

/** A line without terminal colours, and where it had any. */
export function stripAnsi(line: string): { text: string; ansi: Token[] | null } {
  if (!line.includes('\u001b')) return { text: line, ansi: null };
  const ansi: Token[] = [];
  let text = '';
  let end = 0;
  let open: number | null = null;
  for (const match of line.matchAll(ANSI)) {
    text += line.slice(end, match.index);
    end = match.index + match[0].length;
    if (!match[0].endsWith('m')) continue;
    if (open !== null && text.length > open) ansi.push({ start: open, end: text.length, kind: 'ansi' });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape is meant
    open = /^\u001b\[0*m$/.test(match[0]) ? null : text.length;
  }
  text += line.slice(end);
  if (open !== null && text.length > open) ansi.push({ start: open, end: text.length, kind: 'ansi' });
  return { text, ansi: ansi.length > 0 ? ansi : null };
}

const QUOTE = /^(?:> ?){1,4}/;
const SAMPLE_LINES = 200;

/** True when the lines were quoted in a mail or a comment: most of them start with `>`. */
export function isQuoted(lines: readonly string[]): boolean {
  const sample = lines.slice(0, SAMPLE_LINES).filter((line) => line.trim() !== '');
  const quoted = sample.filter((line) => line.startsWith('>')).length;
  return sample.length > 0 && quoted >= sample.length * 0.8;
}

/** Characters of a quote sign and of blanks at the start of a line. */
export function lead(line: string, quoted: boolean): number {
  const sign = quoted ? (QUOTE.exec(line)?.[0].length ?? 0) : 0;
  let start = sign;
  while (BLANKS.has(line.charCodeAt(start))) start++;
  return start;
}

// Tab, blank, and the two blanks that don't break.
const BLANKS: ReadonlySet<number> = new Set([9, 32, 0xa0, 0x202f]);

/** The text with plain blanks for those that don't break. It stays as long as it was, so that offsets hold. */
export function plainBlanks(text: string): string {
  return /[\u00a0\u202f]/.test(text) ? text.replace(/[\u00a0\u202f]/g, ' ') : text;
}

const TERMINAL = 80;
/** No shorter line is taken for one that a terminal has wrapped. */
export const WRAP_MIN = 60;
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

/** A message as its program printed it: without what web pages and word processors make of quotes and blanks. */
export function normalise(message: string): string {
  let text = message;
  if (text.includes('&'))
    text = text.replace(/&(?:gt|lt|amp|quot|apos|nbsp|#39|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
  text = plainBlanks(text);
  if (/[\u2018\u2019\u201c\u201d]/.test(text))
    text = text.replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"');
  return text.trim();
}

/** `...`, `[...]`, `…`: here an author has cut lines out. */
export function isCut(message: string): boolean {
  return /^(?:\.{3,8}|\[\.{3}\]|…|\[…\]|<snip>|\[snip\]|-{2,8} ?(?:8<|>8) ?-{2,8})$/.test(message);
}

/** `root@pve1:~# qm migrate …`, `[root@pve1 ~]# …`: the terminal around the log. */
export function isPrompt(message: string): boolean {
  return (
    /^[a-z_][\w.-]{0,63}@[\w.-]{1,255}:[^\s#$]{0,255}[#$](?: |$)/i.test(message) ||
    /^\[[a-z_][\w.-]{0,63}@[\w.-]{1,255}[ :][^\s\]]{0,255}\][#$](?: |$)/i.test(message)
  );
}
