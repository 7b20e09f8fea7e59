import type { Link, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Routes } from '../address/routes.ts';
import type { Findings } from '../report/findings.ts';
import type { SourceDocument } from '../source/documents.ts';
import { plainText } from '../write/mdx.ts';
import { childrenOf, lineOf, text } from './nodes.ts';

export interface LinkInput {
  document: SourceDocument;
  /** The new address of the document. */
  address: string;
  routes: Routes;
  findings: Findings;
}

/** Makes inline links and pictures of those whose address stands elsewhere in the text. */
export function inlineReferences(root: Root, file: string, findings: Findings): void {
  const targets = new Map<string, { url: string; title?: string | null | undefined; line: number }>();
  const used = new Set<string>();
  visit(root, 'definition', (node) => {
    if (targets.has(node.identifier)) {
      findings.notice(
        file,
        lineOf(node),
        `a second address for \`[${node.identifier}]\`, ${node.url}; it was left out`,
      );
      findings.drop({ file, line: lineOf(node), what: 'link', text: node.url, reason: 'a second address of one name' });
    } else targets.set(node.identifier, { url: node.url, title: node.title, line: lineOf(node) });
  });
  visit(root, (node, index, parent) => {
    if (
      index === undefined ||
      parent === undefined ||
      (node.type !== 'linkReference' && node.type !== 'imageReference')
    )
      return;
    const target = targets.get(node.identifier);
    if (target === undefined) return;
    used.add(node.identifier);
    if (node.type === 'imageReference') {
      findings.drop({
        file,
        line: target.line,
        what: 'link',
        text: target.url,
        reason: 'the address of a picture, which stands where the picture does',
      });
    }
    const { url, title = null } = target;
    const position = node.position && { position: node.position };
    const inline: PhrasingContent =
      node.type === 'linkReference'
        ? { type: 'link', url, title, children: node.children, ...position }
        : { type: 'image', url, title, alt: node.alt ?? null, ...position };
    childrenOf(parent).splice(index, 1, inline);
  });
  for (const [identifier, { url, line }] of targets) {
    if (used.has(identifier)) continue;
    findings.notice(
      file,
      line,
      `the address \`[${identifier}]: ${url}\`, which nothing in the text uses; it was left out`,
    );
    findings.drop({ file, line, what: 'link', text: url, reason: 'an address that nothing in the text uses' });
  }
  visit(root, 'definition', (_, index, parent) => {
    if (index === undefined || parent === undefined) return;
    childrenOf(parent).splice(index, 1);
    return index;
  });
}

/** Every link leads somewhere: to the post's new address, to the old site, elsewhere; one that leads nowhere becomes text. */
export function settleLinks(root: Root, input: LinkInput): void {
  visit(root, 'link', (link, index, parent) => {
    if (index === undefined || parent === undefined) return;
    const settled = settleLink(link, input);
    if (settled.length !== 1 || settled[0] !== link) {
      childrenOf(parent).splice(index, 1, ...settled);
      return index + settled.length;
    }
    return;
  });
}

function settleLink(link: Link, { document, address, routes, findings }: LinkInput): PhrasingContent[] {
  const line = lineOf(link);
  const { file } = document;
  const url = link.url.trim();
  if (link.data?.isFile) return [link];
  if (isText(link)) return bare(link);
  const target = routes.resolve(url, document, address);
  if ((target.kind === 'here' || target.kind === 'old') && target.url !== '' && target.url !== url) {
    for (const written of [url, ...tagsFor(url, line, document, routes)]) findings.rewrite(file, written, target.url);
  }
  if (target.kind === 'elsewhere') {
    link.url = target.url;
    return bare(link);
  }
  if (target.kind === 'here') {
    link.url = target.url;
    if (target.lostAnchor !== null) {
      findings.hand(
        file,
        line,
        `the link \`${url}\` names a place that is not there, \`#${target.lostAnchor}\`; ${target.url === '' ? 'its words are text now' : 'it leads to the page'}`,
        'correct the anchor',
      );
    }
    if (link.url !== '') return [link];
    if (target.lostAnchor !== null)
      findings.dropQuote(document, line, 'link', url, 'a link to a place that is not there');
    return [...link.children];
  }
  if (target.kind === 'old') {
    link.url = target.url;
    if (!link.data?.isPicture)
      findings.hand(
        file,
        line,
        `the link \`${url}\` leads to something that was not imported; it still leads to the old site`,
        'correct or remove it',
      );
    return [link];
  }
  if (!link.data?.isPicture)
    findings.hand(
      file,
      line,
      `the link \`${url}\` leads nowhere: ${target.why}; its address stands in the text`,
      'correct or remove it',
    );
  if (link.data?.isPicture) {
    findings.dropQuote(
      document,
      line,
      'image',
      url,
      'the address of a picture that can’t be shown; its words stand in the text',
    );
    return [...link.children];
  }
  // The account compares addresses of links with those of links, and words with words.
  findings.addition(file, url, 'the address of a link that leads nowhere, as text');
  findings.dropQuote(document, line, 'link', url, 'a link that leads nowhere; its address stands in the text');
  const words = plainText(link).trim();
  return words === url
    ? [{ type: 'inlineCode', value: url }]
    : [...link.children, text(' ('), { type: 'inlineCode', value: url }, text(')')];
}

/** The tags of a line that led to an address, as the source writes them: their names may be no part of it. */
function tagsFor(url: string, line: number, { source }: SourceDocument, routes: Routes): string[] {
  const text = source.split(/\r\n|\n|\r/)[line - 1] ?? '';
  const anchor = /#.*$/.exec(url)?.[0] ?? '';
  const path = url.slice(0, url.length - anchor.length);
  return [...text.matchAll(/\{%-?\s*(post_url|link)\s+(.*?)\s*-?%\}/g)].flatMap(([, tag, name = '']) => {
    const route = tag === 'link' ? routes.byFile(name) : routes.byPostName(name);
    return route !== undefined && path.endsWith(route.former[0] ?? '\n') ? [name + anchor] : [];
  });
}

const BARE = /^(?:https?:\/\/|mailto:)?(?:[\w.:/?=%@#,+-]|&(?!\w+;))+[\w/]$/;

/** An address that stands for itself is written as it is, where no sign in it means something to Markdown. */
function bare(link: Link): PhrasingContent[] {
  const value = ownWords(link);
  if (value === null || !BARE.test(value) || value.includes('_')) return [link];
  if (!/^(?:https?:\/\/[^/]+\.|www\.|[\w.-]+@[\w-]+\.)/.test(value)) return [link];
  // A mail address in brackets is a link; one without is a text, which pages link all the same.
  return link.url.startsWith('mailto:') && !isText(link) ? [link] : [{ type: 'bareUrl', value }];
}

/** The words of a link that are its address; null for any others. */
function ownWords({ children, title, url }: Link): string | null {
  const [only] = children;
  if (children.length !== 1 || only?.type !== 'text' || title) return null;
  return only.value === url || `mailto:${only.value}` === url ? only.value : null;
}

/** Whether an address stands in the text without any marks: a text to kramdown, which pages of this site link. */
function isText(link: Link): boolean {
  const { start, end } = link.position ?? {};
  return start !== undefined && end !== undefined && ownWords(link)?.length === end.column - start.column;
}
