import type { Dialect, Rule } from './dialect.ts';

/** A rule that knows a line, and what its pattern found there. */
export interface Match {
  dialect: Dialect;
  rule: Rule;
  match: RegExpExecArray;
}

/**
 * Finds the rule of a dialect that knows a message. Most rules start with fixed text, so only the
 * few whose first character is that of the message are tried: reading stays fast with many dialects.
 */
export class Matcher {
  readonly dialect: Dialect;
  readonly #byFirst = new Map<number, Rule[]>();
  readonly #rest: Rule[];

  constructor(dialect: Dialect) {
    this.dialect = dialect;
    const rules = dialect.rules.map((rule) => ({ rule, first: firstCharacter(rule.pattern) }));
    const fits = (code: number) =>
      rules.filter(({ first }) => first === null || first === code).map(({ rule }) => rule);
    for (const { first } of rules) if (first !== null) this.#byFirst.set(first, fits(first));
    this.#rest = rules.filter(({ first }) => first === null).map(({ rule }) => rule);
  }

  find(message: string): Match | null {
    for (const rule of this.#byFirst.get(message.charCodeAt(0)) ?? this.#rest) {
      const match = rule.pattern.exec(message);
      if (match !== null) return { dialect: this.dialect, rule, match };
    }
    return null;
  }
}

/** The character that every match starts with; null when the pattern leaves it open. */
function firstCharacter({ source, flags }: RegExp): number | null {
  const match = /^\^(\\[^\w\s]|[\w '<>#-])(?![?*{])/.exec(source);
  const literal = match?.[1]?.replace('\\', '');
  if (literal === undefined || flags.includes('i') || hasTopLevelAlternative(source)) return null;
  return literal.charCodeAt(0);
}

function hasTopLevelAlternative(source: string): boolean {
  let depth = 0;
  for (let i = 0; i < source.length; i++) {
    const character = source[i];
    if (character === '\\') i++;
    else if (character === '[') i = skipClass(source, i);
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '|' && depth === 0) return true;
  }
  return false;
}

function skipClass(source: string, start: number): number {
  let i = start + 1;
  while (i < source.length && source[i] !== ']') i += source[i] === '\\' ? 2 : 1;
  return i;
}
