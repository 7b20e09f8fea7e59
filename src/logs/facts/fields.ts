import { type Formats, formatList } from '../format.ts';
import type { LogFacts, LogRecord, ParsedLog, PhaseName } from '../types.ts';
import { formatQuantity, type Unit } from './quantity.ts';

/** What a fact is read from: one record of a log, and the log around it. */
export interface RecordInLog {
  log: ParsedLog;
  record: LogRecord;
}

/** A fact that prose may quote, read from an `S`. `of` answers null where the log doesn't say. */
type FieldOf<S> = (
  | { /** The unit of the number that `of` answers. */ unit: Unit; of: (source: S) => number | null }
  | { unit: null; of: (source: S, formats: Formats) => string | null }
) & {
  /** Number of the line that says it; null where no single line does. */
  lineOf?: (source: S) => number | null;
};

export type FactField = FieldOf<RecordInLog> & {
  /** True of the whole log, whatever records it holds. */
  whole: boolean;
};

type NumberName = { [K in keyof LogFacts]: LogFacts[K] extends number | null ? K : never }[keyof LogFacts];
type TextName = { [K in keyof LogFacts]: LogFacts[K] extends string | null ? K : never }[keyof LogFacts];

const saidOn =
  (name: keyof LogFacts) =>
  ({ saidOn }: LogRecord) =>
    saidOn[name] ?? null;

/** A number of the log; `scale` is what of it makes one of the unit. */
const figure = (unit: Unit, name: NumberName, scale = 1): FieldOf<LogRecord> => ({
  unit,
  of({ facts }) {
    const value = facts[name];
    return value === null ? null : value / scale;
  },
  lineOf: saidOn(name),
});
const text = (name: TextName, of: (facts: LogFacts) => string | null = (facts) => facts[name]): FieldOf<LogRecord> => ({
  unit: null,
  of: ({ facts }) => of(facts),
  lineOf: saidOn(name),
});
const phase = (name: PhaseName): FieldOf<LogRecord> => ({
  unit: 's',
  of: (record) => phaseSeconds(record, name),
  lineOf: ({ phases }) => phases.find((candidate) => candidate.name === name)?.line ?? null,
});

/** Facts of a record, by the name an author writes: `<Fact log="…" is="downtime" />`. */
const RECORD_FIELDS = {
  guest: text('guest', guestName),
  source: text('sourceNode'),
  target: text('targetNode'),
  targetAddress: text('targetAddress'),
  outcome: text('outcome', ({ outcome }) => (outcome === 'unknown' ? null : outcome)),
  error: text('error'),
  disks: {
    unit: null,
    of: ({ facts: { disks } }) => (disks.length === 0 ? null : formatList(disks)),
  },
  duration: figure('s', 'durationSeconds'),
  elapsed: figure('s', 'elapsedSeconds'),
  downtime: figure('ms', 'downtimeMs'),
  // From timestamps, which count whole seconds: ms would claim more than the log knows.
  computedDowntime: figure('s', 'computedDowntimeMs', 1000),
  downtimeLimit: figure('ms', 'downtimeLimitMs'),
  speed: figure('bytes/s', 'speedBytesPerSecond'),
  speedLimit: figure('bytes/s', 'speedLimitBytesPerSecond'),
  transferred: figure('bytes', 'transferredBytes'),
  remaining: figure('bytes', 'remainingBytes'),
  total: figure('bytes', 'totalBytes'),
  memoryPasses: figure('count', 'memoryPasses'),
  xbzrleCache: figure('bytes', 'xbzrleCacheBytes'),
  xbzrleCacheMisses: figure('count', 'xbzrleCacheMisses'),
  warnings: figure('count', 'warnings'),
  progressSamples: figure('count', 'progressSamples'),
  memoryPhase: phase('memory'),
  preparePhase: phase('prepare'),
  disksPhase: phase('disks'),
  targetStartPhase: phase('target-start'),
  tunnelPhase: phase('tunnel'),
  mirrorPhase: phase('mirror'),
  finishPhase: phase('finish'),
  shutdownPhase: phase('shutdown'),
  copyPhase: phase('copy'),
  startPhase: phase('start'),
  outagePhase: phase('outage'),
  resyncPhase: phase('resync'),
  replicationPhase: phase('replication'),
  fencePhase: phase('fence'),
  recoveryPhase: phase('recovery'),
  dialect: { unit: null, of: ({ dialect }) => dialect },
} as const satisfies Record<string, FieldOf<LogRecord>>;

