import { dialectTitle } from '../dialect-title.ts';
import { type RecordFact, recordFact } from '../facts/index.ts';
import type { Formats } from '../format.ts';
import { SENT } from '../sent.ts';
import type { LogFacts, LogRecord, Outcome, ParsedLog } from '../types.ts';
import { OUTCOMES } from '../view/summary.ts';

/** A log as a comparison takes it. */
export interface ComparedLog {
  /** How it is called when nothing else is known of it. */
  name: string;
  title: string | null;
  storage: string | null;
  /** Number of the part that holds it; null outside of a series. */
  part: number | null;
  /** What its author says it stands for; it wins over all else. */
  label: string | null;
  log: ParsedLog;
}

/** What logs can be told apart by, without labels. */
export const COMPARED_BY = ['storage', 'guest', 'target', 'dialect', 'outcome', 'part'] as const;
type ComparedBy = (typeof COMPARED_BY)[number];

/** One record of one log. */
export interface Row {
  /** Which of the logs, counted from 0. */
  log: number;
  label: string;
  /** What tells it from a row with the same label; null where the label is enough. */
  detail: string | null;
  record: LogRecord;
  parsed: ParsedLog;
}

/** A row for each record of each log, in the order given. */
export function rowsOf(logs: readonly ComparedLog[], by: string | undefined, formats: Formats): Row[] {
  const rows = logs.flatMap((compared, log) => {
    const { records } = compared.log;
    return (records.length === 0 ? [compared.log] : records).map((record, i) => ({
      log,
      label: compared.label ?? knownLabel(compared, by, record, formats) ?? compared.title ?? compared.name,
      number: records.length > 1 ? `record ${i + 1}` : null,
      record,
      parsed: compared.log,
    }));
  });
  const times = Map.groupBy(rows, ({ label }) => label);
  return rows.map(({ number, ...row }) => {
    const { title = null, name = '' } = logs[row.log] ?? {};
    const called = title ?? name;
    const ambiguous = (times.get(row.label)?.length ?? 0) > 1;
    // A part is no name of a log.
    const unnamed = ambiguous || (by === 'part' && logs[row.log]?.label === null);
    const parts = [unnamed && called !== row.label ? called : null, number].filter((part) => part !== null);
    return { ...row, detail: parts.length === 0 ? null : parts.join(', ') };
  });
}

/** What a log is told apart by; null where neither log nor front matter says, and for a word that names nothing known. */
export function knownLabel(
  { storage, part }: Pick<ComparedLog, 'storage' | 'part'>,
  by: string | undefined,
  record: LogRecord,
  formats: Formats,
): string | null {
  if (!isComparedBy(by)) return null;
  switch (by) {
    case 'storage':
      return storage;
    case 'part':
      return part === null ? null : `Part ${part}`;
    case 'dialect':
      return dialectTitle(record.dialect);
    case 'outcome':
      return outcomeText(record.facts.outcome);
    case 'guest':
    case 'target':
      return recordFact(record, by, formats);
  }
}

export function isComparedBy(by: string | undefined): by is ComparedBy {
  return COMPARED_BY.some((known) => known === by);
}

export function outcomeText(outcome: Outcome): string {
  return OUTCOMES[outcome];
}

/** A row as a sentence names it. */
export function nameOf({ label, detail }: Row): string {
  return detail === null ? label : `${label} (${detail})`;
}

/** A figure that rows are compared by. */
export interface Column {
  fact: RecordFact;
  label: string;
  /** The number, in the unit of the fact. */
  of: (facts: LogFacts) => number | null;
  /** Which end is the good one; null for a figure that is neither good nor bad. */
  better: 'smaller' | 'larger' | null;
}

const COLUMNS: readonly Column[] = [
  { fact: 'downtime', label: 'Downtime', of: (f) => f.downtimeMs, better: 'smaller' },
  { fact: 'computedDowntime', label: 'Downtime, worked out', of: (f) => f.computedDowntimeMs, better: 'smaller' },
  { fact: 'memoryPhase', label: 'Memory phase', of: (f) => f.memoryPhaseMs, better: 'smaller' },
  { fact: 'duration', label: 'Whole task', of: (f) => f.durationSeconds, better: 'smaller' },
  { fact: 'elapsed', label: 'First to last line', of: (f) => f.elapsedSeconds, better: 'smaller' },
  { fact: 'transferred', label: SENT.final, of: (f) => f.transferredBytes, better: null },
  { fact: 'total', label: 'Of total', of: (f) => f.totalBytes, better: null },
  { fact: 'speed', label: 'Speed', of: (f) => f.speedBytesPerSecond, better: 'larger' },
];

/** Names by which a comparison can be sorted, besides its first column. */
export const COMPARED_FACTS: readonly string[] = COLUMNS.map(({ fact }) => fact);

/** The columns that say anything of these rows. The time between the lines stands in for a duration that isn't reported. */
export function columnsOf(rows: readonly Row[]): Column[] {
  const stated = ({ of }: Column) => rows.some(({ record }) => of(record.facts) !== null);
  const reported = rows.every(({ record }) => record.facts.durationSeconds !== null);
  return COLUMNS.filter((column) => stated(column) && !(column.fact === 'elapsed' && reported));
}

export function saysNothing({ record }: Row): boolean {
  return COLUMNS.every(({ fact, of }) => fact === 'elapsed' || of(record.facts) === null);
}
