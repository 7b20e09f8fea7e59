import type { Stamp } from './time.ts';

export type Outcome = 'ok' | 'failed' | 'unknown';

export type Level = 'info' | 'notice' | 'warning' | 'error';

/** Steps of what a log reports, for its timeline. */
export type PhaseName =
  | 'prepare'
  | 'disks'
  | 'target-start'
  | 'tunnel'
  | 'mirror'
  | 'memory'
  | 'finish'
  | 'shutdown'
  | 'copy'
  | 'start'
  | 'outage'
  | 'resync'
  | 'replication'
  | 'fence'
  | 'recovery';

/** What a piece of a line is, for colour. Offsets count UTF-16 units of the line's text, as `String.slice` does. */
export interface Token {
  start: number;
  end: number;
  kind: 'time' | 'host' | 'program' | 'string' | 'number' | 'address' | 'good' | 'bad' | 'warn' | 'ansi';
}

export interface LogLine {
  /** Counts from 1. */
  number: number;
  /** The line without its line end and without terminal colours. */
  text: string;
  /** The end of `text` that is the message: what follows timestamp, host and program. */
  message: string;
  /** The timestamp, null where the line has none. */
  stamp: Stamp | null;
  /** ms since the first timestamp of the log; null where the line has none. */
  elapsedMs: number | null;
  /** Host and program of a syslog or journal line. */
  host: string | null;
  program: string | null;
  level: Level;
  /** The format whose rule knows the line; null for one that no rule knows. */
  dialect: string | null;
  /** What happened, in the dialect's own terms; null for a line that no rule knows. */
  event: string | null;
  /** What the line says, by name; null when nothing is taken from it. */
  fields: Readonly<Record<string, string | number>> | null;
  phase: PhaseName | null;
  /** True for the rest of a message that was wrapped: it belongs to the line before. */
  continues: boolean;
  /** Terminal colours that the captured line had; null for none. */
  ansi: Token[] | null;
}

export interface Phase {
  name: PhaseName;
  /** ms since the first timestamp. */
  startMs: number;
  endMs: number;
  /** Line on which it starts. */
  line: number;
}

/** One report of how far something has been moved. All in bytes. */
export interface ProgressSample {
  line: number;
  elapsedMs: number | null;
  /** What is moved: `memory`, or the job of a disk such as `drive-scsi0`. */
  of: string;
  transferredBytes: number;
  remainingBytes: number | null;
  totalBytes: number | null;
  /** Measured, where the line says so. */
  bytesPerSecond: number | null;
  /** Written by the guest meanwhile, where the line says so. */
  dirtyBytesPerSecond: number | null;
}

/** What a log says. Null where it doesn't; nothing is guessed. */
export interface LogFacts {
  guest: string | null;
  guestKind: 'vm' | 'container' | null;
  /** Named only by formats that name it: never by `qm migrate`. */
  sourceNode: string | null;
  targetNode: string | null;
  targetAddress: string | null;
  outcome: Outcome;
  /** The first reason given for a failure. */
  error: string | null;
  /** As reported by the log itself, in seconds. */
  durationSeconds: number | null;
  /** Last timestamp minus first, in seconds. */
  elapsedSeconds: number | null;
  /** As reported: for QEMU its own figure for the pause at the switch, in ms. */
  downtimeMs: number | null;
  /** Worked out from timestamps, where the log reports none: a container between its stop and its start. */
  computedDowntimeMs: number | null;
  /** The longest pause that was asked for, in ms. */
  downtimeLimitMs: number | null;
  /**
   * As reported at the end, in bytes/s. In PVE logs this is the guest's memory divided by
   * whole seconds, not a rate measured on the wire: `speedIsNominal` tells.
   */
  speedBytesPerSecond: number | null;
  speedIsNominal: boolean;
  /** The limit that was set, in bytes/s. */
  speedLimitBytesPerSecond: number | null;
  /** Of memory: the summary at the end, or the last progress sample. */
  transferredBytes: number | null;
  remainingBytes: number | null;
  totalBytes: number | null;
  /** Length of the phase that moves memory, in ms. */
  memoryPhaseMs: number | null;
  /** Times that `remaining` grew: memory was gone through again. */
  memoryPasses: number | null;
  xbzrleCacheBytes: number | null;
  xbzrleCacheMisses: number | null;
  /** Disks mirrored or copied, by the name the log gives them. */
  disks: string[];
  /** Lines that are warnings by their format, or call themselves one. */
  warnings: number;
  /** Lines that report how far something has been moved; of a report that takes many lines, one. A summary at the end is none. */
  progressSamples: number;
}

/** One story in a log: a paste may hold several, each from its own start line. */
export interface LogRecord {
  /** The format that it is told in. */
  dialect: string;
  facts: LogFacts;
  /** Number of the line that says a fact, by the fact's name; only of facts that a single line says. */
  saidOn: Readonly<Record<string, number>>;
  phases: Phase[];
  progress: ProgressSample[];
  /** Numbers of its first and last line. */
  firstLine: number;
  lastLine: number;
}

/** A log as data. Dialect, facts, phases and progress are those of its first record. */
export interface ParsedLog extends LogRecord {
  /** The version of the product, as far as the lines tell it, such as `PVE 4.3 to 6.0`; null when they don't. */
  dialectVersion: string | null;
  lines: LogLine[];
  records: LogRecord[];
  /** Times the clock went back: elapsed times are doubtful then. */
  clockStepsBack: number;
  /** Lines with a text that no rule of any format knows, whichever format was asked for: kept, and counted here. */
  notUnderstood: number;
  /** Lines that a rule of the log's format, or of its family, knows: the story is made of these. None when it was read as a format that it isn't of. */
  linesOfDialect: number;
}

/** True of a log that was read as a format which none of its lines is of: that it says nothing says nothing of the log. */
export function isOfOtherFormat({ dialect, lines, linesOfDialect }: ParsedLog): boolean {
  return dialect !== 'plain' && lines.length > 0 && linesOfDialect === 0;
}

export const NO_FACTS: Readonly<Omit<LogFacts, 'disks'>> = {
  guest: null,
  guestKind: null,
  sourceNode: null,
  targetNode: null,
  targetAddress: null,
  outcome: 'unknown',
  error: null,
  durationSeconds: null,
  elapsedSeconds: null,
  downtimeMs: null,
  computedDowntimeMs: null,
  downtimeLimitMs: null,
  speedBytesPerSecond: null,
  speedIsNominal: false,
  speedLimitBytesPerSecond: null,
  transferredBytes: null,
  remainingBytes: null,
  totalBytes: null,
  memoryPhaseMs: null,
  memoryPasses: null,
  xbzrleCacheBytes: null,
  xbzrleCacheMisses: null,
  warnings: 0,
  progressSamples: 0,
};
