import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { writeFiles, writeTree } from '../content/testing.ts';
import { makeStaging, restoreOutput, swapOutput } from './output.ts';

/** Higher than the numbers of processes on any system. */
const DEAD = 2 ** 30;

it('puts back what a build that was killed in the middle of its swap had put aside', async () => {
  const root = await writeTree({ [`dist.${DEAD}.old/a`]: 'good', [`dist.${DEAD}.tmp/a`]: 'new' });
  const out = join(root, 'dist');
  await restoreOutput(out);
  expect(await readFile(join(out, 'a'), 'utf8')).toBe('good');
  await makeStaging(out);
  expect((await readdir(root)).toSorted()).toEqual(['dist', `dist.${process.pid}.tmp`]);
});

it('puts nothing in the place of an output that stands, and makes none of what was never one', async () => {
  const root = await writeTree({ [`dist.${DEAD}.old/a`]: 'old', 'dist/a': 'good', [`out.${DEAD}.tmp/a`]: 'half' });
  await restoreOutput(join(root, 'dist'));
  await restoreOutput(join(root, 'out'));
  await restoreOutput(join(root, 'nowhere/out'));
  expect(await readFile(join(root, 'dist/a'), 'utf8')).toBe('good');
  expect(await readdir(root)).not.toContain('out');
});

it('keeps the last output when the next can’t take its place', async () => {
  const root = await writeTree({ 'dist/a': 'good' });
  await expect(swapOutput(join(root, 'missing'), join(root, 'dist'))).rejects.toThrow('ENOENT');
  expect(await readdir(root)).toEqual(['dist']);
});

it('does not touch folders with names like its own', async () => {
  const root = await writeTree({ 'dist.notes.12.old/a': 'mine', 'dist.old/a': 'mine' });
  await restoreOutput(join(root, 'dist'));
  await makeStaging(join(root, 'dist'));
  expect(await readdir(root)).toEqual(expect.arrayContaining(['dist.notes.12.old', 'dist.old']));
});

it('leaves a whole output, old or new, whenever it is killed', async () => {
  const root = await writeTree({});
  const out = join(root, 'dist');
  await mkdir(out);
  await writeFiles(out, Object.fromEntries(Array.from({ length: 10 }, (_, file) => [`${file}`, '0'])));
  let random = 1;
  let version = 0;
  for (let kills = 0; kills < 50; kills++) {
    const child = spawn('node', ['tests/support/swap-for-ever.ts', out, String(version + 1)], { stdio: 'pipe' });
    await heard(child);
    random = (random * 48271) % 2147483647;
    await wait((random % 1000) / 10);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await restoreOutput(out);
    const names = await readdir(out);
    const versions = new Set(await Promise.all(names.map((name) => readFile(join(out, name), 'utf8'))));
    expect(names, `kill ${kills}`).toHaveLength(10);
    expect(versions.size, `kill ${kills}`).toBe(1);
    const reached = Number([...versions][0]);
    expect(reached, `kill ${kills}`).toBeGreaterThan(version);
    version = reached;
  }
});

/** Once it has swapped; fails with what it said when it ended before. */
async function heard(child: ChildProcess): Promise<void> {
  const said: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', () => reject(new Error(said.join(''))));
  });
}
