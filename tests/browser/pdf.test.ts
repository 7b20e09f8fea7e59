import { cp, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { open, useBrowser } from '../support/browser.ts';
import { run } from '../support/commands.ts';

const SERIES = 'series/proxmox-ha';
let site = '';

useBrowser();

beforeAll(async () => {
  site = join(await mkdtemp(join(tmpdir(), 'pdf-')), 'site');
  await cp(inject('siteDir'), site, { recursive: true });
}, 60_000);
afterAll(() => rm(join(site, '..'), { recursive: true, force: true }));

async function makePdf(env: Record<string, string> = {}): Promise<Buffer> {
  const { status, output } = await run(['tools/run.mjs', 'pdf'], { OUT_DIR: site, ...env });
  expect(status, output).toBe(0);
  return readFile(join(site, SERIES, 'proxmox-ha.pdf'));
}

describe('npm run pdf', () => {
  it('prints a series, tagged and with an outline, and offers it on its page', async () => {
    const before = await readFile(join(site, SERIES, 'index.html'), 'utf8');
    expect(before).not.toContain('.pdf');
    const listed = await readFile(join(site, SERIES, 'offline.json'), 'utf8');
    const pdf = await makePdf();
    const text = pdf.toString('latin1');
    expect(text).toContain('/StructTreeRoot');
    expect(text).toContain('/Outlines');
    expect(text).toMatch(/\/Lang \(en\b/);
    expect([...text.matchAll(/\/Type \/Page\b/g)].length).toBeGreaterThan(40);
    expect(text).toContain('/URI (https://ha-series.example/pictures/');
    expect(text).not.toMatch(/\/URI \((?:https?:\/\/(?:localhost|127)|file)/);
    const page = await readFile(join(site, SERIES, 'index.html'), 'utf8');
    const { size } = await stat(join(site, SERIES, 'proxmox-ha.pdf'));
    expect(page).toContain(
      `<a href="/${SERIES}/proxmox-ha.pdf" download>PDF</a> <span>for paper and large screens, ${(size / 1_000_000).toFixed(1)} MB</span>`,
    );
    // Readers who keep the series get the page that offers it.
    expect(await readFile(join(site, SERIES, 'offline.json'), 'utf8')).not.toBe(listed);
    expect((await makePdf()).equals(pdf)).toBe(true);
    expect((await makePdf({ SOURCE_DATE_EPOCH: '86400' })).toString('latin1')).toContain(
      '/CreationDate (D:19700102000000',
    );
  }, 300_000);

  it('says what it needs, and leaves the site as it is', async () => {
    const { status, output } = await run(['tools/run.mjs', 'pdf'], { OUT_DIR: join(site, 'nothing') });
    expect(status).toBe(1);
    expect(output).toContain('run `npm run build` first');
    expect(output).not.toContain('    at ');
  });
});

describe('the series on one page, printed', () => {
  it('begins each part on a new sheet and leaves out what is for a screen', async () => {
    const page = await open(`/${SERIES}/all/`);
    await page.emulateMedia({ media: 'print' });
    const shown = (selector: string) =>
      page.locator(selector).evaluateAll((all) => all.filter((element) => element.checkVisibility()).length);
    for (const chrome of ['.site-header', '.site-footer', '.breadcrumb', '.book-hint', '.code-tools', '.log-tools']) {
      expect([chrome, await shown(chrome)]).toEqual([chrome, 0]);
    }
    const breaks = await page
      .locator('.book-part')
      .evaluateAll((all) => all.map((part) => getComputedStyle(part).breakBefore));
    expect(breaks).toEqual(Array.from({ length: 8 }, () => 'page'));
    expect(await shown('.log-line')).toBe(11 + 14 + 22);
    const link = page.locator('.book .prose a[href^="https://"]').first();
    const after = await link.evaluate((element) => getComputedStyle(element, '::after').content);
    expect(after).toContain('https://');
  });
});
