import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ContentError } from '../problems/index.ts';
import { isRunning, withLock } from './lock.ts';

/**
 * Puts back the last good output where a build was killed between the two renames of its swap; does nothing where an
 * output stands. Node.js can't exchange two folders at once, and a link instead of a folder would need rights on
 * Windows that few have and isn't followed by every tool that uploads: so whatever builds or serves calls this first.
 */
export async function restoreOutput(outDir: string): Promise<void> {
  if (existsSync(outDir) || (await leftovers(outDir)).every(({ kind }) => kind !== 'old')) return;
  // Who holds the lock is the only one that swaps: an old output is a leftover then, whoever has its number now.
  await withLock(async () => {
    const old = (await leftovers(outDir)).find(({ kind }) => kind === 'old');
    if (old !== undefined && !existsSync(outDir)) await rename(old.path, outDir);
  });
}

/** Makes a folder beside the output, for a build to write to. Throws ContentError when it can't be made. */
export async function makeStaging(outDir: string): Promise<string> {
  const staging = `${outDir}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(outDir), { recursive: true });
    await sweep(outDir);
    await mkdir(staging);
    return staging;
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

/** Puts a finished build in the place of the last one. Builds of this project take turns. */
export async function swapOutput(staging: string, outDir: string): Promise<void> {
  await withLock(async () => {
    const old = `${outDir}.${process.pid}.old`;
    const had = existsSync(outDir);
    if (had) await rename(outDir, old);
    try {
      await rename(staging, outDir);
    } catch (error) {
      if (had) await rename(old, outDir);
      throw error;
    }
    // Half removed, it must not be taken for an output that can be put back.
    if (had) await rename(old, staging);
  });
  await rm(staging, { recursive: true, force: true });
}

/** Removes what builds that were killed have left beside the output. */
async function sweep(outDir: string): Promise<void> {
  for (const { path, pid } of await leftovers(outDir))
    if (!isRunning(pid)) await rm(path, { recursive: true, force: true });
}

/** Folders beside the output that are, or were, a running build's: of pages (`tmp`), or the output before (`old`). */
async function leftovers(outDir: string): Promise<{ path: string; pid: number; kind: string }[]> {
  const parent = dirname(outDir);
  const names = existsSync(parent) ? await readdir(parent) : [];
  return names.flatMap((name) => {
    if (!name.startsWith(`${basename(outDir)}.`)) return [];
    const [, pid, kind] = /^\.(\d+)\.(tmp|old)$/.exec(name.slice(basename(outDir).length)) ?? [];
    return pid === undefined || kind === undefined ? [] : [{ path: join(parent, name), pid: Number(pid), kind }];
  });
}
