import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { runBuild } from './commands.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the site built from the project's own content, once for all tests. */
    siteDir: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'ha-series-site-'));
  const siteDir = join(folder, 'dist');
  const { status, output } = await runBuild({ OUT_DIR: siteDir });
  if (status !== 0) throw new Error(`The site could not be built:\n${output}`);
  project.provide('siteDir', siteDir);
  return () => rm(folder, { recursive: true, force: true });
}
