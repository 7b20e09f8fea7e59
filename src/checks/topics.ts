import type { Content, Post } from '../content/model.ts';
import { type Problem, quote } from '../problems/index.ts';
import { slugOf } from '../series/index.ts';

/** Tags and categories that differ only in case, plural or punctuation are meant as one. */
export function checkTopics({ posts }: Pick<Content, 'posts'>): Problem[] {
  return (['tags', 'categories'] as const).flatMap((key) => [...unusable(posts, key), ...lookAlikes(posts, key)]);
}

function unusable(posts: readonly Post[], key: 'tags' | 'categories'): Problem[] {
  return posts.flatMap(({ data, yaml }) =>
    (data?.[key] ?? []).flatMap((name, i) =>
      slugOf(name).replace(/-/g, '') !== ''
        ? []
        : [
            {
              ...yaml.locate([key, i]),
              field: `${key}[${i}]`,
              found: quote(name),
              expected: 'a name with at least one letter or digit: it becomes an address',
              fix: 'spell it out, such as `cpp` for `++`',
            },
          ],
    ),
  );
}

function lookAlikes(posts: readonly Post[], key: 'tags' | 'categories'): Problem[] {
  const first = new Map<string, { name: string; file: string }>();
  const problems: Problem[] = [];
  for (const { data, yaml, file } of posts) {
    for (const [i, name] of (data?.[key] ?? []).entries()) {
      const stem = stemOf(name);
      const known = first.get(stem);
      if (known === undefined) first.set(stem, { name, file });
      else if (known.name !== name) {
        problems.push({
          ...yaml.locate([key, i]),
          field: `${key}[${i}]`,
          found: quote(name),
          expected: `one spelling: ${known.file} writes ${quote(known.name)}`,
          fix: `write ${quote(known.name)} here, or change it there`,
        });
      }
    }
  }
  return problems;
}

const NO_PLURALS = new Set(['https']);

export function stemOf(name: string): string {
  const plain = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return plain.length > 3 && !NO_PLURALS.has(plain) ? plain.replace(/([^s])s$/, '$1') : plain;
}
