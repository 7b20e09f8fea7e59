import { type Formats, formatSeconds } from '../format.ts';
import type { Timeline } from '../timeline.ts';

/** A timeline with no more in it than can be told apart in a drawing, and how much there was. */
export interface Drawing extends Timeline {
  sampleCount: number;
  warningCount: number;
}

type Sample = Timeline['samples'][number];

const SAMPLES_MAX = 200;
const WARNINGS_MAX = 100;

/**
 * A mirror reports every second for hours: no screen has that many points. Of each stretch the samples with the
 * least and the most left are kept, so that no pass over memory is lost; and the first and the last of all.
 */
export function thinOut(timeline: Timeline): Drawing {
  const { samples, warnings } = timeline;
  const counts = { sampleCount: samples.length, warningCount: warnings.length };
  return { ...timeline, ...counts, samples: thinSamples(samples), warnings: warnings.slice(0, WARNINGS_MAX) };
}

function thinSamples(samples: Sample[]): Sample[] {
  if (samples.length <= SAMPLES_MAX) return samples;
  const size = Math.ceil((2 * samples.length) / SAMPLES_MAX);
  const left = ({ remainingBytes, transferredBytes }: Sample) => remainingBytes ?? -transferredBytes;
  const kept = new Set([samples[0], samples.at(-1)]);
  for (let start = 0; start < samples.length; start += size) {
    const stretch = samples.slice(start, start + size);
    kept.add(stretch.reduce((least, sample) => (left(sample) < left(least) ? sample : least)));
    kept.add(stretch.reduce((most, sample) => (left(sample) > left(most) ? sample : most)));
  }
  return samples.filter((sample) => kept.has(sample));
}

/** Phases that take any time: the others have no width. */
export function drawnPhases({ phases }: Timeline): Timeline['phases'] {
  return phases.filter(({ startMs, endMs }) => endMs > startMs);
}

/** A cross at a share of the width, as high as the bars it lies on. It has a rim, to be seen on each of their colours. */
export function crossHtml(x: string, y: number, height: number): string {
  const path = `M-6 ${height / 2 - 6} l12 12 m0 -12 l-12 12`;
  return (
    `<svg aria-hidden="true" x="${x}" y="${y}" width="1" height="${height}" overflow="visible">` +
    `<path class="timeline-failure-rim" d="${path}"/><path class="timeline-failure" d="${path}"/></svg>`
  );
}

export function seconds(ms: number, formats: Formats): string {
  return formatSeconds(ms / 1000, formats) ?? '';
}
