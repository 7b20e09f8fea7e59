import { type Segment, usesIn } from '../mdx/index.ts';

/** The words of a compiled body, code included; what components show of logs and pictures isn't among them. */
export function wordsOf(segments: readonly Segment[]): string {
  const inside = usesIn(segments).flatMap(({ children }) => children);
  return [...segments, ...inside]
    .filter((segment) => typeof segment === 'string')
    .map((html) => html.replace(/<[^>]*>|&#?\w+;/g, ' '))
    .join(' ');
}
