import { distance } from 'fastest-levenshtein';

/** The candidate nearest to `word`, or null when none is near enough to be a slip of it. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  // A word of which every letter differs is another word, however short.
  let bestDistance = Math.min(word.length - 1, Math.max(2, Math.ceil(word.length / 3))) + 1;
  for (const candidate of candidates) {
    const d = distance(word.toLowerCase(), candidate.toLowerCase());
    if (d < bestDistance) [best, bestDistance] = [candidate, d];
  }
  return best;
}

/** "did you mean `tags`?" or a list of what there is. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  return near === null ? `use one of: ${candidates.map((c) => `\`${c}\``).join(', ')}` : `did you mean \`${near}\`?`;
}
