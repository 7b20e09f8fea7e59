import { type Dirent, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Problem } from '../problems/index.ts';
import { isDeviceName } from '../schema/names.ts';
import { displayPath } from './files.ts';

// A file system takes 255 bytes; the build adds a hash, a width and an ending to names.
const NAME_MAX_BYTES = 200;
const SOURCE = /\.(?:mdx|log|ya?ml)$/;

/**
 * What can't be the same content on every file system and host: names that Windows can't store, names that only some
 * systems tell apart, names too long for what is made from them, and entries that aren't files (links lead elsewhere
 * on another machine). Hidden files are no content.
 */
export async function checkFileNames(root: string): Promise<Problem[]> {
  const all = existsSync(root) ? await readdir(root, { recursive: true, withFileTypes: true }) : [];
  const entries = all
    .map((entry) => ({ entry, path: relative(root, join(entry.parentPath, entry.name)) }))
    .filter(({ path }) => !path.split(sep).some((step) => step.startsWith('.')))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const { entry, path } of entries) {
    const file = displayPath(join(root, path));
    const twin = seen.get(sameEverywhere(entry));
    seen.set(sameEverywhere(entry), entry.name);
    const finding = kindProblem(entry) ?? nameProblem(entry.name) ?? (twin === undefined ? null : twinProblem(twin));
    if (finding !== null) problems.push({ file, ...finding });
  }
  return problems;
}

type Finding = Omit<Problem, 'file'>;

/** Equal for names in one folder that a file system may take for one: macOS and Windows know no case, macOS one form of an accent. */
function sameEverywhere({ parentPath, name }: Dirent): string {
  return join(parentPath, name.normalize('NFC').toLowerCase());
}

function kindProblem(entry: Dirent): Finding | null {
  if (entry.isFile() || (entry.isDirectory() && !SOURCE.test(entry.name))) return null;
  const found = entry.isSymbolicLink() ? 'a link to another place' : entry.isDirectory() ? 'a folder' : 'no file';
  return { field: 'file', found, expected: 'a file', fix: 'put the file itself here, or remove this' };
}

function nameProblem(name: string): Finding | null {
  const bytes = Buffer.byteLength(name);
  const field = 'file name';
  const fix = 'rename it';
  if (bytes > NAME_MAX_BYTES)
    return {
      field,
      found: `${bytes} bytes`,
      expected: `at most ${NAME_MAX_BYTES} bytes, as the build adds to it`,
      fix,
    };
  if (isDeviceName(name))
    return { field, found: 'the name of a device on Windows', expected: 'a name that every system can store', fix };
  if (/[. ]$/.test(name))
    return { field, found: 'a dot or blank at its end, which Windows drops', expected: 'a name without', fix };
  return null;
}

function twinProblem(twin: string): Finding {
  return {
    field: 'file name',
    found: `a name that macOS and Windows take for that of \`${twin}\` beside it`,
    expected: 'names that differ in more than case or the form of accents',
    fix: 'rename one of them',
  };
}
