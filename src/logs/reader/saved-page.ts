import { escapeHtml } from '../../html/index.ts';
import { foldLines } from '../folds.ts';
import { type Formats, formatWhole, wordsLanguage } from '../format.ts';
import { textHtml } from '../html.ts';
import { allJson, logJson } from '../summary.ts';
import type { ParsedLog } from '../types.ts';
import { FOLD_END, foldStart, lineHtml, plainLine } from '../view/lines.ts';
import { footHtml, recordsView } from '../view/records.ts';
import { LOG_ID as ID } from './addresses.ts';
import { foldsOf } from './rows.ts';

export interface SavedPageOptions {
  /** The name of the log. */
  name: string;
  formats: Formats;
  /** The style sheet, and what the page's policy allows it by: `'sha256-…'`. */
  css: string;
  styleSource: string;
}

// A browser takes minutes and gigabytes to open a page with a dozen elements for each of a million lines.
const COLOURED_MAX = 50_000;

/**
 * A log as one page that needs nothing else: no script, no request. Gives its HTML piece by piece, with how much
 * of it has been made, as a share. A long log is set in plain text, without the colours of its words.
 */
export function* savedPage(log: ParsedLog, options: SavedPageOptions): Generator<{ html: string; done: number }> {
  yield { html: headHtml(log, options), done: 0 };
  const pieces = log.lines.length <= COLOURED_MAX ? colouredLines(log, options) : plainLines(log, options);
  let written = 0;
  for (const { html, lines } of pieces) {
    written += lines;
    yield { html, done: written / log.lines.length };
  }
  yield { html: footHtmlOf(log, options), done: 1 };
}

interface LinesPiece {
  html: string;
  lines: number;
}

function headHtml(log: ParsedLog, { name, formats, css, styleSource }: SavedPageOptions): string {
  const { head, body } = recordsView(log, ID, formats);
  const policy = `default-src 'none'; style-src ${styleSource}; base-uri 'none'; form-action 'none'`;
  return (
    `<!doctype html>\n<html lang="${wordsLanguage(formats)}"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">` +
    `<title>${escapeHtml(name)}</title><style>${css}</style></head><body><main class="saved"><h1>${textHtml(name)}</h1>` +
    `<figure class="log"><figcaption class="log-head">${head}</figcaption>${body}<div class="log-text">`
  );
}

function footHtmlOf(log: ParsedLog, { name, formats }: SavedPageOptions): string {
  const json = escapeHtml(JSON.stringify(log.records.length > 1 ? allJson(log) : logJson(log), null, 2));
  return (
    `</div><p class="log-foot">${footHtml(log, formats)}</p></figure>` +
    `<details class="saved-facts"><summary>The facts as data, for other programs</summary><pre><code>${json}</code></pre></details>` +
    `<footer class="saved-foot">${textHtml(name)}, as one page that loads nothing.</footer></main></body></html>\n`
  );
}

function* colouredLines(log: ParsedLog, { formats }: SavedPageOptions): Generator<LinesPiece> {
  for (const { folded, lines } of foldLines(log.lines, new Set())) {
    if (folded) yield { html: foldStart(lines.length, formats), lines: 0 };
    for (const line of lines) yield { html: lineHtml(line, ID), lines: 1 };
    if (folded) yield { html: FOLD_END, lines: 0 };
  }
}

const SECTION_LINES = 10_000;
const PLAIN_FOLD_MIN = 50;

/** Sections that are laid out when they are opened, and in them no more elements than a reader needs. */
function* plainLines(log: ParsedLog, { formats }: SavedPageOptions): Generator<LinesPiece> {
  const { lines, records } = log;
  const starts = new Set(records.map(({ firstLine }) => firstLine));
  const folds = foldsOf(log).filter(({ first, last }) => last - first >= PLAIN_FOLD_MIN);
  const text = (first: number, last: number) =>
    first > last
      ? ''
      : `<pre>${lines
          .slice(first - 1, last)
          .map((line) => plainLine(line, starts.has(line.number) ? `${ID}-L${line.number}` : null))
          .join('\n')}\n</pre>`;
  for (let start = 1; start <= lines.length; start += SECTION_LINES) {
    const end = Math.min(start + SECTION_LINES - 1, lines.length);
    let next = start;
    let html = '';
    for (const fold of folds) {
      const [first, last] = [Math.max(fold.first, start), Math.min(fold.last, end)];
      if (first > last) continue;
      html += `${text(next, first - 1)}${foldStart(last - first + 1, formats)}${text(first, last)}${FOLD_END}`;
      next = last + 1;
    }
    const title = `Lines ${formatWhole(start, formats)} to ${formatWhole(end, formats)}`;
    yield {
      html: `<details class="saved-section"${start === 1 ? ' open' : ''}><summary>${title}</summary>${html}${text(next, end)}</details>`,
      lines: end - start + 1,
    };
  }
}
