import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { post, writeTree } from '../../src/content/testing.ts';
import { run } from '../support/commands.ts';

const POST = 'posts/a/index.mdx';

async function check(content: string, args: string[] = [], env: Record<string, string> = {}) {
  return run(['tools/run.mjs', 'check', ...args], { CONTENT_DIR: content, ...env });
}

describe('npm run check', () => {
  it('says all that is wrong in one run, and fails', async () => {
    const content = await writeTree({ [POST]: post('tagz: [a]', '## One\n\n#### Three\n\n[x](../nowhere/)\n') });
    const { status, output } = await check(content);
    expect(status).toBe(1);
    for (const line of [`${POST}:5:1  tagz`, `${POST}:10:1  heading`, `${POST}:12:1  link`])
      expect(output).toContain(line);
    expect(output).toContain('3 problems in 1 file');
  });

  it('gives programs one object', async () => {
    const content = await writeTree({ 'site.yaml': 'address: https://example.org\n', [POST]: post('tagz: [a]') });
    const { status, output } = await check(content, ['--json']);
    expect(status).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      ok: false,
      problems: [{ file: join(content, POST), line: 5, field: 'tagz', fix: 'did you mean `tags`?' }],
      notices: [],
    });
  });

  it('puts problems beside the lines of a pull request', async () => {
    const content = await writeTree({ [POST]: post('tagz: [a]') });
    const { output } = await check(content, [], { GITHUB_ACTIONS: 'true' });
    expect(output).toMatch(/^::error file=.*posts\/a\/index\.mdx,line=5,col=1,title=/m);
  });

  it('lets notices pass, and fails for them when it is told to', async () => {
    const content = await writeTree({ [POST]: post('', 'A guezt.\n') });
    expect(await check(content)).toMatchObject({ status: 0, output: expect.stringContaining('`guezt`') });
    expect((await check(content, ['--strict'])).status).toBe(1);
  });

  it('learns the words of a site on request, and knows them from then on', async () => {
    const content = await writeTree({ [POST]: post('', 'A guezt.\n') });
    expect((await check(content, ['--learn'])).status).toBe(0);
    await mkdir(dirname(join(content, 'posts/b/index.mdx')), { recursive: true });
    await writeFile(join(content, 'posts/b/index.mdx'), post('', 'A guezt in a paige.\n').replace('DRBD', 'Another'));
    const { status, output } = await check(content);
    expect(status).toBe(1);
    expect(output).toContain('`paige`');
    expect(output).not.toContain('`guezt`');
  });

  it('refuses an option that it doesn’t have', async () => {
    const { status, output } = await check('content', ['--jsno']);
    expect(status).toBe(2);
    expect(output).toContain('Usage: npm run check');
  });
});
