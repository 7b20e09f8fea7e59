import type { Content } from '../content/model.ts';
import { resolveHref } from '../mdx/links.ts';
import { type Problem, quote } from '../problems/index.ts';
import { nearest } from '../problems/suggest.ts';

/**
 * Links between posts lead somewhere, anchors included. Links to other pages of the site
 * (tags, files in `public/`) are checked on the built site, where all of them exist.
 */
export function checkLinks({ posts, pages, series }: Pick<Content, 'posts' | 'pages' | 'series'>): Problem[] {
  // Null where the anchors are known only to the built site, or a part of the text couldn't be read.
  const targets = new Map<string, string[] | null>([
    ['/series/', null],
    ...series.map((s): [string, null] => [s.address, null]),
    ...[...posts, ...pages].map((p): [string, string[] | null] => [
      p.address,
      p.body.incomplete ? null : p.body.anchors,
    ]),
  ]);
  const ownGround = /^\/(?:posts|series)\//;
  return [...posts, ...pages].flatMap(({ body, address, file }) =>
    body.links.flatMap(({ href, line, column }) => {
      const { pathname, hash } = new URL(resolveHref(href, address, '/') ?? '/', 'http://site.invalid');
      const place = { file, line, column, field: 'link', found: quote(href) };
      const anchors = targets.get(pathname);
      if (anchors === undefined) {
        if (!ownGround.test(pathname)) return [];
        const near = nearest(pathname, targets.keys());
        return [
          {
            ...place,
            expected: 'the address of a post or series that exists',
            fix: near === null ? 'correct or remove the link' : `did you mean ${quote(near)}?`,
          },
        ];
      }
      const anchor = decode(hash.slice(1));
      if (anchor === '' || anchors === null || anchors.includes(anchor)) return [];
      // Lines and notes of a log have ids that start with the log's own.
      if (anchors.some((a) => anchor.startsWith(`${a}-`))) return [];
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

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
