import type { Content } from '../content/model.ts';
import { type Problem, quote } from '../problems/index.ts';

/** No post is updated before it is published. */
export function checkDates({ posts }: Pick<Content, 'posts'>): Problem[] {
  return posts.flatMap(({ data, yaml }) => {
    if (data?.updated === undefined || data.updated >= data.date) return [];
    return [
      {
        ...yaml.locate(['updated']),
        field: 'updated',
        found: quote(data.updated),
        expected: `a day not before \`date\` (${data.date})`,
        fix: 'correct one of the two, or leave `updated` out',
      },
    ];
  });
}
