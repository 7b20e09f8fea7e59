/** What a pattern needs of a text, read from its source: so that it needn't be tried on most texts. */

export interface Needs {
  /** Codes of the characters that a match may start with; null for any. */
  firsts: ReadonlySet<number> | null;
  /** Text that stands in every match, `atStart` at its start; empty for none. */
  literal: string;
  atStart: boolean;
}

const KNOWN = new WeakMap<RegExp, Needs>();

/** Of a pattern that is anchored at its start. */
export function needsOf(pattern: RegExp): Needs {
  const known = KNOWN.get(pattern) ?? scan(pattern);
  KNOWN.set(pattern, known);
  return known;
}

function scan({ source, flags }: RegExp): Needs {
  const nothing = { firsts: null, literal: '', atStart: false };
  if (flags !== '' || !source.startsWith('^')) return nothing;
  const { firsts, mayBeEmpty, runs } = new Scanner(source).alternatives();
  const longest = runs.reduce((best, run) => (run.text.length > best.text.length ? run : best), {
    text: '',
    start: true,
  });
  return { firsts: mayBeEmpty ? null : firsts, literal: longest.text, atStart: longest.start && longest.text !== '' };
}

interface Run {
  text: string;
  start: boolean;
}

/** What a piece of a pattern may start with; and the literal texts in it that no alternative leaves out. */
interface Piece {
  firsts: Set<number> | null;
  mayBeEmpty: boolean;
  runs: Run[];
}

interface Atom extends Piece {
  /** The character, when it is one. */
  literal: string | null;
}

const codes = (text: string) => new Set(Array.from(text, (character) => character.charCodeAt(0)));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const DIGITS = range(48, 57);
const WORD = [...DIGITS, ...range(65, 90), 95, ...range(97, 122)];
const ESCAPED: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };
const ANY = { firsts: null, mayBeEmpty: false, runs: [], literal: null };
const ZERO_WIDTH = { firsts: new Set<number>(), mayBeEmpty: true, runs: [], literal: null };

class Scanner {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Up to the end of the group, or of the pattern. */
  alternatives(): Piece {
    const pieces = [this.#sequence()];
    while (this.#source[this.#at] === '|') {
      this.#at++;
      pieces.push(this.#sequence());
    }
    const [only] = pieces;
    if (pieces.length === 1 && only !== undefined) return only;
    return {
      firsts: union(pieces.map(({ firsts }) => firsts)),
      mayBeEmpty: pieces.some(({ mayBeEmpty }) => mayBeEmpty),
      runs: [],
    };
  }

  #sequence(): Piece {
    const firsts: (Set<number> | null)[] = [];
    const runs: Run[] = [];
    let mayBeEmpty = true;
    let run: Run | null = null;
    while (this.#at < this.#source.length && !'|)'.includes(this.#source.charAt(this.#at))) {
      const atom = this.#atom();
      const isOptional = this.#quantifier();
      if (atom === ZERO_WIDTH) continue;
      if (mayBeEmpty) firsts.push(atom.firsts);
      if (atom.literal !== null && isOptional === null) {
        if (run === null) {
          run = { text: '', start: mayBeEmpty && runs.length === 0 && firsts.length === 1 };
          runs.push(run);
        }
        run.text += atom.literal;
      } else {
        run = null;
        // What may be left out is needed by no match.
        if (isOptional !== true) runs.push(...atom.runs.map(({ text }) => ({ text, start: false })));
      }
      if (!atom.mayBeEmpty && isOptional !== true) mayBeEmpty = false;
    }
    return { firsts: union(firsts), mayBeEmpty, runs };
  }

  #atom(): Atom {
    const character = this.#source.charAt(this.#at++);
    if (character === '^' || character === '$') return ZERO_WIDTH;
    if (character === '.') return ANY;
    if (character === '[') return this.#class();
    if (character === '(') return this.#group();
    if (character === '\\') return this.#escape();
    return literalOf(character);
  }

  #group(): Atom {
    const [opening = ''] = /^(?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(this.#source.slice(this.#at)) ?? [];
    this.#at += opening.length;
    const piece = this.alternatives();
    this.#at++;
    return /^\?<?[=!]$/.test(opening) ? ZERO_WIDTH : { ...piece, literal: null };
  }

  #escape(): Atom {
    const character = this.#source.charAt(this.#at++);
    if (character === 'b' || character === 'B') return ZERO_WIDTH;
    if (character === 'd') return { ...ANY, firsts: new Set(DIGITS) };
    if (character === 'w') return { ...ANY, firsts: new Set(WORD) };
    if (character === 'u') {
      const code = Number.parseInt(this.#source.slice(this.#at, this.#at + 4), 16);
      this.#at += 4;
      return literalOf(String.fromCharCode(code));
    }
    if (/[A-Za-z\d]/.test(character) && ESCAPED[character] === undefined) return ANY;
    return literalOf(ESCAPED[character] ?? character);
  }

  #class(): Atom {
    const end = this.#classEnd();
    const body = this.#source.slice(this.#at, end);
    this.#at = end + 1;
    const isPlain = !body.startsWith('^') && !/\\[^dw\\\]^.-]/.test(body);
    if (!isPlain) return ANY;
    const found: number[] = [];
    for (const [, escaped, from = '', to] of body.matchAll(/\\(.)|([^\\])(?:-([^\\]))?/g)) {
      if (escaped === 'd') found.push(...DIGITS);
      else if (escaped === 'w') found.push(...WORD);
      else if (escaped !== undefined) found.push(escaped.charCodeAt(0));
      else found.push(...range(from.charCodeAt(0), (to ?? from).charCodeAt(0)));
    }
    return { ...ANY, firsts: new Set(found) };
  }

  #classEnd(): number {
    let end = this.#at;
    while (this.#source[end] !== ']') end += this.#source[end] === '\\' ? 2 : 1;
    return end;
  }

  /** Null for none; true for one that lets what is before it be left out. */
  #quantifier(): boolean | null {
    const quantifier = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/.exec(this.#source.slice(this.#at, this.#at + 16))?.[0];
    if (quantifier === undefined) return null;
    this.#at += quantifier.length;
    return /^(?:[?*]|\{0)/.test(quantifier);
  }
}

function literalOf(character: string): Atom {
  return { firsts: codes(character), mayBeEmpty: false, runs: [], literal: character };
}

function union(sets: readonly (Set<number> | null)[]): Set<number> | null {
  const all = new Set<number>();
  for (const set of sets) {
    if (set === null) return null;
    for (const code of set) all.add(code);
  }
  return all;
}
