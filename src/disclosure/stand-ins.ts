import { keyOf, kindOf, type StandIns } from './redaction.ts';

/** What an author wants replaced: a stand-in of their own, or null for one that is made. */
export type Wishes = readonly (readonly [name: string, standIn: string | null])[];

// RFC 5737: ranges that belong to nobody, for documentation.
const IPV4_BLOCKS = ['192.0.2', '198.51.100', '203.0.113'];

function* ipv4(): Generator<string> {
  for (const block of IPV4_BLOCKS) for (let i = 1; i < 255; i++) yield `${block}.${i}`;
}

function* numbered(form: (n: number) => string): Generator<string> {
  for (let n = 1; ; n++) yield form(n);
}

/**
 * One stand-in for each name, the same wherever it is wished for; made ones come from the ranges for
 * documentation (RFC 5737, RFC 3849, RFC 2606), in the order of the wishes, and none that `isTaken`.
 * Names for which the ranges have no more are left out.
 */
export function makeStandIns(wishes: Wishes, isTaken: (standIn: string) => boolean): StandIns {
  const standIns = new Map<string, string>();
  for (const [name, standIn] of wishes) {
    if (standIn !== null && !standIns.has(keyOf(name))) standIns.set(keyOf(name), standIn);
  }
  const used = new Set([...standIns.values()].map(keyOf));
  const makers = {
    ipv4: ipv4(),
    ipv6: numbered((n) => `2001:db8::${n.toString(16)}`),
    host: numbered((n) => `host-${n}.example`),
    word: numbered((n) => `host-${n}`),
  };
  for (const [name] of wishes) {
    const key = keyOf(name);
    if (standIns.has(key)) continue;
    const kind = kindOf(name);
    const maker = makers[kind === 'name' ? (name.includes('.') ? 'host' : 'word') : kind];
    const standIn = nextFree(maker, (made) => used.has(made) || isTaken(made));
    if (standIn === null) continue;
    standIns.set(key, standIn);
    used.add(standIn);
  }
  return Object.fromEntries(standIns);
}

function nextFree(maker: Generator<string>, isUsed: (made: string) => boolean): string | null {
  for (let next = maker.next(); next.done !== true; next = maker.next()) {
    if (!isUsed(next.value)) return next.value;
  }
  return null;
}
