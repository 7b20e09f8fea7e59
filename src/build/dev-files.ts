import { createReadStream, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { Plugin } from 'vite';
import { decoded } from '../schema/percent.ts';
import type { BuildSettings } from './settings.ts';

/** Serves the `files/` of posts and pages while they are written; a build copies them. */
export function filesInDev({ contentDir, site }: Pick<BuildSettings, 'contentDir' | 'site'>): Plugin {
  return {
    name: 'files-of-posts',
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const path = fileFor(request.url ?? '', contentDir, site.base);
        if (path === null) return next();
        response.setHeader('Content-Type', 'application/octet-stream');
        createReadStream(path).pipe(response);
      });
    },
  };
}

/** The file of the content directory behind an address such as `/posts/drbd/files/backup.sh`; null when there is none. */
export function fileFor(url: string, contentDir: string, base: string): string | null {
  // Bytes that are no UTF-8: no file is called so.
  const pathname = decoded(URL.parse(url, 'http://site.invalid')?.pathname ?? '') ?? '';
  if (!pathname.startsWith(base) || !/\/files\/./.test(pathname)) return null;
  const place = pathname.slice(base.length);
  const path = resolve(contentDir, place.startsWith('posts/') ? place : `pages/${place}`);
  const isThere = path.startsWith(contentDir + sep) && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  return isThere ? path : null;
}
