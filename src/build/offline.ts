import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Element } from 'hast';
import { rolldown } from 'rolldown';
import { htmlToHast } from 'satteri';
import { visit } from 'unist-util-visit';
import type { KeepList, ListedFile } from '../client/keep/kept.ts';
import type { Content } from '../content/index.ts';
import { type BuiltSeries, builtSeries } from './books.ts';

/** Name of the service worker in the built site: at its root, because it may serve what lies beside it and below. */
const WORKER = 'offline.js';

/** Writes the service worker, and for each series the list of what it takes to keep it on a device. */
export async function writeOffline(folder: string, content: Content): Promise<void> {
  const bundle = await rolldown({ input: join(import.meta.dirname, '../client/keep/worker.ts') });
  await bundle.write({ file: join(folder, WORKER), format: 'iife', minify: true });
  await bundle.close();
  await writeKeepLists(folder, content);
}

/** The lists alone: for a site whose pages were changed after they were built. */
export async function writeKeepLists(folder: string, content: Content): Promise<void> {
  for (const series of builtSeries(folder, content)) {
    const list = await keepList(folder, series, content);
    await writeFile(join(series.folder, 'offline.json'), `${JSON.stringify(list)}\n`);
  }
}

async function keepList(folder: string, series: BuiltSeries, content: Content): Promise<KeepList> {
  const { base, language } = content.site;
  const files = new Map<string, ListedFile>();
  const add = async (url: string) => {
    if (files.has(url)) return;
    const bytes = await readFile(fileOf(url, folder, base));
    const isFixed = url.startsWith(`${base}_assets/`) || url.startsWith(`${base}pictures/`);
    files.set(url, { url, bytes: bytes.length, hash: isFixed ? null : hashOf(bytes) });
  };
  const logs = content.logs.filter(({ postId }) => series.parts.includes(postId));
  const pages = [
    series.address,
    ...series.parts.map((id) => `${base}posts/${id}/`),
    ...logs.map(({ id }) => `${base}logs/${id}/`),
    // A log from the machine one stands before can be read there, too.
    `${base}logs/read/`,
  ];
  const attachments = content.attachments.map(({ address }) => base + address.replace(/^\//, ''));
  for (const { id } of logs) await add(`${base}logs/${id}.log`);
  for (const page of pages) {
    await add(page);
    const html = await readFile(fileOf(page, folder, base), 'utf8');
    for (const url of loadedBy(html)) await add(url);
    for (const url of attachments) if (html.includes(`href="${url}"`)) await add(url);
  }
  for (const url of await laterAssets([...files.keys()], folder, base)) await add(url);
  const sorted = [...files.values()].toSorted((a, b) => (a.url < b.url ? -1 : 1));
  return {
    version: hashOf(Buffer.from(JSON.stringify(sorted))),
    title: series.facts.title,
    address: series.address,
    language,
    files: sorted,
  };
}

function fileOf(url: string, folder: string, base: string): string {
  const path = join(folder, decodeURIComponent(url.slice(base.length)));
  return url.endsWith('/') ? join(path, 'index.html') : path;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

/** Wide enough for a text on a dense screen; what is wider, the original in the end, stays on the network. */
const PICTURE_WIDTH = 1472;

/** What a page needs to be read: style, scripts, faces, its icon, and of each picture one size. */
function loadedBy(html: string): string[] {
  const urls: string[] = [];
  visit(htmlToHast(html), 'element', ({ tagName, properties }: Element) => {
    const { href, src, srcSet, rel, type } = properties;
    const isLoaded = tagName === 'link' && Array.isArray(rel) && /stylesheet|icon|preload/.test(rel.join(' '));
    if (isLoaded && typeof href === 'string') urls.push(href);
    if (tagName === 'script' && typeof src === 'string') urls.push(src);
    // Browsers that know service workers know AVIF, in which the smaller files are.
    if (tagName === 'source' && type === 'image/avif') urls.push(...fitting(String(srcSet)));
  });
  return urls.filter((url) => url.startsWith('/'));
}

function fitting(srcset: string): string[] {
  const files = srcset.split(', ').map((entry) => {
    const [url = '', width = ''] = entry.split(' ');
    return { url, width: Number.parseInt(width, 10) };
  });
  const [smallest] = files;
  const fit = files.filter(({ width }) => width <= PICTURE_WIDTH).at(-1) ?? smallest;
  return fit === undefined ? [] : [fit.url];
}

/** What scripts load later, and style sheets: found by the names of files, which are in no other text. */
async function laterAssets(urls: readonly string[], folder: string, base: string): Promise<string[]> {
  const start = `${base}_assets/`;
  const names = await readdir(join(folder, '_assets')).catch(() => []);
  const found = new Set(urls.filter((url) => url.startsWith(start)).map((url) => basename(url)));
  for (const name of found) {
    if (!/\.(?:js|css)$/.test(name)) continue;
    const text = await readFile(join(folder, '_assets', name), 'utf8');
    for (const other of names) if (text.includes(other)) found.add(other);
  }
  return [...found].map((name) => start + name);
}
