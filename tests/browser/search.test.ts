import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { writeFiles } from '../../src/content/testing.ts';
import { open, useBrowser } from '../support/browser.ts';
import { runBuild } from '../support/commands.ts';

const field = (page: Page) => page.getByRole('textbox', { name: 'Search this site' });
const results = (page: Page) => page.locator('.search-results > li');
const status = (page: Page) => page.getByRole('status');
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

/** What the index keeps of each page, as text. */
async function fragments(siteDir: string): Promise<string[]> {
  const folder = join(siteDir, 'pagefind/fragment');
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
  return files.map((bytes) => gunzipSync(bytes).toString('utf8'));
}

describe('the search', () => {
  useBrowser();

  it('is not loaded before it is opened', async () => {
    const page = await open('/posts/proxmox-ha/high-availability/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.waitForLoadState('networkidle');
    await page.reload({ waitUntil: 'networkidle' });
    expect(asked.filter((path) => /search|pagefind/.test(path))).toEqual([]);
    await page.keyboard.press('/');
    await field(page).fill('quorum');
    await expect.poll(() => results(page).count()).toBeGreaterThan(0);
    expect(asked.filter((path) => /search|pagefind/.test(path)).length).toBeGreaterThan(3);
  });

  it('opens by /, goes by the arrows to a section, and follows Enter there', async () => {
    const page = await open('/');
    await page.keyboard.press('/');
    await expect.poll(() => field(page).isVisible()).toBe(true);
    await page.keyboard.type('split brain');
    await expect.poll(() => results(page).first().textContent()).toContain('Part 3 of');
    expect(await results(page).first().locator('mark').first().textContent()).toMatch(/split/i);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toMatch(/^DRBD/);
    await page.keyboard.press('ArrowDown');
    const section = await focused(page);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/posts/proxmox-ha/drbd/#*');
    const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
    expect(await page.locator(`[id="${id}"]`).textContent()).toContain(section);
  });

  it('opens by Ctrl-K, follows the first result with Enter, and comes back up to its field', async () => {
    const page = await open('/about/');
    await page.keyboard.press('Control+k');
    await field(page).fill('GlusterFS');
    await expect.poll(() => results(page).count()).toBeGreaterThan(1);
    await field(page).press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
    const first = await results(page).first().locator('a').first().getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${first}`);
  });

  it('closes by Escape and gives the keyboard back', async () => {
    const page = await open('/posts/proxmox-ha/drbd/');
    const link = page.locator('header').getByRole('link', { name: 'Search' });
    await link.focus();
    await page.keyboard.press('Enter');
    await field(page).fill('drbd');
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog(page).count()).toBe(0);
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(new URL(page.url()).pathname).toBe('/posts/proxmox-ha/drbd/');
  });

  it('leads to a section of the page that it was opened on', async () => {
    const page = await open('/posts/proxmox-ha/drbd/');
    await page.keyboard.press('/');
    await field(page).fill('split brain');
    await results(page).first().locator('ul a').first().click();
    await expect.poll(() => new URL(page.url()).hash).not.toBe('');
    await expect.poll(() => dialog(page).count()).toBe(0);
  });

  it('filters by kind and tag, and says how many pages are left', async () => {
    const page = await open('/');
    await page.keyboard.press('/');
    await field(page).fill('downtime');
    await expect.poll(() => results(page).count()).toBeGreaterThan(3);
    await page.getByLabel('Kind').selectOption({ label: 'Logs' });
    await expect.poll(() => status(page).textContent()).toBe('3 pages found');
    expect(await results(page).locator('.search-place').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Log vm108-iscsi · Part 8 of /)]),
    );
    await page.getByLabel('Tag').selectOption('zfs');
    await expect.poll(() => status(page).textContent()).toBe('Nothing was found for “downtime” with these filters.');
    await page.getByLabel('Kind').selectOption('');
    await field(page).fill('');
    await expect
      .poll(() => results(page).locator('.search-place').allTextContents())
      .toEqual([expect.stringMatching(/^Part 6 of /)]);
  });

  it('rests while the reader types elsewhere, and where single keys are switched off; Ctrl-K then works', async () => {
    const page = await open('/posts/proxmox-ha/drbd/');
    await page.keyboard.press('?');
    await page.getByLabel('Use single-key shortcuts').uncheck();
    expect(await page.getByRole('dialog').textContent()).toContain('Ctrl K');
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.waitForTimeout(300);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Control+k');
    await expect.poll(() => dialog(page).count()).toBe(1);
  });

  it('takes a question in whole words by what it asks for, not by its little words', async () => {
    const page = await open('/search/?q=how+long+does+a+migration+pause+on+DRBD');
    await expect.poll(() => results(page).first().textContent()).toContain('A live migration paused the guests');
    const marks = await results(page).locator('mark').allTextContents();
    expect(marks.filter((mark) => /^(a|and|on|as)$/i.test(mark))).toEqual([]);
  });

  it('finds nothing for a word that no page has, and offers no more of it', async () => {
    const page = await open('/search/?q=xyzzyq');
    await expect.poll(() => status(page).textContent()).toBe('Nothing was found for “xyzzyq”.');
    expect(await results(page).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Show more' }).isVisible()).toBe(false);
  });

  it('has a page of its own, whose address says what is searched for', async () => {
    const page = await open('/search/?q=quorum&kind=post');
    await expect.poll(() => results(page).count()).toBeGreaterThan(0);
    expect(await page.getByLabel('Kind').inputValue()).toBe('post');
    await field(page).fill('multipath');
    await expect.poll(() => results(page).first().textContent()).toContain('iSCSI');
    expect(new URL(page.url()).search).toBe('?q=multipath&kind=post');
    await page.reload();
    await expect.poll(() => results(page).first().textContent()).toContain('iSCSI');
  });

  it('takes what it searched for along to its page', async () => {
    const page = await open('/');
    await page.keyboard.press('/');
    await field(page).fill('iscsi');
    await page.getByRole('link', { name: 'On a page of its own' }).click();
    await page.waitForURL('**/search/?q=iscsi');
    await expect.poll(() => results(page).count()).toBeGreaterThan(0);
  });

  it('shows text as text', async () => {
    const page = await open('/search/?q=%3Cimg%20src%3Dx%3E');
    await expect.poll(() => status(page).textContent()).not.toBe('');
    expect(await page.locator('.search-results img').count()).toBe(0);
  });

  it('says what there is without JavaScript', async () => {
    const page = await open('/search/', { javaScriptEnabled: false });
    expect(await page.locator('main').textContent()).toContain('needs JavaScript');
    await page.getByRole('link', { name: 'All posts' }).click();
    await page.waitForURL('**/archive/');
  });

  it('says so where the index can’t be had', async () => {
    const page = await open('/', {}, /pagefind|Failed to load/);
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.keyboard.press('/');
    await expect.poll(() => status(page).textContent()).toContain('could not be loaded');
  });

  it('leads to its page where nothing may be connected to', async () => {
    const page = await open('/logs/read/');
    await page.keyboard.press('Control+k');
    await page.waitForTimeout(200);
    expect(new URL(page.url()).pathname).toBe('/logs/read/');
    await page.locator('header').getByRole('link', { name: 'Search' }).click();
    await page.waitForURL('**/search/');
  });

  it('knows the figures of logs, the notes on them and their warnings, and none of their other lines', async () => {
    const [log] = (await fragments(inject('siteDir'))).filter((text) => text.includes('/vm108-iscsi/'));
    expect(log).toContain('102 ms');
    expect(log).toContain('Slightly over the pause asked for');
    expect(log).toContain('bind: Cannot assign requested address');
    expect(log).not.toContain('transferred 172760414');
    expect(log).not.toContain('log-vm108-iscsi-L');
  });
});

const post = (title: string, more: string, body: string) =>
  `---\ntitle: ${title}\ndescription: A post that is here to be found by those who look for it.\ndate: 2026-01-01\n${more}---\n\n${body}\n`;
const progress = Array.from({ length: 1500 }, (_, i) => `2026-01-01 10:00:00 chunk wombat${i} copied`);

describe('the search under a base path, in another language', () => {
  let root: string;
  useBrowser(async () => {
    root = await mkdtemp(join(tmpdir(), 'ha-series-search-'));
    await writeFiles(join(root, 'content'), {
      'site.yaml': 'title: Anderswo\nbase: /blog/\nlanguage: de\n',
      'posts/knoten/index.mdx': post(
        'Zwei Knoten',
        'redact:\n  db7.corp-real.com: node-a.example\n',
        '## Häuser\n\nDie Häuser stehen.\n\n<MigrationLog log="lang" />',
      ),
      'posts/knoten/logs/lang.log': [...progress, '2026-01-01 10:00:00 ERROR: db7.corp-real.com is lost'].join('\n'),
      'posts/entwurf/index.mdx': post('Entwurf', 'draft: true\n', 'Geheimnis.'),
    });
    const { status: code, output } = await runBuild({
      CONTENT_DIR: join(root, 'content'),
      OUT_DIR: join(root, 'site/blog'),
    });
    expect(code, output).toBe(0);
    for (const name of ['index.html', '404.html']) await cp(join(root, 'site/blog', name), join(root, 'site', name));
    return join(root, 'site');
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it('finds a word in another of its forms, and leads below the base path', async () => {
    const page = await open('/blog/');
    await page.keyboard.press('/');
    await field(page).fill('Hauses');
    await results(page).first().locator('ul a').click();
    await page.waitForURL('**/blog/posts/knoten/#*');
  });

  it('holds no draft, no redacted name and no line of progress, and does not grow with them', async () => {
    const texts = await fragments(join(root, 'site/blog'));
    expect(texts).toHaveLength(2);
    expect(texts.join()).toContain('node-a.example is lost');
    for (const hidden of ['corp-real', 'Geheimnis', 'wombat']) expect(texts.join()).not.toContain(hidden);
    for (const text of texts) expect(text.length).toBeLessThan(5000);
  });
});
