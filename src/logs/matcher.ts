import type { Dialect, Rule } from './dialect.ts';
import { type Needs, needsOf } from './pattern-needs.ts';

/** A rule that knows a line, and what its pattern found there. */
export interface Match {
  dialect: Dialect;
  rule: Rule;
  match: RegExpExecArray;
}

interface Candidate extends Needs {
  dialect: Dialect;
  rule: Rule;
}

const ASCII = 128;

/**
 * Finds the rule that knows a message, among those of a dialect or of several in turn. Only the few are tried whose patterns
 * may start with its first character, and whose fixed text stands in it: reading stays fast with many dialects.
 */
export class Matcher {
  readonly #byFirst: readonly (readonly Candidate[])[];
  /** For messages that start with any other character. */
  readonly #rest: readonly Candidate[];

  constructor(dialects: readonly Dialect[]) {
    const all = dialects.flatMap((dialect) =>
      dialect.rules.map((rule): Candidate => ({ dialect, rule, ...needsOf(rule.pattern) })),
    );
    const byFirst = Array.from({ length: ASCII }, (): Candidate[] => []);
    for (const candidate of all) {
      for (const code of candidate.firsts ?? byFirst.keys()) byFirst[code]?.push(candidate);
    }
    this.#byFirst = byFirst;
    this.#rest = all.filter(({ firsts }) => firsts === null);
  }

  /** The first rule that knows the message; a vague one only when no other dialect has one that isn't. */
  find(message: string, vague: Match | null = null): Match | null {
    let last = vague;
    let passed: Dialect | null = null;
    const candidates = this.#byFirst[message.charCodeAt(0)] ?? this.#rest;
    for (const { dialect, rule, literal, atStart } of candidates) {
      if (dialect === passed || !(atStart ? message.startsWith(literal) : message.includes(literal))) continue;
      const match = rule.pattern.exec(message);
      if (match === null) continue;
      if (!rule.vague) return { dialect, rule, match };
      last ??= { dialect, rule, match };
      passed = dialect;
    }
    return last;
  }
}
