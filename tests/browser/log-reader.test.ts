import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { parseLog } from '../../src/logs/index.ts';
import { logJson } from '../../src/logs/summary.ts';
import { open, useBrowser } from '../support/browser.ts';
import { listenForKnocks } from '../support/listener.ts';

useBrowser();

const READER = '/logs/read/';
const LOGS = 'content/posts/proxmox-ha/high-availability/logs';
const ISCSI = `${LOGS}/vm108-iscsi.log`;

const result = (page: Page) => page.locator('.reader-result');
const problem = (page: Page) => page.locator('[role="alert"]');
const text = (page: Page) => page.locator('.reader-text');
const line = (page: Page, number: number) => page.locator(`#log-L${number}`);

/** The page with its script there: before, it offers nothing to choose with, which a test could choose with all the same. */
async function openReader(options: BrowserContextOptions = {}, expected?: RegExp): Promise<Page> {
  const page = await open(READER, options, expected);
  await page.locator('log-reader.is-ready').waitFor();
  return page;
}

async function paste(page: Page, log: string): Promise<void> {
  await page.getByLabel('Paste a log').fill(log);
  await page.getByRole('button', { name: 'Read the log' }).click();
  await text(page).locator('.log-line').first().waitFor();
}

async function choose(page: Page, path: string): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles(path);
  await text(page).locator('.log-line').first().waitFor();
}

/** As a reader's own keys do it. */
async function pasteInto(page: Page, selector: string, log: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((words) => navigator.clipboard.writeText(words), log);
  if (selector === 'body')
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  else await page.locator(selector).focus();
  await page.keyboard.press('Control+V');
}

/** Text that a browser shows, with plain blanks. */
const plain = (texts: string[]) => texts.map((value) => value.replace(/\s+/g, ' ').trim());

