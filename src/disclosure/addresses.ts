import { isPublicHost } from './hosts.ts';
import { PlaceFinder } from './place.ts';
import { canonical, isPublicAddress } from './ranges.ts';
import { addressesWithin, type Token, tokensIn } from './tokens.ts';

/** An address or a host name of the public Internet that stands in a text. */
export interface PublicName {
  kind: 'address' | 'host';
  /** The same for each spelling; what `redact` maps. */
  key: string;
  /** As it is written where it stands first. */
  text: string;
  /** Where that is; counts from 1. */
  line: number;
  column: number;
  /** How often it stands there. */
  count: number;
}

/**
 * The public addresses and host names in a text, each once, in the order of their first places.
 * One pass, whatever the text. Versions, files, modules and identifiers are left out as far as
 * what stands around them tells.
 */
export function findPublicNames(text: string): PublicName[] {
  const found = new Map<string, PublicName>();
  const places = new PlaceFinder(text);
  for (const token of publicTokens(text)) {
    const known = found.get(token.key);
    if (known !== undefined) known.count++;
    else {
      const kind = token.kind === 'name' ? 'host' : 'address';
      const written = text.slice(token.start, token.end);
      found.set(token.key, { kind, key: token.key, text: written, ...places.at(token.start), count: 1 });
    }
  }
  return [...found.values()];
}

/** All addresses and dotted names in a text, public or not, each once and as it is written first. */
export function namesIn(text: string): string[] {
  const found = new Map<string, string>();
  for (const { key, start, end } of tokensIn(text, { names: 'dotted' })) {
    if (!found.has(key)) found.set(key, text.slice(start, end));
  }
  return [...found.values()];
}

/** True for a name by itself, without a text around it, that belongs to somebody on the public Internet. */
export function isPublicName(name: string): boolean {
  const address = canonical(name);
  return address === null ? isPublicHost(name) : isPublicAddress(address);
}

function* publicTokens(text: string): Generator<Token> {
  for (const token of tokensIn(text, { names: 'dotted' })) {
    if (token.kind === 'name') {
      const name = text.slice(token.start, token.end);
      if (isPublicHost(name, around(text, token)) || isReverse(name)) yield token;
      else if (!REVERSE.test(name))
        for (const inner of addressesWithin(text, token)) {
          if (isPublicToken(inner) && !isVersion(text, inner)) yield inner;
        }
    } else if (isPublicToken(token) && !(token.kind === 'ipv4' && isVersion(text, token))) yield token;
  }
}

const REVERSE = /^(?:(\d{1,3})\.)(?:(\d{1,3})\.)(?:(\d{1,3})\.)(?:(\d{1,3})\.)in-addr\.arpa$/i;

/** `142.69.2.81.in-addr.arpa` is the DNS's name of 81.2.69.142, and no word of 142.69.2.81. */
function isReverse(name: string): boolean {
  const numbers = REVERSE.exec(name)?.slice(1).reverse().join('.');
  const address = numbers === undefined ? null : canonical(numbers);
  return address !== null && isPublicAddress(address);
}

function isPublicToken({ kind, key }: Token): boolean {
  return kind !== 'name' && isPublicAddress({ kind, key });
}

const CONTEXT = 24;

function around(text: string, { start, end }: Token): { before: string; after: string } {
  return { before: text.slice(Math.max(0, start - CONTEXT), start), after: text.slice(end, end + CONTEXT) };
}

/** `version 2.1.0.5`, `v2.1.0.5`, `qemu-server_2.1.0.5`, `2.1.0.5-1`, `Chrome/2.1.0.5`: four numbers that are no address. */
function isVersion(text: string, token: Token): boolean {
  const { before, after } = around(text, token);
  return (
    /(?:version|\bver|\bv|release|\brev|revision|firmware|bios|driver|\bfw|build|package)["']?[ :=.]{0,3}$/i.test(
      before,
    ) ||
    /[A-Za-z][-_]$/.test(before) ||
    (/[A-Za-z0-9)]\/$/.test(before) && /\.0$/.test(token.key)) ||
    /^(?:[+~]|-\d{1,3}(?![\d.])|-[a-z])/i.test(after)
  );
}
