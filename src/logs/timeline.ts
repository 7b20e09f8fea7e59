import type { LogLine, LogRecord, PhaseName } from './types.ts';

/** What a log's picture shows: phases on a time axis, data moved and left, the pause, warnings. All times in ms. */
export interface Timeline {
  /** Length of the axis. */
  spanMs: number;
  phases: { name: PhaseName; label: string; startMs: number; endMs: number; share: number }[];
  samples: { atMs: number; transferredBytes: number; remainingBytes: number | null }[];
  /** Largest figure of the samples: the top of the curve. */
  maxBytes: number;
  pause: { atMs: number; lengthMs: number; limitMs: number | null; windowMs: number } | null;
  warnings: { atMs: number; line: number; text: string }[];
}

export const PHASE_LABELS: Readonly<Record<PhaseName, string>> = {
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

/** A record as a timeline; null when it spans no time, or has no phase to draw. */
export function timelineOf(record: LogRecord, lines: readonly LogLine[]): Timeline | null {
  const first = record.phases[0]?.startMs;
  const own = lines.slice(record.firstLine - 1, record.lastLine);
  const last = own.reduce((latest, { elapsedMs }) => Math.max(latest, elapsedMs ?? latest), first ?? 0);
  if (first === undefined || last <= first) return null;
  const spanMs = last - first;
  const samples = record.progress.flatMap(({ of, elapsedMs, transferredBytes, remainingBytes }) =>
    of === 'memory' && elapsedMs !== null ? [{ atMs: elapsedMs - first, transferredBytes, remainingBytes }] : [],
  );
  return {
    spanMs,
    phases: record.phases.map(({ name, startMs, endMs }) => ({
      name,
      label: PHASE_LABELS[name],
      startMs: startMs - first,
      endMs: endMs - first,
      share: (endMs - startMs) / spanMs,
    })),
    samples,
    maxBytes: samples.reduce((max, s) => Math.max(max, s.transferredBytes, s.remainingBytes ?? 0), 0),
    pause: pauseOf(record, own, first),
    warnings: warningsOf(own, first),
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

/** A warning without a time of its own belongs to the time of the line before it; one that was wrapped is one. */
function warningsOf(lines: readonly LogLine[], first: number): Timeline['warnings'] {
  let atMs = 0;
  return lines.flatMap(({ elapsedMs, level, number, message, continues }) => {
    if (elapsedMs !== null) atMs = elapsedMs - first;
    return level === 'warning' && !continues ? [{ atMs, line: number, text: message.trim() }] : [];
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
