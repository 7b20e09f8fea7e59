import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { KINDS, layoutShift, open, useBrowser } from '../support/browser.ts';

useBrowser();

let axe: string;

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});

interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

const cases = Object.entries(KINDS).flatMap(([kind, path]) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    [390, 1440].map((width) => ({ kind, path, colorScheme, width })),
  ),
);

describe('axe', () => {
  it.each(cases)(
    'finds nothing wrong on the $kind page, $colorScheme, $width px',
    async ({ path, colorScheme, width }) => {
      const page = await open(path, { colorScheme, viewport: { width, height: 900 } });
      expect(await violationsOf(page)).toEqual([]);
    },
  );

  it.each(['light', 'dark'] as const)(
    'finds nothing wrong on the reader of logs with logs in it, %s',
    async (colorScheme) => {
      const page = await open('/logs/read/', { colorScheme });
      const log = await readFile('content/posts/proxmox-ha/high-availability/logs/vm108-iscsi.log', 'utf8');
      await page.getByLabel('Paste a log').fill(`${log}odd\n${log}ERROR: of no log\n`);
      await page.getByRole('button', { name: 'Read the log' }).click();
      await page.locator('.log-record').nth(1).waitFor();
      await page.locator('.reader-text .log-line').first().waitFor();
      for (const summary of await page.locator('.reader-more summary').all()) await summary.click();
      expect(await violationsOf(page)).toEqual([]);
    },
  );

  it.each((['light', 'dark'] as const).flatMap((colorScheme) => [390, 1440].map((width) => ({ colorScheme, width }))))(
    'finds nothing wrong on the search with results, $colorScheme, $width px',
    async ({ colorScheme, width }) => {
      const page = await open('/', { colorScheme, viewport: { width, height: 900 } });
      await page.keyboard.press('/');
      await page.getByLabel('Search this site').fill('split brain');
      await page.locator('.search-results mark').first().waitFor();
      expect(await violationsOf(page)).toEqual([]);
    },
  );

  it.each(['light', 'dark'] as const)(
    'finds nothing wrong with an open picture and its remarks, %s',
    async (colorScheme) => {
      const page = await open(`${KINDS['page with galleries']}#picture-both-nodes-1`, {
        colorScheme,
        reducedMotion: 'reduce',
      });
      await page.locator('.pswp--ui-visible').waitFor();
      expect(await violationsOf(page)).toEqual([]);
    },
  );

  /** Run through the debugger: the page's own policy would refuse it as a script. */
  function violationsOf(page: Page): Promise<Violation[]> {
    return page.evaluate(`(async () => {
      ${axe};
      const { violations } = await axe.run(document, { resultTypes: ['violations'] });
      return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) }));
    })()`);
  }
});

describe('layout', () => {
  const widths = [320, 390, 600, 820, 1024, 1200, 1440, 1920];

  it.each(Object.entries(KINDS))('of the %s page never scrolls sideways', async (_kind, path) => {
    const page = await open(path);
    const wider: number[] = [];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wider.push(width);
    }
    expect(wider).toEqual([]);
  });

  it('lets wide code scroll in its own box, by keyboard', async () => {
    const page = await open('/posts/proxmox-ha/clustering/', { viewport: { width: 390, height: 844 } });
    const boxes = page.locator('code-block pre');
    const wide = await boxes.evaluateAll((all) => all.findIndex((box) => box.scrollWidth > box.clientWidth));
    expect(wide).toBeGreaterThanOrEqual(0);
    const box = boxes.nth(wide);
    await box.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => box.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  });

  it('does not shift while a post loads', async () => {
    const page = await open('/posts/proxmox-ha/high-availability/', { viewport: { width: 390, height: 844 } });
    await page.waitForLoadState('networkidle');
    expect(await layoutShift(page)).toBe(0);
  });
});
