import { attributes, escapeHtml } from '../html/index.ts';
import { formatCount } from '../logs/format.ts';
import { type Formats, findAnchor, type LogLine, type ParsedLog } from '../logs/index.ts';
import { footHtml, recordCounts, recordText, stretchesOf } from '../logs/view/index.ts';
import type { NoteAnchor } from '../mdx/index.ts';
import type { LogEntry } from '../site/index.ts';
import { visibleLine } from './characters.ts';
import type { PlainContext } from './context.ts';

/** A note of a post on a log. */
export interface PlainNote {
  at: NoteAnchor;
  html: string;
  /** Line of the post. */
  line: number;
}

/** A log: what it says in words, its whole text, what the post says of its lines, and where it can be had. */
export function logHtml(
  { id, data: { log, title, redactions } }: LogEntry,
  caption: string | null,
  notes: readonly PlainNote[],
  { formats, longLogs, absolute }: PlainContext,
): string {
  const name = caption ?? title;
  const raw = `<a${attributes({ href: absolute(`/logs/${id}.log`) })}>Raw log</a>`;
  const alone = `<a${attributes({ href: absolute(`/logs/${id}/`) })}>This log alone</a>`;
  return [
    name === null ? '' : `<p><strong>${escapeHtml(name)}</strong></p>`,
    recordsHtml(log, formats),
    longLogs === 'whole' ? linesHtml(log.lines) : excerptHtml(log, notes, formats),
    notesHtml(log, notes),
    `<p>${raw} · ${alone} · ${footHtml(log, formats, redactions).replaceAll('</span><span>', ' · ')}</p>`,
  ].join('');
}

function linesHtml(lines: readonly LogLine[]): string {
  return `<pre><code>${escapeHtml(lines.map((line) => visibleLine(line.text)).join('\n'))}</code></pre>`;
}

/** What a page shows of a log: all of it, unless it is long. */
function excerptHtml(log: ParsedLog, notes: readonly PlainNote[], formats: Formats): string {
  const noted = notes.flatMap(({ at }) => {
    const found = findAnchor(log, at);
    return found.ok ? [found.line, found.last] : [];
  });
  const blocks: { left: boolean; lines: LogLine[] }[] = [];
  for (const { shown, lines } of stretchesOf(log, new Set(noted))) {
    const left = shown === 'left out';
    const last = blocks.at(-1);
    if (last?.left === left) for (const line of lines) last.lines.push(line);
    else blocks.push({ left, lines: [...lines] });
  }
  return blocks
    .map(({ left, lines }) =>
      left ? paragraph(`[${formatCount(lines.length, 'line', formats)} left out here]`) : linesHtml(lines),
    )
    .join('');
}

function recordsHtml({ records, ...log }: ParsedLog, formats: Formats): string {
  const [only = log] = records;
  if (records.length <= 1) return paragraph(recordText(only, formats));
  const items = records.map((record) => {
    const { firstLine, lastLine } = record;
    return `<li>Lines ${firstLine} to ${lastLine}: ${escapeHtml(recordText(record, formats))}</li>`;
  });
  return `${paragraph(recordCounts(records, formats))}<ol>${items.join('')}</ol>`;
}

function paragraph(text: string): string {
  return text === '' ? '' : `<p>${escapeHtml(text)}</p>`;
}

function notesHtml(log: ParsedLog, notes: readonly PlainNote[]): string {
  const items = notes.map(({ at, html, line: written }) => {
    const found = findAnchor(log, at);
    if (!found.ok) throw new Error(`a note on line ${written} has no line of its own, which no check has seen`);
    const { line, last } = found;
    const label = `<strong>${line === last ? `Line ${line}` : `Lines ${line} to ${last}`}:</strong> `;
    const text = html.trim();
    return `<li>${text.startsWith('<p>') ? `<p>${label}${text.slice('<p>'.length)}` : label + text}</li>`;
  });
  if (items.length === 0) return '';
  return `<p>Notes on its lines:</p><ul>${items.join('')}</ul>`;
}
