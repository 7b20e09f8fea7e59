import type { Content } from '../content/model.ts';
import { usesIn } from '../mdx/index.ts';
import type { Problem } from '../problems/index.ts';

const ANYWHERE = new Set([
  'Aside',
  'Terminal',
  'Screenshot',
  'Callout',
  'Gallery',
  'BeforeAfter',
  'Diagram',
  'Example',
]);

/** Logs and the parts of a series belong to a post: a page has none to show. */
export function checkPageComponents({ pages }: Pick<Content, 'pages'>): Problem[] {
  return pages.flatMap(({ body, file }) =>
    usesIn(body.segments)
      .filter((use) => !ANYWHERE.has(use.name))
      .map(({ name, line, column }) => ({
        file,
        line,
        column,
        field: `<${name}>`,
        found: 'it in a page',
        expected: `${[...ANYWHERE].map((a) => `\`<${a}>\``).join(', ')} in a page; the others in posts`,
        fix: 'move it to a post',
      })),
  );
}
