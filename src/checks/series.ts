import type { Content, Post, Series } from '../content/model.ts';
import { type Problem, quote } from '../problems/index.ts';
import { didYouMean } from '../problems/suggest.ts';
import { claims } from './doubts.ts';

/** Every part belongs to a series that exists, and each series counts 1, 2, 3 … without gaps. */
export function checkSeries({ series, posts }: Pick<Content, 'series' | 'posts'>): Problem[] {
  return [...posts.flatMap((post) => membership(post, series)), ...series.flatMap((s) => numbering(s, posts))];
}

function membership(post: Post, series: readonly Series[]): Problem[] {
  const { data, yaml } = post;
  if (data === null) return [];
  if (data.series === undefined) {
    if (data.part === undefined) return [];
    return [
      {
        ...yaml.locateKey([], 'part'),
        field: 'part',
        found: `${quote(data.part)}, but no \`series\``,
        expected: '`series` and `part` together, or neither',
        fix: 'add `series: <name>`, or remove `part`',
      },
    ];
  }
  const problems: Problem[] = [];
  if (data.part === undefined) {
    problems.push({
      ...yaml.locateKey([], 'series'),
      field: 'part',
      found: 'nothing',
      expected: 'the number of this part in its series',
      fix: 'add `part: <number>`',
    });
  }
  if (!series.some((s) => s.id === data.series)) {
    const known = series.map((s) => s.id);
    problems.push({
      ...yaml.locate(['series']),
      field: 'series',
      found: quote(data.series),
      expected: 'the name of a file in `series/`, without `.yaml`',
      fix:
        known.length === 0
          ? `write \`series/${data.series}.yaml\` with title, summary and status`
          : `${didYouMean(data.series, known)} Otherwise write \`series/${data.series}.yaml\``,
    });
  }
  return problems;
}

function numbering(series: Series, posts: readonly Post[]): Problem[] {
  const parts = posts
    .flatMap((post) =>
      post.data?.series === series.id && post.data.part !== undefined ? [{ post, part: post.data.part }] : [],
    )
    .sort((a, b) => a.part - b.part || a.post.id.localeCompare(b.post.id, 'en'));
  // What has a mistake in its front matter may well be the part that seems to be missing.
  const unread = posts.filter((post) => post.data === null && claims(post, series.id));
  const problems: Problem[] = [];
  let before: (typeof parts)[number] | null = null;
  for (const entry of parts) {
    const { post, part } = entry;
    const place = post.yaml.locate(['part']);
    if (before?.part === part) {
      problems.push({
        ...place,
        field: 'part',
        found: `${part}, which ${before.post.file} has already`,
        expected: 'a number that no other part of the series has',
        fix: `give one of the two another number (the next free one is ${(parts.at(-1)?.part ?? 0) + 1})`,
      });
    } else if (part > (before?.part ?? 0) + 1 && unread.length === 0) {
      const last = before?.part ?? 0;
      problems.push({
        ...place,
        field: 'part',
        found: last === 0 ? `${part} as the first part` : `${part} after ${last}`,
        expected: `${last + 1}: parts count from 1 without gaps`,
        fix: `write \`part: ${last + 1}\`, or add the missing part (a draft doesn’t count)`,
      });
    }
    before = entry;
  }
  if (parts.length === 0 && unread.length === 0) {
    problems.push({
      file: series.file,
      line: 1,
      field: 'series',
      found: 'no post that belongs to it',
      expected: 'at least one part that is no draft',
      fix: `add \`series: ${series.id}\` and \`part: 1\` to a post, or remove the file`,
    });
  }
  return problems;
}
