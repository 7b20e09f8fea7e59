import { dialectTitle } from '../dialect-title.ts';
import type { RecordFact } from '../facts/index.ts';
import { type Formats, formatBytes, formatList, formatMs } from '../format.ts';
import { isLastSeen } from '../sent.ts';
import type { Outcome } from '../types.ts';
import { type Column, nameOf, type Row } from './rows.ts';

/** Something that a comparison can't say, and why. */
export interface Caveat {
  /** What isn't compared. */
  subject: string;
  text: string;
  /** The figures that are ranked no more because of it. */
  unranked: readonly RecordFact[];
}

/** Rows that can be compared at all: what failed was neither quick nor slow. */
export function comparable(rows: readonly Row[]): Row[] {
  return rows.filter(({ record }) => record.facts.outcome === 'ok');
}

/** What can't be compared between these rows, the gravest first. */
export function caveatsOf(rows: readonly Row[], columns: readonly Column[], formats: Formats): Caveat[] {
  const own = comparable(rows);
  return [
    outcomes(rows),
    ...(own.length < 2
      ? []
      : [
          dialects(own, columns),
          downtimes(own),
          limits(own, formats),
          memory(own, columns, formats),
          speeds(own),
          sent(own),
          clocks(own),
          directions(own),
          years(own),
          runs(own),
        ]),
  ].filter((caveat) => caveat !== null);
}

const ENDS: Readonly<Record<Outcome, string>> = { ok: 'succeeded', failed: 'failed', unknown: 'no end in the log' };

function outcomes(rows: readonly Row[]): Caveat | null {
  const left = rows.filter(({ record }) => record.facts.outcome !== 'ok');
  if (left.length === 0) return null;
  return {
    subject: 'What did not succeed',
    text: `${grouped(left, ({ record }) => ENDS[record.facts.outcome])}: their figures are not ranked.`,
    unranked: [],
  };
}

function dialects(rows: readonly Row[], columns: readonly Column[]): Caveat | null {
  if (!differ(rows, ({ record }) => record.dialect)) return null;
  return {
    subject: 'Any figure',
    text: `the logs are of different formats, which measure in different ways: ${grouped(rows, ({ record }) => dialectTitle(record.dialect))}.`,
    unranked: columns.map(({ fact }) => fact),
  };
}

function downtimes(rows: readonly Row[]): Caveat | null {
  const kindOf = ({ record: { facts } }: Row) =>
    facts.downtimeMs !== null ? 'reported' : facts.computedDowntimeMs !== null ? 'worked out from timestamps' : null;
  const known = rows.filter((row) => kindOf(row) !== null);
  if (!differ(known, kindOf)) return null;
  return {
    subject: 'Downtime of different kinds',
    text: `${grouped(known, kindOf)}.`,
    unranked: [],
  };
}

function limits(rows: readonly Row[], formats: Formats): Caveat | null {
  const limitOf = ({ record }: Row) => record.facts.downtimeLimitMs;
  const known = rows.filter((row) => limitOf(row) !== null);
  if (!differ(known, limitOf)) return null;
  return {
    subject: 'Downtime',
    text: `different pauses were asked for: at most ${grouped(known, (row) => formatMs(limitOf(row), formats))}.`,
    unranked: ['downtime'],
  };
}

// Video memory and firmware make guests of one size differ a little.
const SAME_SIZE = 0.95;

/** How long it takes is a matter of how much there is to move, which a log may not say. */
function memory(rows: readonly Row[], columns: readonly Column[], formats: Formats): Caveat | null {
  const timed = columns.filter(({ fact }) => fact === 'memoryPhase' || fact === 'duration' || fact === 'elapsed');
  if (timed.length === 0 || !rows.some(movesMemory)) return null;
  const known = rows.filter(({ record }) => record.facts.totalBytes !== null);
  const sizes = known.flatMap(({ record }) => record.facts.totalBytes ?? []);
  const alike = Math.min(...sizes) >= SAME_SIZE * Math.max(...sizes);
  if (alike && known.length === rows.length) return null;
  return {
    subject: sentenceCase(formatList(timed.map(({ label }) => label.toLowerCase()))),
    text: memoryText(rows, known, alike, formats),
    unranked: timed.map(({ fact }) => fact),
  };
}

