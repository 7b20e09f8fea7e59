import type { Catalogue } from './catalogue.ts';
import type { Dialect, Rule } from './dialect.ts';

/** Counts what lines say about the format they are of. */
export class Tally {
  readonly #own = new Map<Dialect, number>();
  readonly #common = new Set<Rule>();

  count(dialect: Dialect, rule: Rule): void {
    if (rule.vague) return;
    this.#own.set(dialect, (this.#own.get(dialect) ?? 0) + (rule.common ? 0 : 1));
    if (rule.common) this.#common.add(rule);
  }

  /** The format that most lines speak for, those of its family counted in; null when none speaks for any. */
  leader(catalogue: Catalogue): Dialect | null {
    let best: Dialect | null = null;
    let bestScore = -1;
    for (const dialect of catalogue.dialects) {
      const scores = catalogue.familyOf(dialect).flatMap((other) => this.#own.get(other) ?? []);
      const score = scores.length === 0 ? -1 : scores.reduce((sum, each) => sum + each, 0);
      if (score > bestScore) [best, bestScore] = [dialect, score];
    }
    return best;
  }

  /**
   * The format of a family that the story is of; null when no line is of any. A hundred lines of a mirror don't make
   * a migration anything else: the order decides, not the number. A line that several formats print speaks for the
   * first of them, unless another of them has lines of its own here.
   */
  within(family: readonly Dialect[], catalogue: Catalogue): Dialect | null {
    const isOwn = (dialect: Dialect) => (this.#own.get(dialect) ?? 0) > 0;
    const found = new Set(family.filter(isOwn));
    for (const rule of this.#common) {
      const holders = catalogue.holdersOf(rule).filter((dialect) => family.includes(dialect));
      const [first] = holders;
      if (first !== undefined && !holders.some(isOwn)) found.add(first);
    }
    return family.find((dialect) => found.has(dialect)) ?? null;
  }
}
