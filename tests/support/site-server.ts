import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.woff2': 'font/woff2',
};

// What a strict host will send: everything from the site itself, nothing inline but the theme script by its hash.
const POLICY = (hash: string) =>
  `default-src 'none'; script-src 'self' '${hash}'; style-src 'self'; worker-src 'self' blob:; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'`;

// The search runs in a worker, which has the policy it is sent with: WebAssembly is for it alone.
const WORKER = '/pagefind/pagefind-worker.js';
const WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

export interface SiteServer {
  address: string;
  close(): Promise<void>;
}

/** Serves a built site on a free port, under a strict Content-Security-Policy. */
export async function serveSite(siteDir: string, scriptHash: string): Promise<SiteServer> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = join(siteDir, normalize(decodeURIComponent(pathname)));
    const file = (await isDirectory(path)) ? join(path, 'index.html') : path;
    const found = await readFile(file).catch(() => null);
    response.writeHead(found === null ? 404 : 200, {
      'Content-Type':
        found === null ? 'text/html; charset=utf-8' : (TYPES[extname(file)] ?? 'text/plain; charset=utf-8'),
      'Content-Security-Policy': pathname.endsWith(WORKER) ? WORKER_POLICY : POLICY(scriptHash),
    });
    response.end(found ?? (await readFile(join(siteDir, '404.html'))));
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
