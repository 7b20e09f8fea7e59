import type { Addition, Drop, Rewrite } from '../account/index.ts';

/**
 * `error`: bad input, something could not be taken over as it was meant.
 * `hand`: taken over, but an author should look at it. `notice`: done by rule, nothing to do.
 */
export type Severity = 'error' | 'hand' | 'notice';

export interface Finding {
  severity: Severity;
  /** The file in the source, relative to it, and the line there. */
  file: string;
  line: number | null;
  /** Where it came out: the file relative to the output, and the line there. Null for what has no place in it. */
  output: string | null;
  outputLine: number | null;
  /** What was found, as a sentence. */
  what: string;
  /** What to do about it; empty for what needs nothing. */
  fix: string;
}

const WORD = /[\p{L}\p{N}]+/gu;

/** What the steps of an import report to. */
export class Findings {
  readonly all: Finding[] = [];
  readonly drops: Drop[] = [];
  /** By file: words of the output that the source doesn't have. */
  readonly additions: (Addition & { file: string })[] = [];
  /** By file: addresses within the site, and names of pictures, that were written another way. */
  readonly rewrites: (Rewrite & { file: string })[] = [];

  error(file: string, line: number | null, what: string, fix: string): void {
    this.#add('error', file, line, what, fix);
  }

  hand(file: string, line: number | null, what: string, fix: string): void {
    this.#add('hand', file, line, what, fix);
  }

  notice(file: string, line: number | null, what: string, fix = ''): void {
    this.#add('notice', file, line, what, fix);
  }

  drop(drop: Drop): void {
    this.drops.push(drop);
  }

  /** A drop of a text that may stand otherwise in the source, with Liquid in it: then its whole line is quoted. */
  dropQuote(
    { file, source }: { file: string; source: string },
    line: number,
    what: Drop['what'],
    text: string,
    reason: string,
  ): void {
    const whole = source.split(/\r\n|\n|\r/)[line - 1] ?? '';
    this.drop({ file, line, what, text: whole.includes(text) ? text : whole, reason });
  }

  /** Of a tag, the pieces that what was made of it doesn't have. */
  dropPieces(file: string, line: number, source: string, made: string, reason: string): void {
    let at = line;
    const words = new Set(made.match(WORD));
    const isMade = (bare: string) => made.includes(bare) && (bare.match(WORD) ?? []).every((word) => words.has(word));
    for (const piece of source.split(/(\s+|"[^"]*"|'[^']*')/)) {
      const bare = piece.replace(/^["']|["']$/g, '').trim();
      if (bare !== '' && !isMade(bare)) this.drop({ file, line: at, what: 'markup', text: piece, reason });
      at += piece.split('\n').length - 1;
    }
  }

  addition(file: string, text: string, reason: string, where?: string): void {
    this.additions.push({ file, text, reason, ...(where !== undefined && { where }) });
  }

  rewrite(file: string, from: string, to: string): void {
    this.rewrites.push({ file, from, to });
  }

  #add(severity: Severity, file: string, line: number | null, what: string, fix: string): void {
    const known = this.all.some((f) => f.file === file && f.line === line && f.what === what);
    if (!known) this.all.push({ severity, file, line, output: null, outputLine: null, what, fix });
  }
}
