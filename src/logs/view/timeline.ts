import { attributes } from '../../html/index.ts';
import { type Formats, formatBytes, formatMs, formatWhole } from '../format.ts';
import { SENT } from '../sent.ts';
import { type Timeline, ticksOf } from '../timeline.ts';
import { crossHtml, type Drawing, drawnPhases, seconds, thinOut } from './drawing.ts';
import { tablesHtml } from './tables.ts';

/**
 * The picture of a record, with its key, the pause magnified, and the same figures as tables for screen readers.
 * Positions are shares of the width, so that it fits any screen unscaled.
 */
export function timelineHtml(timeline: Timeline, formats: Formats): string {
  const drawing = thinOut(timeline);
  return (
    `<div class="timeline">${axisHtml(drawing, formats)}${keyHtml(drawing, formats)}${pauseHtml(drawing, formats)}` +
    `<div class="sr-only">${tablesHtml(drawing, formats)}</div></div>`
  );
}

const BARS = { y: 12, height: 26 };
const CURVE = { y: 52, height: 64 };
const DOTS_MAX = 60;
const LABEL_END = 0.96;

function axisHtml(drawing: Drawing, formats: Formats): string {
  const { spanMs, samples, warnings, pause, failure } = drawing;
  const at = (ms: number) => percent(ms, spanMs);
  const axisY = (samples.length > 0 ? CURVE.y + CURVE.height : BARS.y + BARS.height) + 8;
  const bars = drawnPhases(drawing).map(
    ({ name, startMs, endMs }) =>
      `<rect${attributes({ class: `phase phase-${name}`, x: at(startMs), width: at(endMs - startMs), y: BARS.y, height: BARS.height })}/>`,
  );
  const marks = warnings.map(
    ({ atMs }) =>
      `<svg aria-hidden="true" x="${at(atMs)}" y="0" width="1" height="12" overflow="visible"><path class="timeline-warning" d="M0 11 L-6 1 L6 1 Z"/></svg>`,
  );
  const stop =
    pause === null
      ? ''
      : `<line class="timeline-pause" x1="${at(pause.atMs)}" x2="${at(pause.atMs)}" y1="${BARS.y - 6}" y2="${axisY}"/>`;
  const cross = failure === null ? '' : crossHtml(at(failure.atMs), BARS.y, BARS.height);
  const ticks = ticksOf(spanMs).map((ms, i) => {
    const anchor = i === 0 ? ' text-anchor="start"' : ms > spanMs * LABEL_END ? ' text-anchor="end"' : '';
    return (
      `<line class="timeline-base" x1="${at(ms)}" x2="${at(ms)}" y1="${axisY}" y2="${axisY + 5}"/>` +
      `<text class="timeline-tick" x="${at(ms)}" y="${axisY + 18}"${anchor}>${seconds(ms, formats)}</text>`
    );
  });
  return (
    `<svg${attributes({ class: 'timeline-axis', width: '100%', height: axisY + 22, role: 'img', 'aria-label': nameOf(drawing, formats) })}>` +
    `${bars.join('')}${curvesHtml(drawing)}${marks.join('')}${stop}${cross}` +
    `<line class="timeline-base" x1="0" x2="100%" y1="${axisY}" y2="${axisY}"/>${ticks.join('')}</svg>`
  );
}

function nameOf(drawing: Drawing, formats: Formats): string {
  const { spanMs, pause, failure } = drawing;
  const phases = drawnPhases(drawing).map((phase) => `${phase.label} ${seconds(phase.endMs - phase.startMs, formats)}`);
  const paused = pause === null ? '' : `; paused for ${formatMs(pause.lengthMs, formats)}`;
  const failed = failure === null ? '' : `; failed after ${seconds(failure.atMs, formats)}`;
  return `Timeline of ${seconds(spanMs, formats)}: ${phases.join(', ')}${paused}${failed}`;
}

type Sample = Timeline['samples'][number];

