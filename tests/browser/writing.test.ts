import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { LOG, post, SERIES, writeTree } from '../../src/content/testing.ts';
import { open, useBrowser } from '../support/browser.ts';
import { startDev } from '../support/dev-server.ts';

useBrowser();
// The server starts beside other work.
vi.setConfig({ testTimeout: 180_000 });
const SOON = { timeout: 60_000, interval: 100 };

const POST = 'posts/ha/a/index.mdx';
const BODY = `${'Text.\n\n'.repeat(200)}It stood still for <Fact log="vm1" is="downtime" />.\n\n<MigrationLog log="vm1">\n  <Note at="speed">Quick.</Note>\n</MigrationLog>\n`;

it('a page follows its post, log, note and series where it is read, shows what is wrong, and recovers', async () => {
  const content = await writeTree({
    'series/ha.yaml': SERIES,
    [POST]: post('series: ha\npart: 1', BODY),
    'posts/ha/a/logs/vm1.log': LOG,
  });
  const { address, output } = await startDev(content);
  const page = await open('/', {}, /./);
  await page.goto(`${address}/posts/ha/a/`);
  const main = () => page.locator('main').textContent({ timeout: 30_000 });
  const edit = async (file: string, from: string, to: string) => {
    const text = await readFile(join(content, file), 'utf8');
    await writeFile(join(content, file), text.replace(from, to));
  };
  const overlay = page.locator('vite-error-overlay');

  // What stands in the middle of the view. Pixels from the top depend on whether a font came in time for a load.
  const inTheMiddle = () =>
    page.evaluate(() => {
      const [middle] = document.elementsFromPoint(innerWidth / 2, innerHeight / 2);
      return middle === undefined ? -1 : [...document.querySelectorAll('.prose p')].indexOf(middle);
    });
  // A server that has just started loads the page once more when it has bundled what the page imports.
  const scroll = async () => {
    await page
      .locator('.prose p')
      .nth(60)
      .evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await page.waitForTimeout(1000);
    return inTheMiddle();
  };
  await expect.poll(scroll, SOON).toBe(60);

  await edit(POST, 'It stood still', 'The guest stood still');
  await expect.poll(main, SOON).toContain('The guest stood still for 102');
  await edit('posts/ha/a/logs/vm1.log', 'downtime 102 ms', 'downtime 77 ms');
  await expect.poll(main, SOON).toContain('The guest stood still for 77');
  await edit(POST, 'Quick.', 'Very quick.');
  await expect.poll(main, SOON).toContain('Very quick.');
  await edit('series/ha.yaml', 'Highly available', 'Always there');
  await expect.poll(() => page.textContent('body'), SOON).toContain('Always there');
  await expect.poll(inTheMiddle, SOON).toBe(60);

  // The same words as the check's, and the page below stays as it was.
  const good = await readFile(join(content, POST), 'utf8');
  await edit(POST, 'is="downtime"', 'is="downtme"');
  await expect.poll(() => overlay.count(), SOON).toBe(1);
  const told = await overlay.locator('#message-content').textContent();
  expect(told).toMatch(/posts\/ha\/a\/index\.mdx:409:27 {2}<Fact is>\n {4}found: {4}downtme, which/);
  // The overlay sets what stands in backticks as code.
  expect(output().replaceAll('`', '')).toContain(told);
  expect(await main()).toContain('Very quick.');

  // Loaded anew it is told again; mended to what it was, all is well.
  // The server may load the page itself meanwhile, which breaks off a load of ours.
  const openAnew = async () => {
    await page.reload();
    await overlay.waitFor({ timeout: 5000 });
    return overlay.count();
  };
  await expect.poll(openAnew, SOON).toBe(1);
  await writeFile(join(content, POST), good);
  await expect.poll(() => overlay.count(), SOON).toBe(0);
  await expect.poll(main, SOON).toContain('The guest stood still for 77');
});
