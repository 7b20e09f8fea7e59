import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { build } from 'astro';
import { listFiles } from '../content/files.ts';
import { readContent } from '../content/index.ts';
import { ContentError } from '../problems/index.ts';
import { type BuildSettings, buildSettings } from './settings.ts';

export interface BuildResult {
  outDir: string;
  pages: number;
  seconds: number;
}

/**
 * Builds the site of `CONTENT_DIR` into `OUT_DIR`. All or nothing: the build goes to a folder
 * beside the output and takes its place when it is complete.
 * Throws ContentError when the content has problems, and whatever Astro throws.
 */
export async function buildSite(settings: BuildSettings = buildSettings()): Promise<BuildResult> {
  const started = performance.now();
  const { contentDir, outDir } = settings;
  await checkDirectories(settings);
  const { problems } = await readContent(contentDir, { drafts: false });
  if (problems.length > 0) throw new ContentError(problems);
  const staging = `${outDir}.${process.pid}.tmp`;
  await makeStaging(staging, outDir);
  try {
    // Its warnings are of collections that are empty; what is wrong with content has been checked above.
    await build({ outDir: staging, logLevel: 'error' });
    await swap(staging, outDir);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  const files = await listFiles(outDir);
  return {
    outDir,
    pages: files.filter((file) => file.endsWith('.html')).length,
    seconds: (performance.now() - started) / 1000,
  };
}

async function makeStaging(staging: string, outDir: string): Promise<void> {
  try {
    await mkdir(dirname(outDir), { recursive: true });
    await mkdir(staging);
  } catch (error) {
    throw new ContentError([
      {
        file: outDir,
        field: 'OUT_DIR',
        found: `a place that can’t be written (${error instanceof Error ? error.message : String(error)})`,
        expected: 'a folder that may be made or replaced',
        fix: 'name another folder, or give yourself the right to write there',
      },
    ]);
  }
}

async function swap(staging: string, outDir: string): Promise<void> {
  const old = `${outDir}.${process.pid}.old`;
  if (existsSync(outDir)) await rename(outDir, old);
  await rename(staging, outDir);
  await rm(old, { recursive: true, force: true });
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
  if (present.length > 0 && !present.includes('_assets')) {
    const expected = 'a new folder, an empty one, or one that an earlier build has made';
    throw new ContentError([{ ...problem, file: outDir, expected }]);
  }
}