const CURVES: readonly { name: string; of: (sample: Sample) => number | null }[] = [
  { name: 'moved', of: (sample) => sample.transferredBytes },
  { name: 'left', of: (sample) => sample.remainingBytes },
];

/** The lines live in a box of their own that is stretched, in thousandths of it; the dots keep their shape. */
function curvesHtml({ spanMs, samples, maxBytes }: Drawing): string {
  if (samples.length === 0) return '';
  const height = (bytes: number) => 1 - bytes / Math.max(1, maxBytes);
  const curves = CURVES.map(({ name, of }) => {
    const points = samples.flatMap((sample) => {
      const bytes = of(sample);
      return bytes === null ? [] : [`${Math.round((sample.atMs / spanMs) * 1000)},${Math.round(1000 * height(bytes))}`];
    });
    return `<polyline class="curve curve-${name}" points="${points.join(' ')}" vector-effect="non-scaling-stroke"/>`;
  });
  const dots = CURVES.flatMap(({ name, of }) =>
    (samples.length > DOTS_MAX ? [] : samples).map((sample) => {
      const bytes = of(sample);
      if (bytes === null) return '';
      const cy = Math.round(10 * (CURVE.y + CURVE.height * height(bytes))) / 10;
      return `<circle${attributes({ class: `curve-dot curve-${name}`, cx: percent(sample.atMs, spanMs), cy, r: 3 })}/>`;
    }),
  );
  return (
    `<svg x="0" y="${CURVE.y}" width="100%" height="${CURVE.height}" viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true" overflow="visible">` +
    `${curves.join('')}</svg>${dots.join('')}`
  );
}

function keyHtml(drawing: Drawing, formats: Formats): string {
  const { samples, failure, warningCount } = drawing;
  const last = samples.at(-1);
  const entries: { mark: string; label: string; value: string | null }[] = [
    ...drawnPhases(drawing).map(({ name, label, startMs, endMs }) => ({
      mark: `phase-${name}`,
      label,
      value: seconds(endMs - startMs, formats),
    })),
    { mark: 'key-moved', label: SENT.lastSeen, value: formatBytes(last?.transferredBytes ?? null, formats) },
    { mark: 'key-left', label: 'Left, last seen', value: formatBytes(last?.remainingBytes ?? null, formats) },
    { mark: 'key-failure', label: 'Failed after', value: failure === null ? null : seconds(failure.atMs, formats) },
    {
      mark: 'key-warning',
      label: warningCount === 1 ? 'Warning' : 'Warnings',
      value: warningCount === 0 ? null : formatWhole(warningCount, formats),
    },
  ];
  const items = entries.flatMap(({ mark, label, value }) =>
    value === null ? [] : [`<li class="${mark}">${label} <strong>${value}</strong></li>`],
  );
  return `<ul class="timeline-key">${items.join('')}</ul>`;
}

function pauseHtml({ pause }: Drawing, formats: Formats): string {
  if (pause === null) return '';
  const { lengthMs, limitMs, windowMs } = pause;
  const limit = limitMs === null ? '' : `; asked for were at most ${formatMs(limitMs, formats)}`;
  const x = percent(limitMs ?? 0, windowMs);
  return (
    `<div class="timeline-zoom"><p>The pause, magnified: the strip is ${formatMs(windowMs, formats)} long, ` +
    `<strong>${formatMs(lengthMs, formats)}</strong> of it the guest stood still${limit}.</p>` +
    `<svg width="100%" height="22" aria-hidden="true"><rect class="zoom-strip" x="0" y="4" width="100%" height="14"/>` +
    `<rect class="zoom-pause" x="0" y="4" width="${percent(lengthMs, windowMs)}" height="14"/>` +
    `${limitMs === null ? '' : `<line class="zoom-limit" x1="${x}" x2="${x}" y1="0" y2="22"/>`}</svg></div>`
  );
}

function percent(ms: number, of: number): string {
  return `${Math.round((ms / of) * 10_000) / 100}%`;
}
