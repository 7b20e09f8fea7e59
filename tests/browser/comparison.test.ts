import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { open, useBrowser } from '../support/browser.ts';

useBrowser();

const HA = '/posts/proxmox-ha/high-availability/';

const rows = (page: Page) => page.locator('.comparison tbody th a').allTextContents();
const heading = (page: Page, name: string) => page.getByRole('columnheader', { name, exact: true });

describe('the comparison of part 8', () => {
  it('stands in the order of the author', async () => {
    const page = await open(HA);
    await expect.poll(() => rows(page)).toEqual(['GlusterFS', 'DRBD', 'iSCSI']);
    expect(await page.locator('.comparison [aria-sort]').count()).toBe(0);
  });

  it('is sorted by a click on the heading of a column, and the other way by the next', async () => {
    const page = await open(HA);
    const downtime = heading(page, 'Downtime');
    await downtime.getByRole('button').click();
    await expect.poll(() => rows(page)).toEqual(['DRBD', 'GlusterFS', 'iSCSI']);
    expect(await downtime.getAttribute('aria-sort')).toBe('ascending');
    await downtime.getByRole('button').click();
    await expect.poll(() => rows(page)).toEqual(['iSCSI', 'GlusterFS', 'DRBD']);
    expect(await downtime.getAttribute('aria-sort')).toBe('descending');
  });

  it('is sorted by keyboard, and tells of one column alone that it is', async () => {
    const page = await open(HA);
    await heading(page, 'Downtime').getByRole('button').click();
    await heading(page, 'Storage').getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page)).toEqual(['DRBD', 'GlusterFS', 'iSCSI']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect.poll(() => rows(page)).toEqual(['GlusterFS', 'DRBD', 'iSCSI']);
    expect(await heading(page, 'Guest').getAttribute('aria-sort')).toBe('ascending');
    expect(await page.locator('.comparison [aria-sort]').count()).toBe(1);
  });

  it('keeps what is not in a log last, whichever way it is sorted', async () => {
    const page = await open(HA);
    const sent = heading(page, 'Sent, last seen').getByRole('button');
    await sent.click();
    await expect.poll(() => rows(page)).toEqual(['DRBD', 'iSCSI', 'GlusterFS']);
    await sent.click();
    await expect.poll(() => rows(page)).toEqual(['iSCSI', 'DRBD', 'GlusterFS']);
  });

  it('marks best and worst in words, and says what is not compared', async () => {
    const page = await open(HA);
    const ranks = await page.locator('.comparison td:has(.rank)').allInnerTexts();
    expect(ranks.map((text) => text.replace(/\s+/g, ' '))).toEqual(['7 ms best', '102 ms worst']);
    const not = await page.locator('.comparison-not').textContent();
    expect(not).toContain('the guests’ memory differs');
    expect(not).toContain('no rate on the wire');
  });

  it('draws its chart within a narrow screen, and names its figures', async () => {
    const page = await open(HA, { viewport: { width: 390, height: 844 } });
    const chart = page.getByRole('img', { name: /GlusterFS 10\ss, DRBD 14\ss, iSCSI 20\ss/ });
    const box = await chart.boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 1000) <= 390).toBe(true);
    const widths = await chart
      .locator('.zoom-pause')
      .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
    const [gluster = 0, drbd = 0, iscsi = 0] = widths;
    expect(gluster / iscsi).toBeCloseTo(15 / 102, 2);
    expect(drbd / iscsi).toBeCloseTo(7 / 102, 2);
  });

  it('reads without JavaScript, with no buttons that do nothing', async () => {
    const page = await open(HA, { javaScriptEnabled: false });
    await expect.poll(() => rows(page)).toEqual(['GlusterFS', 'DRBD', 'iSCSI']);
    expect(await page.locator('.comparison button').count()).toBe(0);
  });

  it('moves nothing when its buttons come', async () => {
    const still = await open(HA, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    const live = await open(HA, { viewport: { width: 390, height: 844 } });
    await live.locator('.comparison .sort').first().waitFor();
    const sizes = (page: Page) =>
      page
        .locator('.comparison thead th')
        .evaluateAll((all) =>
          all.map((cell) => [cell.getBoundingClientRect().width, cell.getBoundingClientRect().height]),
        );
    expect(await sizes(live)).toEqual(await sizes(still));
  });
});

describe('a fact', () => {
  it('leads to the line that says it', async () => {
    const page = await open(HA);
    await page.locator('a.fact', { hasText: '102' }).first().click();
    const line = page.locator('.log-line:target');
    expect(await line.textContent()).toContain('downtime 102 ms');
    await expect.poll(() => line.isVisible()).toBe(true);
  });
});