export type RecordFact = keyof typeof RECORD_FIELDS;

const count = (of: (log: ParsedLog) => number): FieldOf<ParsedLog> => ({ unit: 'count', of });

const LOG_FIELDS: Readonly<Record<string, FieldOf<ParsedLog>>> = {
  dialectVersion: { unit: null, of: ({ dialectVersion }) => dialectVersion },
  lines: count(({ lines }) => lines.length),
  notUnderstood: count(({ notUnderstood }) => notUnderstood),
  clockStepsBack: count(({ clockStepsBack }) => clockStepsBack),
  records: count(({ records }) => records.length),
};

const FIELDS: ReadonlyMap<string, FactField> = new Map([
  ...Object.entries(RECORD_FIELDS).map(([name, field]): [string, FactField] => [
    name,
    { ...lifted(field, ({ record }: RecordInLog) => record), whole: false },
  ]),
  ['firstTime', { unit: null, of: (source) => stampsOf(source).at(0) ?? null, whole: false }],
  ['lastTime', { unit: null, of: (source) => stampsOf(source).at(-1) ?? null, whole: false }],
  ...Object.entries(LOG_FIELDS).map(([name, field]): [string, FactField] => [
    name,
    { ...lifted(field, ({ log }: RecordInLog) => log), whole: true },
  ]),
]);

function lifted<S>(field: FieldOf<S>, from: (source: RecordInLog) => S): FieldOf<RecordInLog> {
  const lineOf = (source: RecordInLog) => field.lineOf?.(from(source)) ?? null;
  if (field.unit === null) return { unit: null, of: (source, formats) => field.of(from(source), formats), lineOf };
  return { unit: field.unit, of: (source) => field.of(from(source)), lineOf };
}

export const FACT_NAMES: readonly string[] = [...FIELDS.keys()];

/** Undefined for a name that is no fact of any log. */
export function factField(name: string): FactField | undefined {
  return FIELDS.get(name);
}

/**
 * The text of a fact in the reader's number format; null when the log doesn't say, undefined when there is
 * no such fact. Of the first record, when no other is given.
 */
export function readFact(
  log: ParsedLog,
  name: string,
  formats: Formats,
  record: LogRecord = log,
): string | null | undefined {
  const field = factField(name);
  return field === undefined ? undefined : textOf(field, { log, record }, formats);
}

/** The text of a fact of a record alone. */
export function recordFact(record: LogRecord, name: RecordFact, formats: Formats): string | null {
  return textOf<LogRecord>(RECORD_FIELDS[name], record, formats);
}

function textOf<S>(field: FieldOf<S>, source: S, formats: Formats): string | null {
  if (field.unit === null) return field.of(source, formats);
  const value = field.of(source);
  return value === null ? null : formatQuantity(value, field.unit, formats);
}

function guestName({ guest, guestKind }: LogFacts): string | null {
  return guest === null ? null : `${guestKind === 'container' ? 'CT' : 'VM'} ${guest}`;
}

/** A log may enter a phase more than once. */
function phaseSeconds({ phases }: LogRecord, name: PhaseName): number | null {
  const own = phases.filter((candidate) => candidate.name === name);
  return own.length === 0 ? null : own.reduce((ms, { startMs, endMs }) => ms + endMs - startMs, 0) / 1000;
}

/** The timestamps of a record as they were written. */
function stampsOf({ log, record }: RecordInLog): string[] {
  return log.lines.slice(record.firstLine - 1, record.lastLine).flatMap(({ stamp }) => stamp?.text ?? []);
}
