import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { get, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { listFiles } from '../../src/content/files.ts';
import { compressed, everywhere, type Redirect, readRedirects } from '../../src/hosting/index.ts';
import { findServer, type ServerName } from '../../tools/servers.ts';
import { startServer } from '../support/servers.ts';

let root = '';
let files: string[] = [];
const redirects = new Map<string, readonly Redirect[]>();
const BASES = ['/', '/blog/'];
const ADDRESS = 'https://example.org';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'hosting-'));
  for (const base of BASES) {
    const folder = join(root, `host${base.length}`, base);
    await cp(inject('siteDir'), folder, { recursive: true });
    files = await listFiles(folder);
    redirects.set(base, await readRedirects(folder, base));
    for (const file of files) {
      const bytes = await readFile(join(folder, file));
      for (const [end, small] of Object.entries(compressed(file, bytes)))
        await writeFile(join(folder, file + end), small);
    }
  }
});
afterAll(() => rm(root, { recursive: true, force: true }));

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** As it comes: no redirect is followed, nothing is unpacked. */
function ask(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    }).on('error', reject);
  });
}

const SERVERS: readonly ServerName[] = ['nginx', 'caddy'];
const CASES = SERVERS.flatMap((name) => BASES.map((base) => ({ name, base, program: findServer(name) })));

for (const { name, base, program } of CASES) {
  describe.skipIf(program === null)(`${name} with the site at ${base}`, () => {
    let address = '';
    let stop = async () => {};
    const at = (path: string) => address + base + path;
    const folder = () => join(root, `host${base.length}`, base);

    beforeAll(async () => {
      const site = {
        base,
        address: ADDRESS,
        redirects: redirects.get(base) ?? [],
        root: join(root, `host${base.length}`),
      };
      ({ address, stop } = await startServer(name, program ?? '', site, join(root, `${name}${base.length}`)));
    });
    afterAll(() => stop());

    it('serves pages that are asked for again each time, and nothing unpacked', async () => {
      const { status, headers, body } = await ask(at('posts/proxmox-ha/drbd/'));
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['cache-control']).toBe('no-cache');
      expect(body).toEqual(await readFile(join(folder(), 'posts/proxmox-ha/drbd/index.html')));
      const slash = await ask(at('posts/proxmox-ha/drbd'));
      expect([301, 308]).toContain(slash.status);
      expect(slash.headers.location).toMatch(new RegExp(`^${base}posts/proxmox-ha/drbd/$`));
    });

    it('sends the same headers with pages, files, redirects and what is missing', async () => {
      const worker = 'pagefind/pagefind-worker.js';
      const old = redirects.get(base)?.[0]?.from.slice(base.length) ?? '';
      for (const path of ['', worker, old, 'nothing/here/', 'logs/read/']) {
        const { headers } = await ask(at(path));
        for (const [header, value] of Object.entries(everywhere({ base, address: ADDRESS })))
          expect(headers[header.toLowerCase()], `${header} of ${path}`).toBe(value);
      }
    });

    it('redirects each old address, with and without its last slash', async () => {
      const all = redirects.get(base) ?? [];
      expect(all.length).toBeGreaterThanOrEqual(8);
      for (const { from, to } of all) {
        for (const path of [from, from.slice(0, -1)]) {
          const { status, headers } = await ask(address + encodeURI(path));
          expect([status, headers.location], path).toEqual([301, to]);
        }
      }
    });

    it('lets browsers keep what has a hash in its name, but no answer that it is missing', async () => {
      const fixed = ['_assets/', 'pictures/', 'cards/', 'pagefind/fragment/'].map((start) =>
        files.find((file) => file.startsWith(start)),
      );
      for (const file of fixed) {
        const { status, headers } = await ask(at(file ?? 'none'));
        expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
      }
      for (const file of ['feed.xml', 'offline.js', 'pagefind/pagefind-entry.json'])
        expect((await ask(at(file))).headers['cache-control'], file).toBe('no-cache');
      const gone = await ask(at('_assets/gone.css'));
      expect(gone.status).toBe(404);
      expect(gone.headers['cache-control'] ?? '').not.toContain('immutable');
    });

    it('answers with the page that says what to do when there is none, and hides what is for hosts', async () => {
      const missing = await readFile(join(folder(), '404.html'));
      for (const path of ['nothing/here/', '_assets/gone.css', '_headers', '_redirects', '.ha-series']) {
        const { status, headers, body } = await ask(at(path));
        expect([status, headers['content-type']], path).toEqual([404, 'text/html; charset=utf-8']);
        expect(body.equals(missing), path).toBe(true);
      }
    });

    it('sends compressed files as they lie there', async () => {
      const page = 'posts/proxmox-ha/drbd/index.html';
      const { headers, body } = await ask(at(page.replace('index.html', '')), { 'accept-encoding': 'gzip' });
      expect(headers['content-encoding']).toBe('gzip');
      expect(headers.vary).toMatch(/accept-encoding/i);
      expect(body.equals(await readFile(join(folder(), `${page}.gz`)))).toBe(true);
    });

    it('sends nothing again that has not changed', async () => {
      const { headers } = await ask(at(''));
      const again = await ask(at(''), { 'if-none-match': headers.etag ?? '' });
      expect([again.status, again.body.length]).toEqual([304, 0]);
    });

    it('says what files are', async () => {
      const types: Record<string, string> = {
        'feed.xml': 'application/xml',
        'posts/proxmox-ha/drbd/index.md': 'text/markdown; charset=utf-8',
        'logs/index.csv': 'text/csv; charset=utf-8',
        'favicon.svg': 'image/svg+xml',
        'offline.js': 'text/javascript; charset=utf-8',
      };
      for (const [file, type] of Object.entries(types))
        expect((await ask(at(file))).headers['content-type'], file).toBe(type);
    });
  });
}

it('compressed files hold what they stand for, and are the same each time', async () => {
  const bytes = await readFile(join(inject('siteDir'), 'index.html'));
  const { '.gz': gz = Buffer.alloc(0), '.br': br = Buffer.alloc(0) } = compressed('index.html', bytes);
  expect(gunzipSync(gz)).toEqual(bytes);
  expect(brotliDecompressSync(br)).toEqual(bytes);
  expect(compressed('index.html', bytes)).toEqual({ '.gz': gz, '.br': br });
  expect(compressed('a.png', bytes)).toEqual({});
});
