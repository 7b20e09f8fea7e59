import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build } from 'astro';
import { sweepCards } from '../cards/index.ts';
import { listFiles } from '../content/files.ts';
import { type Attachment, readContent } from '../content/index.ts';
import { sweepPictures } from '../gallery/index.ts';
import { headersFile, readRedirects, redirectsFile } from '../hosting/index.ts';
import { ContentError, type Problem } from '../problems/index.ts';
import { writeBooks } from './books.ts';
import { withLock } from './lock.ts';
import { writeOffline } from './offline.ts';
import { makeStaging, restoreOutput, swapOutput } from './output.ts';
import { findPublishedTraces } from './published-traces.ts';
import { writeSearchIndex } from './search-index.ts';
import { type BuildSettings, buildSettings } from './settings.ts';
import { siteMap } from './sitemap.ts';

/** Says that a folder was made by a build, and may be replaced by the next. */
const MARKER = '.ha-series';

export interface BuildResult {
  outDir: string;
  pages: number;
  seconds: number;
  /** What its authors should look at. */
  notices: readonly Problem[];
}

/**
 * Builds the site of `CONTENT_DIR` into `OUT_DIR`. All or nothing: the build goes to a folder
 * beside the output and takes its place when it is complete.
 * Throws ContentError when the content has problems, and whatever Astro throws.
 */
export async function buildSite(settings: BuildSettings = buildSettings()): Promise<BuildResult> {
  const started = performance.now();
  const { contentDir, outDir } = settings;
  await restoreOutput(outDir);
  await checkDirectories(settings);
  const content = await readContent(contentDir, { drafts: false });
  const { problems, notices, logs, attachments } = content;
  if (problems.length > 0) throw new ContentError(problems);
  const staging = await makeStaging(outDir);
  try {
    // Its warnings are of collections that are empty; what is wrong with content has been checked above.
    await withLock(() => build({ outDir: staging, logLevel: 'error', integrations: [siteMap(content, staging)] }));
    await copyAttachments(attachments, staging);
    await writeBooks(staging, content);
    await writeOffline(staging, content);
    const redacted = Object.fromEntries(logs.flatMap(({ standIns }) => Object.entries(standIns)));
    const traces = await findPublishedTraces(staging, redacted);
    if (traces.length > 0) throw new ContentError(traces);
    await writeSearchIndex(staging, content);
    await writeHostFiles(staging, settings.site);
    await writeFile(join(staging, MARKER), 'Made by `npm run build`, which replaces this folder as a whole.\n');
    await swapOutput(staging, outDir);
    await sweepPictures(settings.picturesDir);
    await sweepCards(settings.cardsDir);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  const files = await listFiles(outDir);
  return {
    outDir,
    pages: files.filter((file) => file.endsWith('.html')).length,
    seconds: (performance.now() - started) / 1000,
    notices,
  };
}

async function copyAttachments(attachments: readonly Attachment[], folder: string): Promise<void> {
  for (const { path, address } of attachments) {
    const target = join(folder, address);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(path, target);
  }
}

/** For hosts that read from the site itself what to answer. */
async function writeHostFiles(folder: string, site: BuildSettings['site']): Promise<void> {
  await writeFile(join(folder, '_headers'), headersFile(site));
  await writeFile(join(folder, '_redirects'), redirectsFile(await readRedirects(folder, site.base)));
}

/** The output is replaced as a whole, so it must be nobody else's folder. */
async function checkDirectories({ contentDir, outDir }: BuildSettings): Promise<void> {
  const problem = { field: 'OUT_DIR', found: `\`${outDir}\``, fix: 'name another folder, or empty this one yourself' };
  if (!existsSync(contentDir)) {
    throw new ContentError([
      {
        file: contentDir,
        field: 'CONTENT_DIR',
        found: 'no folder there',
        expected: 'a folder with `posts/`, `series/` and `pages/`',
        fix: 'correct CONTENT_DIR, or leave it unset for `content/`',
      },
    ]);
  }
  if ([contentDir, process.cwd()].some((folder) => !relative(outDir, folder).startsWith('..'))) {
    const expected = 'a folder that holds neither the project nor the content';
    throw new ContentError([{ ...problem, file: outDir, expected }]);
  }
  const present = existsSync(outDir) ? await readdir(outDir) : [];
  if (present.length > 0 && !present.includes(MARKER)) {
    const expected = 'a new folder, an empty one, or one that an earlier build has made';
    throw new ContentError([{ ...problem, file: outDir, expected }]);
  }
}
