/**
 * Draws the pictures of the authors' guide: each becomes an HTML page, a picture of it is taken in Chromium.
 * Run from the project's root: `node tools/draw-examples/draw.ts`.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { ensureBrowser } from '../browser.ts';
import { screens } from './examples.ts';

const style = new URL('screen.css', import.meta.url).href;
const output = fileURLToPath(new URL('../../content/pages/authoring/galleries/images/', import.meta.url));

const work = await mkdtemp(join(tmpdir(), 'draw-examples-'));
const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage();
  for (const { name, width, height, body } of screens) {
    const source = join(work, `${name}.html`);
    await writeFile(source, `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="${style}">${body}`);
    await page.setViewportSize({ width, height });
    await page.goto(pathToFileURL(source).href);
    await page.evaluate(() => document.fonts.ready);
    const fits = await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight);
    if (!fits) throw new Error(`${name} is higher than its picture`);
    const shot = await page.screenshot({ type: 'png' });
    const { size } = await sharp(shot)
      .png({ palette: true, effort: 10 })
      .toFile(join(output, `${name}.png`));
    console.log(`${name}.png ${Math.ceil(size / 1024)} kB`);
  }
} finally {
  await browser.close();
  await rm(work, { recursive: true });
}
