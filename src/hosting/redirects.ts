import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeHTML } from 'entities';
import { listFiles } from '../content/files.ts';

/** An old address, decoded, that leads to a new one, encoded; both with the base path. */
export interface Redirect {
  from: string;
  to: string;
}

// A page that leads on holds nothing else.
const LARGEST_BYTES = 8192;

/** The redirects of a built site, which its pages for hosts without redirects state, sorted by old address. */
export async function readRedirects(folder: string, base: string): Promise<Redirect[]> {
  const pages = (await listFiles(folder)).filter((file) => file.endsWith('.html'));
  const found: Redirect[] = [];
  for (const page of pages) {
    const path = join(folder, page);
    if ((await stat(path)).size > LARGEST_BYTES) continue;
    const target = /<meta http-equiv="refresh" content="0; url=([^"]*)"/.exec(await readFile(path, 'utf8'))?.[1];
    if (target === undefined) continue;
    // As URLs have it: a blank or a `$` would have a meaning in the files of hosts.
    const { pathname } = new URL(decodeHTML(target), 'https://host.invalid');
    found.push({ from: base + page.replace(/index\.html$/, ''), to: pathname.replaceAll('$', '%24') });
  }
  return found;
}
