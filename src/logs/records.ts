import { type Catalogue, isOfStory } from './catalogue.ts';
import type { Dialect, Learned } from './dialect.ts';
import { levelOf } from './frame.ts';
import type { Match } from './matcher.ts';
import { RecordBuilder } from './record.ts';
import type { LogLine, LogRecord } from './types.ts';

/** A line with what was found in it, kept until it is known which format the log is of. */
export interface Reading {
  line: LogLine;
  match: Pick<Match, 'dialect' | 'rule'> | null;
  /** Null as well when it tells no facts. */
  learned: Learned | null;
}

/**
 * The stories in a log that is of the format `leader`, or of its family; one at least.
 * `named`: each is of that format, whatever its lines speak for.
 */
export function recordsOf(
  readings: readonly Reading[],
  catalogue: Catalogue,
  leader: Dialect,
  named: boolean,
): [LogRecord, ...LogRecord[]] {
  for (const reading of readings) forgetOthers(reading, leader);
  const [first = 0, ...starts] = startsOf(readings);
  const ends = [...starts, readings.length];
  const build = (start: number, end: number) => {
    const builder = new RecordBuilder(catalogue, leader);
    for (let i = start; i < end; i++) {
      const reading = readings[i];
      if (reading === undefined) continue;
      builder.add(reading);
      // What was learned is in the record now: kept twice it would be much of the memory.
      reading.learned = null;
    }
    return builder.finish(named);
  };
  return [build(first, ends[0] ?? 0), ...starts.map((start, i) => build(start, ends[i + 1] ?? start))];
}

/** Lines of other formats tell nothing of the story; and what any log may hold is known for what it is in its own only. */
function forgetOthers(reading: Reading, leader: Dialect): void {
  const { line, match } = reading;
  if (match === null || isOfStory(match.dialect, leader)) return;
  if (match.rule.vague) {
    Object.assign(line, { dialect: null, event: null, fields: null, level: levelOf(line.message) });
  }
  reading.match = reading.learned = null;
}

/** Where stories start: at a line that opens one, or at the lines before it that can't belong to the one that has ended. */
function startsOf(readings: readonly Reading[]): number[] {
  const starts = [0];
  let opened = new Set<string>();
  let [closed, final] = [false, false];
  /** What lines that close are about. */
  let ended = new Set<string>();
  /** The first known line after the end: of the next story, should there be one. */
  let next: number | null = null;
  for (const [i, { line, match }] of readings.entries()) {
    if (match === null) continue;
    const { event, opens = false, closes = false, final: isLast = false } = match.rule;
    const of = (name: string) => `${name} ${line.fields?.[name]}`;
    const hasEnded = typeof opens === 'object' ? ended.has(of(opens.afterEndOf)) : closed;
    if ((opens && (hasEnded || (opens === true && opened.has(event)))) || (closes && final)) {
      starts.push(next ?? i);
      opened = new Set();
      ended = new Set();
      [closed, final, next] = [false, false, null];
    }
    if (opens) opened.add(event);
    if (closes) {
      for (const name of Object.keys(line.fields ?? {})) ended.add(of(name));
      [closed, final, next] = [true, final || isLast, null];
    } else if (closed) next ??= i;
  }
  return starts;
}
