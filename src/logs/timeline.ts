import type { LogLine, LogRecord, Outcome, PhaseName } from './types.ts';

/** What a log's picture shows: phases on a time axis, data moved and left, the pause, warnings. All times in ms. */
export interface Timeline {
  /** Length of the axis. */
  spanMs: number;
  phases: { name: PhaseName; label: string; startMs: number; endMs: number; share: number }[];
  samples: { atMs: number; transferredBytes: number; remainingBytes: number | null }[];
  /** Largest figure of the samples: the top of the curve. */
  maxBytes: number;
  pause: { atMs: number; lengthMs: number; limitMs: number | null; windowMs: number } | null;
  warnings: Mark[];
  /** The first error of a record that failed; null when it didn't, or no line says why. */
  failure: Mark | null;
}

/** A line that has a mark on the axis. */
export interface Mark {
  atMs: number;
  line: number;
  text: string;
}

const PHASE_LABELS: Readonly<Record<PhaseName, string>> = {
  prepare: 'Prepare',
  disks: 'Disks',
  'target-start': 'Start on the target',
  tunnel: 'Tunnel',
  mirror: 'Mirror disks',
  memory: 'Memory',
  finish: 'Finish',
  shutdown: 'Stop',
  copy: 'Copy',
  start: 'Start',
  outage: 'Link down',
  resync: 'Resync',
  replication: 'Replication',
  fence: 'Fence',
  recovery: 'Recovery',
};

/** What a phase is called: the one that ends a migration only tidies up when there was a failure before it. */
export function phaseLabel(name: PhaseName, outcome: Outcome): string {
  return name === 'finish' && outcome === 'failed' ? 'Clean-up' : PHASE_LABELS[name];
}

/** A record as a timeline, from its first line on; null when it spans no time, or has no phase to draw. */
export function timelineOf(record: LogRecord, lines: readonly LogLine[]): Timeline | null {
  const start = record.phases[0]?.startMs;
  if (start === undefined) return null;
  const own = lines.slice(record.firstLine - 1, record.lastLine);
  // What comes before the first phase, such as the failure that a resync makes good, is on the axis too.
  const first = own.reduce((earliest, { elapsedMs }) => Math.min(earliest, elapsedMs ?? earliest), start);
  const last = own.reduce((latest, { elapsedMs }) => Math.max(latest, elapsedMs ?? latest), start);
  if (last <= first) return null;
  const spanMs = last - first;
  const samples = record.progress.flatMap(({ of, elapsedMs, transferredBytes, remainingBytes }) =>
    of === 'memory' && elapsedMs !== null ? [{ atMs: elapsedMs - first, transferredBytes, remainingBytes }] : [],
  );
  return {
    spanMs,
    phases: record.phases.map(({ name, startMs, endMs }) => ({
      name,
      label: phaseLabel(name, record.facts.outcome),
      startMs: startMs - first,
      endMs: endMs - first,
      share: (endMs - startMs) / spanMs,
    })),
    samples,
    maxBytes: samples.reduce((max, s) => Math.max(max, s.transferredBytes, s.remainingBytes ?? 0), 0),
    pause: pauseOf(record, own, first),
    warnings: marksOf(own, first, 'warning'),
    failure: record.facts.outcome === 'failed' ? (marksOf(own, first, 'error')[0] ?? null) : null,
  };
}

// The magnified strip shows the smallest of these that the pause and its limit fit into.
const WINDOWS_MS = [250, 1000, 5000, 10_000, 60_000];

function pauseOf({ facts }: LogRecord, lines: readonly LogLine[], first: number): Timeline['pause'] {
  const { downtimeMs, downtimeLimitMs } = facts;
  const at = lines.findLast(({ event, elapsedMs }) => event === 'downtime' && elapsedMs !== null)?.elapsedMs;
  if (downtimeMs === null || at === undefined || at === null) return null;
  const needed = Math.max(downtimeMs, downtimeLimitMs ?? 0);
  const windowMs = WINDOWS_MS.find((ms) => ms >= needed) ?? needed;
  return { atMs: at - first, lengthMs: downtimeMs, limitMs: downtimeLimitMs, windowMs };
}

/** A line without a time of its own belongs to the time of the line before it; one that was wrapped is one. */
function marksOf(lines: readonly LogLine[], first: number, of: LogLine['level']): Mark[] {
  let atMs = 0;
  return lines.flatMap(({ elapsedMs, level, number, message, continues }) => {
    if (elapsedMs !== null) atMs = elapsedMs - first;
    return level === of && !continues ? [{ atMs, line: number, text: message.trim() }] : [];
  });
}

const STEPS_MS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400].map(
  (s) => s * 1000,
);
const MAX_TICKS = 5;

/** Round times for the axis, 0 first, at most six. */
export function ticksOf(spanMs: number): number[] {
  const step = STEPS_MS.find((ms) => spanMs / ms <= MAX_TICKS) ?? spanMs / MAX_TICKS;
  return Array.from({ length: Math.floor(spanMs / step) + 1 }, (_, i) => i * step);
}
