import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import { quote } from '../problems/index.ts';
import type { Compilation } from './compile.ts';
import { isJsx, placeOf } from './elements.ts';

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
    const written = node.tagName === 'a' ? node.properties.href : undefined;
    if (typeof written !== 'string') return;
    // As browsers read it: without blanks around it and line ends in it.
    const href = written.replace(/[\t\n\r]/g, '').trim();
    if (href === '') {
      const fix = 'write where it leads, or remove the link';
      problems.push({ file, ...placeOf(node), field: 'link', found: 'no address', expected: 'an address', fix });
      return;
    }
    if (href.startsWith('#')) {
      // What has no position was made from the text: footnotes and headings know their own ids.
      if (node.position !== undefined)
        body.links.push({ href, line: node.position.start.line, column: node.position.start.column });
      return;
    }
    const scheme = SCHEME.exec(href)?.[1]?.toLowerCase();
    const resolved = resolveHref(href, address, base);
    if (scheme !== undefined ? !SAFE_SCHEMES.has(scheme) : resolved === null) {
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
    const link = { href, line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
    if (scheme !== undefined || href.startsWith('//') || resolved === null) {
      body.outsideLinks.push(link);
      return;
    }
    body.links.push(link);
    node.properties.href = resolved;
  });
  nameThePostInNotes(root, address);
}

/** Notes stand in the page of their log alone as well: there, a place in the post needs the post's address. */
function nameThePostInNotes(root: Root, address: string): void {
  visit(root, (note) => {
    if (!isJsx(note) || note.name !== 'Note') return;
    visit(note, 'element', ({ tagName, properties }) => {
      const isOwn = Array.isArray(properties.className) && properties.className.includes('anchor');
      if (tagName !== 'a' || typeof properties.href !== 'string' || isOwn) return;
      if (properties.href.startsWith('#')) properties.href = address + properties.href;
    });
  });
}

const HERE = 'http://site.invalid';

/** `href` as the browser will resolve it at `address`, as a path of the site. Null when it can't. */
export function resolveHref(href: string, address: string, base: string): string | null {
  const withBase = /^\/(?!\/)/.test(href) ? base + href.slice(1) : href;
  const url = URL.parse(withBase, new URL(address, HERE));
  if (url === null) return null;
  if (url.origin !== HERE) return href.startsWith('//') ? href : null;
  return url.pathname.replace(/\/{2,}/g, '/').replace(/(^|\/)index\.mdx?$/, '$1') + url.search + url.hash;
}
