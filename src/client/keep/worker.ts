import { type KeepAnswer, type KeepRequest, type Kept, keptLists, readKept } from './kept.ts';
import { markedCopy, missingPage } from './offline-page.ts';
import type { FetchEvent, ServiceWorkerScope } from './scope.ts';
import { syncSeries } from './sync.ts';

/**
 * The service worker of readers who keep a series on their device. The network goes first: a kept page is shown
 * when the site can't be reached, and never else. It is registered when the first series is kept, not before.
 */
declare const self: ServiceWorkerScope;

const scope = new URL(self.registration.scope).pathname;

/** A site that says nothing for so long is out of reach, as far as a reader can tell. Counts only where there is a copy. */
const PATIENCE_MS = 10_000;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (isKeepRequest(event.data) && port !== undefined) event.waitUntil(keep(event.data.keep, port));
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin || !pathname.startsWith(scope)) return;
  event.respondWith(isFixed(pathname) ? fixedFile(event.request, pathname) : page(event, pathname));
});

function isKeepRequest(value: unknown): value is KeepRequest {
  return typeof value === 'object' && value !== null && 'keep' in value && typeof value.keep === 'string';
}

async function keep(list: string, port: MessagePort): Promise<void> {
  const say = (answer: KeepAnswer) => port.postMessage(answer);
  try {
    say({ kept: await syncSeries(scope, list, (done, total) => say({ done, total })) });
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    say({
      problem: isFull
        ? 'there is no room for it on this device'
        : String(error instanceof Error ? error.message : error),
    });
  }
}

/** Files whose names change with what they hold. */
function isFixed(path: string): boolean {
  return path.startsWith(`${scope}_assets/`) || path.startsWith(`${scope}pictures/`);
}

async function fixedFile(request: Request, path: string): Promise<Response> {
  const kept = await caches.match(path);
  if (kept !== undefined) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    const other = await otherSize(path);
    if (other === undefined) throw error;
    return other;
  }
}

/** Of each picture one size is kept: it stands for the others, which differ in the last part of their names. */
async function otherSize(path: string): Promise<Response | undefined> {
  const picture = path.slice(0, path.lastIndexOf('-') + 1);
  for (const { kept } of await keptSeries()) {
    const file = kept.files.find(({ url }) => url.startsWith(picture));
    if (file !== undefined) return caches.match(file.url);
  }
  return undefined;
}

async function page(event: FetchEvent, path: string): Promise<Response> {
  const { request } = event;
  const isPage = request.mode === 'navigate';
  const found = await keptCopy(path);
  try {
    const response = await (found === null ? fetch(request) : inTime(fetch(request)));
    if (isPage) event.waitUntil(refresh());
    return response;
  } catch (error) {
    if (found !== null) return isPage ? marked(found.copy, found.kept) : found.copy;
    if (!isPage) throw error;
    const series = (await keptSeries()).map(({ kept }) => kept);
    return new Response(missingPage(series), { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  }
}

function inTime(response: Promise<Response>): Promise<Response> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('the site doesn’t answer')), PATIENCE_MS);
    response.then(resolve, reject);
  });
}

async function marked(copy: Response, kept: Kept): Promise<Response> {
  if (!copy.headers.get('content-type')?.startsWith('text/html')) return copy;
  return new Response(markedCopy(await copy.text(), kept), { headers: copy.headers });
}

interface KeptSeries {
  list: string;
  kept: Kept;
}

async function keptSeries(): Promise<KeptSeries[]> {
  const lists = keptLists(scope, await caches.keys());
  const all = await Promise.all(lists.map(async (list) => ({ list, kept: await readKept(scope, list, caches) })));
  return all.flatMap(({ list, kept }) => (kept === null ? [] : [{ list, kept }]));
}

async function keptCopy(path: string): Promise<{ copy: Response; kept: Kept } | null> {
  for (const { kept } of await keptSeries()) {
    if (!kept.files.some(({ url }) => url === path)) continue;
    const copy = await caches.match(path);
    if (copy !== undefined) return { copy, kept };
  }
  return null;
}

let refreshing: Promise<void> | null = null;

/** Brings what is kept up to date, while the reader reads on. */
function refresh(): Promise<void> {
  refreshing ??= (async () => {
    for (const { list } of await keptSeries()) {
      // Without it, what was kept is still whole: the next page tries again.
      await syncSeries(scope, list).catch(() => {});
    }
  })().finally(() => {
    refreshing = null;
  });
  return refreshing;
}
