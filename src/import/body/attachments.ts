import type { Link, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { MAX_BYTES, plainFileName } from '../../checks/attachments.ts';
import { Names } from '../address/slug.ts';
import type { ImportSite } from '../site.ts';
import type { SourceDocument } from '../source/documents.ts';
import { lineOf } from './nodes.ts';

// Pages of the old site, and what Jekyll itself makes: none of it is a file for download.
const PAGE = /\.(?:x?html?|shtml|php|markdown|mdx?|mkd|textile|adoc)$/i;
const HIDDEN = /(?:^|\/)(?:\.|_config\.)/;

/** Files that a document links to, by the name they have in `files/` beside it: links to them lead there from now on. */
export async function takeAttachments(
  root: Root,
  document: SourceDocument,
  site: ImportSite,
): Promise<Map<string, Buffer>> {
  const links: Link[] = [];
  visit(root, 'link', (link) => void links.push(link));
  const taken = new Map<string, Buffer>();
  const names = new Names();
  const byFile = new Map<string, string>();
  for (const link of links) {
    const file = fileBehind(link, document, site);
    if (file === null) continue;
    const name = byFile.get(file) ?? (await take(file, link, names, taken, document, site));
    if (name === null) continue;
    if (!byFile.has(file))
      site.findings.notice(
        document.file,
        lineOf(link),
        `the file \`${file}\`, which is \`files/${name}\` beside the post now; its old address answers no more`,
      );
    byFile.set(file, name);
    const anchor = /#.*$/.exec(link.url)?.[0] ?? '';
    const url = `./files/${name}${anchor}`;
    site.findings.rewrite(document.file, link.url, url);
    link.url = url;
    link.data = { ...link.data, isFile: true };
  }
  return taken;
}

/** The file of the source that a link leads to; null for one that leads to a page, elsewhere or nowhere. */
function fileBehind(
  link: Link,
  document: SourceDocument,
  { routes, assets, addressOf, formerOf }: ImportSite,
): string | null {
  const url = link.url.trim();
  const path = assets.localPath(url);
  if (path === null || path === '' || /\{[{%]/.test(url)) return null;
  const { kind } = routes.resolve(url, document, addressOf(document));
  if (kind !== 'old' && kind !== 'nowhere') return null;
  const found = assets.find(url, { file: document.file, former: formerOf(document)[0] ?? null });
  return !found.ok || found.guessed || PAGE.test(found.file) || HIDDEN.test(found.file) ? null : found.file;
}

async function take(
  file: string,
  link: Link,
  names: Names,
  taken: Map<string, Buffer>,
  document: SourceDocument,
  { tree, findings }: ImportSite,
): Promise<string | null> {
  const bytes = await tree.read(file);
  // Jekyll makes a page or a feed of what starts with front matter.
  if (bytes.subarray(0, 4).toString('latin1') === '---\n') return null;
  if (bytes.length > MAX_BYTES) {
    findings.error(
      document.file,
      lineOf(link),
      `the file \`${file}\` has more than 25 MiB, which not every host serves; the link still leads to the old site`,
      'publish it where large files are at home, and correct the link',
    );
    return null;
  }
  const plain = plainFileName(file.slice(file.lastIndexOf('/') + 1));
  const name = names.claim(/^\./.test(plain) || plain === '' ? `file${plain}` : plain);
  taken.set(name, bytes);
  return name;
}
