import { cacheName, fetchList, type KeepList, type Kept, type ListedFile, readKept, totalBytes } from './kept.ts';

/** Fetched side by side; a browser allows one host few more. */
const LANES = 6;
/** The site may be published anew while it is being kept. */
const ROUNDS = 3;

/** Says how far it is, in bytes. */
export type Tell = (done: number, total: number) => void;

/**
 * Makes what is kept of a series the same as what the site has now: fetches what is new or changed and drops what is
 * gone. What has no change of its own isn't fetched again. Rejects when a file can't be had; what was kept before stays.
 */
export async function syncSeries(scope: string, address: string, tell: Tell = () => {}): Promise<Kept> {
  const before = await readKept(scope, address, caches);
  let list = await fetchList(address);
  if (before !== null && before.version === list.version) return before;
  try {
    for (let round = 1; ; round++) {
      const kept = await syncOnce(scope, address, list, tell);
      const now = await fetchList(address);
      if (now.version === kept.version) return kept;
      if (round === ROUNDS) throw new Error('the site is being changed at this moment');
      list = now;
    }
  } catch (error) {
    // Half a series is no help where there is no network.
    if (before === null) await caches.delete(cacheName(scope, address));
    throw error;
  }
}

async function syncOnce(scope: string, address: string, list: KeepList, tell: Tell): Promise<Kept> {
  const before = await readKept(scope, address, caches);
  const cache = await caches.open(cacheName(scope, address));
  const present = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const known = new Map(before?.files.map(({ url, hash }) => [url, hash]));
  const isKept = ({ url, hash }: ListedFile) => present.has(url) && (hash === null || hash === known.get(url));
  const total = totalBytes(list);
  let done = 0;
  const take = async (file: ListedFile) => {
    if (!isKept(file)) await cache.put(file.url, await fetchWhole(file.url));
    done += file.bytes;
    tell(done, total);
  };
  // What pages are made of comes first: a page that is kept anew finds its new style.
  await inLanes(
    list.files.filter(({ hash }) => hash === null),
    take,
  );
  await inLanes(
    list.files.filter(({ hash }) => hash !== null),
    take,
  );
  const kept: Kept = { ...list, keptOn: new Date().toISOString() };
  await cache.put(address, Response.json(kept));
  const listed = new Set([address, ...list.files.map(({ url }) => url)]);
  for (const url of present) if (!listed.has(url)) await cache.delete(url);
  return kept;
}

async function inLanes(files: readonly ListedFile[], take: (file: ListedFile) => Promise<void>): Promise<void> {
  const left = [...files];
  const lane = async () => {
    for (let file = left.shift(); file !== undefined; file = left.shift()) await take(file);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** A response that answers any request for its address: browsers refuse one that was redirected as that of a page. */
async function fetchWhole(url: string): Promise<Response> {
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${url} can’t be had (${response.status})`);
  const headers = new Headers(response.headers);
  for (const name of ['content-encoding', 'content-length', 'vary']) headers.delete(name);
  return new Response(await response.blob(), { headers });
}
