import type { Content } from '../content/model.ts';
import { resolveHref } from '../mdx/links.ts';
import { type Problem, quote } from '../problems/index.ts';
import { nearest } from '../problems/suggest.ts';
import { unescaped } from '../schema/percent.ts';

/**
 * Links between posts lead somewhere, anchors included. Links to other pages of the site
 * (tags, files in `public/`) are checked on the built site, where all of them exist.
 */
export function checkLinks({
  posts,
  pages,
  series,
  attachments,
}: Pick<Content, 'posts' | 'pages' | 'series' | 'attachments'>): Problem[] {
  // Null where the anchors are known only to the built site, or a part of the text couldn't be read.
  const targets = new Map<string, string[] | null>([
    ['/series/', null],
    ...series.map((s): [string, null] => [s.address, null]),
    ...[...posts, ...pages].map((p): [string, string[] | null] => [
      p.address,
      p.body.incomplete ? null : p.body.anchors,
    ]),
  ]);
  const headingsAt = (at: string) =>
    [...posts, ...pages]
      .filter((text) => text.address === at)
      .flatMap(({ body }) => body.headings.map(({ id }) => `\`#${id}\``))
      .join(', ') || 'none';
  const files = new Set(attachments.map(({ address }) => address));
  const owners = [...posts, ...pages].map(({ address }) => `${address}files/`);
  return [...posts, ...pages].flatMap(({ body, address, file }) =>
    body.links.flatMap(({ href, line, column }) => {
      const { pathname, hash } = new URL(resolveHref(href, address, '/') ?? '/', 'http://site.invalid');
      const place = { file, line, column, field: 'link', found: quote(href) };
      const anchors = targets.get(pathname);
      if (anchors === undefined) {
        if (files.has(unescaped(pathname))) return [];
        const beside = owners.find((folder) => pathname.startsWith(folder));
        if (beside !== undefined) return [missingFile(unescaped(pathname), beside, files, place)];
        if (!/^\/(?:posts|series)\//.test(pathname)) return [];
        const near = nearest(pathname, targets.keys());
        return [
          {
            ...place,
            expected: 'the address of a post or series that exists',
            fix: near === null ? 'correct or remove the link' : `did you mean ${quote(near)}?`,
          },
        ];
      }
      const anchor = unescaped(hash.slice(1));
      // An id may itself be written with escapes, as those of footnotes are: browsers look for that first.
      if (anchor === '' || anchors === null || anchors.includes(anchor) || anchors.includes(hash.slice(1))) return [];
      // Lines and notes of a log have ids that start with the log's own.
      if (anchors.some((a) => anchor.startsWith(`${a}-`))) return [];
      const near = nearest(anchor, anchors);
      return [
        {
          ...place,
          expected: `an anchor of ${pathname}; its headings are ${headingsAt(pathname)}`,
          fix: near === null ? 'lead to one of these, or to the page alone' : `did you mean ${quote(`#${near}`)}?`,
        },
      ];
    }),
  );
}

/** A link to a file for download that isn't there. */
function missingFile(
  pathname: string,
  beside: string,
  files: ReadonlySet<string>,
  place: Omit<Problem, 'expected' | 'fix'>,
): Problem {
  const near = nearest(pathname, files);
  return {
    ...place,
    expected: `a file in \`files/\` beside the post: \`${pathname.slice(beside.length)}\``,
    fix:
      near === null ? 'put the file there, or correct the link' : `put the file there; or did you mean ${quote(near)}?`,
  };
}
