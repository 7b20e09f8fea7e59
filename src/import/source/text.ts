import type { Findings } from '../report/findings.ts';

const LEGACY: Readonly<Record<string, string>> = {
  zh: 'gb18030',
  ja: 'shift_jis',
  ko: 'euc-kr',
  ru: 'windows-1251',
  uk: 'windows-1251',
  be: 'windows-1251',
  bg: 'windows-1251',
  sr: 'windows-1251',
  pl: 'windows-1250',
  cs: 'windows-1250',
  sk: 'windows-1250',
  hu: 'windows-1250',
  el: 'windows-1253',
  tr: 'windows-1254',
};

/** What editors wrote in a language (`zh-CN`) before UTF-8: Windows-1252, which is Latin-1 with quotes and dashes, for most. */
export function legacyEncoding(language: string | undefined): string {
  return LEGACY[language?.slice(0, 2).toLowerCase() ?? ''] ?? 'windows-1252';
}

/** Bytes as text with `\n` line ends. Lines that are no UTF-8 are read as `legacy` and reported: nothing of them is lost. */
export function decodeText(bytes: Uint8Array, file: string, findings: Findings, legacy = legacyEncoding('')): string {
  const text = decode(bytes, file, findings, legacy)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  return replaceForbidden(dropTurning(text, file, findings), file, findings);
}

function replaceForbidden(text: string, file: string, findings: Findings): string {
  if (!FORBIDDEN.test(text)) return text;
  const what = 'a character that no text can hold; it was replaced by U+FFFD';
  findings.error(file, lineOf(FORBIDDEN, text), what, 'remove or correct it');
  return text.replace(new RegExp(FORBIDDEN, 'g'), '\uFFFD');
}

// As `src/checks/direction.ts` refuses them.
const TURNING = /[\u202A-\u202E\u2066-\u2069]/;

/** Invisible characters that turn the direction of a text come along with copied paths, and the site refuses them. */
function dropTurning(text: string, file: string, findings: Findings): string {
  if (!TURNING.test(text)) return text;
  const what = 'an invisible character that turns the direction of the text after it; all of them were left out';
  findings.hand(file, lineOf(TURNING, text), what, 'check that the text reads as it should, in code above all');
  return text.replace(new RegExp(TURNING, 'g'), '');
}

function lineOf(pattern: RegExp, text: string): number {
  return text.slice(0, text.search(pattern)).split('\n').length;
}

// U+0000 and the noncharacters that mark places while a post is converted.
const FORBIDDEN = new RegExp(`[${String.fromCharCode(0)}\\uFDD0-\\uFDEF]`);

function decode(bytes: Uint8Array, file: string, findings: Findings, legacy: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const whole = utf8(bytes);
  if (whole !== null) return whole;
  const bad: number[] = [];
  const lines = splitLines(bytes).map((line, i) => {
    const text = utf8(line);
    if (text === null) bad.push(i + 1);
    return text ?? new TextDecoder(legacy).decode(line);
  });
  const more = bad.length > 1 ? ` (and ${bad.length - 1} more lines)` : '';
  const what = `bytes that are no UTF-8${more}; they were read as ${legacy === 'windows-1252' ? 'Windows-1252 (Latin-1)' : `${legacy}, after the language of the site`}`;
  findings.error(file, bad[0] ?? 1, what, 'check its accents and quotes in the output');
  return lines.join('');
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function utf8(bytes: Uint8Array): string | null {
  try {
    return UTF8.decode(bytes);
  } catch {
    // Not UTF-8: the caller reads it otherwise and reports it.
    return null;
  }
}

const LINE_FEED = 10;

function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(LINE_FEED, start);
    const next = end === -1 ? bytes.length : end + 1;
    lines.push(bytes.subarray(start, next));
    start = next;
  }
  return lines;
}
