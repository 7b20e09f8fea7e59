import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import sharp, { type Sharp } from 'sharp';
import { similarity } from '../src/gallery/testing.ts';
import { run } from '../tests/support/commands.ts';
import { ensureBrowser } from './browser.ts';

// `npm run bench -- pictures`: what pictures cost readers. How screenshots are best encoded, and the page with the
// gallery of part 8 against the same page as Minimal Mistakes gives it: one PNG of 600 px for each picture, loaded
// with the page. Of that page nothing but these pictures is counted; of ours everything, texts as gzip sends them.

const POST = 'posts/proxmox-ha/high-availability';
const PANELS = `content/${POST}/images`;
/** The screenshots of the original and their thumbnails, where they are at hand. */
const SEED = resolve('../shared/seed/images');

const row = (...cells: (string | number)[]) =>
  console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(30) : String(cell).padStart(17))).join(''));
const kB = (bytes: number) => (bytes / 1000).toFixed(1);

async function pngs(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.png') && !name.includes('_600x300'));
  return names.sort().map((name) => join(folder, name));
}

const CANDIDATES: Record<string, (image: Sharp) => Sharp> = {
  'AVIF 60, 4:4:4 (chosen)': (image) => image.avif({ quality: 60, effort: 3, chromaSubsampling: '4:4:4' }),
  'AVIF 50, 4:4:4': (image) => image.avif({ quality: 50, effort: 3, chromaSubsampling: '4:4:4' }),
  'AVIF 70, 4:4:4': (image) => image.avif({ quality: 70, effort: 3, chromaSubsampling: '4:4:4' }),
  'WebP 80 (second choice)': (image) => image.webp({ quality: 80, effort: 5, smartSubsample: true }),
  'WebP 90': (image) => image.webp({ quality: 90, effort: 5, smartSubsample: true }),
  'WebP, nothing lost': (image) => image.webp({ lossless: true, effort: 6 }),
  'JPEG 85': (image) => image.jpeg({ quality: 85 }),
  'PNG, 256 colours': (image) => image.png({ palette: true, effort: 10, dither: 0 }),
};

async function compareEncodings(files: readonly string[], width: number | null): Promise<void> {
  row(width === null ? 'at full size' : `${width} px wide`, 'bytes', 'to chosen', 'similarity');
  let chosen = 0;
  for (const [name, encode] of Object.entries(CANDIDATES)) {
    let bytes = 0;
    let alike = 0;
    for (const file of files) {
      const reference = await sharp(file).resize(width).flatten().png().toBuffer();
      const encoded = await encode(sharp(reference)).toBuffer();
      bytes += encoded.length;
      alike += (await similarity(encoded, reference)) / files.length;
    }
    chosen ||= bytes;
    row(name, bytes, `${(bytes / chosen).toFixed(2)}x`, alike.toFixed(4));
  }
  console.log('');
}

/** Bytes of the thumbnails as the other theme shows them. */
async function otherBytes(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map(async (file) => {
      const made = file.replace(/\.png$/, '_600x300.png');
      return existsSync(made) ? (await readFile(made)).length : (await sharp(file).resize(600).png().toBuffer()).length;
    }),
  );
  return sizes.reduce((a, b) => a + b, 0);
}

const TEXTS = new Set(['.html', '.css', '.js', '.svg']);

interface Visit {
  all: number;
  pictures: number;
}

/** What a reader's browser loads: of the page as it opens, or scrolled to its end. */
async function visit(browser: Browser, site: string, width: number, scale: number, scrolled: boolean): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, deviceScaleFactor: scale });
  const page = await context.newPage();
  const loaded: Visit = { all: 0, pictures: 0 };
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const path = join(site, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    const body = await readFile(path);
    const bytes = TEXTS.has(extname(path)) ? gzipSync(body).length : body.length;
    loaded.all += bytes;
    if (pathname.startsWith('/pictures/')) loaded.pictures += bytes;
    await route.fulfill({ path });
  });
  await page.goto(`http://localhost/${POST}/`);
  await page.waitForLoadState('networkidle');
  if (scrolled) {
    for (const picture of await page.locator('a.picture img').all()) {
      await picture.scrollIntoViewIfNeeded();
      await picture.evaluate((image) => (image instanceof HTMLImageElement ? image.decode() : undefined));
    }
  }
  await context.close();
  return loaded;
}

/** The site with these pictures in the gallery of part 8. */
async function buildWith(files: readonly string[], folder: string): Promise<string> {
  const content = join(folder, 'content');
  await cp('content', content, { recursive: true });
  const own = await pngs(join(content, POST, 'images'));
  for (const [i, target] of own.entries()) await cp(files[i] ?? target, target);
  const site = join(folder, 'dist');
  const { status, output } = await run(['tools/run.mjs', 'build'], { CONTENT_DIR: content, OUT_DIR: site });
  if (status !== 0) throw new Error(output);
  return site;
}

async function comparePages(name: string, files: readonly string[], browser: Browser): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'ha-series-bench-'));
  try {
    const site = await buildWith(files, folder);
    const other = await otherBytes(files);
    console.log(`Part 8 with ${name}; the other page: ${kB(other)} kB of pictures`);
    row('', 'first view kB', 'ratio', 'to the end kB', 'pictures kB', 'ratio');
    let worst = 0;
    for (const [width, scale] of [
      [390, 1],
      [390, 2],
      [390, 3],
      [1440, 1],
      [1440, 2],
    ] as const) {
      const first = await visit(browser, site, width, scale, false);
      const whole = await visit(browser, site, width, scale, true);
      worst = Math.max(worst, first.all / other);
      row(
        `${width} px, ${scale} pixels a px`,
        kB(first.all),
        (first.all / other).toFixed(2),
        kB(whole.all),
        kB(whole.pictures),
        (whole.pictures / other).toFixed(2),
      );
    }
    console.log('');
    return worst;
  } finally {
    await rm(folder, { recursive: true });
  }
}

export async function benchPictures(): Promise<void> {
  const panels = await pngs(PANELS);
  const screenshots = existsSync(SEED) ? await pngs(SEED) : null;
  if (screenshots === null) console.log(`The original’s screenshots are not at ${SEED}: measured without them.\n`);
  const files = [...panels.slice(0, 2), ...(screenshots ?? []).slice(0, 2)];
  console.log(`Encoding ${files.length} screenshots; similarity is SSIM of their brightness, 1 for no difference`);
  for (const width of [360, 720, null]) await compareEncodings(files, width);
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const ratios = [await comparePages('its own drawings', panels, browser)];
    if (screenshots !== null) ratios.push(await comparePages('the original’s screenshots', screenshots, browser));
    const worst = Math.max(...ratios);
    console.log(`First view at most ${worst.toFixed(2)} of the other: a third is ${worst < 1 / 3 ? 'met' : 'missed'}.`);
  } finally {
    await browser.close();
  }
}