function movesMemory({ record: { facts } }: Row): boolean {
  return facts.memoryPhaseMs !== null || facts.totalBytes !== null || facts.speedIsNominal;
}

function memoryText(rows: readonly Row[], known: readonly Row[], alike: boolean, formats: Formats): string {
  if (known.length === 0) return 'no log states the guests’ memory.';
  const silent = rows.filter((row) => !known.includes(row));
  const rest =
    silent.length === 0
      ? ''
      : `; ${formatList(silent.map(nameOf))} ${silent.length === 1 ? 'doesn’t' : 'don’t'} state it`;
  const sizes = grouped(known, ({ record }) => formatBytes(record.facts.totalBytes, formats));
  return `the guests’ memory ${alike ? 'may differ' : 'differs'}: ${sizes}${rest}.`;
}

function speeds(rows: readonly Row[]): Caveat | null {
  const known = rows.filter(({ record }) => record.facts.speedBytesPerSecond !== null);
  const nominal = known.filter(({ record }) => record.facts.speedIsNominal);
  if (nominal.length === 0) return null;
  const which = nominal.length === known.length ? '' : ` in the log of ${formatList(nominal.map(nameOf))}`;
  return {
    subject: 'Speed',
    text: `nominal${which}, memory divided by whole seconds, and no rate on the wire.`,
    unranked: ['speed'],
  };
}

function sent(rows: readonly Row[]): Caveat | null {
  const known = rows.filter(({ record }) => record.facts.transferredBytes !== null);
  const partial = known.filter(({ record }) => isLastSeen(record));
  if (partial.length === 0) return null;
  const which = partial.length === known.length ? '' : ` of ${formatList(partial.map(nameOf))}`;
  return {
    subject: 'What was sent',
    text: `the figure${which} is that of the last progress report, not the final one.`,
    unranked: ['transferred'],
  };
}

function clocks(rows: readonly Row[]): Caveat | null {
  const set = rows.filter(wasSetBack);
  if (set.length === 0) return null;
  return {
    subject: 'Times',
    text: `the clock was set back in the log of ${formatList(set.map(nameOf))}.`,
    unranked: ['computedDowntime', 'memoryPhase', 'elapsed'],
  };
}

/** Of the lines of one story only: the next one of a paste may well be older. */
function wasSetBack({ parsed, record }: Row): boolean {
  const times = parsed.lines.slice(record.firstLine - 1, record.lastLine).flatMap(({ elapsedMs }) => elapsedMs ?? []);
  return times.some((ms, i) => ms < (times[i - 1] ?? ms));
}

function directions(rows: readonly Row[]): Caveat | null {
  const known = rows.filter(({ record }) => record.facts.targetNode !== null);
  if (!differ(known, ({ record }) => record.facts.targetNode)) return null;
  return {
    subject: 'Direction',
    text: `not the same for all: ${grouped(known, ({ record }) => `to ${record.facts.targetNode}`)}.`,
    unranked: [],
  };
}

function years(rows: readonly Row[]): Caveat | null {
  const without = rows.filter(({ parsed, record }) => {
    const stamp = parsed.lines.slice(record.firstLine - 1, record.lastLine).find((line) => line.stamp !== null)?.stamp;
    return stamp !== null && stamp !== undefined && stamp.year === null && !stamp.uptime;
  });
  if (without.length === 0) return null;
  const which = without.length === rows.length ? 'the logs name' : `${without.length} of the logs name`;
  return { subject: 'Order in time', text: `${which} no year.`, unranked: [] };
}

function runs(rows: readonly Row[]): Caveat | null {
  if (new Set(rows.map(({ label }) => label)).size < rows.length) return null;
  return { subject: 'Chance', text: 'with one run each, any difference may be chance.', unranked: [] };
}

function differ(rows: readonly Row[], of: (row: Row) => unknown): boolean {
  return new Set(rows.map(of)).size > 1;
}

/** `520.82 MiB (iSCSI), 1.01 GiB (DRBD)`: what is said, and of which rows. */
function grouped(rows: readonly Row[], of: (row: Row) => string | null): string {
  const groups = Map.groupBy(rows, (row) => of(row) ?? '');
  return [...groups].map(([said, own]) => `${said} (${formatList(own.map(nameOf))})`).join(', ');
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
