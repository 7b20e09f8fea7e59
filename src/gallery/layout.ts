import { partOf } from './shape.ts';

/** How large pictures are shown, in CSS pixels, as the style sheet has it; browsers choose their files by it. */

/** The text column. */
const COLUMN = 736;
/** Part of a narrow screen that the column takes. */
const NARROW_VW = 92;
/** Higher than this, a single picture would not fit a screen. */
const SINGLE_HEIGHT = 720;
/** Height of a row where it scrolls, on narrow screens. */
const ROW_SCROLLING = 192;
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
 * A row of pictures of one height that fills the column. The widths are in proportion: flex items shrink in
 * proportion to theirs, and so come out at one height without a style of their own.
 */
export function inRow(pictures: readonly Size[]): Shown[] {
  const ratios = pictures.map(({ width, height }) => width / height);
  const sum = ratios.reduce((a, b) => a + b, 0);
  const height = Math.min(...pictures.map((picture) => picture.height));
  return ratios.map((ratio) => {
    const share = ratio / sum;
    const shown = Math.min(COLUMN * share, height * ratio);
    const scrolling = Math.round(Math.min(ROW_SCROLLING, height) * ratio);
    return {
      width: Math.round(height * ratio),
      height,
      sizes: `(max-width: 36rem) ${scrolling}px, min(${Math.round(NARROW_VW * share)}vw, ${Math.round(shown)}px)`,
    };
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
