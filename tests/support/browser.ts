import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest';
import { findBrowser } from '../../tools/browser.ts';
import { type SiteServer, serveSite } from './site-server.ts';

let browser: Browser;
let server: SiteServer;

// Another site may have to be built first.
const STARTED_MS = 300_000;

/** Starts Chromium and a server for the tests of a file: of the built site, or of another. */
export function useBrowser(site: () => string | Promise<string> = () => inject('siteDir')): void {
  beforeAll(async () => {
    const siteDir = await site();
    const home = await readFile(join(siteDir, 'index.html'), 'utf8');
    // Under a base path, the home page lies at the root of the host as well.
    const base = /localStorage\.getItem\("([^"]*)theme"\)/.exec(home)?.[1] ?? '/';
    server = await serveSite(siteDir, { base, address: 'http://localhost' });
    const executablePath = findBrowser();
    if (executablePath === null) throw new Error('no Chromium: run `npm test`, which installs one');
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    });
  }, STARTED_MS);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
}

/**
 * Opens a page in a fresh profile. Whatever it complains about in its console fails the test, but for what is
 * `expected`.
 */
export async function open(path: string, options: BrowserContextOptions = {}, expected?: RegExp): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(server.address) && !/^(?:data|blob):/.test(request.url())) {
      complaints.push(`a request left the site: ${request.url()}`);
    }
  });
  onTestFinished(async () => {
    await context.close();
    expect(complaints.filter((complaint) => !expected?.test(complaint))).toEqual([]);
  });
  await page.goto(server.address + path);
  return page;
}

/** How far a page has moved by itself since it was opened: the sum of its layout shifts. */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, 'value'));
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 500);
      }),
  );
}

/** One page of each kind. */
export const KINDS = {
  home: '/',
  series: '/series/proxmox-ha/',
  'list of series': '/series/',
  'series on one page': '/series/proxmox-ha/all/',
  post: '/posts/proxmox-ha/drbd/',
  'post with logs and gallery': '/posts/proxmox-ha/high-availability/',
  archive: '/archive/',
  logs: '/logs/',
  'log alone': '/logs/proxmox-ha/high-availability/vm108-iscsi/',
  tags: '/tags/',
  tag: '/tags/iscsi/',
  categories: '/categories/',
  category: '/categories/virtualization/',
  'reader of logs': '/logs/read/',
  search: '/search/?q=drbd',
  page: '/about/',
  'page with galleries': '/authoring/galleries/',
  'not found': '/404.html',
} as const;
