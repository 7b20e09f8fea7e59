import { escapeHtml } from '../html/index.ts';
import { eachToken } from './tokens.ts';
import type { LogLine } from './types.ts';

// What a page would obey or hide instead of showing it: characters that turn the direction of writing, control
// characters but the tab, line separators, and blanks without a width.
const CONTROL = /(?!\t)[\p{Cc}\p{Bidi_Control}\u200b\u2028\u2029\u2060\ufeff]/gu;
const SPECIAL = /(?!\t)[&<>"\p{Cc}\p{Bidi_Control}\u200b\u2028\u2029\u2060\ufeff]/u;

/**
 * Text of a log as HTML, fit for element content. A control character becomes a mark that shows its number:
 * the style sheet hides the character itself, which stays for whoever copies the text.
 */
export function textHtml(text: string): string {
  return SPECIAL.test(text) ? escapeHtml(text).replace(CONTROL, mark) : text;
}

function mark(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  // HTML has no way to write the character 0.
  return `<span class="l-control" data-code="U+${code}">${character === '\0' ? '\ufffd' : character}</span>`;
}

/** A line of a log as HTML: its text, with the parser's tokens as classes. */
export function renderLine(line: LogLine): string {
  const { text } = line;
  const safe = SPECIAL.test(text) ? textHtml : String;
  let html = '';
  let end = 0;
  eachToken(line, (start, tokenEnd, kind) => {
    html += `${safe(text.slice(end, start))}<span class="l-${kind}">${safe(text.slice(start, tokenEnd))}</span>`;
    end = tokenEnd;
  });
  return html + safe(text.slice(end));
}
