import { createHash, randomBytes } from 'node:crypto';
import { lstat, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isInside } from '../source/tree.ts';

/** Files of the output: path below it to what they hold. */
export type Planned = ReadonlyMap<string, string | Uint8Array>;

export interface WriteResult {
  written: string[];
  unchanged: string[];
  /** Edited or made by an author since: left alone. */
  kept: string[];
  /** Written by an earlier import, of something that the source no longer has. */
  orphans: string[];
  /** Places that lead out of the output. */
  refused: string[];
}

/** What the last import wrote, by path: a file of another content was edited. Not content, so it starts with a dot. */
export const MANIFEST = '.import.json';

/** Writes what has changed, each file in one step. With `dryRun`, says what it would do. Files named in `always` are nobody's to edit. */
export async function writeOutput(
  out: string,
  planned: Planned,
  options: { force: boolean; dryRun: boolean; always: readonly string[] },
): Promise<WriteResult> {
  const before = await readManifest(out);
  const result: WriteResult = { written: [], unchanged: [], kept: [], orphans: [], refused: [] };
  const after: Record<string, string> = {};
  for (const [path, content] of planned) {
    const hash = hashOf(content);
    const known = before[path];
    const present = await hashOnDisk(join(out, path));
    if (present !== null && present !== hash && present !== known && !options.force && !options.always.includes(path)) {
      result.kept.push(path);
      if (known !== undefined) after[path] = known;
      continue;
    }
    if (present === hash) result.unchanged.push(path);
    else if (!(options.dryRun ? await staysInside(out, dirname(path)) : await writeInside(out, path, content))) {
      result.refused.push(path);
      continue;
    } else result.written.push(path);
    after[path] = hash;
  }
  for (const [path, hash] of Object.entries(before)) {
    if (planned.has(path) || options.always.includes(path) || (await hashOnDisk(join(out, path))) === null) continue;
    result.orphans.push(path);
    after[path] = hash;
  }
  const manifest = `${JSON.stringify({ files: Object.fromEntries(Object.entries(after).sort(([a], [b]) => (a < b ? -1 : 1))) }, null, 1)}\n`;
  if (!options.dryRun && hashOf(manifest) !== (await hashOnDisk(join(out, MANIFEST))))
    await writeInside(out, MANIFEST, manifest);
  return result;
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

async function hashOnDisk(path: string): Promise<string | null> {
  try {
    return hashOf(await readFile(path));
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      ['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP'].includes(String(error.code))
    )
      return null;
    throw error;
  }
}

async function readManifest(out: string): Promise<Record<string, string>> {
  const text = await readFile(join(out, MANIFEST), 'utf8').catch(() => '{}');
  try {
    const value: unknown = JSON.parse(text);
    const files: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'files') : null;
    return Object.fromEntries(
      Object.entries(files ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch (error) {
    // Somebody's edit: then every file counts as edited, and nothing is overwritten.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Writes a file below the output in one step; false where a link leads its folder, or the file, elsewhere. */
async function writeInside(out: string, path: string, content: string | Uint8Array): Promise<boolean> {
  const target = join(out, path);
  await mkdir(out, { recursive: true });
  if (!(await staysInside(out, dirname(path)))) return false;
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(temporary, content);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    if (
      error instanceof Error &&
      'code' in error &&
      ['EISDIR', 'ENOTDIR', 'EEXIST', 'ENOTEMPTY'].includes(String(error.code))
    )
      return false;
    throw error;
  }
  return true;
}

/** Whether the folders of a path that are there are the output's own. */
async function staysInside(out: string, folder: string): Promise<boolean> {
  const root = await realpath(out).catch(() => null);
  if (root === null) return true;
  let current = out;
  for (const step of folder.split('/')) {
    current = join(current, step);
    const found = await lstat(current).catch(() => null);
    if (found === null) return true;
    if (!isInside(root, await realpath(current))) return false;
  }
  return true;
}
