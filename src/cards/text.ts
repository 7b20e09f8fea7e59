import type { Font, GlyphRun } from 'fontkit';
import { fontFor } from './fonts.ts';

/** A text in outlines, at a size of 1: its width and its glyphs are to be multiplied. */
export interface SetText {
  width: number;
  runs: readonly { font: Font; run: GlyphRun; x: number }[];
}

/** Pictures among the letters are left out: no font of a card has them, and titles mean the same without. */
const PICTURES = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0e|\ufe0f)(?<![©®™])/gu;

/** A text as a card writes it: one kind of blank, one form of each letter, no pictures. */
export function cardText(text: string): string {
  return text.normalize('NFC').replace(PICTURES, '').replace(/\s+/g, ' ').trim();
}

/** Whether the fonts write all of a text. */
export async function canWrite(text: string, weight: number): Promise<boolean> {
  for (const character of new Set(cardText(text))) {
    if ((await fontFor(character, weight)) === null) return false;
  }
  return true;
}

/** Sets a text in a line. Throws for a character that no font has: ask `canWrite` first. */
export async function setText(text: string, weight: number): Promise<SetText> {
  const pieces: { font: Font; text: string }[] = [];
  for (const character of text) {
    // A blank goes with what it follows.
    const font = (character === ' ' ? pieces.at(-1)?.font : null) ?? (await fontFor(character, weight));
    if (font === null) throw new Error(`no font of the cards has ${JSON.stringify(character)}`);
    const last = pieces.at(-1);
    if (last?.font === font) last.text += character;
    else pieces.push({ font, text: character });
  }
  let width = 0;
  const runs = pieces.map(({ font, text: piece }) => {
    const run = font.layout(piece);
    const x = width;
    width += run.advanceWidth / font.unitsPerEm;
    return { font, run, x };
  });
  return { width, runs };
}

// Between characters of these scripts a line may end anywhere, but not before what closes or after what opens.
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const NOT_FIRST = /[、。，．：；？！）」』】〉》〕ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々,.:;?!)\]}]/u;
const NOT_LAST = /[（「『【〈《〔([{]/u;

/** The pieces between which a line may end; each keeps the blank behind it. */
export function breakable(text: string): string[] {
  const characters = [...text];
  const pieces: string[] = [];
  characters.forEach((character, i) => {
    const before = characters[i - 1];
    if (before !== undefined && !mayBreak(before, character)) pieces[pieces.length - 1] += character;
    else pieces.push(character);
  });
  return pieces;
}

function mayBreak(before: string, after: string): boolean {
  if (after === ' ') return false;
  if (before === ' ') return true;
  if (NOT_FIRST.test(after) || NOT_LAST.test(before)) return false;
  return WIDE.test(before) || WIDE.test(after) || /[-/–—]/.test(before);
}

const widths = new Map<string, Promise<number>>();

/** The width of a piece of text at a size of 1: words come again and again, and setting them costs. */
function widthOf(piece: string, weight: number): Promise<number> {
  const key = `${weight} ${piece}`;
  const width = widths.get(key) ?? setText(piece, weight).then((set) => set.width);
  widths.set(key, width);
  return width;
}

// Pieces are measured one by one; between them, in a line, a pair of letters may stand closer or wider.
const SAFETY = 0.99;

interface Piece {
  text: string;
  width: number;
  /** Without the blank at its end, which a line doesn't show. */
  atEnd: number;
}

/** The pieces of a text, measured; one wider than a line of `width` comes letter by letter. */
async function measure(text: string, weight: number, width: number): Promise<Piece[]> {
  const pieces = await Promise.all(
    breakable(text).map(async (piece) => {
      const isWide = (await widthOf(piece.trimEnd(), weight)) > width * SAFETY;
      return Promise.all(
        (isWide ? [...piece] : [piece]).map(async (part) => ({
          text: part,
          width: await widthOf(part, weight),
          atEnd: await widthOf(part.trimEnd(), weight),
        })),
      );
    }),
  );
  return pieces.flat();
}

function fill(pieces: readonly Piece[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces) {
    if (line !== '' && used + piece.atEnd > width * SAFETY) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    line += piece.text;
    used += piece.width;
  }
  return line.trimEnd() === '' ? lines : [...lines, line.trimEnd()];
}

const BALANCE_STEPS = 6;

/**
 * Breaks a text into lines no wider than `width` (in units of the size), by what was measured, and about as long as
 * each other. A piece wider than a line is broken within, so that nothing ever leaves the card.
 */
export async function breakLines(text: string, weight: number, width: number): Promise<string[]> {
  const pieces = await measure(text, weight, width);
  let lines = fill(pieces, width);
  let [narrow, wide] = [width / 2, width];
  for (let step = 0; step < BALANCE_STEPS; step++) {
    const middle = (narrow + wide) / 2;
    const widest = Math.max(...pieces.map(({ atEnd }) => atEnd));
    const tried = middle * SAFETY < widest ? null : fill(pieces, middle);
    if (tried?.length === lines.length) [lines, wide] = [tried, middle];
    else narrow = middle;
  }
  return lines;
}

export interface Fitted {
  /** In pixels. */
  size: number;
  lines: string[];
}

/** The largest of the sizes at which a text fits a box of `width` and `height` pixels; null when none is small enough. */
export async function fitText(
  text: string,
  weight: number,
  box: { width: number; height: number; sizes: readonly number[]; leading: number },
): Promise<Fitted | null> {
  for (const size of box.sizes) {
    const lines = await breakLines(text, weight, box.width / size);
    if (lines.length * size * box.leading <= box.height) return { size, lines };
  }
  return null;
}
