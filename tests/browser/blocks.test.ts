import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { open, useBrowser } from '../support/browser.ts';

useBrowser();

const HA = '/posts/proxmox-ha/high-availability/';

async function copied(page: Page, block: string): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator(block).first().getByRole('button', { name: 'Copy' }).click();
  await expect.poll(() => page.locator(block).first().locator('.code-tools').textContent()).toContain('Copied');
  return page.evaluate(() => navigator.clipboard.readText());
}

describe('a code block', () => {
  it('copies the commands of a terminal session, without prompts and output', async () => {
    const page = await open('/posts/proxmox-ha/drbd/');
    const text = await copied(page, 'code-block.code-terminal:has(.output)');
    expect(text).not.toMatch(/root@|UpToDate|role:/);
    expect(text).toMatch(/^drbdadm|^service|^modinfo/m);
  });

  it('copies a file as it is', async () => {
    const page = await open('/posts/proxmox-ha/drbd/');
    const block = 'code-block.code-file:has-text("usage-count")';
    const shown = await page.locator(block).first().locator('code').textContent();
    expect(await copied(page, block)).toBe(shown);
  });

  it('wraps long lines on request', async () => {
    const page = await open('/posts/proxmox-ha/clustering/', { viewport: { width: 390, height: 844 } });
    const index = await page
      .locator('code-block pre')
      .evaluateAll((all) => all.findIndex((pre) => !pre.matches('.wrap') && pre.scrollWidth > pre.clientWidth));
    const block = page.locator('code-block').nth(index);
    const button = block.getByRole('button', { name: 'Wrap' });
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    await button.click();
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect(await block.locator('pre').evaluate((pre) => pre.scrollWidth <= pre.clientWidth)).toBe(true);
  });

  it('shows a prompt as a prompt, with its host', async () => {
    const page = await open(HA);
    const prompt = page.locator('.prompt').first();
    expect(await prompt.textContent()).toBe('root@proxmox01:~# ');
    expect(await prompt.locator('.prompt-host').textContent()).toBe('proxmox01');
    expect(await prompt.evaluate((element) => getComputedStyle(element).userSelect)).toBe('none');
  });
});

describe('a log', () => {
  const log = (page: Page, name: string) => page.locator(`#log-${name}`);

  async function clipboard(page: Page, button: string): Promise<string> {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await log(page, 'vm104-glusterfs').getByRole('button', { name: button, exact: true }).click();
    await expect.poll(() => log(page, 'vm104-glusterfs').locator('.log-tools').textContent()).toContain('Copied');
    return page.evaluate(() => navigator.clipboard.readText());
  }

  it('gives each line an address of its own', async () => {
    const page = await open(HA);
    await log(page, 'vm104-glusterfs').locator('.log-number', { hasText: /^8$/ }).click();
    expect(new URL(page.url()).hash).toBe('#log-vm104-glusterfs-L8');
  });

  it('shows its notes below their lines on a phone and beside them on a wide screen', async () => {
    const page = await open(HA, { viewport: { width: 390, height: 844 } });
    const line = log(page, 'vm104-glusterfs').locator('.log-line.has-note').first();
    const boxes = async () => ({
      code: await line.locator('code').first().boundingBox(),
      note: await line.locator('.log-note').boundingBox(),
    });
    const narrow = await boxes();
    expect(narrow.note?.y).toBeGreaterThanOrEqual((narrow.code?.y ?? 0) + (narrow.code?.height ?? 0));
    await page.setViewportSize({ width: 1600, height: 900 });
    const wide = await boxes();
    expect(wide.note?.x).toBeGreaterThan((wide.code?.x ?? 0) + (wide.code?.width ?? 0));
  });

  it('has its margin notes level with their lines, or below the note before, each naming its line', async () => {
    const page = await open(HA, { viewport: { width: 1440, height: 900 } });
    const notes = await page.locator('.log-line.has-note').evaluateAll((lines) =>
      lines.map((line) => {
        const note = line.querySelector('.log-note');
        const link = note?.querySelector('.log-note-line a');
        const { top, bottom } = note?.getBoundingClientRect() ?? { top: Number.NaN, bottom: Number.NaN };
        const box = { height: line.getBoundingClientRect().height, text: line.querySelector('code')?.clientHeight };
        return {
          line: line.getBoundingClientRect().top,
          top,
          bottom,
          box,
          id: line.id,
          link: link?.getAttribute('href'),
        };
      }),
    );
    expect(notes.length).toBeGreaterThan(5);
    let bottom = Number.NEGATIVE_INFINITY;
    for (const note of notes) {
      expect(note.link).toBe(`#${note.id}`);
      expect(note.top).toBeGreaterThanOrEqual(Math.max(note.line - 1, bottom));
      if (note.line > bottom + 20) expect(Math.abs(note.top - note.line)).toBeLessThan(1);
      // A note takes no room between the lines.
      expect(Math.abs(note.box.height - (note.box.text ?? 0))).toBeLessThan(1);
      bottom = note.bottom;
    }
  });

  it('copies whole, and without its times', async () => {
    const page = await open(HA);
    const captured = await readFile('content/posts/proxmox-ha/high-availability/logs/vm104-glusterfs.log', 'utf8');
    expect(await clipboard(page, 'Copy')).toBe(captured);
    expect(await clipboard(page, 'Copy without times')).toBe(captured.replace(/^May 02 [\d:]+ /gm, ''));
  });

  it('shows the time since its start, and still copies what was captured', async () => {
    const page = await open(HA);
    await log(page, 'vm104-glusterfs').getByRole('button', { name: 'Time since start' }).click();
    await expect.poll(() => page.locator('#log-vm104-glusterfs-L10 .l-time').textContent()).toMatch(/^ *\+0:10$/);
    expect(await clipboard(page, 'Copy')).toContain('May 02 10:57:11 migration finished');
  });

  it('shows warnings alone on request', async () => {
    const page = await open(HA);
    const lines = log(page, 'vm105-drbd').locator('.log-line:visible');
    expect(await lines.count()).toBe(14);
    await log(page, 'vm105-drbd').getByRole('button', { name: 'Warnings and errors' }).click();
    expect(await lines.allTextContents()).toEqual([expect.stringContaining('bind: Cannot assign requested address')]);
  });

  it('can be downloaded raw', async () => {
    const page = await open(HA);
    const download = page.waitForEvent('download');
    await page.locator('#log-vm104-glusterfs').getByRole('link', { name: 'Raw log' }).click();
    expect((await download).suggestedFilename()).toBe('vm104-glusterfs.log');
  });
});
