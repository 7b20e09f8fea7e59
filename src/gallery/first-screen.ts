import type { ComponentUse, Segment } from '../mdx/index.ts';

const PICTURES = new Set(['Gallery', 'Screenshot', 'BeforeAfter']);

/** Words that fit between the head of a page and the end of a first screen. */
const WORDS_ABOVE = 60;

/**
 * The component whose first picture readers see without scrolling: one that hardly any text, and nothing
 * else, stands before. Null when there is none. All other pictures can wait until readers come near.
 */
export function pictureInFirstScreen(segments: readonly Segment[]): ComponentUse | null {
  let words = 0;
  for (const segment of segments) {
    if (typeof segment !== 'string') return PICTURES.has(segment.name) ? segment : null;
    if (/<(?:h[2-6]|code-block|table|ul|ol)\b/.test(segment)) return null;
    words += segment
      .replace(/<[^>]*>/g, ' ')
      .split(/\s+/)
      .filter((word) => word !== '').length;
    if (words > WORDS_ABOVE) return null;
  }
  return null;
}
