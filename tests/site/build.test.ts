import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runBuild } from '../support/commands.ts';
import { attribute, elements, readPages } from '../support/pages.ts';

async function workspace(): Promise<{ content: string; out: string; root: string }> {
  const root = await mkdtemp(join(tmpdir(), 'ha-series-build-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const content = join(root, 'content');
  await cp('content', content, { recursive: true });
  return { root, content, out: join(root, 'dist') };
}

describe('a build of another content directory', () => {
  it('under a base path leads nowhere outside it, pictures and files for download included', async () => {
    const { content, out } = await workspace();
    await writeFile(join(content, 'site.yaml'), 'title: Elsewhere\nbase: /blog/\naddress: https://example.org\n');
    const post = join(content, 'posts/proxmox-ha/drbd');
    const script = Buffer.from([35, 33, 0, 255, 10]);
    await mkdir(join(post, 'files'));
    await writeFile(join(post, 'files/check.sh'), script);
    await appendFile(join(post, 'index.mdx'), '\nThe [script](./files/check.sh).\n');
    const { status, output } = await runBuild({ CONTENT_DIR: content, OUT_DIR: out });
    expect(status, output).toBe(0);
    const pages = await readPages(out);
    const outside = pages.flatMap(({ path, tree }) =>
      elements(tree, () => true)
        .flatMap((e) => [attribute(e, 'href'), attribute(e, 'src')])
        .filter((url) => url?.startsWith('/') && !url.startsWith('/blog/'))
        .map((url) => `${path} -> ${url}`),
    );
    expect(outside).toEqual([]);
    expect(pages.some(({ html }) => html.includes('/blog/pictures/01-vm106-drbd'))).toBe(true);
    expect(pages.some(({ html }) => html.includes('href="/blog/posts/proxmox-ha/drbd/files/check.sh"'))).toBe(true);
    expect(await readFile(join(out, 'posts/proxmox-ha/drbd/files/check.sh'))).toEqual(script);
  });

  it('works on an empty directory', async () => {
    const { root, out } = await workspace();
    const empty = join(root, 'empty');
    await mkdir(empty);
    const { status, output } = await runBuild({ CONTENT_DIR: empty, OUT_DIR: out });
    expect(status, output).toBe(0);
    expect(await readdir(out)).toContain('index.html');
  });
});

describe('a build that fails', () => {
  it('leaves the last good one alone, and says all that is wrong', async () => {
    const { root, content, out } = await workspace();
    expect((await runBuild({ CONTENT_DIR: content, OUT_DIR: out })).status).toBe(0);
    const before = await readFile(join(out, 'index.html'), 'utf8');
    const mistakes = [
      ['drbd', 'title:', 'titel:'],
      ['glusterfs', 'updated: 2026', 'updated: 2015'],
    ] as const;
    for (const [part, right, wrong] of mistakes) {
      const post = join(content, 'posts/proxmox-ha', part, 'index.mdx');
      await writeFile(post, (await readFile(post, 'utf8')).replace(right, wrong));
    }
    const { status, output } = await runBuild({ CONTENT_DIR: content, OUT_DIR: out });
    expect(status).toBe(1);
    expect(output).toContain('did you mean `title`?');
    expect(output).toMatch(/glusterfs\/index\.mdx:\d+:\d+ {2}updated/);
    expect(output).not.toContain('    at ');
    expect(await readFile(join(out, 'index.html'), 'utf8')).toBe(before);
    expect((await readdir(root)).sort()).toEqual(['content', 'dist']);
  });

  it('replaces no folder that is somebody else’s', async () => {
    const { content, out } = await workspace();
    await mkdir(join(out, '_assets'), { recursive: true });
    await writeFile(join(out, 'thesis.txt'), 'precious');
    const { status, output } = await runBuild({ CONTENT_DIR: content, OUT_DIR: out });
    expect(status).toBe(1);
    expect(output).toContain('OUT_DIR');
    expect(await readFile(join(out, 'thesis.txt'), 'utf8')).toBe('precious');
  });

  it('does not disturb another that runs at the same time', async () => {
    const [one, two] = [await workspace(), await workspace()];
    const results = await Promise.all(
      [one, two].map(({ content, out }) => runBuild({ CONTENT_DIR: content, OUT_DIR: out })),
    );
    expect(results.map(({ status, output }) => (status === 0 ? '' : output))).toEqual(['', '']);
  });
});