describe('a reader’s own log', () => {
  it('is shown as the same log is in a post', async () => {
    const post = await open('/posts/proxmox-ha/high-availability/');
    const figure = post.locator('#log-vm108-iscsi');
    const page = await openReader();
    await choose(page, ISCSI);
    expect(plain(await result(page).locator('.log-facts dd').allTextContents())).toEqual(
      plain(await figure.locator('.log-facts dd').allTextContents()),
    );
    const table = (root: ReturnType<typeof result>) => root.locator('.timeline .sr-only').innerHTML();
    expect(await table(result(page))).toBe(await table(figure));
    await page.getByRole('button', { name: 'more of the same' }).click();
    await expect.poll(() => text(page).locator('.log-line').count()).toBe(22);
    expect(await text(page).locator('code').allTextContents()).toEqual(
      await figure.locator('.log-line > code').allTextContents(),
    );
  });

  it('begins at the top of a phone’s screen once it is read, above what was pasted', async () => {
    const page = await openReader({ viewport: { width: 390, height: 844 } });
    await paste(page, await readFile(ISCSI, 'utf8'));
    await expect.poll(async () => (await result(page).boundingBox())?.y).toBeLessThan(100);
  });

  it('gets the facts as JSON that the command line prints', async () => {
    const page = await openReader();
    await choose(page, ISCSI);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByText('The facts as JSON').click();
    await result(page).locator('details').getByRole('button', { name: 'Copy' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('"downtimeMs": 102');
    const facts: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    expect(facts).toEqual(logJson(parseLog(await readFile(ISCSI))));
  });

  it('is read by keyboard alone', async () => {
    const page = await openReader();
    await page.getByLabel('Paste a log').focus();
    await page.keyboard.insertText('TASK ERROR: migration aborted');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Pasted log');
    expect(await line(page, 1).textContent()).toContain('TASK ERROR');
  });

  it('may be pasted anywhere on the page', async () => {
    const page = await openReader();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'one\ntwo\n');
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await expect.poll(() => text(page).locator('code').allTextContents()).toEqual(['one', 'two']);
  });

  it('that is pasted takes the place of the one before, in the field as well', async () => {
    const page = await openReader();
    await choose(page, ISCSI);
    await pasteInto(page, 'textarea', 'one\ntwo');
    await expect.poll(() => text(page).locator('code').allTextContents()).toEqual(['one', 'two']);
    await pasteInto(page, 'body', 'three');
    await expect.poll(() => text(page).locator('code').allTextContents()).toEqual(['three']);
    expect(await page.getByLabel('Paste a log').inputValue()).toBe('three');
    await page.getByRole('button', { name: 'Read the log' }).click();
    await expect.poll(() => result(page).getByRole('heading').textContent()).toBe('Pasted log');
    expect(await text(page).locator('code').allTextContents()).toEqual(['three']);
    await choose(page, ISCSI);
    expect(await page.getByLabel('Paste a log').inputValue()).toBe('');
  });

  it('that is being written is lost to no other', async () => {
    const page = await openReader();
    const field = page.getByLabel('Paste a log');
    await field.fill('written');
    await pasteInto(page, 'body', 'pasted');
    await expect.poll(() => text(page).locator('code').allTextContents()).toEqual(['written', 'pasted']);
    await field.fill('written again');
    await choose(page, ISCSI);
    expect(await field.inputValue()).toBe('written again');
    await page.getByRole('button', { name: 'Read the log' }).click();
    await expect.poll(() => text(page).locator('code').allTextContents()).toEqual(['written again']);
  });

  it('too long for the field is read all the same, and again', async () => {
    const page = await openReader();
    await pasteInto(page, 'textarea', 'line\n'.repeat(50_000));
    await expect.poll(() => result(page).getByText('50,000 lines').count()).toBe(1);
    expect(await page.getByLabel('Paste a log').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Read the log' }).click();
    await expect.poll(() => result(page).getByText('50,000 lines').isVisible()).toBe(true);
    expect(await problem(page).textContent()).toBe('');
  });

  it('stays when a word is dropped into another field', async () => {
    const page = await openReader();
    await paste(page, 'one\ntwo');
    const taken = await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'two');
      const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      document.querySelector('input[type="search"]')?.dispatchEvent(drop);
      return drop.defaultPrevented;
    });
    expect(taken).toBe(false);
    expect(await text(page).locator('code').allTextContents()).toEqual(['one', 'two']);
  });

  it('may be dropped as a file anywhere on the page', async () => {
    const page = await openReader();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['one\r\ntwo'], 'dropped.log'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    await expect.poll(() => text(page).locator('code').allTextContents()).toEqual(['one', 'two']);
    expect(await result(page).getByRole('heading').textContent()).toBe('dropped.log');
  });

  it('that failed says so and why', async () => {
    const page = await openReader();
    await paste(
      page,
      "2024-03-02 23:59:57 starting migration of VM 201 to node 'node-b' (192.0.2.12)\n" +
        '2024-03-02 23:59:58 ERROR: no space left\n2024-03-02 23:59:58 ERROR: migration aborted (duration 00:00:01): no space left\n',
    );
    expect(await result(page).locator('.is-failed dd').textContent()).toBe('Failed');
    expect(await result(page).locator('.log-error').textContent()).toBe('no space left');
    expect(await text(page).locator('.is-error').count()).toBe(2);
  });

  it('is read again as another format on request', async () => {
    const page = await openReader();
    await choose(page, ISCSI);
    expect(await result(page).locator('.reader-format').textContent()).toContain('pve-qemu, PVE 3.1 to 4.2');
    await page.getByLabel('Format').selectOption('plain');
    await expect.poll(() => result(page).locator('.reader-format code').textContent()).toBe('plain');
  });

  it('that holds several records shows each, and leads to where it begins', async () => {
    const page = await openReader();
    const failed =
      "May 10 15:00:00 starting migration of VM 9 to node 'b' (192.0.2.1)\nMay 10 15:00:02 ERROR: migration aborted (duration 00:00:02): no\n";
    await paste(page, `${await readFile(ISCSI, 'utf8')}${failed}`);
    const records = result(page).locator('.log-record');
    await expect.poll(() => records.count()).toBe(2);
    expect(await result(page).locator('.log-counts').textContent()).toBe('2 records: 1 succeeded, 1 failed');
    await page.getByLabel('Records').selectOption('failed');
    await expect.poll(() => records.count()).toBe(1);
    await records.getByRole('link', { name: 'lines 23 to 24' }).click();
    await expect.poll(() => text(page).locator('.is-found code').textContent()).toContain('VM 9');
    expect(new URL(page.url()).hash).toBe('#log-L23');
  });

  it('lists what was not understood, alike lines together, the most frequent first', async () => {
    const page = await openReader();
    await paste(page, `${await readFile(ISCSI, 'utf8')}odd 1\nother\nodd 2\n`);
    await page.getByText('What was not understood').click();
    const rows = result(page).locator('[data-part="unknown"] tr');
    expect(
      await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent))),
    ).toEqual([
      ['2', '23', 'odd 1'],
      ['1', '24', 'other'],
    ]);
  });

  it('shows only warnings and errors, or times since its start', async () => {
    const page = await openReader();
    await choose(page, ISCSI);
    await page.getByRole('button', { name: 'Warnings and errors' }).click();
    await expect
      .poll(() => text(page).locator('code').allTextContents())
      .toEqual(['bind: Cannot assign requested address']);
    await page.getByRole('button', { name: 'Warnings and errors' }).click();
    await page.getByRole('button', { name: 'Time since start' }).click();
    await expect.poll(() => line(page, 21).locator('.l-time').textContent()).toMatch(/^ *\+0:20$/);
  });

  it('brings no markup of its own into the page', async () => {
    const page = await openReader();
    const hostile = '<img src=x onerror="document.title=1">';
    await paste(
      page,
      `May 10 14:25:24 starting migration of VM 108 to node '${hostile}' (192.0.2.1)\n${hostile}\nERROR: ${hostile}`,
    );
    await page.getByText('What was not understood').click();
    expect(await result(page).locator('img').count()).toBe(0);
    expect(await line(page, 2).locator('code').textContent()).toBe(hostile);
  });

  it('shows characters that turn the text around, obeys none, and gives them to whoever copies', async () => {
    const page = await openReader();
    const hostile = 'abc\u202edef\u2066ghi\u2067jkl';
    await paste(page, `${hostile}\nstill\u202eleft`);
    // Where each letter stands, in the order of the text.
    const places = await line(page, 1)
      .locator('code')
      .evaluate((code) => {
        const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
        const found: number[] = [];
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          for (let i = 0; i < (node.textContent ?? '').length; i++) {
            if (!/[a-z]/.test(node.textContent?.[i] ?? '')) continue;
            const range = document.createRange();
            range.setStart(node, i);
            range.setEnd(node, i + 1);
            found.push(range.getBoundingClientRect().left);
          }
        }
        return found;
      });
    expect(places).toHaveLength(12);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const marks = line(page, 1).locator('.l-control');
    expect(await marks.evaluateAll((all) => all.map((mark) => getComputedStyle(mark, '::before').content))).toEqual([
      '"U+202E"',
      '"U+2066"',
      '"U+2067"',
    ]);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await line(page, 1)
      .locator('code')
      .evaluate((code) => getSelection()?.selectAllChildren(code));
    await page.keyboard.press('Control+C');
    expect((await page.evaluate(() => navigator.clipboard.readText())).trim()).toBe(hostile);
  });

  it('that is missing or empty is told, not read', async () => {
    const page = await openReader();
    await page.getByRole('button', { name: 'Read the log' }).click();
    await expect.poll(() => problem(page).textContent()).toBe('There is no log yet: paste one, or choose a file.');
    await page.getByLabel('Paste a log').fill(' \n');
    await page.getByRole('button', { name: 'Read the log' }).click();
    await expect.poll(() => problem(page).textContent()).toBe('Pasted log: there is nothing in it.');
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'none.log', mimeType: 'text/plain', buffer: Buffer.alloc(0) });
    await expect.poll(() => problem(page).textContent()).toBe('none.log: there is nothing in it.');
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'blank.log', mimeType: 'text/plain', buffer: Buffer.from(' \r\n\t\n') });
    await expect.poll(() => problem(page).textContent()).toBe('blank.log: there is nothing in it.');
    expect(await result(page).isVisible()).toBe(false);
    await choose(page, ISCSI);
    expect(await problem(page).textContent()).toBe('');
    expect(await result(page).getByText('by its lines').count()).toBe(1);
    expect(await result(page).getByText('holds the log as it is').isVisible()).toBe(true);
  });

  it('gives way to the next one, and what went before leaves no trace', async () => {
    const page = await openReader();
    await paste(page, 'first');
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'second.log', mimeType: '', buffer: Buffer.from('second') });
    await expect.poll(() => text(page).locator('code').allTextContents()).toEqual(['second']);
    expect(await problem(page).textContent()).toBe('');
  });

  it('gives way while its page to keep is being given up, and nothing is said of that', async () => {
    const page = await openReader();
    await paste(page, 'first');
    await page.evaluate(() => {
      const press = (part: string) => document.querySelector<HTMLButtonElement>(`[data-part="${part}"]`)?.click();
      press('save');
      press('cancel');
      const data = new DataTransfer();
      data.items.add(new File(['second'], 'second.log'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    await expect.poll(() => text(page).locator('code').allTextContents()).toEqual(['second']);
    expect(await problem(page).textContent()).toBe('');
  });

  it('that can’t be read any more says so', async () => {
    const page = await openReader();
    const path = join(await mkdtemp(join(tmpdir(), 'ha-series-gone-')), 'gone.log');
    onTestFinished(() => rm(dirname(path), { recursive: true }));
    await writeFile(path, 'here');
    await choose(page, path);
    await writeFile(path, 'here, and changed since it was chosen');
    await page.getByLabel('Format').selectOption('plain');
    await expect.poll(() => problem(page).textContent()).toContain('This log could not be read: ');
    expect(await result(page).isVisible()).toBe(false);
  });
});

describe('a log of 50 MB', () => {
  let folder: string;
  let path: string;
  let lines: number;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ha-series-log-'));
    path = join(folder, 'long.log');
    const names = (await readdir(LOGS)).filter((name) => name.endsWith('.log')).sort();
    const one = (await Promise.all(names.map((name) => readFile(join(LOGS, name), 'utf8')))).join('');
    const log = one.repeat(Math.ceil(50_000_000 / one.length));
    lines = log.split('\n').length - 1;
    await writeFile(path, log);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const nodes = (page: Page) => page.evaluate(() => document.querySelectorAll('*').length);
  const NODES_MAX = 6000;
  // Other tests may have the processors to themselves meanwhile.
  const LONG_MS = 240_000;

  it(
    'leaves the page at the reader’s hand while it is read, is all there afterwards, and is saved whole',
    async () => {
      const page = await openReader();
      // What the page does meanwhile: frames it draws, and a field that is typed into.
      const frames = await page.evaluateHandle(() => {
        const counted = { count: 0 };
        const count = () => {
          counted.count++;
          requestAnimationFrame(count);
        };
        count();
        return counted;
      });
      const before = await frames.evaluate(({ count }) => count);
      await page.locator('input[type="file"]').setInputFiles(path);
      await page.getByRole('button', { name: 'Cancel' }).waitFor();
      await page.getByLabel('Paste a log').pressSequentially('still here');
      expect(await page.getByLabel('Paste a log').inputValue()).toBe('still here');
      expect(await result(page).isVisible()).toBe(false);
      await text(page).locator('.log-line').first().waitFor({ timeout: LONG_MS });
      expect((await frames.evaluate(({ count }) => count)) - before).toBeGreaterThan(30);

      expect(lines).toBeGreaterThan(600_000);
      expect(await result(page).locator('.log-foot').textContent()).toContain(`${lines.toLocaleString('en-GB')} lines`);
      expect(await nodes(page)).toBeLessThan(NODES_MAX);

      await text(page).evaluate((box) => box.scrollTo(0, box.scrollHeight));
      await expect.poll(() => line(page, lines).isVisible()).toBe(true);
      expect(await line(page, lines).locator('code').textContent()).toBe('TASK OK');

      await text(page).evaluate((box) => box.scrollTo(0, box.scrollHeight / 2));
      await expect.poll(() => text(page).locator('.log-line').count()).toBeGreaterThan(20);
      await page.getByLabel('Line', { exact: true }).fill('300000');
      await page.getByRole('button', { name: 'Go' }).click();
      await expect.poll(() => inView(page, 300_000)).toBe(true);

      await page.getByLabel('Find').fill('CACHEMISS 12183');
      await page.keyboard.press('Enter');
      await expect.poll(() => text(page).locator('.is-found').textContent()).toContain('cachemiss 12183');
      const found = Number((await text(page).locator('.is-found').getAttribute('id'))?.replace('log-L', ''));
      expect(found).toBeGreaterThan(300_000);
      expect(found).toBeLessThan(300_100);
      await expect.poll(() => inView(page, found)).toBe(true);

      // The line lay in a fold, which stands open now; closing it keeps the lines around it in view.
      const fold = page.locator('button[data-fold][aria-expanded="true"]');
      await expect.poll(() => fold.count()).toBe(1);
      await fold.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => fold.count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-expanded'))).toBe('false');
      await expect.poll(() => inView(page, found + 10)).toBe(true);

      await page.getByRole('button', { name: 'Warnings and errors' }).click();
      await expect.poll(() => text(page).locator('.log-line:not(.is-warning)').count()).toBe(0);
      await expect.poll(() => text(page).locator('.log-line.is-warning').count()).toBeGreaterThan(20);
      expect(await nodes(page)).toBeLessThan(NODES_MAX);

      // Given up, the page to keep takes nothing with it.
      await page.getByRole('button', { name: 'Save as one page' }).click();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await expect.poll(() => page.getByRole('progressbar').isVisible()).toBe(false);
      expect(await problem(page).textContent()).toBe('');

      const saved = await readFile(await save(page, folder), 'utf8');
      expect(saved).toContain('<summary>Lines 1 to 10,000</summary>');
      // Every line with its number; the first of a section stands behind what opens it.
      expect(saved.match(/(?:^|<pre>)(?:<span[^>]*>)? *\d+ {2}/gm)).toHaveLength(lines);
      expect(saved).toContain(`${String(lines).padStart(8)}  TASK OK`);
    },
    LONG_MS,
  );

  async function inView(page: Page, number: number): Promise<boolean> {
    const [box, own] = [await text(page).boundingBox(), await line(page, number).boundingBox()];
    return box !== null && own !== null && own.y >= box.y - 1 && own.y + own.height <= box.y + box.height + 1;
  }

  it('can be stopped, and another one read', async () => {
    const page = await openReader();
    await page.locator('input[type="file"]').setInputFiles(path);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => problem(page).textContent()).toBe('Stopped.');
    expect(await result(page).isVisible()).toBe(false);
    await expect.poll(() => page.workers().length).toBe(0);
    await choose(page, ISCSI);
    expect(await problem(page).textContent()).toBe('');
  });
});

describe('a log higher than an element can be', () => {
  const LINES = 900_000;

  it('is shown in parts, each line within reach', async () => {
    const page = await openReader();
    await page.locator('input[type="file"]').setInputFiles({
      name: 'high.log',
      mimeType: 'text/plain',
      buffer: Buffer.from(`first${'\n'.repeat(LINES - 1)}last`),
    });
    const where = page.locator('[data-part="parts-where"]');
    await expect.poll(() => where.textContent(), { timeout: 50_000 }).toBe('Part 1 of 2');
    await page.getByLabel('Line', { exact: true }).fill(String(LINES));
    await page.getByRole('button', { name: 'Go' }).click();
    await expect.poll(() => line(page, LINES).locator('code').textContent()).toBe('last');
    expect(await where.textContent()).toBe('Part 2 of 2');
    await page.locator('[data-part="part-before"]').click();
    await expect.poll(() => line(page, 1).locator('code').textContent()).toBe('first');
    expect(await text(page).evaluate((box) => box.scrollHeight)).toBeLessThan(17_100_000);
  });

  it('gives a blank line its row', async () => {
    const page = await openReader();
    await paste(page, 'one\n\nthree');
    const heights = await text(page)
      .locator('.log-line')
      .evaluateAll((all) => all.map((row) => Math.round(row.getBoundingClientRect().height)));
    expect(new Set(heights).size).toBe(1);
  });
});

async function save(page: Page, folder: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as one page' }).click();
  const path = join(folder, 'saved.html');
  await (await download).saveAs(path);
  return path;
}

describe('a log saved as one page', () => {
  const FILE = /a request left the site: file:/;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ha-series-saved-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('opens from the disk with all that the reader saw, and asks for nothing', async () => {
    const page = await openReader({}, FILE);
    await choose(page, ISCSI);
    const facts = await result(page).locator('.log-facts dd').allTextContents();
    const captured = (await readFile(ISCSI, 'utf8')).trimEnd().split('\n');
    const path = await save(page, folder);
    expect(await readFile(path, 'utf8')).not.toMatch(/<script|<link|<img|url\(/);

    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(path).href);
    expect(requests).toEqual([pathToFileURL(path).href]);
    expect(await page.locator('.log-facts dd').allTextContents()).toEqual(facts);
    expect(await page.locator('.log-line code').allTextContents()).toEqual(captured);
    expect(await page.locator('details.log-fold .log-line').count()).toBe(8);
    const json: unknown = JSON.parse((await page.locator('.saved-facts code').textContent()) ?? '');
    expect(json).toEqual(logJson(parseLog(await readFile(ISCSI))));
    // Its own policy lets its own style sheet through.
    expect(await page.locator('.log').evaluate((log) => getComputedStyle(log).borderTopStyle)).toBe('solid');
  });

  it('is dark where the reader’s system is, and prints its folds', async () => {
    const page = await openReader({ colorScheme: 'dark' }, FILE);
    await choose(page, ISCSI);
    await page.goto(pathToFileURL(await save(page, folder)).href);
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await ground()).toBe('rgb(17, 24, 28)');
    const folded = page.locator('details.log-fold .log-line').first();
    expect(await folded.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await ground()).toBe('rgb(255, 255, 255)');
    expect((await folded.boundingBox())?.height).toBeGreaterThan(10);
  });
});

