/** A post as its likeness to others is worked out. */
export interface RelatedSource {
  id: string;
  title: string;
  series: string | null;
  tags: readonly string[];
  /** All its words, as plain text. */
  text: string;
}

/**
 * The posts that are most like each one, the most alike first, by id. Series, tags and words are the terms of one
 * vector (TF-IDF, compared by the cosine), so that what all posts share says nothing, and what two alone share says most.
 * `shown` are the posts that a page names already. In time linear in the number of posts.
 */
export function relatedPosts<P extends RelatedSource>(
  posts: readonly P[],
  shown: (post: P) => ReadonlySet<string>,
): Map<string, P[]> {
  const counts = posts.map(termCounts);
  const frequency = new Map<string, number>();
  for (const terms of counts) for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const vectors = counts.map((terms) => strongest(terms, frequency, posts.length));
  // For each term, who has it and how strongly.
  const holders = new Map<string, [number, number][]>();
  vectors.forEach((vector, i) => {
    for (const [term, weight] of vector) {
      const list = holders.get(term) ?? [];
      list.push([i, weight]);
      holders.set(term, list);
    }
  });
  return new Map(
    posts.map((post, i) => {
      const likeness = new Map<number, number>();
      for (const [term, weight] of vectors[i] ?? []) {
        for (const [other, theirs] of holders.get(term) ?? []) {
          likeness.set(other, (likeness.get(other) ?? 0) + weight * theirs);
        }
      }
      const left = shown(post);
      const found = [...likeness]
        .flatMap(([other, score]) => {
          const candidate = posts[other];
          const isNew = candidate !== undefined && other !== i && !left.has(candidate.id);
          return isNew && score >= LIKENESS_MIN ? [{ candidate, score }] : [];
        })
        .sort((a, b) => b.score - a.score || a.candidate.id.localeCompare(b.candidate.id, 'en'));
      return [post.id, found.slice(0, RELATED_MAX).map(({ candidate }) => candidate)];
    }),
  );
}

const RELATED_MAX = 3;
// Below it posts share some words, as any two of one field do.
const LIKENESS_MIN = 0.06;
/** How many terms stand for a post. */
const TERMS_MAX = 80;
/** A term of more posts than these tells little, and would cost the square of their number. */
const HOLDERS_MAX = 300;

// A tag counts like a word that stands there so often.
const TAG_COUNT = 12;
const SERIES_COUNT = 6;
const TITLE_COUNT = 4;

// Two signs at least, the first a letter: numbers differ from post to post whatever they are about.
const WORD = /\p{L}[\p{L}\p{N}_-]+/gu;

/** Terms and how often they stand there. A blank keeps tags and series apart from words. */
function termCounts({ title, series, tags, text }: RelatedSource): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (term: string, count: number) => counts.set(term, (counts.get(term) ?? 0) + count);
  const addWords = (words: string, count: number) => {
    for (const word of words.toLowerCase().match(WORD) ?? []) add(word, count);
  };
  addWords(text, 1);
  addWords(title, TITLE_COUNT);
  for (const tag of new Set(tags.map((name) => name.toLowerCase()))) add(`tag ${tag}`, TAG_COUNT);
  if (series !== null) add(`series ${series}`, SERIES_COUNT);
  return counts;
}

/** The terms with the largest weights, of length 1 as a vector. */
function strongest(
  counts: ReadonlyMap<string, number>,
  frequency: ReadonlyMap<string, number>,
  posts: number,
): [string, number][] {
  const weighed = [...counts].flatMap(([term, count]): [string, number][] => {
    const holders = frequency.get(term) ?? 1;
    // What stands in one post alone has no part in a likeness, and what stands in all has none either.
    if (holders < 2 || holders === posts || holders > HOLDERS_MAX) return [];
    return [[term, (1 + Math.log(count)) * Math.log(posts / holders)]];
  });
  const kept = weighed.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, TERMS_MAX);
  const length = Math.hypot(...kept.map(([, weight]) => weight));
  return kept.map(([term, weight]) => [term, weight / length]);
}
