import { type Formats, formatCount, formatWhole } from '../format.ts';
import { timelineOf } from '../timeline.ts';
import { isOfOtherFormat, type LogLine, type LogRecord, type ParsedLog } from '../types.ts';
import { recordCounts, summaryHtml } from './summary.ts';
import { timelineHtml } from './timeline.ts';

/** What the records of a log say, above its text: `head` for its caption, `body` for what stands below that. */
export interface RecordsView {
  head: string;
  body: string;
}

/** Of one record, its summary and its timeline; of several, their outcomes, then each with both. `id` is the log's. */
export function recordsView(log: ParsedLog, id: string, formats: Formats): RecordsView {
  const { records, lines } = log;
  const [only = log] = records;
  if (records.length <= 1) {
    return { head: summaryHtml(only, formats), body: recordTimeline(only, lines, `${id}-timeline`, formats) };
  }
  const items = records.map((record, i) => recordHtml(record, i, log, id, formats));
  return {
    head: `<p class="log-counts">${recordCounts(records, formats)}</p>`,
    body: `<ol class="log-records">${items.join('')}</ol>`,
  };
}

const OPEN_RECORDS = 3;

/** One of several records: where it begins, its summary, its timeline. Of many, the timelines are folded. */
export function recordHtml(record: LogRecord, index: number, log: ParsedLog, id: string, formats: Formats): string {
  const { firstLine, lastLine } = record;
  const timeline = recordTimeline(record, log.lines, `${id}-timeline-${index + 1}`, formats);
  const folded = log.records.length > OPEN_RECORDS && timeline !== '';
  return (
    `<li class="log-record"><div class="log-head"><p class="log-record-title">Record ${index + 1}: ` +
    `<a href="#${id}-L${firstLine}">lines ${firstLine} to ${lastLine}</a></p>${summaryHtml(record, formats)}</div>` +
    `${folded ? `<details class="log-fold"><summary>Timeline</summary>${timeline}</details>` : timeline}</li>`
  );
}

function recordTimeline(record: LogRecord, lines: readonly LogLine[], id: string, formats: Formats): string {
  const timeline = timelineOf(record, lines);
  return timeline === null ? '' : timelineHtml(timeline, id, formats);
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
