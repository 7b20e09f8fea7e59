import { type Formats, formatCount, formatWhole } from '../format.ts';
import { textHtml } from '../html.ts';
import { timelineOf } from '../timeline.ts';
import { isOfOtherFormat, type LogLine, type LogRecord, type ParsedLog } from '../types.ts';
import { recordCounts, recordText, summaryHtml } from './summary.ts';
import { timelineHtml } from './timeline.ts';

/** What the records of a log say, above its text: `head` for its caption, `body` for what stands below that. */
export interface RecordsView {
  head: string;
  body: string;
}

// Hundreds of drawings would be no overview.
const DRAWN_MAX = 50;

/** The records of a log that are drawn; the others are listed at most. */
export function drawnRecords({ records }: ParsedLog): readonly LogRecord[] {
  return records.slice(0, DRAWN_MAX);
}

/**
 * Of one record, its summary and its timeline; of several, their outcomes, then each with both. `id` is the log's.
 * Of very many, `others` says as HTML where those are to be found that aren't drawn; without it they are listed.
 */
export function recordsView(log: ParsedLog, id: string, formats: Formats, others: string | null = null): RecordsView {
  const { records, lines } = log;
  const [only = log] = records;
  if (records.length <= 1) {
    return { head: summaryHtml(only, formats), body: recordTimeline(only, lines, formats) };
  }
  const items = drawnRecords(log).map((record, i) => recordHtml(record, i, log, id, formats));
  return {
    head: `<p class="log-counts">${recordCounts(records, formats)}</p>`,
    body: `<ol class="log-records">${items.join('')}</ol>${otherRecords(log, id, formats, others)}`,
  };
}

function otherRecords({ records }: ParsedLog, id: string, formats: Formats, others: string | null): string {
  const more = records.slice(DRAWN_MAX);
  if (more.length === 0) return '';
  const count = formatCount(more.length, 'more record', formats);
  if (others !== null) return `<p class="log-other-records">${count}: ${others}</p>`;
  const items = more.map((record, i) => {
    const lines = `<a href="#${id}-L${record.firstLine}">${linesText(record)}</a>`;
    return `<li>Record ${DRAWN_MAX + i + 1}, ${lines}: ${textHtml(recordText(record, formats))}</li>`;
  });
  return `<details class="log-fold is-long"><summary>${count}</summary><ol class="log-other-records">${items.join('')}</ol></details>`;
}

function linesText({ firstLine, lastLine }: LogRecord): string {
  return firstLine === lastLine ? `line ${firstLine}` : `lines ${firstLine} to ${lastLine}`;
}

const OPEN_RECORDS = 3;

/** One of several records: where it begins, its summary, its timeline. Of many, the timelines are folded. */
export function recordHtml(record: LogRecord, index: number, log: ParsedLog, id: string, formats: Formats): string {
  const timeline = recordTimeline(record, log.lines, formats);
  const folded = log.records.length > OPEN_RECORDS && timeline !== '';
  return (
    `<li class="log-record"><div class="log-head"><p class="log-record-title">Record ${index + 1}: ` +
    `<a href="#${id}-L${record.firstLine}">${linesText(record)}</a></p>${summaryHtml(record, formats)}</div>` +
    `${folded ? `<details class="log-fold"><summary>Timeline</summary>${timeline}</details>` : timeline}</li>`
  );
}

function recordTimeline(record: LogRecord, lines: readonly LogLine[], formats: Formats): string {
  const timeline = timelineOf(record, lines);
  return timeline === null ? '' : timelineHtml(timeline, formats);
}

/** What the log is, below its text: how long, how much of it is known, of which version. */
export function footHtml(
  log: ParsedLog,
  formats: Formats,
  /** Places in it where a name or an address was replaced. */
  redactions = 0,
): string {
  const { lines, notUnderstood, dialectVersion } = log;
  const unknown = isOfOtherFormat(log)
    ? '; none of them is of this format'
    : notUnderstood > 0
      ? `; ${formatWhole(notUnderstood, formats)} not understood`
      : '';
  const replaced =
    redactions > 0 ? ` but for addresses or names replaced in ${formatCount(redactions, 'place', formats)}` : '';
  const version = dialectVersion === null ? '' : `<span>${dialectVersion}, by its lines</span>`;
  return `<span>${formatCount(lines.length, 'line', formats)}, as captured${replaced}${unknown}</span>${version}`;
}
