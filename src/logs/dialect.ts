import type { Stamp } from './time.ts';
import type { Level, LogFacts, LogLine, PhaseName, ProgressSample } from './types.ts';

/** What a rule takes from a line. */
export interface Learned {
  facts?: Partial<Omit<LogFacts, 'disks' | 'warnings' | 'progressSamples'>>;
  /** A report of progress; what it leaves out is null. */
  sample?: Pick<ProgressSample, 'of' | 'transferredBytes'> & Partial<ProgressSample>;
  /** A disk that is mirrored or copied. */
  disk?: string;
  /** How many warnings there are, by the log's own count. */
  warnings?: number;
  /** What the line says, by name, for whoever reads the events. */
  fields?: Readonly<Record<string, string | number>>;
}

/**
 * One kind of line: how its message looks, and what it means.
 * Patterns are anchored at the start and hold no nested or overlapping repetition, so that each takes
 * linear time on any input. They see the message without blanks around it.
 */
export interface Rule {
  event: string;
  pattern: RegExp;
  /** Real lines, or lines after the product's own format strings, that must match. The tests check them. */
  samples: readonly [string, ...string[]];
  /** The phase that starts with this line. */
  starts?: PhaseName;
  /**
   * The phase that is open ends with this line, should it be one of `phases`; or with the next such line, should that be the
   * next one with a later time. What comes after is in no phase until another starts. `each`: what several do at a time ends
   * with the last of them, whatever stands between. `unlessMore`: only where no other phase starts, nor a line without this ends it.
   */
  ends?: { phases: readonly PhaseName[]; each?: boolean; unlessMore?: boolean };
  level?: Level;
  /**
   * Starts a story of its own when the one before has ended, or has had this event already; `after-end`: only when it has
   * ended, where one story has several lines of the kind; with the name of a field, only when it has ended for what that
   * field names, where a story is of several.
   */
  opens?: boolean | 'after-end' | { afterEndOf: string };
  /** Ends the story. */
  closes?: boolean;
  /** With `closes`: nothing of the story comes after it, so that the next end is of the next story. */
  final?: boolean;
  /** Reports how far something has been moved, in other terms than bytes: counted, though it gives no sample. */
  progress?: boolean;
  /** Has a timestamp wherever its log has them: without one, after a line with one, it is the rest of that line, wrapped. */
  timed?: boolean;
  /**
   * Other formats print the same line: it doesn't make a log one of this format. Formats of a family that share a rule
   * object share the line: it is of the first of them, unless another has lines of its own.
   */
  common?: boolean;
  /** Logs of any kind hold lines like it: it counts only beside others of its format, and any other rule goes first. */
  vague?: boolean;
  /** First and last version of the product that prints it, `4.3`, as far as known. */
  since?: string;
  until?: string;
  learn?(match: RegExpExecArray): Learned;
}

/** What stands before the message in a format with a frame of its own. */
export interface Frame {
  /** Characters it takes. */
  length: number;
  stamp: Stamp | null;
  host: string | null;
  program: string | null;
  level: Level;
}

/** A log format: a declaration, in a file of its own under `dialects/`. */
export interface Dialect {
  /** As it is asked for and shown: `pve-qemu`. */
  name: string;
  /** For messages and filters: `PVE migration of a VM`. */
  title: string;
  /** Settles ties: the lower one goes first; 50 when left out. Formats alike go by name. */
  precedence?: number;
  /** The product whose versions `since` and `until` name. */
  product?: string;
  /**
   * Formats that tell one story together: a rule of one may add to the facts of another. A story is of the first
   * of them, by precedence, that has lines of its own in it.
   */
  family?: string;
  rules: readonly Rule[];
  /** Programs whose syslog or journal lines are of this format. */
  programs?: RegExp;
  /** Reads what stands before the message, where that is no syslog header, nor a timestamp alone. */
  frame?(line: string): Frame | null;
  /** The level of a line in a format whose lines state one: what goes for `ofRule`, the level that its rule gives. */
  level?(message: string, ofRule: Level | undefined): Level | undefined;
  /** What only the whole story tells. */
  conclude?(lines: readonly LogLine[], facts: Readonly<LogFacts>): Conclusion;
}

export interface Conclusion extends Partial<LogFacts> {
  /** In place of what single lines told, where a report of progress is spread over several. */
  progress?: ProgressSample[];
}
