import { escapeHtml } from '../html/index.ts';
import { tokensOf } from './tokens.ts';
import type { LogLine } from './types.ts';

/** A line of a log as HTML: its text, with the parser's tokens as classes. */
export function renderLine(line: LogLine): string {
  let html = '';
  let end = 0;
  for (const token of tokensOf(line)) {
    html += escapeHtml(line.text.slice(end, token.start));
    html += `<span class="l-${token.kind}">${escapeHtml(line.text.slice(token.start, token.end))}</span>`;
    end = token.end;
  }
  return html + escapeHtml(line.text.slice(end));
}
