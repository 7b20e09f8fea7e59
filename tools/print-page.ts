import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { escapeHtml } from '../src/html/index.ts';

export interface PrintOptions {
  /** Absolute address that the page will have: its links are relative to it. */
  address: string;
  /** What the PDF calls itself. */
  title: string;
  paper: 'A4' | 'Letter';
  /** Folder of the built site, and the address of its root. */
  folder: string;
  root: string;
}

/** Starts Chromium for `printPage`. */
export function startBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/**
 * A page of the built site as PDF, tagged and with an outline. It is read at the address that it will have, from the
 * folder and without a network, so that its links lead where they should. Throws when a file of the site is missing.
 */
export async function printPage(browser: Browser, options: PrintOptions): Promise<Uint8Array> {
  const { address, title, paper, folder, root } = options;
  // Without scripts nothing stands in it that is for a reader at a screen.
  const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'light' });
  try {
    const missing: string[] = [];
    await context.route('**', async (route) => {
      const url = route.request().url();
      const path = url.startsWith(root) ? await fileAt(folder, url.slice(root.length)) : null;
      if (path === null) {
        missing.push(url);
        await route.abort();
      } else if (url === address) {
        const html = await readFile(path, 'utf8');
        const body = html.replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(title)}</title>`);
        await route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
      } else await route.fulfill({ path });
    });
    const page = await context.newPage();
    await page.goto(address, { waitUntil: 'networkidle' });
    if (missing.length > 0) throw new Error(`the page needs files that the site has not: ${missing.join(', ')}`);
    return await page.pdf({ format: paper, tagged: true, outline: true });
  } finally {
    await context.close();
  }
}

async function fileAt(folder: string, url: string): Promise<string | null> {
  const path = join(folder, decodeURIComponent(url.replace(/[?#].*$/, '')));
  const file = path.endsWith('/') || url === '' ? join(path, 'index.html') : path;
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? file : null;
}
