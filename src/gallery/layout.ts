import { partOf } from './shape.ts';

/** How large pictures are shown, in CSS pixels, as the style sheet has it; browsers choose their files by it. */

/** The text column. */
const COLUMN = 736;
/** Part of a narrow screen that the column takes. */
const NARROW_VW = 92;
/** Higher than this, a single picture would not fit a screen. */
const SINGLE_HEIGHT = 720;
/** Height of a row where it scrolls, on narrow screens: pixels, and part of the screen's width. */
const ROW_SCROLLING = 192;
const ROW_SCROLLING_VW = 36;
/** Where rows would be lower than this on average, nothing could be made out. */
const ROW_LOWEST = 110;
const STEP = 416;

interface Size {
  width: number;
  height: number;
}

export interface Shown {
  /** For the attributes that keep the place of a picture before it is loaded. */
  width: number;
  height: number;
  /** The `sizes` attribute. */
  sizes: string;
}

/** A picture of its own: as wide as the text, no higher than a screen, never larger than it is. */
export function single({ width, height }: Size): Shown {
  const shown = Math.min(width, COLUMN, Math.round((SINGLE_HEIGHT * width) / height));
  return { width: shown, height: Math.round((shown * height) / width), sizes: `min(${NARROW_VW}vw, ${shown}px)` };
}

/** A thumbnail in a grid: two columns beside each other, one on a phone. */
export function inGrid({ width, height }: Size): Shown {
  return { width, height, sizes: `(min-width: 50rem) ${COLUMN / 2 - 8}px, (min-width: 36rem) 46vw, ${NARROW_VW}vw` };
}

export function inFilmstrip({ width, height }: Size): Shown {
  return { width, height, sizes: `min(80vw, ${STEP}px)` };
}

/**
 * Rows of pictures of one height that fill the column; as few as leave them high enough, and about as full as
 * each other. The widths are in proportion: flex items shrink in proportion to theirs, and so come out at one
 * height without a style of their own.
 */
export function inRows(pictures: readonly Size[]): Shown[][] {
  const ratios = pictures.map(({ width, height }) => width / height);
  const sum = ratios.reduce((a, b) => a + b, 0);
  const rows = Array.from({ length: Math.ceil((sum * ROW_LOWEST) / COLUMN) }, (): Size[] => []);
  let before = 0;
  for (const [i, picture] of pictures.entries()) {
    const ratio = ratios[i] ?? 0;
    // The row that the middle of the picture falls into.
    rows[Math.floor(((before + ratio / 2) / sum) * rows.length)]?.push(picture);
    before += ratio;
  }
  return rows.filter((row) => row.length > 0).map(inRow);
}

function inRow(pictures: readonly Size[]): Shown[] {
  const ratios = pictures.map(({ width, height }) => width / height);
  const sum = ratios.reduce((a, b) => a + b, 0);
  // A picture that is too small keeps its size beside the others, and doesn't take them down with it.
  const enough = pictures.filter((picture) => picture.height >= ROW_LOWEST);
  const height = Math.min(...(enough.length === 0 ? pictures : enough).map((picture) => picture.height));
  return pictures.map((picture, i) => {
    const ratio = ratios[i] ?? 1;
    const own = Math.min(height, picture.height);
    const shown = Math.min((COLUMN * ratio) / sum, own * ratio);
    const scrolling = Math.round(Math.min(ROW_SCROLLING, own) * ratio);
    const narrow = `min(${scrolling}px, ${Math.round(ROW_SCROLLING_VW * ratio)}vw)`;
    const wide = `min(${Math.round((NARROW_VW * ratio) / sum)}vw, ${Math.round(shown)}px)`;
    return { width: Math.round(own * ratio), height: own, sizes: `(max-width: 36rem) ${narrow}, ${wide}` };
  });
}

/** Where a mark sits on the part of its picture that is shown, in per cent; null when that part is cut away. */
export function markOn(
  at: readonly [number, number] | { x: number; y: number },
  { width, height }: Size,
  shape: string | null,
): { x: number; y: number } | null {
  const [left, top] = isPair(at) ? [(at[0] / 100) * width, (at[1] / 100) * height] : [at.x, at.y];
  // The shape of a whole picture is its own: worked out, it could lose the last pixel to rounding.
  const { width: right, height: bottom } = shape === null ? { width, height } : partOf(width, height, shape);
  if (left > right || top > bottom) return null;
  const percent = (value: number, of: number) => Math.round((value / of) * 10_000) / 100;
  return { x: percent(left, right), y: percent(top, bottom) };
}

function isPair(at: readonly [number, number] | { x: number; y: number }): at is readonly [number, number] {
  return Array.isArray(at);
}
