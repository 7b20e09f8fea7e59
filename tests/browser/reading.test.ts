import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { KINDS, open, useBrowser } from '../support/browser.ts';

useBrowser();

const path = (page: Page) => new URL(page.url()).pathname;

describe('a reader', () => {
  it('goes from the home page to part 1 and on to part 2', async () => {
    const page = await open('/');
    await page
      .getByRole('link', { name: /Highly Available Multi-tenant/ })
      .first()
      .click();
    expect(path(page)).toBe('/series/proxmox-ha/');
    await page.getByRole('link', { name: 'Start with part 1' }).click();
    expect(path(page)).toBe('/posts/proxmox-ha/clustering/');
    await page.getByRole('navigation', { name: 'Previous and next part' }).getByRole('link').click();
    expect(path(page)).toBe('/posts/proxmox-ha/glusterfs/');
  });

  it('is led on from an original address', async () => {
    const page = await open('/blog/virtualization/HA-Features-in-Proxmox-PVE-cluster-and-final-words/');
    await page.waitForURL('**/posts/proxmox-ha/high-availability/');
  });

  it('sees the section being read marked in the table of contents', async () => {
    const page = await open('/posts/proxmox-ha/drbd/', { viewport: { width: 1440, height: 900 } });
    const links = page.locator('.toc a');
    await links.nth(3).click();
    await expect
      .poll(() => page.locator('.toc a[aria-current]').getAttribute('href'))
      .toBe(await links.nth(3).getAttribute('href'));
  });

  it('sees no section marked after a jump from the end back to the beginning', async () => {
    const page = await open('/posts/proxmox-ha/high-availability/', { viewport: { width: 1440, height: 900 } });
    const marked = page.locator('.toc a[aria-current]');
    await page.keyboard.press('End');
    await expect.poll(() => marked.textContent()).toBe('Resources');
    await page.keyboard.press('Home');
    await expect.poll(() => marked.count()).toBe(0);
  });

  it('lands at once on a line far down that a link names', async () => {
    const page = await open('/posts/proxmox-ha/high-availability/#log-vm108-iscsi-L19');
    // A scroll that takes its time would still be on its way in the frame after the page has loaded.
    const top = await page.evaluate(
      () =>
        new Promise<number>((resolve) =>
          requestAnimationFrame(() => {
            const line = document.getElementById('log-vm108-iscsi-L19');
            resolve(line?.getBoundingClientRect().top ?? Number.NaN);
          }),
        ),
    );
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(200);
  });

  it('finds the parts list folded on a phone and open beside the text on a wide screen', async () => {
    const page = await open('/posts/proxmox-ha/drbd/', { viewport: { width: 390, height: 844 } });
    const list = page.locator('.parts-list .line');
    await expect.poll(() => list.isVisible()).toBe(false);
    await page.getByText('All parts of this series').click();
    await expect.poll(() => list.isVisible()).toBe(true);
    await page.setViewportSize({ width: 1440, height: 900 });
    await expect.poll(() => list.isVisible()).toBe(true);
  });

  it.each(Object.entries(KINDS))('reads the %s page without JavaScript', async (_kind, address) => {
    const page = await open(address, { javaScriptEnabled: false });
    await expect.poll(() => page.locator('h1').isVisible()).toBe(true);
    expect(((await page.locator('main').textContent()) ?? '').length).toBeGreaterThan(30);
  });

  it('reads logs, notes and pictures without JavaScript', async () => {
    const page = await open('/posts/proxmox-ha/high-availability/', { javaScriptEnabled: false });
    expect(await page.locator('.log-line').count()).toBe(11 + 14 + 22);
    expect(await page.locator('.log-note').first().isVisible()).toBe(true);
    const picture = page.locator('a.picture').first();
    expect(await picture.getAttribute('href')).toMatch(/\.png$/);
  });
});

describe('the theme', () => {
  const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

  it('follows the system, and a choice that is remembered', async () => {
    const page = await open('/', { colorScheme: 'dark' });
    const dark = await paper(page);
    const button = page.locator('theme-switch button');
    await button.click();
    expect(await button.textContent()).toBe('Light');
    const light = await paper(page);
    expect(light).not.toBe(dark);
    await page.goto(new URL('/archive/', page.url()).href);
    expect(await paper(page)).toBe(light);
    await page.locator('theme-switch button').click();
    expect(await paper(page)).toBe(dark);
  });

  it('is there before the first paint', async () => {
    const page = await open('/');
    await page.evaluate(() => localStorage.setItem('/theme', 'dark'));
    await page.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  });
});

