import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

// Astro keeps a build's chunks in one place of the project, whatever its output: builds take turns.
const LOCK = '.cache/build.lock';
const LOCK_POLL_MS = 200;

/** Runs `work` when no other build of this project runs. The lock of a build that was killed counts for nothing. */
export async function withLock<T>(work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(LOCK), { recursive: true });
  for (;;) {
    try {
      await takeLock();
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const owner = Number(await readFile(LOCK, 'utf8').catch(() => ''));
      if (owner > 0 && !isRunning(owner)) await rm(LOCK, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MS));
    }
  }
  try {
    return await work();
  } finally {
    await rm(LOCK, { force: true });
  }
}

/** The lock appears with its owner in it: one without, left by a build that was killed meanwhile, would hold for ever. */
async function takeLock(): Promise<void> {
  const own = `${LOCK}.${process.pid}`;
  await writeFile(own, String(process.pid));
  try {
    await link(own, LOCK);
  } finally {
    await rm(own, { force: true });
  }
}

/** Whether there is a process of this number. */
export function isRunning(pid: number): boolean {
  try {
    // Signal 0 asks without sending anything.
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
