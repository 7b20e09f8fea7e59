import { visit } from 'unist-util-visit';
import { quote } from '../problems/index.ts';
import type { Compilation } from './compile.ts';
import { placeOf } from './elements.ts';

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const SAFE_SCHEMES = new Set(['http', 'https', 'mailto', 'tel']);

/**
 * Makes links absolute within the site: relative to the post's address, and with the base path.
 * A link to a post's file (`../drbd/index.mdx`, as an editor completes it) leads to the post.
 */
export function resolveLinks({ root, body, address, base, file, problems }: Compilation): void {
  visit(root, 'element', (node) => {
    if (node.tagName === 'img') {
      problems.push({
        file,
        ...placeOf(node),
        field: 'picture',
        found: quote(`![${String(node.properties.alt ?? '')}](${String(node.properties.src ?? '')})`),
        expected: 'a component that knows the size of the picture',
        fix: `write \`<Screenshot image="${String(node.properties.src ?? './images/…')}" alt="what can be seen" />\``,
      });
      return;
    }
    const href = node.tagName === 'a' ? node.properties.href : undefined;
    if (typeof href !== 'string' || href.startsWith('#')) return;
    const scheme = SCHEME.exec(href)?.[1]?.toLowerCase();
    if (scheme !== undefined) {
      if (SAFE_SCHEMES.has(scheme)) return;
      delete node.properties.href;
      problems.push({
        file,
        ...placeOf(node),
        field: 'link',
        found: quote(href),
        expected: 'a link to https, http, mailto, or a place on this site',
        fix: `remove the link, or put ${quote(href)} in backticks if it is meant as text`,
      });
      return;
    }
    if (href.startsWith('//')) return;
    body.links.push({ href, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 });
    node.properties.href = resolveHref(href, address, base);
  });
}

/** `href` as the browser will resolve it at `address`, as a path of the site. */
export function resolveHref(href: string, address: string, base: string): string {
  const withBase = href.startsWith('/') ? base + href.slice(1) : href;
  const url = new URL(withBase, new URL(address, 'http://site.invalid'));
  return url.pathname.replace(/(^|\/)index\.mdx?$/, '$1') + url.search + url.hash;
}
