import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { datedPdf, offerDownload, paperOf } from '../src/book/index.ts';
import { builtSeries } from '../src/build/books.ts';
import { writeKeepLists } from '../src/build/offline.ts';
import { buildSettings } from '../src/build/settings.ts';
import { readContent } from '../src/content/index.ts';
import { findBrowser } from './browser.ts';
import { printPage, startBrowser } from './print-page.ts';
import { reportFailure } from './report.ts';

// `npm run pdf`: adds a PDF of each series to the site that was built last, and offers it on the page of the series.
// A command of its own, because it takes a Chromium, which a machine that builds sites needn't have.
const { contentDir, outDir } = buildSettings();

async function addPdfs(browserPath: string): Promise<void> {
  const content = await readContent(contentDir, { drafts: false });
  const { site } = content;
  const root = new URL(site.base, site.address).href;
  const browser = await startBrowser(browserPath);
  try {
    for (const { id, folder, address, facts } of builtSeries(outDir, content)) {
      const started = performance.now();
      const page = { address: `${facts.address}all/`, title: facts.title, paper: paperOf(site.language) };
      const pdf = datedPdf(await printPage(browser, { ...page, folder: outDir, root }), dayOf(facts.modified));
      await writeFile(join(folder, `${id}.pdf`), pdf);
      const series = join(folder, 'index.html');
      const download = {
        href: `${address}${id}.pdf`,
        name: 'PDF',
        use: 'for paper and large screens',
        bytes: pdf.length,
      };
      await writeFile(series, offerDownload(await readFile(series, 'utf8'), download));
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(
        `${join(folder, `${id}.pdf`)}: ${page.paper}, ${(pdf.length / 1_000_000).toFixed(1)} MB, in ${seconds} s.`,
      );
    }
  } finally {
    await browser.close();
  }
  // The pages that offer the files have changed.
  await writeKeepLists(outDir, content);
}

/** `SOURCE_DATE_EPOCH`, in seconds, goes before the day on which the series changed. */
function dayOf(modified: string): string {
  const { SOURCE_DATE_EPOCH: epoch } = process.env;
  return epoch ? new Date(Number(epoch) * 1000).toISOString().slice(0, 10) : modified;
}

try {
  const browser = findBrowser();
  if (browser === null)
    throw new Error('`npm run pdf` takes Chromium or Chrome: install one, or set CHROMIUM_PATH to its program.');
  if (!existsSync(join(outDir, 'offline.js')))
    throw new Error(`There is no built site in ${outDir}: run \`npm run build\` first.`);
  await addPdfs(browser);
} catch (error) {
  reportFailure(
    error instanceof Error ? error.message : error,
    'No more PDFs were made; the site is whole without them.',
  );
}
