import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The file that an absolute address of a site leads to; null when the site has none such, or it is another's. */
export function fileAt(address: string, site: { origin: string; base: string; folder: string }): string | null {
  const url = URL.parse(address);
  if (url === null || url.origin !== site.origin || !url.pathname.startsWith(site.base)) return null;
  const path = join(site.folder, decodeURIComponent(url.pathname.slice(site.base.length)));
  const file = url.pathname.endsWith('/') ? join(path, 'index.html') : path;
  return existsSync(file) && statSync(file).isFile() ? file : null;
}
