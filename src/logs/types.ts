/** Names of the formats that are read. `plain` is any text that no other format knows. */
export type DialectName = 'pve-qemu' | 'plain';

export type Outcome = 'ok' | 'failed' | 'unknown';

export type Level = 'info' | 'warning' | 'error';

/** Steps of a migration, in the order in which they happen. */
export type PhaseName = 'prepare' | 'disks' | 'target-start' | 'tunnel' | 'memory' | 'finish';

/** What a piece of a line is, for colour. Offsets count UTF-16 units of the line's text, as `String.slice` does. */
export interface Token {
  start: number;
  end: number;
  kind: 'time' | 'string' | 'number' | 'address' | 'good' | 'bad' | 'warn';
}

export interface LogLine {
  /** Counts from 1. */
  number: number;
  /** The line without its line end. */
  text: string;
  /** The message: `text` without its timestamp. */
  message: string;
  /** The timestamp as written, null where the line has none. */
  time: string | null;
  /** ms since the first timestamp of the log; null where the line has none. */
  elapsedMs: number | null;
  level: Level;
  /** What happened, in the dialect's own terms; null for a line that says nothing of interest. */
  event: string | null;
  phase: PhaseName | null;
  tokens: Token[];
  /** False for a line that the dialect doesn't know. */
  understood: boolean;
}

export interface Phase {
  name: PhaseName;
  /** ms since the first timestamp. */
  startMs: number;
  endMs: number;
}

/** One report of how far the memory has been moved. All in bytes. */
export interface ProgressSample {
  line: number;
  elapsedMs: number | null;
  transferredBytes: number;
  remainingBytes: number;
  totalBytes: number;
}

/** What a log says. Null where it doesn't; nothing is guessed. */
export interface LogFacts {
  guest: string | null;
  guestKind: 'vm' | 'container' | null;
  targetNode: string | null;
  targetAddress: string | null;
  outcome: Outcome;
  /** The first reason given for a failure. */
  error: string | null;
  /** As reported by the task itself, in seconds. */
  durationSeconds: number | null;
  /** Last timestamp minus first, in seconds. */
  elapsedSeconds: number | null;
  /** QEMU's own figure for the pause at the switch, in ms. */
  downtimeMs: number | null;
  /** The longest pause that was asked for, in ms. */
  downtimeLimitMs: number | null;
  /**
   * As reported at the end, in bytes/s. Up to PVE 6.3 this is the guest's memory divided by
   * whole seconds, not a rate measured on the wire: show it as nominal.
   */
  speedBytesPerSecond: number | null;
  /** The limit that was set, in bytes/s. */
  speedLimitBytesPerSecond: number | null;
  /** Of the last progress sample. */
  transferredBytes: number | null;
  remainingBytes: number | null;
  totalBytes: number | null;
  /** Length of the phase that moves memory, in ms. */
  memoryPhaseMs: number | null;
  warnings: number;
}

export interface ParsedLog {
  dialect: DialectName;
  lines: LogLine[];
  phases: Phase[];
  progress: ProgressSample[];
  facts: LogFacts;
  /** Lines that the dialect doesn't know: kept as text, counted here. */
  notUnderstood: number;
}

export const NO_FACTS: Readonly<LogFacts> = {
  guest: null,
  guestKind: null,
  targetNode: null,
  targetAddress: null,
  outcome: 'unknown',
  error: null,
  durationSeconds: null,
  elapsedSeconds: null,
  downtimeMs: null,
  downtimeLimitMs: null,
  speedBytesPerSecond: null,
  speedLimitBytesPerSecond: null,
  transferredBytes: null,
  remainingBytes: null,
  totalBytes: null,
  memoryPhaseMs: null,
  warnings: 0,
};
