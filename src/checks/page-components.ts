import type { Content } from '../content/model.ts';
import { usesIn } from '../mdx/index.ts';
import type { Problem } from '../problems/index.ts';

/** A page is no part of a series, and has no logs of its own: it may show those of posts. */
export function checkPageComponents({ pages }: Pick<Content, 'pages'>): Problem[] {
  return pages.flatMap(({ body, file }) => {
    const fenced = body.logs.map(({ line, column }) => ({
      file,
      line,
      column,
      field: '```migration-log',
      found: 'a log in a page',
      expected: 'logs in posts',
      fix: 'move it to a post; the page shows it with `<MigrationLog log="<series>/<part>/<name>" />`',
    }));
    const parts = usesIn(body.segments)
      .filter((use) => use.name === 'SeriesNav')
      .map(({ name, line, column }) => ({
        file,
        line,
        column,
        field: `<${name}>`,
        found: 'it in a page',
        expected: 'a post, which has a place in its series',
        fix: 'link to the series instead: `/series/<series>/`',
      }));
    return [...fenced, ...parts];
  });
}
