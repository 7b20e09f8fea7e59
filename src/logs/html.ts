import { escapeHtml } from '../html/index.ts';
import { eachToken } from './tokens.ts';
import type { LogLine } from './types.ts';

const SPECIAL = /[&<>"]/;

/** A line of a log as HTML: its text, with the parser's tokens as classes. */
export function renderLine(line: LogLine): string {
  const { text } = line;
  const safe = SPECIAL.test(text) ? escapeHtml : String;
  let html = '';
  let end = 0;
  eachToken(line, (start, tokenEnd, kind) => {
    html += `${safe(text.slice(end, start))}<span class="l-${kind}">${safe(text.slice(start, tokenEnd))}</span>`;
    end = tokenEnd;
  });
  return html + safe(text.slice(end));
}
