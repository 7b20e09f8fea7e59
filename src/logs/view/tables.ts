import { type Formats, formatBytes, formatMs, formatWhole } from '../format.ts';
import { textHtml } from '../html.ts';
import { type Drawing, seconds } from './drawing.ts';

/** The figures of a drawing, for those who don't see it: phases, reports of progress, the pause, the failure, warnings. */
export function tablesHtml(drawing: Drawing, formats: Formats): string {
  const { phases, samples, sampleCount, pause, failure, warnings, warningCount } = drawing;
  const after = (ms: number) => seconds(ms, formats);
  const some = (shown: number, all: number) => (shown < all ? `, ${shown} of ${formatWhole(all, formats)}` : '');
  return [
    table(
      'Phases of the log',
      ['Phase', 'Starts after', 'Takes', 'Share'],
      phases.map(({ label, startMs, endMs, share }) => [
        label,
        after(startMs),
        after(endMs - startMs),
        `${Math.round(share * 100)} %`,
      ]),
    ),
    table(
      `Reports of progress${some(samples.length, sampleCount)}`,
      ['After', 'Sent', 'Left'],
      samples.map(({ atMs, transferredBytes, remainingBytes }) => [
        after(atMs),
        formatBytes(transferredBytes, formats) ?? '',
        formatBytes(remainingBytes, formats) ?? 'not in the log',
      ]),
    ),
    table(
      'The pause',
      ['After', 'Lasts', 'Asked for at most'],
      pause === null
        ? []
        : [
            [
              after(pause.atMs),
              formatMs(pause.lengthMs, formats) ?? '',
              formatMs(pause.limitMs, formats) ?? 'not in the log',
            ],
          ],
    ),
    table(
      'The failure',
      ['After', 'Line', 'Error'],
      failure === null ? [] : [[after(failure.atMs), String(failure.line), failure.text]],
    ),
    table(
      `Warnings${some(warnings.length, warningCount)}`,
      ['After', 'Line', 'Warning'],
      warnings.map(({ atMs, line, text }) => [after(atMs), String(line), text]),
    ),
  ].join('');
}

/** A table whose first column names its rows; nothing when it has none. */
function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const columns = head.map((label) => `<th scope="col">${label}</th>`).join('');
  const body = rows.map(([name = '', ...cells]) => {
    const rest = cells.map((cell) => `<td>${textHtml(cell)}</td>`).join('');
    return `<tr><th scope="row">${textHtml(name)}</th>${rest}</tr>`;
  });
  return `<table><caption>${caption}</caption><thead><tr>${columns}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
