import { OWN_ADDRESSES } from '../checks/addresses.ts';
import { slugOf } from '../series/index.ts';
import { formerAddresses } from './address/permalink.ts';
import { normal, type Route, Routes } from './address/routes.ts';
import { Names, plainSlug } from './address/slug.ts';
import { HTML_NAMES } from './kramdown/html-names.ts';
import { readData, siteScope } from './liquid/scope.ts';
import type { Findings } from './report/findings.ts';
import { type ImportedSeries, readSeries } from './series.ts';
import { Assets } from './source/assets.ts';
import { readConfig, type SourceConfig } from './source/config.ts';
import { readDocuments, type SourceDocument } from './source/documents.ts';
import { decodeText } from './source/text.ts';
import { type SourceTree, siteTree } from './source/tree.ts';
import { textOf, textsOf } from './source/values.ts';
import { settleTopics } from './topics.ts';

export interface ImportOptions {
  /** The checkout, absolute. */
  source: string;
  /** The content directory to write, absolute. */
  out: string;
  dryRun: boolean;
  /** Take logs out of the text into files of their own. */
  logs: boolean;
  /** Overwrite what an author has edited since the last import. */
  force: boolean;
}

/** All that the documents of a source have in common. */
export interface ImportSite {
  options: ImportOptions;
  tree: SourceTree;
  config: SourceConfig;
  findings: Findings;
  assets: Assets;
  documents: SourceDocument[];
  series: ImportedSeries[];
  routes: Routes;
  /** Names of the pages that the site makes of tags and categories. */
  topics: { tags: ReadonlySet<string>; categories: ReadonlySet<string> };
  /** What templates call `site`. */
  scope: Readonly<Record<string, unknown>>;
  /** Texts of `_includes`, and of files that `include_relative` may name. */
  includes: ReadonlyMap<string, string>;
  /** Folder of a post below `posts/`, or of a page's file below `pages/`. */
  idOf(document: SourceDocument): string;
  addressOf(document: SourceDocument): string;
  formerOf(document: SourceDocument): readonly string[];
  /** Null when the front matter has none. */
  titleOf(document: SourceDocument): string | null;
  /** Made of the file's name. */
  spareTitle(document: SourceDocument): string;
  isInSeries(document: SourceDocument): boolean;
}

export async function readSite(options: ImportOptions, whole: SourceTree, findings: Findings): Promise<ImportSite> {
  const config = await readConfig(whole, findings);
  const tree = siteTree(whole, config);
  const documents = (await readDocuments(tree, config, findings)).filter((one) => !isThemes(one, config, findings));
  settleTopics(documents, findings);
  const series = readSeries(documents, findings);
  const assets = new Assets(tree, config);
  const former = new Map(documents.map((document) => [document, formerAddresses(document, config)]));
  reportShared(documents, former, findings);
  const ids = nameDocuments(documents, series, former);
  const inSeries = new Set(series.flatMap(({ parts }) => parts));
  const addressOf = (document: SourceDocument) =>
    `/${document.kind === 'post' ? 'posts/' : ''}${ids.get(document) ?? ''}/`;
  const formerOf = (document: SourceDocument) => former.get(document) ?? [];
  for (const document of documents) reportTitle(document, findings);
  const titled = documents.map((document) => ({
    document,
    title: titleOf(document) ?? spareTitle(document),
    former: formerOf(document),
  }));
  const data = documents.some(({ body }) => body.includes('site.data')) ? await readData(tree, findings) : {};
  const topics = { tags: slugs(documents, 'tags'), categories: slugs(documents, 'categories') };
  const bare: Route[] = documents.map((document) => ({
    document,
    address: addressOf(document),
    former: formerOf(document),
    anchors: new Map(),
  }));
  return {
    options,
    tree,
    config,
    findings,
    assets,
    documents,
    series,
    routes: new Routes(bare, config, assets, topics),
    topics,
    scope: siteScope(config, titled, data),
    includes: await readIncludes(tree, documents, textOf(config.values.code_dir) ?? 'downloads/code', findings),
    idOf: (document) => ids.get(document) ?? '',
    addressOf,
    formerOf,
    titleOf,
    spareTitle,
    isInSeries: (document) => inSeries.has(document),
  };
}

/** A page that the site has by itself, or that has no text of its own: the theme filled it. */
function isThemes(document: SourceDocument, config: SourceConfig, findings: Findings): boolean {
  if (document.kind === 'post') return false;
  const isOwn = formerAddresses(document, config).some((address) => THEME_PAGES.has(normal(address)));
  if (!isOwn && document.body.trim() !== '') return false;
  const why = isOwn ? 'which this site has by itself' : 'without a text of its own';
  findings.notice(document.file, 1, `a page ${why}; it was left out`);
  return true;
}

const THEME_PAGES = new Set([
  '/',
  '/404/',
  '/archive/',
  '/archives/',
  '/blog/archives/',
  '/tags/',
  '/categories/',
  '/year-archive/',
  '/search/',
  '/feed.xml/',
  '/_pages/404/',
  '/_pages/',
]);

