import { stripAnsi } from '../logs/index.ts';
import { isMasked, mask } from './masked.ts';
import { PlaceFinder } from './place.ts';
import { SECRET_FORMS } from './secret-forms.ts';
import { vendorTokens } from './vendor-tokens.ts';

/** Something in a text that opens a door. The text itself is never kept, so that no message can print it. */
export interface Secret {
  /** What it is, as a noun: `password`, `private key`. */
  kind: string;
  /** At most its first two characters, then `***`. */
  masked: string;
  /** Count from 1, in the text without its terminal colours. */
  line: number;
  column: number;
  /** Where it stands in that text, in UTF-16 units. */
  start: number;
  end: number;
}

interface Span {
  kind: string;
  start: number;
  end: number;
  /** True where no shell reads it. */
  literal?: boolean;
}

// A line on which a form could stand: at least one of these is part of each.
const HINT =
  /pass|pwd|secret|token|auth|ticket|bearer|credential|(?:api|access|private|shared).?key|gUser|private.(?:key|lines)|b3BlbnNzaC1rZXk|PVE(?:VNC|SPICE)?:|AQ[A-Z0-9+/]{36}==|eyJ|:\/\/|mysql|maria|xtrabackup|redis-cli|ldap|curl|smb|rpcclient|ipmitool|fence_|stonith|login|cifs|\bxe\b|\bnet (?:rpc|ads|rap)|\$(?:[1567]|2[abxy]|g?y)\$/gi;

/** Lines are looked at in pieces of this length, which no command line reaches; the pieces overlap. */
const PIECE = 8192;
const OVERLAP = 512;
/** Characters after a secret's first line in which a mask may stand. */
const MASK_WITHIN = 80;

/**
 * The secrets in a text: private keys, passwords and tokens in command lines, settings and addresses, and the
 * tokens whose form their makers have published (by secretlint). What is masked is no secret. In their order,
 * each once. The time is linear in the length of the text.
 */
export async function findSecrets(text: string): Promise<Secret[]> {
  const plain = stripAnsi(text).text;
  const spans: Span[] = [...ownForms(plain), ...(await vendorTokens(plain))].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  const places = new PlaceFinder(plain);
  const secrets: Secret[] = [];
  let end = 0;
  let last: Span | null = null;
  for (const span of spans) {
    const value = plain.slice(span.start, span.end);
    // `'$ecret'`: in these quotes a shell replaces nothing.
    const literal = span.literal === true || plain[span.start - 1] === "'";
    if (span.start < end || isMasked(value, { literal })) continue;
    end = span.end;
    // The first line of a key and its body are one key.
    const goesOn = last?.kind === 'private key' && span.kind === last.kind && span.start - last.end < MASK_WITHIN;
    last = span;
    if (goesOn) continue;
    secrets.push({ kind: span.kind, masked: mask(value), ...places.at(span.start), start: span.start, end: span.end });
  }
  return secrets;
}

function* ownForms(text: string): Generator<Span> {
  let done = 0;
  for (const hint of text.matchAll(HINT)) {
    if (hint.index < done) continue;
    const from = Math.max(done - OVERLAP, hint.index - OVERLAP, 0);
    const start = from + text.slice(from, hint.index).lastIndexOf('\n') + 1;
    const piece = text.slice(start, hint.index + PIECE);
    const newline = piece.indexOf('\n', hint.index - start);
    done = start + (newline < 0 ? piece.length : newline);
    yield* formsIn(text.slice(start, done), start, text);
  }
}

function* formsIn(piece: string, at: number, text: string): Generator<Span> {
  for (const { kind, pattern, unless, literal = false } of SECRET_FORMS) {
    for (const match of piece.matchAll(pattern)) {
      const [start, end] = match.indices?.[1] ?? [];
      if (start === undefined || end === undefined) continue;
      if (unless?.(piece.slice(start, end), text.slice(at + end, at + end + MASK_WITHIN))) continue;
      yield { kind, start: at + start, end: at + end, literal };
    }
  }
}
