import { attributes } from '../../html/index.ts';
import { recordFact } from '../facts/index.ts';
import { type Formats, formatSeconds } from '../format.ts';
import { textHtml } from '../html.ts';
import { type Timeline, ticksOf, timelineOf } from '../timeline.ts';
import type { LogFacts } from '../types.ts';
import { crossHtml } from '../view/drawing.ts';
import type { Comparison, ComparisonRow } from './model.ts';
import { nameOf } from './rows.ts';

/**
 * The picture of a comparison: each row's phases on one time axis, and the pauses on a scale of their own.
 * The table holds the same figures. Positions are shares of the width, so that it fits any screen unscaled;
 * names stand in HTML beside the bars, where they can wrap. Empty where no row has a time.
 */
export function chartHtml({ rows }: Comparison, formats: Formats): string {
  const kinds = DOWNTIMES.map((kind) => pauses(rows, kind, formats));
  const panels = [tasks(rows, formats), ...kinds].filter((panel) => panel !== null);
  if (panels.length === 0) return '';
  const name = panels.map(({ label, figures }) => `${label}: ${figures.join(', ')}`).join('. ');
  return (
    `<div${attributes({ class: 'comparison-chart', role: 'img', 'aria-label': `Chart. ${name}.` })}>` +
    `${panels.map(({ html }) => html).join('')}</div>`
  );
}

interface Panel {
  label: string;
  figures: string[];
  html: string;
}

const BAR = 16;

function tasks(rows: readonly ComparisonRow[], formats: Formats): Panel | null {
  const timed = rows.map((row) => ({ row, timeline: timelineOf(row.record, row.parsed.lines) }));
  const spanMs = Math.max(0, ...timed.map(({ timeline }) => timeline?.spanMs ?? 0));
  if (spanMs === 0) return null;
  const label = 'Phases, on one time axis';
  const texts = timed.map(({ timeline }) =>
    timeline === null ? 'no times' : formatSeconds(timeline.spanMs / 1000, formats),
  );
  const bars = timed.map(({ row, timeline }, i) =>
    rowHtml(row, timeline === null ? '' : phaseBars(timeline, spanMs), texts[i] ?? ''),
  );
  const phases = timed.flatMap(({ timeline }) => timeline?.phases.filter(hasWidth) ?? []);
  const figures = timed.map(({ row }, i) => `${nameOf(row)} ${texts[i]}`);
  return {
    label,
    figures,
    html: `<p class="chart-title">${label}</p>${bars.join('')}${axisHtml(spanMs, formats)}${keyHtml(phases, [
      { name: 'pause', label: 'Pause', shown: timed.some(({ timeline }) => timeline?.pause) },
      { name: 'failure', label: 'Failure', shown: timed.some(({ timeline }) => timeline?.failure) },
    ])}`,
  };
}

function hasWidth({ startMs, endMs }: { startMs: number; endMs: number }): boolean {
  return endMs > startMs;
}

function phaseBars({ phases, pause, failure }: Timeline, spanMs: number): string {
  const bars = phases
    .filter(hasWidth)
    .map(
      ({ name, startMs, endMs }) =>
        `<rect${attributes({ class: `phase phase-${name}`, x: percent(startMs, spanMs), width: percent(endMs - startMs, spanMs), y: 0, height: BAR })}/>`,
    );
  const x = percent(pause?.atMs ?? 0, spanMs);
  const line =
    pause === null ? '' : `<line${attributes({ class: 'timeline-pause', x1: x, x2: x, y1: -3, y2: BAR + 3 })}/>`;
  return `${bars.join('')}${line}${failure === null ? '' : crossHtml(percent(failure.atMs, spanMs), 0, BAR)}`;
}

/** Each on a scale of its own: ms that QEMU measured and whole seconds between two lines are no figures of one kind. */
const DOWNTIMES = [
  { fact: 'downtime', label: 'Downtime as reported', of: ({ downtimeMs }: LogFacts) => downtimeMs },
  {
    fact: 'computedDowntime',
    label: 'Downtime worked out from timestamps',
    // Where it is reported, too, that is the better figure.
    of: ({ downtimeMs, computedDowntimeMs }: LogFacts) => (downtimeMs === null ? computedDowntimeMs : null),
  },
] as const;

function pauses(
  rows: readonly ComparisonRow[],
  { fact, label: kind, of }: (typeof DOWNTIMES)[number],
  formats: Formats,
): Panel | null {
  const known = rows.flatMap((row) => {
    const ms = of(row.record.facts);
    return ms === null ? [] : [{ row, ms, text: recordFact(row.record, fact, formats) ?? '' }];
  });
  const longest = Math.max(0, ...known.map(({ ms }) => ms));
  if (longest === 0) return null;
  const label = `${kind}, on a scale of its own`;
  const bars = known.map(({ row, ms, text }) =>
    rowHtml(
      row,
      `<rect${attributes({ class: 'zoom-pause', x: 0, width: percent(ms, longest), y: 3, height: BAR - 6 })}/>`,
      text,
    ),
  );
  return {
    label,
    figures: known.map(({ row, text }) => `${nameOf(row)} ${text}`),
    html: `<p class="chart-title">${label}</p>${bars.join('')}`,
  };
}

function rowHtml(row: ComparisonRow, bars: string, text: string): string {
  const failed = row.record.facts.outcome === 'failed' ? ', failed' : '';
  return (
    `<div class="chart-row"><span class="chart-label">${textHtml(nameOf(row) + failed)}</span>` +
    `<svg width="100%" height="${BAR}">${bars}</svg><span class="chart-figure">${text}</span></div>`
  );
}

const LABEL_END = 0.96;

function axisHtml(spanMs: number, formats: Formats): string {
  const ticks = ticksOf(spanMs).map((ms, i) => {
    const x = percent(ms, spanMs);
    const anchor = i === 0 ? ' text-anchor="start"' : ms > spanMs * LABEL_END ? ' text-anchor="end"' : '';
    return (
      `<line class="timeline-base" x1="${x}" x2="${x}" y1="0" y2="5"/>` +
      `<text class="timeline-tick" x="${x}" y="18"${anchor}>${formatSeconds(ms / 1000, formats)}</text>`
    );
  });
  return `<div class="chart-row"><svg width="100%" height="22"><line class="timeline-base" x1="0" x2="100%" y1="0" y2="0"/>${ticks.join('')}</svg></div>`;
}

function keyHtml(
  phases: Timeline['phases'],
  marks: readonly { name: string; label: string; shown: boolean }[],
): string {
  const classes = new Map([
    ...phases.map(({ label, name }): [string, string] => [label, `phase-${name}`]),
    ...marks.flatMap(({ label, name, shown }): [string, string][] => (shown ? [[label, `key-${name}`]] : [])),
  ]);
  const items = [...classes].map(([label, name]) => `<li class="${name}">${label}</li>`);
  return `<ul class="timeline-key">${items.join('')}</ul>`;
}

function percent(ms: number, of: number): string {
  return `${Math.round((ms / of) * 10_000) / 100}%`;
}
