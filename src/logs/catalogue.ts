import type { Dialect, Rule } from './dialect.ts';
import { plain } from './dialects/plain.ts';
import { type Match, Matcher } from './matcher.ts';

/** The formats that a reader knows, in the order that settles ties, and what follows from the list. */
export class Catalogue {
  readonly dialects: readonly Dialect[];
  /** What formats have before their messages in place of a syslog header. */
  readonly frames: readonly NonNullable<Dialect['frame']>[];
  readonly #all: Matcher;
  readonly #matchers: ReadonlyMap<Dialect, Matcher>;
  readonly #families = new Map<Dialect, readonly Dialect[]>();
  readonly #holders = new Map<Rule, Dialect[]>();
  readonly #programs = new Map<string, Matcher | null>();

  constructor(dialects: readonly Dialect[]) {
    this.dialects = dialects.toSorted(byPrecedence);
    this.frames = this.dialects.flatMap(({ frame }) => (frame === undefined ? [] : [frame]));
    this.#all = new Matcher(this.dialects);
    this.#matchers = new Map(this.dialects.map((dialect) => [dialect, new Matcher([dialect])]));
    for (const dialect of this.dialects) {
      this.#families.set(
        dialect,
        this.dialects.filter((other) => isOfStory(other, dialect)),
      );
      for (const rule of dialect.rules) this.#holders.set(rule, [...this.holdersOf(rule), dialect]);
    }
  }

  /** The format of that name; the plain one when there is none. */
  named(name: string): Dialect {
    return this.dialects.find((dialect) => dialect.name === name) ?? plain;
  }

  /** The formats that tell one story with this one, itself among them, in order. */
  familyOf(dialect: Dialect): readonly Dialect[] {
    return this.#families.get(dialect) ?? [dialect];
  }

  /** The formats that print the same line, in order. */
  holdersOf(rule: Rule): readonly Dialect[] {
    return this.#holders.get(rule) ?? [];
  }

  matcherOf(dialect: Dialect): Matcher | null {
    return this.#matchers.get(dialect) ?? null;
  }

  /** The format that a program's lines in the journal are of. */
  byProgram(program: string): Matcher | null {
    let matcher = this.#programs.get(program);
    if (matcher === undefined) {
      const dialect = this.dialects.find(({ programs }) => programs?.test(program));
      matcher = (dialect && this.#matchers.get(dialect)) ?? null;
      // Names from a log that is no log could be without number.
      if (this.#programs.size < 1000) this.#programs.set(program, matcher);
    }
    return matcher;
  }

  /** The first rule of any format that knows the message; a vague one only when there is no other. */
  find(message: string, vague: Match | null): Match | null {
    return this.#all.find(message, vague);
  }
}

const MIDDLE = 50;

function byPrecedence(a: Dialect, b: Dialect): number {
  return (a.precedence ?? MIDDLE) - (b.precedence ?? MIDDLE) || (a.name < b.name ? -1 : 1);
}

export function isOfStory(dialect: Dialect, main: Dialect): boolean {
  return dialect === main || (dialect.family !== undefined && dialect.family === main.family);
}
