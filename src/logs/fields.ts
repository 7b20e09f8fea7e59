import { type Formats, formatBytes, formatMs, formatRate, formatSeconds } from './format.ts';
import type { LogFacts, ParsedLog } from './types.ts';

/**
 * The facts that prose may quote, by the name an author writes: `<Fact log="…" is="downtime" />`.
 * Each answers null where the log doesn't say.
 */
export const FACT_FIELDS = {
  guest: (f) => (f.guest === null ? null : `${f.guestKind === 'container' ? 'CT' : 'VM'} ${f.guest}`),
  source: (f) => f.sourceNode,
  target: (f) => f.targetNode,
  targetAddress: (f) => f.targetAddress,
  outcome: (f) => (f.outcome === 'unknown' ? null : f.outcome),
  error: (f) => f.error,
  duration: (f, formats) => formatSeconds(f.durationSeconds, formats),
  elapsed: (f, formats) => formatSeconds(f.elapsedSeconds, formats),
  downtime: (f, formats) => formatMs(f.downtimeMs, formats),
  downtimeLimit: (f, formats) => formatMs(f.downtimeLimitMs, formats),
  memoryPhase: (f, formats) => formatSeconds(f.memoryPhaseMs === null ? null : f.memoryPhaseMs / 1000, formats),
  speed: (f, formats) => formatRate(f.speedBytesPerSecond, formats),
  speedLimit: (f, formats) => formatRate(f.speedLimitBytesPerSecond, formats),
  transferred: (f, formats) => formatBytes(f.transferredBytes, formats),
  remaining: (f, formats) => formatBytes(f.remainingBytes, formats),
  total: (f, formats) => formatBytes(f.totalBytes, formats),
  warnings: (f) => String(f.warnings),
} as const satisfies Record<string, (facts: LogFacts, formats: Formats) => string | null>;

export const FACT_NAMES: readonly string[] = [...Object.keys(FACT_FIELDS), 'progressSamples'];

/** The text of a fact in the reader's number format; null when the log doesn't say, undefined when there is no such fact. */
export function readFact(log: ParsedLog, name: string, formats: Formats): string | null | undefined {
  if (name === 'progressSamples') return String(log.progress.length);
  if (!isFactField(name)) return undefined;
  return FACT_FIELDS[name](log.facts, formats);
}

function isFactField(name: string): name is keyof typeof FACT_FIELDS {
  return Object.hasOwn(FACT_FIELDS, name);
}