/** A title that is no text, or one that the old theme may have evaluated. */
function reportTitle({ file, own, lineOf, source }: SourceDocument, findings: Findings): void {
  const title = textOf(own.title);
  const line = lineOf('title');
  if (own.title !== undefined && own.title !== null && title === undefined) {
    const written = source.split(/\r\n|\n|\r/)[line - 1] ?? '';
    findings.hand(file, line, 'a title that is no text; the name of the file was used', 'write `title` in the output');
    findings.drop({ file, line, what: 'word', text: written, reason: 'a title that is no text' });
  } else if (title !== undefined && /\{[{%]/.test(title)) {
    findings.hand(
      file,
      line,
      `Liquid in the title \`${title}\`; it stands as written`,
      'write what readers should see',
    );
  }
}

function slugs(documents: readonly SourceDocument[], key: 'tags' | 'categories'): Set<string> {
  return new Set(
    documents.filter(({ kind, draft }) => kind === 'post' && !draft).flatMap((document) => document[key].map(slugOf)),
  );
}

function titleOf({ values }: SourceDocument): string | null {
  const title = textOf(values.title);
  return title === undefined
    ? null
    : withoutEntities(
        title
          .replace(/<\/?([a-z][\w-]*)\b[^>]*>/gi, (tag, name: string) =>
            HTML_NAMES.has(name.toLowerCase()) ? '' : tag,
          )
          .replace(/\s+/g, ' ')
          .trim(),
      ) || null;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code, name) =>
    code === undefined ? (ENTITIES[name] ?? whole) : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
  );
}

function spareTitle({ slug }: SourceDocument): string {
  const words = slug.replace(/[-_]+/g, ' ').trim() || 'Untitled';
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Names that mean something below a post. */
const RESERVED = ['images', 'logs', 'files'];
/** Names of pages that the site makes by itself. */
const OWN_PAGES = [...OWN_ADDRESSES.map((address) => address.split('/')[1] ?? ''), 'pictures', '_assets', 'index'];

/** Letters that plain addresses have no spelling for: of a name in them, what is left says less than its day. */
const OTHER_LETTERS = /(?![\p{Script=Latin}\p{Script=Cyrillic}])\p{L}/u;

/** A folder for each post, in that of its series where it has one; for each page a file named by its old address. */
function nameDocuments(
  documents: readonly SourceDocument[],
  series: readonly ImportedSeries[],
  former: ReadonlyMap<SourceDocument, string[]>,
): Map<SourceDocument, string> {
  const ids = new Map<SourceDocument, string>();
  const posts = new Names(RESERVED);
  const pages = new Names(OWN_PAGES);
  const home = new Map(series.flatMap(({ id, parts }) => parts.map((part) => [part, id])));
  for (const { id } of series) posts.claim(id);
  for (const document of documents) {
    const year = document.date.day.slice(0, 4);
    if (document.kind === 'post') {
      const own =
        [textOf(document.values.slug) ?? document.slug, titleOf(document) ?? '']
          .filter((name) => /[a-z]{3}/.test(plainSlug(name)) || !OTHER_LETTERS.test(name))
          .map(plainSlug)
          .find((name) => /[a-z]/.test(name)) || `post-${document.date.day}`;
      const folder = home.get(document);
      const path = folder === undefined ? own : `${folder}/${RESERVED.includes(own) ? `${own}-post` : own}`;
      ids.set(document, posts.claim(path, `${path}-${year}`));
    } else {
      const steps = (former.get(document)?.[0] ?? '')
        .replace(/(?:index)?\.html?$/, '')
        .split('/')
        .map(plainSlug)
        .filter((step) => step !== '');
      const path = steps.join('/') || plainSlug(document.slug) || 'page';
      ids.set(document, pages.claim(path, `${path}-page`));
    }
  }
  return ids;
}

/** An address that the post itself names, and that can't be an alias. */
export function dropAddress({ file, source, own, lineOf }: SourceDocument, address: string, findings: Findings): void {
  const lines = source.split(/\r\n|\n|\r/);
  for (const key of ['permalink', 'redirect_from', 'aliases']) {
    for (const [i, text] of textsOf(own[key]).entries()) {
      const line = Array.isArray(own[key]) ? lineOf(key, i) : lineOf(key);
      if (normal(text) === normal(address) && lines[line - 1]?.includes(text))
        findings.drop({ file, line, what: 'link', text, reason: 'an old address that can’t lead to the post' });
    }
  }
}

/** Two documents with one old address: the first keeps it. */
function reportShared(
  documents: readonly SourceDocument[],
  former: Map<SourceDocument, string[]>,
  findings: Findings,
): void {
  const owners = new Map<string, SourceDocument>();
  for (const document of documents) {
    const own = (former.get(document) ?? []).filter((address, i) => {
      const owner = owners.get(normal(address));
      if (owner === undefined || owner === document) {
        owners.set(normal(address), document);
        return true;
      }
      // A second day that an address may have had is a guess of ours.
      const isListed = i === 0 || textsOf(document.values.redirect_from).length > 0;
      if (isListed && !document.draft)
        findings.error(
          document.file,
          1,
          `the old address \`${address}\`, which \`${owner.file}\` has already; it leads there`,
          'give one of the two another address',
        );
      dropAddress(document, address, findings);
      return false;
    });
    former.set(document, own);
  }
}

async function readIncludes(
  tree: SourceTree,
  documents: readonly SourceDocument[],
  codeFolder: string,
  findings: Findings,
): Promise<Map<string, string>> {
  const includes = new Map<string, string>();
  if (!documents.some(({ body }) => body.includes('include'))) return includes;
  const relative = new Set(
    documents.flatMap(({ file, body }) =>
      [...body.matchAll(/include_relative\s+(\S+)/g)].map(([, name]) => file.replace(/[^/]*$/, name ?? '')),
    ),
  );
  const code = documents.some(({ body }) => body.includes('include_code')) ? `${codeFolder}/` : null;
  for (const file of tree.files) {
    if (code !== null && file.startsWith(code)) includes.set(file, decodeText(await tree.read(file), file, findings));
    if ((file.startsWith('_includes/') || relative.has(file)) && /\.(?:html?|md|markdown|txt|liquid)$/i.test(file)) {
      includes.set(file, decodeText(await tree.read(file), file, findings));
    }
  }
  return includes;
}
