import type { Catalogue } from './catalogue.ts';
import type { Match } from './matcher.ts';

/** A first line whose beginning was not copied: what is left of it is read all the same. */

// What is left of a timestamp.
const TIME_REST = /^(?:[-\d:.,+TZ]{1,32}\]?:? {1,2}){1,3}(?=\S)/;
/** So much of a known line has to be left at the tear that it can be told from others. */
const OVERLAP = 12;

/** Finds the rule of a line that lost its beginning, by the lines that the rules are tested with; null when none fits. */
export function findTorn(text: string, catalogue: Catalogue, find: (message: string) => Match | null): Match | null {
  const message = text.replace(TIME_REST, '');
  if (message !== text) {
    const match = find(message);
    if (match !== null && !match.rule.vague) return match;
  }
  if (message.length < OVERLAP) return null;
  const beginning = message.slice(0, OVERLAP);
  for (const dialect of catalogue.dialects) {
    for (const rule of dialect.rules) {
      if (rule.vague) continue;
      for (const sample of rule.samples) {
        const tear = sample.indexOf(beginning, 1);
        const match = tear < 0 ? null : completed(rule.pattern, sample.slice(0, tear), message);
        if (match !== null) return { dialect, rule, match };
      }
    }
  }
  return null;
}

/**
 * The match of a message with its beginning put back: when the beginning alone doesn't decide it, and all that the pattern
 * takes from the line stands in what is left of it.
 */
function completed(pattern: RegExp, beginning: string, message: string): RegExpExecArray | null {
  if (pattern.test(`${beginning}\u0001`)) return null;
  const match = new RegExp(pattern.source, `${pattern.flags}d`).exec(beginning + message);
  const taken = match?.indices?.slice(1) ?? [];
  return taken.every((range) => range === undefined || range[0] >= beginning.length) ? match : null;
}