describe('the keyboard', () => {
  it('goes through the series with n and p', async () => {
    const page = await open('/posts/proxmox-ha/glusterfs/');
    await page.keyboard.press('n');
    await page.waitForURL('**/drbd/');
    await page.keyboard.press('p');
    await page.waitForURL('**/glusterfs/');
  });

  it('shows its shortcuts with ?, and gives the keyboard back', async () => {
    const page = await open('/posts/proxmox-ha/glusterfs/');
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect.poll(() => dialog.isVisible()).toBe(true);
    expect(await dialog.textContent()).toContain('Next part of the series');
    await page.keyboard.press('n');
    expect(path(page)).toBe('/posts/proxmox-ha/glusterfs/');
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.isVisible()).toBe(false);
  });

  it('is opened from the footer as well', async () => {
    const page = await open('/');
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await expect.poll(() => page.getByRole('dialog').isVisible()).toBe(true);
  });

  it('never acts while the reader types', async () => {
    const page = await open('/posts/proxmox-ha/glusterfs/');
    await page.evaluate(() => {
      document.querySelector('main')?.prepend(document.createElement('textarea'));
      document.querySelector('textarea')?.focus();
    });
    await page.keyboard.type('n p ? t');
    expect(path(page)).toBe('/posts/proxmox-ha/glusterfs/');
    expect(await page.locator('textarea').inputValue()).toBe('n p ? t');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('rests when the reader switches single keys off', async () => {
    const page = await open('/posts/proxmox-ha/glusterfs/');
    await page.keyboard.press('?');
    await page.getByLabel('Use single-key shortcuts').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.keyboard.press('?');
    expect(path(page)).toBe('/posts/proxmox-ha/glusterfs/');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

describe('progress through the series', () => {
  const read = (page: Page) => page.getByRole('button', { name: 'Part read' }).getAttribute('aria-pressed');

  it('marks a part read to its end, here and on the page of the series', async () => {
    const page = await open('/posts/proxmox-ha/glusterfs/');
    expect(await read(page)).toBe('false');
    await page.locator('.pager').scrollIntoViewIfNeeded();
    await expect.poll(() => read(page)).toBe('true');
    await page.goto(new URL('/series/proxmox-ha/', page.url()).href);
    expect(await page.locator('.station.is-read').count()).toBe(1);
    expect(await page.locator('.station.is-read').textContent()).toContain('read');
  });

  it('does not take a part for read because it fits the screen', async () => {
    const page = await open('/posts/proxmox-ha/glusterfs/', { viewport: { width: 1600, height: 12_000 } });
    await expect.poll(() => page.getByRole('button', { name: 'Part read' }).isVisible()).toBe(true);
    await page.waitForTimeout(300);
    expect(await read(page)).toBe('false');
  });

  it('lets the reader take that back', async () => {
    const page = await open('/posts/proxmox-ha/glusterfs/');
    await page.locator('.pager').scrollIntoViewIfNeeded();
    await expect.poll(() => read(page)).toBe('true');
    await page.getByRole('button', { name: 'Part read' }).click();
    expect(await read(page)).toBe('false');
    await page.goto(new URL('/series/proxmox-ha/', page.url()).href);
    expect(await page.locator('.station.is-read').count()).toBe(0);
  });

  it('offers to go on at the section where the reader left off', async () => {
    const page = await open('/posts/proxmox-ha/drbd/');
    const heading = page.locator('.prose > h2').nth(2);
    const id = await heading.getAttribute('id');
    await heading.evaluate((element) => element.scrollIntoView({ behavior: 'instant' }));
    await page.goto(new URL('/series/proxmox-ha/', page.url()).href);
    const link = page.getByRole('link', { name: /Continue where you left off: DRBD/ });
    expect(await link.getAttribute('href')).toBe(`/posts/proxmox-ha/drbd/#${id}`);
  });

  it('asks nothing of a reader whose browser keeps nothing', async () => {
    const page = await open('/series/proxmox-ha/');
    expect(await page.locator('series-continue').textContent()).toBe('');
    expect(await page.locator('.station.is-read').count()).toBe(0);
  });
});
