import { unescaped } from '../../schema/percent.ts';
import type { Assets } from '../source/assets.ts';
import type { SourceConfig } from '../source/config.ts';
import type { SourceDocument } from '../source/documents.ts';
import { jekyllSlug } from './permalink.ts';

/** Where a document was and where it is now. */
export interface Route {
  document: SourceDocument;
  /** On the new site, without its base path. */
  address: string;
  /** On the old site, without its base path. */
  former: readonly string[];
  /** Old anchors to new ones. */
  anchors: ReadonlyMap<string, string>;
}

export type Target =
  | { kind: 'elsewhere'; url: string }
  /** On the new site; without a url the link means the page itself. */
  | { kind: 'here'; url: string; lostAnchor: string | null }
  /** On the old site, whose page was not imported. */
  | { kind: 'old'; url: string }
  | { kind: 'nowhere'; why: string };

/** Pages that the new site has by itself, by what old sites call them. */
const OWN_PAGES: Readonly<Record<string, string>> = {
  '/': '/',
  '/index.html/': '/',
  '/home/': '/',
  '/blog/': '/',
  '/posts/': '/archive/',
  '/archive/': '/archive/',
  '/archives/': '/archive/',
  '/blog/archives/': '/archive/',
  '/year-archive/': '/archive/',
  '/tags/': '/tags/',
  '/tag/': '/tags/',
  '/tag-archive/': '/tags/',
  '/categories/': '/categories/',
  '/category/': '/categories/',
  '/category-archive/': '/categories/',
};

export class Routes {
  readonly #config: SourceConfig;
  readonly #assets: Assets;
  readonly #topics: { tags: ReadonlySet<string>; categories: ReadonlySet<string> };
  readonly #byFormer = new Map<string, Route>();
  /** For addresses that an author typed with blanks or signs that Jekyll made hyphens of. */
  readonly #byLooks = new Map<string, Route>();
  readonly #byFile = new Map<string, Route>();

