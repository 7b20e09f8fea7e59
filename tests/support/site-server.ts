import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { cacheControl, everywhere, mediaType } from '../../src/hosting/index.ts';

export interface SiteServer {
  address: string;
  close(): Promise<void>;
}

/** Serves a built site on a free port, with the headers that hosts are told to send. */
export async function serveSite(siteDir: string, site: { base: string; address: string }): Promise<SiteServer> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = join(siteDir, normalize(decodeURIComponent(pathname)));
    const file = (await isDirectory(path)) ? join(path, 'index.html') : path;
    const found = await readFile(file).catch(() => null);
    // A test takes its site down while its service worker may still ask: then there is not even the page for what is missing.
    const sent = found ?? (await readFile(join(siteDir, '404.html')).catch(() => 'Not found'));
    response.writeHead(found === null ? 404 : 200, {
      ...everywhere(site),
      'Content-Type': mediaType(found === null ? '404.html' : file),
      ...(found === null ? {} : { 'Cache-Control': cacheControl(pathname, site.base) }),
    });
    response.end(sent);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the test server has no port');
  return {
    address: `http://localhost:${bound.port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
