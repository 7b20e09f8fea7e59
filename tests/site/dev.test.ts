import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { screen } from '../../src/gallery/testing.ts';
import { startDev } from '../support/dev-server.ts';
import { siteOf } from '../support/picture-site.ts';

// The server starts, and converts, beside other work.
vi.setConfig({ testTimeout: 180_000 });
const SOON = { timeout: 60_000, interval: 200 };

it('pictures are shown while a post is written, follow their files, and outlive a mistake', async () => {
  const root = await mkdtemp(join(tmpdir(), 'ha-series-dev-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const first = await screen(401, 301).png().toBuffer();
  const { content } = await siteOf(root, [
    { name: 'status.png', bytes: first },
    { name: 'nodes.png', bytes: await screen(402, 302).png().toBuffer() },
  ]);
  const { address, output } = await startDev(content);
  const pictures = async () => {
    const html = await (await fetch(`${address}/posts/pictures/`)).text();
    return [...new Set([...html.matchAll(/(?<=["\s])\/pictures\/[\w.-]+/g)].map(([path]) => path))];
  };
  const originals = async () => (await pictures()).filter((path) => path.includes('-original.'));

  const shown = await pictures();
  expect(shown.length).toBeGreaterThan(4);
  for (const path of shown) {
    const { status, headers } = await fetch(address + path);
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringMatching(/^image\/(?:avif|webp|png)$/)]);
  }
  const [status, nodes, ...others] = await originals();
  expect(others).toEqual([]);

  const file = join(content, 'posts/pictures/images/status.png');
  await writeFile(file, await screen(403, 303).png().toBuffer());
  await expect.poll(originals, SOON).not.toContain(status);
  expect(await originals()).toEqual([expect.stringMatching(/\/status-[0-9a-f]{8}-original\.png$/), nodes]);
  const [replaced = ''] = await originals();
  expect((await fetch(address + replaced)).status).toBe(200);

  await writeFile(file, 'not a picture');
  await expect.poll(output, SOON).toContain('`./images/status.png`, which is no picture that can be read');
  expect(await originals()).toEqual([replaced, nodes]);
  await writeFile(file, first);
  await expect.poll(originals, SOON).toEqual([status, nodes]);
});
