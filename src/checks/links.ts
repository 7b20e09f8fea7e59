import type { Content } from '../content/model.ts';
import { resolveHref } from '../mdx/links.ts';
import { type Problem, quote } from '../problems/index.ts';
import { nearest } from '../problems/suggest.ts';

/**
 * Links between posts lead somewhere, anchors included. Links to other pages of the site
 * (tags, files in `public/`) are checked on the built site, where all of them exist.
 */
export function checkLinks({ posts, pages, series }: Pick<Content, 'posts' | 'pages' | 'series'>): Problem[] {
  const headings = new Map<string, string[]>([
    ...series.map((s): [string, string[]] => [s.address, []]),
    ...[...posts, ...pages].map((p): [string, string[]] => [p.address, p.body.headings.map((h) => h.id)]),
  ]);
  const ownGround = /^\/(?:posts|series)\//;
  return [...posts, ...pages].flatMap(({ body, address, file }) =>
    body.links.flatMap(({ href, line, column }) => {
      const { pathname, hash } = new URL(resolveHref(href, address, '/'), 'http://site.invalid');
      const place = { file, line, column, field: 'link', found: quote(href) };
      const anchors = headings.get(pathname);
      if (anchors === undefined) {
        if (!ownGround.test(pathname)) return [];
        const near = nearest(pathname, headings.keys());
        return [
          {
            ...place,
            expected: 'the address of a post or series that exists',
            fix: near === null ? 'correct or remove the link' : `did you mean ${quote(near)}?`,
          },
        ];
      }
      const anchor = decodeURIComponent(hash.slice(1));
      if (anchor === '' || anchors.length === 0 || anchors.includes(anchor)) return [];
      const near = nearest(anchor, anchors);
      return [
        {
          ...place,
          expected: `a heading of ${pathname}: ${anchors.map((a) => `\`#${a}\``).join(', ')}`,
          fix: near === null ? 'use one of these' : `did you mean ${quote(`#${near}`)}?`,
        },
      ];
    }),
  );
}
