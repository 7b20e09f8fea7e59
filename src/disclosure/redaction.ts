import { encodingOf } from '../logs/index.ts';
import { canonical } from './ranges.ts';
import { addressesWithin, type Token, tokensIn } from './tokens.ts';

/**
 * What is published in the place of what: by `keyOf` what stands in a log. A name that stands for itself
 * may be published as it is. Plain, so that it can be kept with a log.
 */
export type StandIns = Readonly<Record<string, string>>;

/** The same for each spelling of one address (IPv6) or name (letter case). */
export function keyOf(name: string): string {
  return canonical(name)?.key ?? name.toLowerCase();
}

/** What kind of name it is, since a log can only be read when an address is replaced by an address. */
export function kindOf(name: string): Token['kind'] {
  return canonical(name)?.kind ?? 'name';
}

export interface Redacted<T> {
  content: T;
  /** How often each key was found; one that stands for itself is left as it is. */
  found: ReadonlyMap<string, number>;
}

/** Replaces whole names and addresses, in every spelling of theirs, and nothing else. */
export function redactText(text: string, standIns: StandIns): Redacted<string> {
  const found = new Map<string, number>();
  const known = new Map(Object.entries(standIns));
  if (known.size === 0) return { content: text, found };
  const pieces: string[] = [];
  let done = 0;
  for (const token of tokensToReplace(text, known)) {
    const standIn = known.get(token.key);
    if (standIn === undefined) continue;
    found.set(token.key, (found.get(token.key) ?? 0) + 1);
    if (keyOf(standIn) === token.key) continue;
    pieces.push(text.slice(done, token.start), standIn);
    done = token.end;
  }
  pieces.push(text.slice(done));
  return { content: pieces.join(''), found };
}

/**
 * The same for bytes, of UTF-16 or of any encoding that has ASCII in it: all others stay as they were
 * captured, also those that are no characters.
 */
export function redactBytes(bytes: Uint8Array, standIns: StandIns): Redacted<Uint8Array> {
  if (Object.keys(standIns).length === 0) return { content: bytes, found: new Map() };
  const encoding = encodingOf(bytes);
  // Each byte as one character will do: what is replaced, and what stands for it, is ASCII.
  const as = encoding === 'utf-8' ? 'latin1' : 'utf16le';
  const whole = as === 'latin1' ? bytes.length : bytes.length - (bytes.length % 2);
  const inOrder = (units: Buffer) => (encoding === 'utf-16be' ? units.swap16() : units);
  const { content, found } = redactText(inOrder(Buffer.from(bytes.subarray(0, whole))).toString(as), standIns);
  return { content: Buffer.concat([inOrder(Buffer.from(content, as)), bytes.subarray(whole)]), found };
}

function* tokensToReplace(text: string, known: ReadonlyMap<string, string>): Generator<Token> {
  const all = [...known.keys()].some((key) => !/[.:]/.test(key));
  for (const token of tokensIn(text, { names: all ? 'all' : 'dotted' })) {
    if (token.kind !== 'name' || known.has(token.key)) yield token;
    else yield* addressesWithin(text, token);
  }
}

/** A name that can be read in a text which it shouldn't stand in. */
export interface Trace {
  key: string;
  /** What is there: the name as it is written, or a longer one that it is part of. */
  within: string;
  /** Where that starts in the text, in UTF-16 units. */
  offset: number;
}

/** The traces of names that are replaced in a text, whole, as part of a longer name or in another spelling, in their order. */
export function tracesIn(text: string, standIns: StandIns): Trace[] {
  const keys = Object.keys(standIns).filter((key) => keyOf(standIns[key] ?? key) !== key);
  if (keys.length === 0) return [];
  const known = new Map(keys.map((key) => [key, key]));
  const traces = new Map<string, Trace & { end: number }>();
  const add = (trace: Trace) => {
    const end = trace.offset + trace.within.length;
    const at = `${trace.key} ${trace.offset}`;
    if (!traces.has(at)) traces.set(at, { ...trace, end });
  };
  for (const { key, start, end } of tokensToReplace(text, known)) {
    if (known.has(key)) add({ key, within: text.slice(start, end), offset: start });
  }
  // Letter by letter, so that offsets hold.
  const lower = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const covered = Map.groupBy(traces.values(), ({ key }) => key);
  for (const key of keys) {
    const whole = covered.get(key) ?? [];
    let next = 0;
    for (const { index, length } of placesOf(lower, key)) {
      while ((whole[next]?.end ?? Number.POSITIVE_INFINITY) <= index) next++;
      if (index >= (whole[next]?.offset ?? Number.POSITIVE_INFINITY)) continue;
      add({ key, ...wordAt(text, index, length) });
    }
  }
  return [...traces.values()]
    .map(({ key, within, offset }) => ({ key, within, offset }))
    .sort((a, b) => a.offset - b.offset);
}

function* placesOf(lower: string, key: string): Generator<{ index: number; length: number }> {
  for (let at = lower.indexOf(key); at >= 0; at = lower.indexOf(key, at + 1)) {
    if (isTrace(lower, at, key)) yield { index: at, length: key.length };
  }
  if (kindOf(key) !== 'ipv4') return;
  for (const match of lower.matchAll(otherSpellings(key))) {
    if (match[0] !== key) yield { index: match.index, length: match[0].length };
  }
}

/**
 * An IPv4 address with zeros before its numbers or dashes between them, as names of machines in a cloud have it
 * (`ec2-81-2-69-142`), and reversed in a name, as the DNS has it (`142.69.2.81.in-addr.arpa`).
 */
function otherSpellings(key: string): RegExp {
  const numbers = key.split('.').map((number) => `0{0,2}${number}`);
  const row = (all: readonly string[], sign: string) => all.join(sign);
  const reversed = numbers.toReversed();
  const forms = [row(numbers, '\\.'), row(numbers, '-')].map((form) => `${form}(?!\\d)`);
  const inNames = [row(reversed, '\\.'), row(reversed, '-')].map((form) => `${form}(?=[.-][a-z])`);
  return new RegExp(`(?<!\\d)(?:${[...forms, ...inNames].join('|')})`, 'g');
}

/** A dotted name says who it is in any surroundings; a number or a word only where it isn't part of another. */
function isTrace(text: string, at: number, key: string): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + key.length);
  if (kindOf(key) === 'ipv6') {
    // `tcp:2a00:1450::5:60000`: a word before it and a port after it hide no address.
    const word = /(?:^|[^0-9a-f:]|[^0-9a-f:][0-9a-f]{0,4}:)$/.test(text.slice(Math.max(0, at - 6), at));
    return (
      word &&
      /^(?:$|[^0-9a-f:]|:(?!:)(?:\d{1,5}(?![0-9a-f:])|[^0-9a-f:]|$))/.test(
        text.slice(at + key.length, at + key.length + 8),
      )
    );
  }
  if (kindOf(key) === 'ipv4') return !/\d/.test(before) && !/\d/.test(after);
  return key.includes('.') ? !/[a-z0-9]/.test(after) : !/[a-z0-9]/.test(before) && !/[a-z0-9]/.test(after);
}

const AROUND = 40;

function wordAt(text: string, at: number, length: number): { within: string; offset: number } {
  let start = at;
  while (start > at - AROUND && /^[\w.:-]/.test(text.charAt(start - 1))) start--;
  const after = /^(?:[.:-]{0,2}\w){0,40}/.exec(text.slice(at + length, at + length + AROUND))?.[0] ?? '';
  return { within: text.slice(start, at + length) + after, offset: start };
}
