import type { Learned } from '../../dialect.ts';

// All other groups are names, even where a name is made of digits.
const FIGURES = new Set(['ms', 'seconds', 'priority', 'ours', 'failures', 'code', 'retry', 'times']);

/** What a pattern's named groups found, as fields. Groups that found nothing are left out. */
export function named({ groups = {} }: RegExpExecArray): Learned {
  const fields: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(groups)) {
    if (value !== undefined) fields[name] = FIGURES.has(name) ? Number(value) : value.trim();
  }
  return { fields };
}

/** The same of a line that gives the reason for a failure, in its own words or in those of its group `error`. */
export function reason(match: RegExpExecArray): Learned {
  return { ...named(match), facts: { error: match.groups?.error ?? match[0] } };
}
