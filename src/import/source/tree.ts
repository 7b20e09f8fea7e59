import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { Findings } from '../report/findings.ts';
import type { SourceConfig } from './config.ts';
import { textOf } from './values.ts';

/** A checkout, listed once. Only what is listed can be read, so no path of a post leads out of it. */
export interface SourceTree {
  root: string;
  /** What stands before each path, seen from the checkout: `source/` of a blog made with Octopress; mostly empty. */
  prefix: string;
  /** Paths relative to the root, with `/`, sorted. */
  files: ReadonlySet<string>;
  read(file: string): Promise<Buffer>;
}

const LEFT_OUT = new Set(['node_modules', '_site', 'vendor']);

/**
 * Lists a checkout. A link that leads out of it, to nothing or round in a circle is reported and not followed.
 * `leaveOut` are absolute folders that aren't part of it, such as the output of an earlier import.
 */
export async function readTree(
  folder: string,
  findings: Findings,
  leaveOut: readonly string[] = [],
): Promise<SourceTree> {
  const root = await realpath(folder);
  const files = new Set<string>();
  const walk = async (directory: string): Promise<void> => {
    const entries = await readdir(directory, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(directory, entry.name);
      const name = relative(root, path).split(sep).join('/');
      if (entry.name.startsWith('.') || LEFT_OUT.has(entry.name) || leaveOut.includes(path)) continue;
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) files.add(name);
      else if (entry.isSymbolicLink() && (await leadsToFile(path, name, root, findings))) files.add(name);
    }
  };
  await walk(root);
  return {
    root,
    prefix: '',
    files,
    read: (file) => {
      if (!files.has(file)) throw new Error(`${file} is not in the source`);
      return readFile(join(root, file));
    },
  };
}

/** The part of a checkout that a site is made of: what lies in its `source`, and isn't what an earlier build has made. */
export function siteTree(tree: SourceTree, { kind, values }: SourceConfig): SourceTree {
  const made = kind === 'hugo' ? ['public', 'resources'] : [textOf(values.destination) ?? '_site'];
  const below = (file: string, folder: string) => file.startsWith(`${folder.replace(/^\.?\/+|\/+$/g, '')}/`);
  const files = [...tree.files].filter((file) => !made.some((folder) => below(file, folder)));
  const folder = textOf(values.source)?.replace(/^\.?\/+|\/+$/g, '') ?? '';
  const prefix = folder === '' || folder === '.' ? '' : `${folder}/`;
  const own = files.filter((file) => file.startsWith(prefix)).map((file) => file.slice(prefix.length));
  // A setting that leads elsewhere, as a link in the checkout may.
  if (prefix !== '' && own.length === 0) return { ...tree, files: new Set(files) };
  return { root: tree.root, prefix, files: new Set(own), read: (file) => tree.read(prefix + file) };
}

async function leadsToFile(path: string, name: string, root: string, findings: Findings): Promise<boolean> {
  const target = await realpath(path).catch(() => null);
  if (target === null) {
    findings.error(
      name,
      null,
      'a symbolic link that leads to nothing; it was not read',
      'remove the link, or add its file',
    );
    return false;
  }
  if (!isInside(root, target)) {
    const what = 'a symbolic link that leads out of the source; it was not read';
    findings.error(name, null, what, 'copy the file into the source if it belongs to it');
    return false;
  }
  if ((await stat(target)).isFile()) return true;
  findings.notice(name, null, 'a symbolic link to a folder of the source; it was not followed');
  return false;
}

/** Whether a path lies in a folder, or is that folder. Both absolute, links resolved. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
