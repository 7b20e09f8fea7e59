import { type Range, rangeAt } from './code-ranges.ts';

/** A template in pieces: text, `{{ outputs }}` and `{% tags %}`. Offsets are of the template. */
export type Piece =
  | { kind: 'text'; source: string; start: number }
  | { kind: 'output'; source: string; start: number }
  | { kind: 'tag'; name: string; args: string; source: string; start: number };

const OUTPUT = /\{\{-?((?:(?!\n[ \t]*\n)[\s\S])*?)-?\}\}/y;
const TAG = /\{%-?\s*([\w-]*)((?:"[^"]*"|'[^']*'|(?!%\})[\s\S])*?)-?%\}/y;

/** Cuts a template at its Liquid. What starts inside code is text. */
export function cutPieces(text: string, code: readonly Range[]): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  let at = text.indexOf('{');
  while (at !== -1) {
    const range = rangeAt(code, at);
    const piece = range === null ? pieceAt(text, at) : null;
    if (piece === null) {
      at = text.indexOf('{', range?.end ?? at + 1);
      continue;
    }
    if (at > done) pieces.push({ kind: 'text', source: text.slice(done, at), start: done });
    pieces.push(piece);
    done = at + piece.source.length;
    at = text.indexOf('{', done);
  }
  if (done < text.length) pieces.push({ kind: 'text', source: text.slice(done), start: done });
  return pieces;
}

function pieceAt(text: string, start: number): Piece | null {
  OUTPUT.lastIndex = start;
  const output = OUTPUT.exec(text);
  if (output !== null) return { kind: 'output', source: output[0], start };
  TAG.lastIndex = start;
  const tag = TAG.exec(text);
  if (tag === null) return null;
  return { kind: 'tag', name: tag[1] ?? '', args: (tag[2] ?? '').trim(), source: tag[0], start };
}

/** Index of the piece that ends the block which starts at `from`; -1 when nothing does. */
export function endOfBlock(pieces: readonly Piece[], from: number, name: string): number {
  let depth = 0;
  for (let i = from; i < pieces.length; i++) {
    const piece = pieces[i];
    if (piece?.kind !== 'tag') continue;
    if (piece.name === name) depth++;
    else if (piece.name === `end${name}`) depth--;
    if (depth === 0) return i;
  }
  return -1;
}
