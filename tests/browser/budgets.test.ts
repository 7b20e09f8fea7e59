import { gzipSync } from 'node:zlib';
import type { Page, Request } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { KINDS, open, useBrowser } from '../support/browser.ts';
import { attribute, byTag, readPages } from '../support/pages.ts';

useBrowser();

/** What a page may take before anyone touches it, as gzip sends it: bytes in kB of 1,000, requests with fonts but without pictures. */
interface Budget {
  kind: keyof typeof KINDS;
  total: number;
  scripts: number;
  requests: number;
}

const BUDGETS: readonly Budget[] = [
  // Three logs, a comparison, a drawing and a gallery.
  { kind: 'post with logs and gallery', total: 30, scripts: 5, requests: 10 },
  { kind: 'post', total: 25, scripts: 5, requests: 10 },
  { kind: 'home', total: 18, scripts: 5, requests: 10 },
  { kind: 'series', total: 20, scripts: 7, requests: 10 },
  { kind: 'logs', total: 19, scripts: 5.5, requests: 10 },
  { kind: 'log alone', total: 20, scripts: 5, requests: 10 },
  // With Pagefind and the head of its index, which is what the page is for.
  { kind: 'search', total: 46, scripts: 34, requests: 18 },
  { kind: 'page with galleries', total: 20, scripts: 5, requests: 10 },
];

const COUNTED = ['document', 'stylesheet', 'script'];

/** What the browser asked for until the page was at rest, the reader having done nothing. */
async function loaded(path: string): Promise<{ page: Page; requests: Request[] }> {
  const page = await open('/404.html');
  await page.waitForLoadState('networkidle');
  const requests: Request[] = [];
  page.on('request', (request) => requests.push(request));
  // A search that the address names has been asked for.
  const [unasked = path] = path.split('?');
  await page.goto(new URL(unasked, page.url()).href, { waitUntil: 'networkidle' });
  return { page, requests: requests.filter((request) => request.resourceType() !== 'image') };
}

async function weigh(requests: readonly Request[], types: readonly string[]): Promise<number> {
  const sizes = requests
    .filter((request) => types.includes(request.resourceType()))
    .map(async (request) => gzipSync((await (await request.response())?.body()) ?? '', { level: 9 }).length);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
}

describe('what a reader loads', () => {
  it.each(BUDGETS)('of $kind: $total kB, $scripts kB of it scripts, $requests requests', async (budget) => {
    const { requests } = await loaded(KINDS[budget.kind]);
    const scripts = await weigh(requests, ['script']);
    const total = await weigh(requests, COUNTED);
    expect(scripts).toBeGreaterThan(0);
    expect(total).toBeGreaterThan(scripts);
    expect(scripts).toBeLessThanOrEqual(budget.scripts);
    expect(total).toBeLessThanOrEqual(budget.total);
    const paths = requests.map((request) => new URL(request.url()).pathname);
    expect(paths.length, paths.join(' ')).toBeLessThanOrEqual(budget.requests);
  });

  it('is one file of each face at most, and both are asked for at once', async () => {
    const { page, requests } = await loaded(KINDS['post with logs and gallery']);
    const faces = requests.filter((request) => request.resourceType() === 'font').map((request) => request.url());
    expect(faces.map((url) => /ibm-plex-\w+/.exec(url)?.[0]).toSorted()).toEqual(['ibm-plex-mono', 'ibm-plex-sans']);
    const early = page.locator('link[rel="preload"][as="font"]');
    expect(await early.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toHaveLength(2);
  });

  it('waits for no script', async () => {
    const pages = await readPages(inject('siteDir'));
    const scripts = pages.flatMap((page) => byTag(page.tree, 'script').map((script) => ({ page, script })));
    const blocking = scripts.filter(({ script: { properties } }) => {
      if (properties.src === undefined) return false;
      return properties.type !== 'module' && properties.async === undefined && properties.defer === undefined;
    });
    expect(scripts.length).toBeGreaterThan(0);
    expect(blocking.map(({ page, script }) => `${page.path} ${attribute(script, 'src')}`)).toEqual([]);
  });
});
