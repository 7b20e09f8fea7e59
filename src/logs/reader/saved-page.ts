import { attributes, escapeHtml } from '../../html/index.ts';
import { foldLines } from '../folds.ts';
import { type Formats, formatCount, formatWhole } from '../format.ts';
import { textHtml } from '../html.ts';
import { logJson, recordJson } from '../summary.ts';
import type { LogLine, ParsedLog } from '../types.ts';
import { foldTitle, lineHtml } from '../view/lines.ts';
import { footHtml, recordHtml, recordsView } from '../view/records.ts';
import { recordCounts, recordText } from '../view/summary.ts';
import { LOG_ID as ID } from './addresses.ts';
import { foldsOf, isTrouble } from './rows.ts';

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
const DRAWN_RECORDS = 50;

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
  const policy = `default-src 'none'; style-src ${styleSource}; base-uri 'none'; form-action 'none'`;
  return (
    `<!doctype html>\n<html lang="${escapeHtml(formats.language)}"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">` +
    `<title>${escapeHtml(name)}</title><style>${css}</style></head><body><main class="saved"><h1>${textHtml(name)}</h1>` +
    `<figure class="log">${recordsHtml(log, formats)}<div class="log-text">`
  );
}

function recordsHtml(log: ParsedLog, formats: Formats): string {
  const { records } = log;
  if (records.length <= DRAWN_RECORDS) {
    const { head, body } = recordsView(log, ID, formats);
    return `<figcaption class="log-head">${head}</figcaption>${body}`;
  }
  const drawn = records.slice(0, DRAWN_RECORDS).map((record, i) => recordHtml(record, i, log, ID, formats));
  const others = records.slice(DRAWN_RECORDS).map((record, i) => {
    const { firstLine, lastLine } = record;
    const lines = `<a href="#${ID}-L${firstLine}">lines ${firstLine} to ${lastLine}</a>`;
    return `<li>Record ${DRAWN_RECORDS + i + 1}, ${lines}: ${textHtml(recordText(record, formats))}</li>`;
  });
  return (
    `<figcaption class="log-head"><p class="log-counts">${recordCounts(records, formats)}</p></figcaption>` +
    `<ol class="log-records">${drawn.join('')}</ol><details class="log-fold"><summary>` +
    `${formatCount(others.length, 'more record', formats)}</summary><ol class="saved-records">${others.join('')}</ol></details>`
  );
}

function footHtmlOf(log: ParsedLog, { name, formats }: SavedPageOptions): string {
  const json = escapeHtml(JSON.stringify(allFacts(log), null, 2));
  return (
    `</div><p class="log-foot">${footHtml(log, formats)}</p></figure>` +
    `<h2>The facts</h2><p>As data, for other programs.</p><pre class="saved-facts"><code>${json}</code></pre>` +
    `<footer class="saved-foot">${textHtml(name)}, as one page that loads nothing.</footer></main></body></html>\n`
  );
}

/** Of several records the facts of each, beside those of the first, which stand for the log. */
function allFacts(log: ParsedLog) {
  if (log.records.length < 2) return logJson(log);
  const everyRecord = log.records.map((record) => ({
    firstLine: record.firstLine,
    lastLine: record.lastLine,
    ...recordJson(record),
  }));
  return { ...logJson(log), everyRecord };
}

function* colouredLines(log: ParsedLog, { formats }: SavedPageOptions): Generator<LinesPiece> {
  for (const { folded, lines } of foldLines(log.lines, new Set())) {
    if (folded) yield { html: foldStart(lines.length, formats), lines: 0 };
    for (const line of lines) yield { html: lineHtml(line, ID), lines: 1 };
    if (folded) yield { html: '</details>', lines: 0 };
  }
}

function foldStart(lines: number, formats: Formats): string {
  return `<details class="log-fold"><summary>${foldTitle(lines, formats)}</summary>`;
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
          .map((line) => plainLine(line, starts))
          .join('\n')}\n</pre>`;
  for (let start = 1; start <= lines.length; start += SECTION_LINES) {
    const end = Math.min(start + SECTION_LINES - 1, lines.length);
    let next = start;
    let html = '';
    for (const fold of folds) {
      const [first, last] = [Math.max(fold.first, start), Math.min(fold.last, end)];
      if (first > last) continue;
      html += `${text(next, first - 1)}${foldStart(last - first + 1, formats)}${text(first, last)}</details>`;
      next = last + 1;
    }
    const title = `Lines ${formatWhole(start, formats)} to ${formatWhole(end, formats)}`;
    yield {
      html: `<details class="saved-section"${start === 1 ? ' open' : ''}><summary>${title}</summary>${html}${text(next, end)}</details>`,
      lines: end - start + 1,
    };
  }
}

/** An element only for a warning, an error, and where a record starts: there a link leads. */
function plainLine(line: LogLine, starts: ReadonlySet<number>): string {
  const { number, level, text } = line;
  const row = `${String(number).padStart(NUMBER_WIDTH)}  ${textHtml(text)}`;
  const id = starts.has(number) ? `${ID}-L${number}` : null;
  if (id === null && !isTrouble(line)) return row;
  return `<span${attributes({ class: isTrouble(line) && `is-${level}`, id })}>${row}</span>`;
}

const NUMBER_WIDTH = 8;
