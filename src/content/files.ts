import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { Problem } from '../problems/index.ts';

/** All files below a folder, as paths relative to it with `/`, sorted so that no file system's order shows. */
export async function listFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep))
    .filter((steps) => !steps.some((step) => step.startsWith('.')))
    .map((steps) => steps.join('/'))
    .sort();
}

/** A path as the author sees it: relative to where the command runs, or absolute when it lies elsewhere. */
export function displayPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short.split(sep).join('/');
}

/** Reads a text that must be UTF-8, and makes its line ends alike. A byte that isn't becomes a problem with its line, not a wrong character. */
export async function readText(path: string, problems: Problem[]): Promise<string | null> {
  const bytes = await readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    problems.push({
      file: displayPath(path),
      line: lineOfFirstBadByte(bytes),
      field: 'encoding',
      found: 'bytes that are no UTF-8 (Latin-1, perhaps)',
      expected: 'UTF-8',
      fix: 'save the file as UTF-8, or convert it: `iconv -f latin1 -t utf-8`',
    });
    return null;
  }
}

function lineOfFirstBadByte(bytes: Buffer): number {
  const decoded = bytes.toString('utf8');
  const bad = decoded.indexOf('\uFFFD');
  return decoded.slice(0, Math.max(0, bad)).split('\n').length;
}
