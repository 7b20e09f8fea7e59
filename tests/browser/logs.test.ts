import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { layoutShift, open, useBrowser } from '../support/browser.ts';

useBrowser();

const shown = (page: Page) => page.locator('.log-item:visible h3').allTextContents();
const filter = (page: Page, label: string) => page.getByRole('combobox', { name: label });
const found = (page: Page) => page.locator('log-list output').textContent();

describe('the list of logs', () => {
  it('shows all of them at first, and says how many there are', async () => {
    const page = await open('/logs/');
    expect(await shown(page)).toEqual(['VM 104 to proxmox02', 'VM 105 to proxmox01', 'VM 108 to proxmox02']);
    expect(await found(page)).toBe('3 of 3 logs');
    expect(await page.getByRole('button', { name: 'Reset' }).isDisabled()).toBe(true);
  });

  it('is filtered by a choice, which stays in the address and outlasts a reload', async () => {
    const page = await open('/logs/');
    await filter(page, 'Storage').selectOption('DRBD');
    expect(await shown(page)).toEqual(['VM 105 to proxmox01']);
    expect(await found(page)).toBe('1 of 3 logs');
    expect(new URL(page.url()).search).toBe('?storage=DRBD');
    await page.reload();
    await expect.poll(() => shown(page)).toEqual(['VM 105 to proxmox01']);
    expect(await filter(page, 'Storage').inputValue()).toBe('DRBD');
    await page.getByRole('button', { name: 'Reset' }).click();
    expect(await shown(page)).toHaveLength(3);
    expect(new URL(page.url()).search).toBe('');
  });

  it('is filtered by keyboard', async () => {
    const page = await open('/logs/');
    await filter(page, 'Storage').focus();
    await page.keyboard.press('i');
    await expect.poll(() => shown(page)).toEqual(['VM 108 to proxmox02']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => shown(page)).toHaveLength(3);
  });

  it.each([
    ['series=proxmox-ha', 3],
    ['dialect=pve-qemu', 3],
    ['outcome=ok', 3],
    ['outcome=failed', 0],
    ['storage=iSCSI&outcome=ok', 1],
    ['storage=Ceph', 3],
  ])('opened with ?%s shows %i', async (query, count) => {
    const page = await open(`/logs/?${query}`);
    await expect.poll(() => found(page)).toBe(`${count} of 3 logs`);
    expect(await shown(page)).toHaveLength(count);
    expect(await page.getByText('No log is like that.').isVisible()).toBe(count === 0);
    // A heading over nothing would say that there is something.
    expect(await page.locator('.log-group:visible').count()).toBe(count === 0 ? 0 : 1);
  });

  it('is put into another order, and back', async () => {
    const page = await open('/logs/?sort=downtime');
    const order = ['VM 108 to proxmox02', 'VM 104 to proxmox02', 'VM 105 to proxmox01'];
    await expect.poll(() => shown(page)).toEqual(order);
    await filter(page, 'Order').selectOption('As in the posts');
    expect(await shown(page)).toEqual(order.toSorted());
  });

  it('loads its code on this page only', async () => {
    const scripts = async (path: string) => {
      const page = await open(path);
      return page.locator('script[src]').evaluateAll((all) => all.map((script) => script.getAttribute('src')));
    };
    const [home, logs] = [await scripts('/'), await scripts('/logs/')];
    expect(logs.filter((script) => !home.includes(script))).toHaveLength(1);
    expect(home.filter((script) => !logs.includes(script))).toEqual([]);
  });

  it('without scripts is whole, and offers no control that does nothing', async () => {
    const page = await open('/logs/', { javaScriptEnabled: false });
    expect(await shown(page)).toHaveLength(3);
    expect(await page.locator('.log-filters').isVisible()).toBe(false);
    expect(await page.getByText('No log is like that.').isVisible()).toBe(false);
  });

  it('does not move while it loads', async () => {
    const page = await open('/logs/', { viewport: { width: 390, height: 844 } });
    await page.waitForLoadState('networkidle');
    expect(await layoutShift(page)).toBe(0);
  });
});

describe('a log alone', () => {
  it('is reached from its post, shows its text with notes, and leads to the next', async () => {
    const page = await open('/posts/proxmox-ha/high-availability/');
    await page.locator('#log-vm105-drbd').getByRole('link', { name: 'This log alone' }).click();
    expect(new URL(page.url()).pathname).toBe('/logs/proxmox-ha/high-availability/vm105-drbd/');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('VM 105 to proxmox01');
    expect(await page.locator('.log-line').count()).toBe(14);
    expect(await page.locator('.log-note').count()).toBeGreaterThan(0);
    await page.getByRole('link', { name: /^Next log/ }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('VM 108 to proxmox02');
  });

  it('is data on request', async () => {
    const page = await open('/logs/proxmox-ha/high-availability/vm108-iscsi/');
    const href = await page.getByRole('link', { name: 'JSON' }).getAttribute('href');
    const document = await page.evaluate(async (address) => (await fetch(address ?? '')).json(), href);
    expect(document).toMatchObject({ guest: '108', downtimeMs: 102, storage: 'iSCSI' });
  });
});
