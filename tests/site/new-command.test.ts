import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { post, SERIES, writeTree } from '../../src/content/testing.ts';
import { run } from '../support/commands.ts';

const make = (content: string, ...args: string[]) => run(['tools/run.mjs', 'new', ...args], { CONTENT_DIR: content });

describe('npm run new', () => {
  it('writes a part that passes the check, and never writes over it', async () => {
    const content = await writeTree({
      'site.yaml': 'address: https://ha.example\n',
      'series/ha.yaml': SERIES,
      'posts/ha/a/index.mdx': post('series: ha\npart: 1'),
    });
    const made = await make(content, '--title', 'Backups', '--series', 'ha', '--tags', 'kvm, drbd');
    expect(made).toMatchObject({ status: 0, output: expect.stringContaining('posts/ha/backups/index.mdx') });
    const path = join(content, 'posts/ha/backups/index.mdx');
    expect(await readFile(path, 'utf8')).toContain('part: 2\ntags: [kvm, drbd]\ndraft: true\n');
    const check = await run(['tools/run.mjs', 'check', '--strict'], { CONTENT_DIR: content });
    expect(check.status, check.output).toBe(0);

    await writeFile(path, 'mine');
    const again = await make(content, '--title', 'Backups', '--series', 'ha');
    expect(again).toMatchObject({ status: 1, output: expect.stringContaining('Nothing was written') });
    expect(await readFile(path, 'utf8')).toBe('mine');
  });

  it('without a terminal to ask at says what it needs', async () => {
    const { status, output } = await make(await writeTree({}));
    expect(status).toBe(2);
    expect(output).toMatch(/^No title is given\.\nUsage: npm run new/);
  });
});
