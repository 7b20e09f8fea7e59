import { comparedEntries, type TextContext } from '../components/body-context.ts';
import { attributes, escapeHtml } from '../html/index.ts';
import { type Comparison, compareLogs, outcomeText } from '../logs/comparison/index.ts';
import type { PropsOf } from '../mdx/index.ts';
import type { PlainContext } from './context.ts';

/** A comparison as a table, and what can't be compared. Its chart shows the same figures. */
export function comparisonHtml(
  props: PropsOf<'MigrationComparison'>,
  post: TextContext,
  { formats, absolute }: PlainContext,
): string {
  const { by, sort, caption, logs } = props;
  const entries = comparedEntries(props, post);
  const comparison = compareLogs(entries, { by, sort, passOver: typeof logs === 'string' }, formats);
  const title = caption ?? `Comparison by ${comparison.heading.toLowerCase()}, read from the logs`;
  const address = (log: number) => absolute(`/logs/${entries[log]?.id ?? ''}/`);
  return [
    `<p><strong>${escapeHtml(title)}</strong></p>`,
    tableHtml(comparison, by, address),
    caveatsHtml(comparison),
  ].join('');
}

function tableHtml(
  { heading, columns, rows }: Comparison,
  by: string | undefined,
  address: (log: number) => string,
): string {
  const hasGuests = by !== 'guest' && rows.some(({ guest }) => guest !== null);
  const hasOutcomes = by !== 'outcome' && rows.some(({ record }) => record.facts.outcome !== 'ok');
  const head = [heading, ...(hasGuests ? ['Guest'] : []), ...(hasOutcomes ? ['Outcome'] : [])];
  const figures = columns.map(({ label }) => `<th align="right">${escapeHtml(label)}</th>`);
  const body = rows.map(({ log, label, detail, guest, record, cells }) => {
    const name = `<a${attributes({ href: address(log) })}>${escapeHtml(label)}</a>${detail === null ? '' : ` ${escapeHtml(detail)}`}`;
    const words = [...(hasGuests ? [guest ?? '–'] : []), ...(hasOutcomes ? [outcomeText(record.facts.outcome)] : [])];
    const values = cells.map(({ text, rank }) => `${text ?? 'not in the log'}${rank === null ? '' : ` (${rank})`}`);
    const row = [
      `<th>${name}</th>`,
      ...words.map((word) => `<td>${escapeHtml(word)}</td>`),
      ...values.map((value) => `<td align="right">${escapeHtml(value)}</td>`),
    ];
    return `<tr>${row.join('')}</tr>`;
  });
  const heads = head.map((label) => `<th>${escapeHtml(label)}</th>`);
  return `<table><thead><tr>${[...heads, ...figures].join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function caveatsHtml({ caveats }: Comparison): string {
  if (caveats.length === 0) return '';
  const items = caveats.map(
    ({ subject, text }) => `<li><strong>${escapeHtml(subject)}</strong>: ${escapeHtml(text)}</li>`,
  );
  return `<p>Not compared:</p><ul>${items.join('')}</ul>`;
}
