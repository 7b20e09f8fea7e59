import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { open, useBrowser } from '../support/browser.ts';

const SERIES = '/series/proxmox-ha/';
const PART = '/posts/proxmox-ha/high-availability/';
const LOG = '/logs/proxmox-ha/high-availability/vm108-iscsi';
// What Chromium says of a page that the network doesn't give.
const NO_NETWORK = /ERR_INTERNET_DISCONNECTED|status of 503/;

let site = '';

// A copy that tests may change, as its publisher would.
useBrowser(async () => {
  site = join(await mkdtemp(join(tmpdir(), 'offline-')), 'site');
  await cp(inject('siteDir'), site, { recursive: true });
  return site;
});
afterAll(() => rm(join(site, '..'), { recursive: true, force: true }));

const go = (page: Page, path: string) => page.goto(new URL(path, page.url()).href);
const keeper = (page: Page) => page.locator('keep-series');
const workers = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope));

async function keep(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Keep this series on this device' }).click();
  await expect.poll(() => keeper(page).textContent(), { timeout: 30_000 }).toContain('Kept on this device, as of');
}

describe('a reader who keeps a series', () => {
  it('is asked first, and told how much it is', async () => {
    const page = await open(SERIES);
    await expect.poll(() => keeper(page).textContent()).toMatch(/\d\.\d MB: all parts with pictures and logs/);
    expect(await workers(page)).toEqual([]);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    await go(page, PART);
    expect(await workers(page)).toEqual([]);
  });

  it('reads parts, pictures, logs and raw logs without a network, and is told of it', async () => {
    const page = await open(SERIES, { viewport: { width: 390, height: 844 } }, NO_NETWORK);
    await keep(page);
    await page.reload();
    await expect.poll(() => keeper(page).textContent()).toContain('Kept on this device, as of');
    await page.context().setOffline(true);
    await go(page, SERIES);
    await expect.poll(() => keeper(page).textContent()).toContain('Kept on this device, as of');
    await page.getByRole('link', { name: 'High availability and final words' }).click();
    await page.waitForURL(`**${PART}`);
    expect(await page.locator('.kept-note').textContent()).toMatch(
      /^No network: this is the copy .* on \d+ \w+ \d{4}\.$/,
    );
    expect(await page.locator('.log-line').count()).toBe(11 + 14 + 22);
    const size = (index: number) =>
      page
        .locator('a.picture img')
        .nth(index)
        .evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0));
    for (const index of [0, 7]) {
      await page.locator('a.picture').nth(index).scrollIntoViewIfNeeded();
      await expect.poll(() => size(index)).toBeGreaterThan(300);
    }
    await page.locator('a.picture').first().click();
    await expect.poll(() => page.locator('.pswp img').first().isVisible()).toBe(true);
    await go(page, `${LOG}/`);
    expect(await page.locator('.log-line').count()).toBe(22);
    const raw = await page.evaluate(async (path) => (await fetch(path)).text(), `${LOG}.log`);
    expect(raw).toBe(await readFile(join(site, `${LOG}.log`), 'utf8'));
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('Plex Sans');
  });

  it('learns of a page that isn’t kept, and what is', async () => {
    const page = await open(SERIES, {}, NO_NETWORK);
    await keep(page);
    await page.context().setOffline(true);
    await go(page, '/about/');
    expect(await page.locator('h1').textContent()).toBe('No network');
    await page.getByRole('link', { name: /Highly Available/ }).click();
    await page.waitForURL(`**${SERIES}`);
  });

  it('never sees an old page while there is a network, and has the new one without', async () => {
    const page = await open(SERIES, {}, NO_NETWORK);
    await keep(page);
    const [file, list] = [join(site, PART, 'index.html'), join(site, SERIES, 'offline.json')];
    const [before, listBefore] = [await readFile(file, 'utf8'), await readFile(list, 'utf8')];
    try {
      await writeFile(file, before.replace(/(<h1[^>]*>)/, '$1Mended: '));
      const { hash } = JSON.parse(listBefore).files.find(({ url }: { url: string }) => url === PART);
      await writeFile(list, listBefore.replace(hash, 'new').replace(/"version":"[^"]*"/, '"version":"new"'));
      await go(page, PART);
      expect(await page.locator('h1').textContent()).toMatch(/^Mended: /);
      expect(await page.locator('.kept-note').count()).toBe(0);
      const kept = () => page.evaluate(async (path) => (await caches.match(path))?.text(), PART);
      await expect.poll(kept).toContain('Mended: ');
      await page.context().setOffline(true);
      await page.reload();
      expect(await page.locator('h1').textContent()).toMatch(/^Mended: /);
    } finally {
      await writeFile(file, before);
      await writeFile(list, listBefore);
    }
  });

  it('removes it, and nothing stays', async () => {
    const page = await open(SERIES, {}, NO_NETWORK);
    await keep(page);
    expect(await workers(page)).toHaveLength(1);
    await page.getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => keeper(page).textContent()).toContain('to be read without a network.');
    expect(await workers(page)).toEqual([]);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    await page.context().setOffline(true);
    await expect(go(page, PART)).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
  });

  it('is told when it can’t be kept, and keeps nothing by halves', async () => {
    const page = await open(SERIES, {}, /404/);
    const [file, away] = [join(site, `${LOG}.log`), join(site, 'away.log')];
    const bytes = await readFile(file);
    await writeFile(away, bytes);
    await rm(file);
    try {
      await page.getByRole('button', { name: 'Keep this series on this device' }).click();
      await expect.poll(() => keeper(page).textContent()).toMatch(/^Keep this series on this deviceNot kept: .*404/);
      expect(await workers(page)).toEqual([]);
      expect(await page.evaluate(() => caches.keys())).toEqual([]);
    } finally {
      await writeFile(file, bytes);
    }
  });
});
