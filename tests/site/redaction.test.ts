import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles } from '../../src/content/files.ts';
import { post, type Tree, writeTree } from '../../src/content/testing.ts';
import { run, runBuild } from '../support/commands.ts';

const POST = 'posts/a/index.mdx';
const REDACT = 'redact: { 81.2.69.142: 192.0.2.10, 2a00:1450::5: 2001:db8::5, DB7.corp-real.com: node-a.example }';
const BODY = [
  'It went to <Fact log="vm1" is="targetAddress" />.',
  '<MigrationLog log="vm1">\n<Note at="node-a.example">There.</Note>\n</MigrationLog>',
  '```migration-log name="x" title="In the post"\ntwo names: 81.2.69.142 and db7.corp-real.com\n```',
  '<MigrationComparison logs={["vm1", "x"]} />',
  '',
].join('\n\n');

/** What a log holds besides names stays byte for byte: no UTF-8, a carriage return, a bell. */
const RAW = (address: string, ipv6: string, name: string) =>
  Buffer.concat([
    Buffer.from(`May 10 14:25:24 starting migration of VM 108 to node 'pve2' (${address})\r\n`),
    Buffer.from([0xff, 0xe4, 0x07, 0x0a]),
    Buffer.from(`root@${name}: [${ipv6}]:60000, not 81.2.69.1\r\n`),
  ]);
const LOG = RAW('81.2.69.142', '2A00:1450:0:0::5', 'db7.Corp-Real.com');

const SITE: Tree = { 'site.yaml': 'address: https://example.org\n' };

const TREE: Tree = {
  ...SITE,
  [POST]: post(REDACT, BODY),
  'posts/a/logs/vm1.log': LOG,
  'posts/b/index.mdx': post('', '<MigrationLog log="vm2" />\n'),
  'posts/b/logs/vm2.log': Buffer.concat([LOG.subarray(0, 30), Buffer.from([0xff, 0x0a, 0x0a]), Buffer.from('8.8.4.4')]),
};

async function build(tree: Tree) {
  const root = await writeTree(
    Object.fromEntries(Object.entries(tree).map(([name, text]) => [`content/${name}`, text])),
  );
  const [content, out] = [join(root, 'content'), join(root, 'dist')];
  return { content, out, ...(await runBuild({ CONTENT_DIR: content, OUT_DIR: out })) };
}

describe('a built site', () => {
  it('tells a redacted name nowhere, and everything else as it was', async () => {
    const { out, status, output } = await build(TREE);
    expect(status, output).toBe(0);

    const files = await listFiles(out);
    const telling = await Promise.all(
      files.map(async (file) => {
        const text = `${file}\n${(await readFile(join(out, file))).toString('latin1')}`;
        return /81\.2\.69\.142|2a00:1450|corp-real/i.test(text) ? [file] : [];
      }),
    );
    expect(files.length).toBeGreaterThan(10);
    expect(telling.flat()).toEqual([]);

    const raw = await readFile(join(out, 'logs/a/vm1.log'));
    expect(raw).toEqual(RAW('192.0.2.10', '2001:db8::5', 'node-a.example'));
    expect(await readFile(join(out, 'logs/a/x.log'), 'utf8')).toBe('two names: 192.0.2.10 and node-a.example\n');
    const json: unknown = JSON.parse(await readFile(join(out, 'logs/a/vm1.json'), 'utf8'));
    expect(json).toMatchObject({ targetAddress: '192.0.2.10' });
    const page = await readFile(join(out, 'posts/a/index.html'), 'utf8');
    expect(page).toContain('as captured but for addresses or names replaced in 3 places');
    expect(page).toContain('It went to <a class="fact" href="#log-vm1-L1">192.0.2.10</a>');

    // What nothing redacts is published byte for byte, and there is a notice of what is in it; of bytes that are no UTF-8 too.
    expect(await readFile(join(out, 'logs/b/vm2.log'))).toEqual(TREE['posts/b/logs/vm2.log']);
    expect(output).toMatch(/vm2\.log:3:1 {2}public address\n {4}found: {4}`8\.8\.4\.4`/);
    expect(output.trimEnd()).toMatch(/\n\n4 notices in 2 files$/);
    expect(output).not.toContain('81.2.69.142');
  });
});

describe('a secret in a log', () => {
  it('fails the check and the build, and neither prints it', async () => {
    const tree = { [POST]: post(), 'posts/a/logs/vm1.log': 'one\nmysql -u root -pcorrect-horse\n' };
    const { content, status, output } = await build(tree);
    const check = await run(['tools/run.mjs', 'check'], { CONTENT_DIR: content });
    for (const result of [{ status, output }, check]) {
      expect(result.status).toBe(1);
      expect(result.output).toMatch(/vm1\.log:2:17 {2}password\n/);
      expect(result.output).not.toContain('horse');
    }
  });
});

describe('npm run check', () => {
  it('prints notices last, and passes', async () => {
    const content = await writeTree({ ...SITE, [POST]: post(), 'posts/a/logs/vm1.log': 'to 8.8.4.4\n' });
    const { status, output } = await run(['tools/run.mjs', 'check'], { CONTENT_DIR: content });
    expect(status, output).toBe(0);
    expect(output).toMatch(/no problems\.\n\n.*vm1\.log:1:4 {2}public address\n[\s\S]*\n\n1 notice in 1 file\n$/);
  });
});
