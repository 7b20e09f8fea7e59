import type { DialectName, Level, LogFacts, PhaseName, ProgressSample } from './types.ts';

/** What a rule may learn from a line. */
export interface Learned {
  facts?: Partial<LogFacts>;
  sample?: Omit<ProgressSample, 'line' | 'elapsedMs'>;
}

/**
 * One kind of line: how its message looks and what it means.
 * Patterns are anchored and hold no nested repetition, so that each takes linear time.
 */
export interface Rule {
  event: string;
  pattern: RegExp;
  /** The phase that starts with this line. */
  starts?: PhaseName;
  level?: Level;
  learn?(match: RegExpExecArray): Learned;
  /** A real line that must match; the dialect's tests check it. */
  sample: string;
}

/** A log format: a declaration. Adding one touches nothing but its own file and the list of dialects. */
export interface Dialect {
  name: DialectName;
  rules: readonly Rule[];
  /** True when a line can only come from this format. */
  recognises(line: string): boolean;
}
