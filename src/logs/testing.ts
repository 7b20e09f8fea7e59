import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** For tests: how much work a pattern makes for an engine that tries all ways, as those of browsers and Node.js do. */

/** Matches on from a place in the text; true when all that follows in the pattern matches as well. */
type Continue = (at: number) => boolean;
type Step = (at: number, then: Continue) => boolean;

/**
 * Counts the steps of a backtracking engine: characters looked at and ways tried, until it matches or gives up.
 * Stops at `limit`. It knows what the patterns of this folder use, and throws for anything else.
 */
export function stepsToMatch(pattern: RegExp, text: string, limit: number): number {
  return new Engine(text, pattern.flags, limit).run(parse(pattern));
}

const PARSED = new Map<string, AST.Pattern>();

function parse({ source, flags }: RegExp): AST.Pattern {
  const key = `${flags}/${source}`;
  const parsed =
    PARSED.get(key) ?? new RegExpParser().parsePattern(source, 0, source.length, { unicode: flags.includes('u') });
  PARSED.set(key, parsed);
  return parsed;
}

class Spent extends Error {}

class Engine {
  readonly #text: string;
  readonly #flags: string;
  readonly #limit: number;
  readonly #tests = new Map<string, RegExp>();
  #steps = 0;

  constructor(text: string, flags: string, limit: number) {
    this.#text = text;
    this.#flags = flags.replace(/[gy]/g, '');
    this.#limit = limit;
  }

  run({ alternatives }: AST.Pattern): number {
    const match = this.#any(alternatives);
    try {
      // A pattern that isn't anchored is tried at every place.
      for (let at = 0; at <= this.#text.length; at++) if (match(at, () => true)) break;
    } catch (error) {
      if (!(error instanceof Spent)) throw error;
    }
    return this.#steps;
  }

  #spend(steps = 1): void {
    this.#steps += steps;
    if (this.#steps > this.#limit) throw new Spent();
  }

  #any(alternatives: readonly AST.Alternative[]): Step {
    const steps = alternatives.map(({ elements }) => this.#sequence(elements));
    return (at, then) => steps.some((step) => step(at, then));
  }

  #sequence(elements: readonly AST.Element[]): Step {
    return elements
      .map((element) => this.#element(element))
      .reduceRight<Step>(
        (rest, step) => (at, then) => step(at, (next) => rest(next, then)),
        (at, then) => then(at),
      );
  }

  #element(element: AST.Element): Step {
    switch (element.type) {
      case 'Group':
      case 'CapturingGroup':
        return this.#any(element.alternatives);
      case 'Quantifier':
        return this.#quantifier(element);
      case 'Assertion':
        return this.#assertion(element);
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass': {
        const test = this.#testOf(element.raw);
        return (at, then) => {
          this.#spend();
          return at < this.#text.length && test.test(this.#text.charAt(at)) && then(at + 1);
        };
      }
      default:
        throw new Error(`${element.raw} is not known here`);
    }
  }

  #assertion(assertion: AST.Assertion): Step {
    switch (assertion.kind) {
      case 'start':
        return (at, then) => at === 0 && then(at);
      case 'end':
        return (at, then) => at === this.#text.length && then(at);
      case 'word': {
        const isWord = (at: number) => /\w/.test(this.#text.charAt(at));
        return (at, then) => (isWord(at - 1) !== isWord(at)) !== assertion.negate && then(at);
      }
      case 'lookahead': {
        const step = this.#any(assertion.alternatives);
        return (at, then) => step(at, () => true) !== assertion.negate && then(at);
      }
      case 'lookbehind': {
        const before = assertion.alternatives.map(({ elements }) =>
          elements.map((element) => this.#lookedBackAt(element)),
        );
        const stands = (tests: readonly RegExp[], at: number) =>
          at >= tests.length && tests.every((test, i) => test.test(this.#text.charAt(at - tests.length + i)));
        return (at, then) => before.some((tests) => stands(tests, at)) !== assertion.negate && then(at);
      }
    }
  }

  /** Of what stands before a place, single characters are enough to know. */
  #lookedBackAt(element: AST.Element): RegExp {
    if (element.type === 'Character' || element.type === 'CharacterSet' || element.type === 'CharacterClass')
      return this.#testOf(element.raw);
    throw new Error(`${element.raw} is not known here`);
  }

  #quantifier({ element, min, max, greedy }: AST.Quantifier): Step {
    if (element.type === 'Character' || element.type === 'CharacterSet' || element.type === 'CharacterClass')
      return this.#run(this.#testOf(element.raw), min, max, greedy);
    const step = this.#element(element);
    const from = (count: number, at: number, then: Continue): boolean => {
      this.#spend();
      const more = () => count < max && step(at, (next) => (next > at || count < min) && from(count + 1, next, then));
      const enough = () => count >= min && then(at);
      return greedy ? more() || enough() : enough() || more();
    };
    return (at, then) => from(0, at, then);
  }

  /** A run of single characters, without a call for each. */
  #run(test: RegExp, min: number, max: number, greedy: boolean): Step {
    return (at, then) => {
      let length = 0;
      while (length < max && at + length < this.#text.length && test.test(this.#text.charAt(at + length))) length++;
      this.#spend(length + 1);
      const ways = Array.from({ length: Math.max(0, length - min + 1) }, (_, i) => (greedy ? length - i : min + i));
      return ways.some((way) => {
        this.#spend();
        return then(at + way);
      });
    };
  }

  #testOf(raw: string): RegExp {
    let test = this.#tests.get(raw);
    if (test === undefined) {
      test = new RegExp(`^${raw}$`, this.#flags);
      this.#tests.set(raw, test);
    }
    return test;
  }
}