  constructor(
    routes: readonly Route[],
    config: SourceConfig,
    assets: Assets,
    topics: { tags: ReadonlySet<string>; categories: ReadonlySet<string> },
  ) {
    this.#config = config;
    this.#assets = assets;
    this.#topics = topics;
    for (const route of routes) {
      this.#byFile.set(route.document.file, route);
      for (const former of route.former) {
        if (!this.#byFormer.has(normal(former))) this.#byFormer.set(normal(former), route);
        if (!this.#byLooks.has(looks(former))) this.#byLooks.set(looks(former), route);
      }
    }
  }

  byFile(file: string): Route | undefined {
    return this.#byFile.get(file.replace(/^\/+/, '')) ?? this.#byFile.get(`content/${file.replace(/^\/+/, '')}`);
  }

  /** The document that Hugo's `ref` names: a path without its ending, or the end of one. */
  byPath(path: string): Route | undefined {
    const wanted = path.replace(/#.*$/, '').replace(/^\/+|\.md$|\/$/g, '');
    for (const [file, route] of this.#byFile) {
      const bare = file.replace(/^content\//, '').replace(/(?:\/_?index)?\.[^./]+$/, '');
      if (bare === wanted || bare.endsWith(`/${wanted}`)) return route;
    }
    return undefined;
  }

  /** The post that `post_url` names: `2016-09-22-title`, with folders before it. */
  byPostName(name: string): Route | undefined {
    const wanted = name.replace(/^\/+/, '');
    for (const [file, route] of this.#byFile) {
      const bare = file.replace(/\.[^./]+$/, '').replace(/^(?:.*\/)?_(?:posts|drafts)\//, '');
      if (bare === wanted || bare.endsWith(`/${wanted}`)) return route;
    }
    return undefined;
  }

  /** Where a link of a document leads. `address` is the document's new one. */
  resolve(url: string, document: SourceDocument, address: string): Target {
    const own = this.#byFile.get(document.file);
    if (/\{[{%]/.test(url)) return { kind: 'nowhere', why: 'it holds Liquid that could not be evaluated' };
    if (url.startsWith('#')) return this.#anchor(url.slice(1), own);
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
    const path = this.#assets.localPath(url);
    if (path === null) return outside(url, scheme);
    if (path === '' && own !== undefined) return this.#anchor(/#(.*)$/.exec(url)?.[1] ?? '', own);
    const anchor = /#(.*)$/.exec(url)?.[1] ?? '';
    const route = this.#find(path, document, own);
    if (route !== undefined) return to(route, anchor, document, address);
    const page = this.#ownPage(path, anchor);
    if (page !== null) return { kind: 'here', url: page, lostAnchor: null };
    return this.#old(path, url, own);
  }

  #anchor(anchor: string, route: Route | undefined): Target {
    const name = unescaped(anchor);
    if (name === '' || name === 'top') return { kind: 'here', url: '', lostAnchor: null };
    const id = route?.anchors.get(name) ?? route?.anchors.get(name.toLowerCase());
    return id === undefined
      ? { kind: 'here', url: '', lostAnchor: name }
      : { kind: 'here', url: `#${id}`, lostAnchor: null };
  }

  #find(path: string, document: SourceDocument, own: Route | undefined): Route | undefined {
    if (path.startsWith('/'))
      return this.#byFormer.get(normal(path)) ?? this.byFile(path) ?? this.#byLooks.get(looks(path));
    const fromFile = URL.parse(path, `http://x/${document.file}`)?.pathname ?? '/';
    const fromPage = URL.parse(path, `http://x${own?.former[0] ?? '/'}`)?.pathname ?? '/';
    const file = unescaped(fromFile).slice(1);
    return (
      this.byFile(file) ??
      this.byFile(`${file}.md`) ??
      this.#byFormer.get(normal(fromPage)) ??
      this.#byFormer.get(normal(path))
    );
  }

  #ownPage(path: string, anchor: string): string | null {
    const plain = normal(path);
    const page = Object.hasOwn(OWN_PAGES, plain) ? OWN_PAGES[plain] : undefined;
    const topic = /^\/(?:blog\/)?(tags?|categor(?:y|ies))\/([^/]+)\/$/.exec(plain);
    const kind = /^\/categ/.test(topic?.[1] === undefined ? (page ?? '') : `/${topic[1]}`) ? 'categories' : 'tags';
    const name = jekyllSlug(unescaped(topic?.[2] ?? anchor), false);
    if (name !== '' && (topic !== null || page === `/${kind}/`) && this.#topics[kind].has(name))
      return `/${kind}/${name}/`;
    return page ?? null;
  }

  #old(path: string, url: string, own: Route | undefined): Target {
    const { url: site, baseurl } = this.#config;
    if (
      /^\.\.?\/.*\.\.\/\.\./.test(path) &&
      this.#assets.find(path, { file: own?.document.file ?? '', former: null }).ok === false &&
      !path.startsWith('/')
    ) {
      return { kind: 'nowhere', why: 'its path leads out of the site' };
    }
    if (site === '')
      return { kind: 'nowhere', why: 'there is no such page, and the source doesn’t say where its site is' };
    const rest = /[?#].*$/.exec(url)?.[0] ?? '';
    const absolute = URL.parse(path, `${site}${baseurl}${own?.former[0] ?? '/'}`);
    if (absolute === null) return { kind: 'nowhere', why: 'it is no address' };
    const full = path.startsWith('/') ? `${site}${baseurl}${encodeURI(path)}` : absolute.href;
    return { kind: 'old', url: full + rest };
  }
}

function outside(url: string, scheme: string | undefined): Target {
  if (scheme === undefined) return { kind: 'elsewhere', url: url.replace(/\s/g, encodeURIComponent) };
  if (!['http', 'https', 'mailto', 'tel'].includes(scheme))
    return { kind: 'nowhere', why: `links lead to http, https and mailto, not to ${scheme}` };
  return URL.parse(url) === null
    ? { kind: 'nowhere', why: 'it is no address' }
    : { kind: 'elsewhere', url: url.replace(/\s/g, encodeURIComponent) };
}

function to(route: Route, anchor: string, document: SourceDocument, address: string): Target {
  if (route.document.draft && !document.draft) return { kind: 'nowhere', why: 'it leads to a draft' };
  const id =
    anchor === ''
      ? undefined
      : (route.anchors.get(unescaped(anchor)) ?? route.anchors.get(unescaped(anchor).toLowerCase()));
  const place =
    route.document.file === document.file && id !== undefined
      ? ''
      : route.address.startsWith('/posts/')
        ? relative(address, route.address)
        : route.address;
  return {
    kind: 'here',
    url: place + (id === undefined ? '' : `#${id}`),
    lostAnchor: anchor !== '' && anchor !== 'top' && id === undefined ? anchor : null,
  };
}

/** The way from one address to another: `../drbd/`. */
function relative(from: string, to: string): string {
  const [here, there] = [from, to].map((address) => address.split('/').slice(1, -1));
  if (here === undefined || there === undefined) return to;
  let same = 0;
  while (same < here.length && same < there.length && here[same] === there[same]) same++;
  const way =
    '../'.repeat(here.length - same) +
    there
      .slice(same)
      .map((step) => `${step}/`)
      .join('');
  return way === '' ? './' : way;
}

/** One form of an address for all that a server answers alike. */
export function normal(address: string): string {
  const path = unescaped(address)
    .toLowerCase()
    .replace(/\/{2,}/g, '/')
    .replace(/(?:index)?\.html?$/, '/')
    .replace(/\/index\/?$/, '/');
  return `${path.startsWith('/') ? '' : '/'}${path.replace(/\/+$/, '')}/`;
}

function looks(address: string): string {
  return normal(address)
    .replace(/[^\p{L}\p{N}/]+/gu, '-')
    .replace(/-*\/-*/g, '/');
}