describe('the promise of the page', () => {
  // Tries every way out that a script has, and says which seemed to work.
  const tryAll = `async (address) => {
    const http = 'http://' + address;
    const failed = [];
    const attempt = async (name, run) => { try { if ((await run()) === false) failed.push(name); } catch { failed.push(name); } };
    const event = (target, good) => new Promise((resolve) => { target.addEventListener(good, () => resolve(true)); target.addEventListener('error', () => resolve(false)); });
    await attempt('fetch', () => fetch(http + '/fetch', { mode: 'no-cors' }));
    await attempt('XMLHttpRequest', () => { const x = new XMLHttpRequest(); x.open('GET', http + '/xhr'); const end = event(x, 'load'); x.send(); return end; });
    await attempt('EventSource', async () => { const s = new EventSource(http + '/events'); await event(s, 'open'); s.close(); return true; });
    await attempt('WebSocket', () => event(new WebSocket('ws://' + address + '/socket'), 'open'));
    if (navigator.sendBeacon) await attempt('sendBeacon', () => navigator.sendBeacon(http + '/beacon', 'x'));
    if (globalThis.Image) await attempt('image', () => { const i = new Image(); const end = event(i, 'load'); i.src = http + '/image'; return end; });
    await attempt('import', () => import(http + '/module.js'));
    if (globalThis.importScripts) await attempt('importScripts', () => { importScripts(http + '/script.js'); });
    if (globalThis.document) await attempt('worker', () => { const w = new Worker(location.origin + '/_assets/no.js'); return event(w, 'message'); });
    await new Promise((resolve) => setTimeout(resolve, 300));
    return failed;
  }`;

  // What the browser says of each refusal; some tries it reports before it refuses them.
  const REFUSALS = /Content Security Policy|a request left the site: http:\/\/127\.0\.0\.1/;

  it('holds for its scripts: nothing reaches anyone', async () => {
    const { address, paths } = await listenForKnocks();
    const page = await openReader({}, REFUSALS);
    const failed = await page.evaluate<string[]>(`(${tryAll})(${JSON.stringify(address)})`);
    expect(failed).toEqual(['fetch', 'XMLHttpRequest', 'WebSocket', 'image', 'import', 'worker']);
    expect(paths).toEqual([]);
  });

  it('holds for the worker that reads the log', async () => {
    const { address, paths } = await listenForKnocks();
    const page = await openReader({}, REFUSALS);
    await paste(page, 'one');
    const [worker] = page.workers();
    const failed = await worker?.evaluate<string[]>(`(${tryAll})(${JSON.stringify(address)})`);
    expect(failed).toEqual(['fetch', 'XMLHttpRequest', 'WebSocket', 'import', 'importScripts']);
    expect(paths).toEqual([]);
  });

  it('is kept by the policy: the same ways lead out of a page without it', async () => {
    const { address, paths } = await listenForKnocks();
    const page = await openReader({}, /./);
    await page.goto(`http://${address}/`);
    await page.evaluate<string[]>(`(${tryAll})(${JSON.stringify(address)})`);
    expect(paths).toEqual(
      expect.arrayContaining(['/fetch', '/xhr', '/events', '/socket', '/beacon', '/image', '/module.js']),
    );
  });

  it('is told on the page, and costs no other page anything', async () => {
    const page = await openReader();
    expect(await page.locator('main').textContent()).toContain('Your log stays on your machine');
    const loaded = async (path: string) => {
      const other = await open(path);
      await other.waitForLoadState('networkidle');
      const names = await other.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
      return names.filter((name) => /log-reader|\/read\./.test(name)).length;
    };
    expect(await loaded(READER)).toBe(2);
    expect(await loaded('/posts/proxmox-ha/high-availability/')).toBe(0);
  });

  it('without JavaScript says what is needed, and where else logs are read', async () => {
    const page = await open(READER, { javaScriptEnabled: false });
    await expect.poll(() => page.getByText('npm run -s log -- FILE').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Read the log' }).isVisible()).toBe(false);
  });
});
