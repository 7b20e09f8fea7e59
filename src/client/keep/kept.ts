/** What the page of a series and the service worker know of a series that is kept on a device. */

/** A file that keeping a series takes. */
export interface ListedFile {
  /** Path with the base path. */
  url: string;
  bytes: number;
  /** Of what it holds; null for a file whose name changes with that. */
  hash: string | null;
}

/** What the site says of a series: `/series/<series>/offline.json`. */
export interface KeepList {
  /** Changes with any of the files. */
  version: string;
  title: string;
  /** Page of the series, with the base path. */
  address: string;
  /** How dates are written. */
  language: string;
  files: ListedFile[];
}

/** A kept series: what was listed, and when all of it was there. */
export interface Kept extends KeepList {
  /** ISO time. */
  keptOn: string;
}

/** What the page asks, and where the answers go: the port that comes with it. */
export interface KeepRequest {
  /** Address of the list. */
  keep: string;
}

export type KeepAnswer = { done: number; total: number } | { kept: Kept } | { problem: string };

const PREFIX = 'kept ';

/** Caches of other sites on the same host, under other base paths, are not ours. */
export function cacheName(scope: string, list: string): string {
  return `${PREFIX}${scope} ${list}`;
}

/** Address of the list of each kept series. */
export function keptLists(scope: string, caches: readonly string[]): string[] {
  const start = `${PREFIX}${scope} `;
  return caches.filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
}

export function totalBytes({ files }: KeepList): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** What is kept of a series, and complete; null when it isn't. In the cache it stands under the address of the list. */
export async function readKept(scope: string, list: string, caches: CacheStorage): Promise<Kept | null> {
  const response = await caches.match(list, { cacheName: cacheName(scope, list) });
  const value: unknown = await response?.json();
  return isKeepList(value) && 'keptOn' in value && typeof value.keptOn === 'string'
    ? { ...value, keptOn: value.keptOn }
    : null;
}

export async function fetchList(address: string): Promise<KeepList> {
  const response = await fetch(address, { cache: 'no-cache' });
  const value: unknown = response.ok ? await response.json() : null;
  if (!isKeepList(value)) throw new Error(`${address} is no list of files (${response.status})`);
  return value;
}

function isKeepList(value: unknown): value is KeepList {
  if (typeof value !== 'object' || value === null) return false;
  if (!('version' in value && 'title' in value && 'address' in value && 'language' in value && 'files' in value)) {
    return false;
  }
  const { version, title, address, language, files } = value;
  return [version, title, address, language].every((text) => typeof text === 'string') && isFiles(files);
}

function isFiles(value: unknown): value is ListedFile[] {
  return Array.isArray(value) && value.every((file) => typeof file?.url === 'string' && typeof file.bytes === 'number');
}

export function dayOf({ keptOn, language }: Kept): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(keptOn));
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
