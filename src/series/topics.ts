import { slug } from 'github-slugger';

/** A tag or category and what carries it. */
export interface Topic<P> {
  name: string;
  slug: string;
  posts: P[];
}

export function slugOf(name: string): string {
  return slug(name);
}

/** Groups posts by the names that `namesOf` gives, ordered by name. Posts keep their order. */
export function topics<P>(posts: readonly P[], namesOf: (post: P) => readonly string[]): Topic<P>[] {
  const bySlug = new Map<string, Topic<P>>();
  for (const post of posts) {
    for (const name of new Set(namesOf(post))) {
      const topic = bySlug.get(slugOf(name)) ?? { name, slug: slugOf(name), posts: [] };
      topic.posts.push(post);
      bySlug.set(topic.slug, topic);
    }
  }
  return [...bySlug.values()].sort((a, b) => a.slug.localeCompare(b.slug, 'en'));
}
