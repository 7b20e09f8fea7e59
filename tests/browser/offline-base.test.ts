import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { post, SERIES, writeFiles } from '../../src/content/testing.ts';
import { open, useBrowser } from '../support/browser.ts';
import { runBuild } from '../support/commands.ts';

let root = '';

// A site under a base path, beside another on the same host.
useBrowser(async () => {
  root = await mkdtemp(join(tmpdir(), 'offline-base-'));
  await writeFiles(join(root, 'content'), {
    'site.yaml': 'base: /blog/\naddress: https://example.org\n',
    'series/s.yaml': SERIES,
    'posts/s/a/index.mdx': post('series: s\npart: 1', 'The text of part 1.\n'),
  });
  const { status, output } = await runBuild({ CONTENT_DIR: join(root, 'content'), OUT_DIR: join(root, 'host/blog') });
  if (status !== 0) throw new Error(output);
  await copyFile(join(root, 'host/blog/index.html'), join(root, 'host/index.html'));
  await copyFile(join(root, 'host/blog/404.html'), join(root, 'host/404.html'));
  return join(root, 'host');
});
afterAll(() => rm(root, { recursive: true, force: true }));

it('a series is kept under a base path, and nothing beside it', async () => {
  const page = await open('/blog/series/s/', {}, /ERR_INTERNET_DISCONNECTED/);
  await page.getByRole('button', { name: 'Keep this series on this device' }).click();
  await expect.poll(() => page.locator('keep-series').textContent()).toContain('Kept on this device, as of');
  const scopes = await page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
  );
  expect(scopes).toEqual(['/blog/']);
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'DRBD' }).click();
  await page.waitForURL('**/blog/posts/s/a/');
  expect(await page.locator('.prose').textContent()).toContain('The text of part 1.');
  expect(await page.locator('.kept-note').count()).toBe(1);
  await expect(page.goto(new URL('/', page.url()).href)).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
});
