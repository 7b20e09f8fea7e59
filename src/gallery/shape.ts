/** Width to height, as authors write it: `16:9`. */
export const SHAPE = /^([1-9]\d?):([1-9]\d?)$/;

/** More than this many times as high as wide, a picture would push its page apart. */
const TALL = 2.5;
const SHAPE_OF_TALL = '3:4';

/** Width divided by height. */
export function ratioOf(shape: string): number {
  const [, width, height] = SHAPE.exec(shape) ?? [];
  return Number(width) / Number(height);
}

export function isTall({ width, height }: { width: number; height: number }): boolean {
  return height > TALL * width;
}

/** The shape in which a picture is shown: as its author says, or whole; very tall ones are cut at the bottom. */
export function shownShape(asked: string | undefined, picture: { width: number; height: number }): string | null {
  return asked ?? (isTall(picture) ? SHAPE_OF_TALL : null);
}

/**
 * The part of a picture that a shape shows, in pixels. It starts at the top left, where a screen has
 * its heading and its lines of text begin.
 */
export function partOf(
  width: number,
  height: number,
  shape: string,
): { left: 0; top: 0; width: number; height: number } {
  const ratio = ratioOf(shape);
  return width / height > ratio
    ? { left: 0, top: 0, width: Math.max(1, Math.round(height * ratio)), height }
    : { left: 0, top: 0, width, height: Math.max(1, Math.round(width / ratio)) };
}
