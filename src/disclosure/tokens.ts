import { canonical } from './ranges.ts';

/** A piece of a text that may name a machine. Offsets count UTF-16 units, as `String.slice` does. */
export interface Token {
  kind: 'ipv4' | 'ipv6' | 'name';
  start: number;
  end: number;
  /** The same for each spelling of one address or name. */
  key: string;
}

export interface TokenOptions {
  /** Which names are wanted: those with a dot, or every word. Addresses always are. */
  names: 'dotted' | 'all';
}

// What an address or a name is made of, and what splits it off: `0-9A-Za-z`, `_`, `-`, then `.` and `:`.
const OTHER = 0;
const WORD = 1;
const DOT = 2;
const COLON = 3;
const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[\w-]/.test(char) ? WORD : char === '.' ? DOT : char === ':' ? COLON : OTHER;
});

/**
 * The addresses and names in a text, whole ones only, in their order and never overlapping:
 * `81.2.69.1` is no token of `81.2.69.142`. One pass over the characters, whatever they are.
 */
export function* tokensIn(text: string, { names }: TokenOptions): Generator<Token> {
  const { length } = text;
  let start = -1;
  let [dots, colons] = [0, 0];
  for (let i = 0; i <= length; i++) {
    const code = i < length ? text.charCodeAt(i) : 0;
    const kind = code < 128 ? CLASSES[code] : OTHER;
    if (kind !== OTHER) {
      if (start < 0) [start, dots, colons] = [i, 0, 0];
      if (kind === DOT) dots++;
      else if (kind === COLON) colons++;
    } else if (start >= 0) {
      if (dots > 0 || colons > 1 || names === 'all') yield* tokensOfRun(text.slice(start, i), start, names, colons > 1);
      start = -1;
    }
    if (code === ESCAPE) i += colourAt(text, i);
  }
}

const ESCAPE = 27;
const COLOUR = /\[[0-?]{0,64}[ -/]{0,8}[@-~]/y;

/** Characters of a terminal colour after its escape: the `31m` of `ESC[31m` is no beginning of a name. */
function colourAt(text: string, at: number): number {
  COLOUR.lastIndex = at + 1;
  return COLOUR.exec(text)?.[0].length ?? 0;
}

function* tokensOfRun(run: string, at: number, names: TokenOptions['names'], mayBeIPv6: boolean): Generator<Token> {
  let done = 0;
  if (mayBeIPv6 && (run.includes('::') || COLONS.test(run))) {
    for (const { kind, start, end, key } of ipv6In(run)) {
      yield* namesIn(run.slice(done, start), at + done, names);
      yield { kind, start: at + start, end: at + end, key };
      done = end;
    }
  }
  yield* namesIn(run.slice(done), at + done, names);
}

const COLONS = /(?:[0-9A-Fa-f]{1,4}:){7}/;
const HEX_RUN = /[0-9A-Fa-f:.]+/g;
/** Eight pairs of digits are the name of a port or a disk (a WWN), not an address. */
const PAIRS = /^(?:[0-9A-Fa-f]{2}:){7}[0-9A-Fa-f]{2}$/;
/** Characters of the longest spelling, six groups and four decimal numbers, and of a port after it. */
const IPV6_LENGTH = 52;

function* ipv6In(run: string): Generator<Token> {
  for (const match of run.matchAll(HEX_RUN)) {
    let hex = match[0];
    let start = match.index;
    const next = run.charAt(start + hex.length);
    // `inet6:2001:db8::1`: the first group is the end of a word.
    if (start > 0 && /\w/.test(run.charAt(start - 1))) {
      const cut = hex.indexOf(':') + 1;
      start += cut;
      hex = cut > 0 ? hex.slice(cut) : '';
    }
    if (/\w/.test(next)) hex = hex.slice(0, Math.max(0, hex.lastIndexOf(':')));
    if (hex.length > IPV6_LENGTH) continue;
    hex = hex.replace(/(?<!:):$|\.{1,16}$/, '');
    if (PAIRS.test(hex)) continue;
    let address = canonical(hex);
    if (address === null) {
      // `2001:db8::1.443`, as tcpdump writes a port.
      // And `2001:db8::1:60000`, as QEMU does: no group has five digits.
      hex = hex.replace(/(?:\.\d{1,5}|:\d{5})$/, '');
      address = canonical(hex);
    }
    if (address === null) continue;
    // An IPv4 address in the form of IPv6 is that address: `::ffff:192.0.2.1`. Its tail is written as one.
    const tail = address.kind === 'ipv4' && hex.includes('.') ? hex.lastIndexOf(':') + 1 : 0;
    yield { ...address, start: start + tail, end: start + hex.length };
  }
}

function* namesIn(run: string, at: number, names: TokenOptions['names']): Generator<Token> {
  let start = 0;
  for (let end = run.indexOf(':'); start <= run.length; end = run.indexOf(':', start)) {
    const stop = end < 0 ? run.length : end;
    if (stop > start) yield* nameIn(run.slice(start, stop), at + start, names);
    start = stop + 1;
  }
}

// Four numbers that are not part of a longer row of them.
const IPV4 = /(?<!\d)(?<!\d\.)\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\d)(?!\.\d)/g;

function* nameIn(run: string, at: number, names: TokenOptions['names']): Generator<Token> {
  const name = run.replace(/^[.-]+/, '');
  const start = at + run.length - name.length;
  const end = start + endOf(name);
  if (end === start) return;
  const text = name.slice(0, end - start);
  const whole = canonical(text);
  if (whole?.kind === 'ipv4') {
    yield { kind: 'ipv4', start, end, key: whole.key };
    return;
  }
  if (names === 'all' || text.includes('.')) yield { kind: 'name', start, end, key: text.toLowerCase() };
}

/** Without the dots and dashes at the end, where a sentence or a dash stood. */
function endOf(name: string): number {
  let end = name.length;
  while (end > 0 && (name[end - 1] === '.' || name[end - 1] === '-')) end--;
  return end;
}

/** Addresses within a name, which is theirs in part: `81.2.69.142.static.example.net`, `81.2.69.142-81.2.69.150`. */
export function* addressesWithin(text: string, { start, end }: Token): Generator<Token> {
  for (const match of text.slice(start, end).matchAll(IPV4)) {
    const at = start + match.index;
    const key = canonical(match[0]);
    if (key !== null) yield { kind: 'ipv4', start: at, end: at + match[0].length, key: key.key };
  }
}
