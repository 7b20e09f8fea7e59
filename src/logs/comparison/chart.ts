import { attributes } from '../../html/index.ts';
import { type Formats, formatMs, formatSeconds } from '../format.ts';
import { textHtml } from '../html.ts';
import { type Timeline, ticksOf, timelineOf } from '../timeline.ts';
import type { Comparison, ComparisonRow } from './model.ts';
import { nameOf } from './rows.ts';

/**
 * The picture of a comparison: each row's phases on one time axis, and the pauses on a scale of their own.
 * The table holds the same figures. Positions are shares of the width, so that it fits any screen unscaled;
 * names stand in HTML beside the bars, where they can wrap. Empty where no row has a time.
 */
export function chartHtml({ rows }: Comparison, formats: Formats): string {
  const panels = [tasks(rows, formats), pauses(rows, formats)].filter((panel) => panel !== null);
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
    html: `<p class="chart-title">${label}</p>${bars.join('')}${axisHtml(spanMs, formats)}${keyHtml(
      phases,
      timed.some(({ timeline }) => timeline?.pause),
    )}`,
  };
}

function hasWidth({ startMs, endMs }: { startMs: number; endMs: number }): boolean {
  return endMs > startMs;
}

function phaseBars({ phases, pause }: Timeline, spanMs: number): string {
  const bars = phases
    .filter(hasWidth)
    .map(
      ({ name, startMs, endMs }) =>
        `<rect${attributes({ class: `phase phase-${name}`, x: percent(startMs, spanMs), width: percent(endMs - startMs, spanMs), y: 0, height: BAR })}/>`,
    );
  if (pause === null) return bars.join('');
  const x = percent(pause.atMs, spanMs);
  return `${bars.join('')}<line${attributes({ class: 'timeline-pause', x1: x, x2: x, y1: -3, y2: BAR + 3 })}/>`;
}

function pauses(rows: readonly ComparisonRow[], formats: Formats): Panel | null {
  const known = rows.flatMap((row) => {
    const { downtimeMs, computedDowntimeMs } = row.record.facts;
    const ms = downtimeMs ?? computedDowntimeMs;
    if (ms === null) return [];
    const text = downtimeMs === null ? formatSeconds(ms / 1000, formats) : formatMs(ms, formats);
    return [{ row, ms, text }];
  });
  const longest = Math.max(0, ...known.map(({ ms }) => ms));
  if (longest === 0) return null;
  const label = 'Downtime, on a scale of its own';
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
    const anchor = i === 0 ? 'start' : ms > spanMs * LABEL_END ? 'end' : 'middle';
    return (
      `<line class="timeline-base" x1="${x}" x2="${x}" y1="0" y2="5"/>` +
      `<text class="timeline-tick" x="${x}" y="18" text-anchor="${anchor}">${formatSeconds(ms / 1000, formats)}</text>`
    );
  });
  return `<div class="chart-row"><svg width="100%" height="22"><line class="timeline-base" x1="0" x2="100%" y1="0" y2="0"/>${ticks.join('')}</svg></div>`;
}

function keyHtml(phases: Timeline['phases'], hasPause: boolean): string {
  const labels = new Map<string, string>(phases.map(({ name, label }) => [name, label]));
  if (hasPause) labels.set('pause', 'Pause');
  const items = [...labels].map(([name, label]) => `<li class="key-${name}">${label}</li>`);
  return `<ul class="timeline-key">${items.join('')}</ul>`;
}

function percent(ms: number, of: number): string {
  return `${Math.round((ms / of) * 10_000) / 100}%`;
}
