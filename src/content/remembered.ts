import type { ParsedLog } from '../logs/index.ts';
import type { compileBody } from '../mdx/index.ts';

/** The last result for each name, for as long as it would be made from the same texts. */
class Last<T> {
  readonly #results = new Map<string, { from: readonly string[]; result: T }>();

  or(name: string, from: readonly string[], make: () => T): T {
    const last = this.#results.get(name);
    if (last !== undefined && from.every((text, i) => text === last.from[i])) return last.result;
    const result = make();
    this.#results.set(name, { from, result });
    return result;
  }
}

/**
 * What was made of posts, pages and logs: while somebody writes, an edit costs the work on one file.
 * What is kept is handed out again, so nobody may change it.
 */
export class Remembered {
  readonly bodies = new Last<ReturnType<typeof compileBody>>();
  readonly logs = new Last<ParsedLog>();
}
