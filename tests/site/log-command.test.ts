import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const START = "May 02 10:57:01 starting migration of VM 104 to node 'proxmox02' (192.168.0.186)\n";
const KEYS = [
  'dialect',
  'outcome',
  'guest',
  'target',
  'targetAddress',
  'durationSeconds',
  'elapsedSeconds',
  'downtimeMs',
  'speedBytesPerSecond',
  'progressSamples',
  'warnings',
  'error',
];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ha-series-log-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** `npm run -s log -- …`, as it is typed. */
function log(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', 'log', '--', ...args], { input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('npm run -s log', () => {
  it('prints one JSON object and nothing else, with a key for all that may be asked', async () => {
    const file = join(folder, 'vm104.log');
    await writeFile(file, START);
    const { status, stdout, stderr } = log([file, '--json']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const json: Record<string, unknown> = JSON.parse(stdout);
    expect(Object.keys(json)).toEqual(expect.arrayContaining(KEYS));
    expect(json).toMatchObject({ dialect: 'pve-qemu', guest: '104', downtimeMs: null, progressSamples: 0 });
  });

  it('reads a large file like any other', async () => {
    const file = join(folder, 'large.log');
    await writeFile(file, START + `${'x'.repeat(999_999)}\n`.repeat(40));
    const { status, stdout, stderr } = log([file, '--json']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ dialect: 'pve-qemu', guest: '104', lines: 41 });
  });

  it('says in a sentence that a file is too long', async () => {
    const file = join(folder, 'huge.log');
    await writeFile(file, START);
    await truncate(file, 2 ** 30);
    const { status, stdout, stderr } = log([file, '--json']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^\S+huge\.log is too long: 1024 MB, and at most 511 MB can be read at once\. Cut it .*\n$/);
  });

  it('reads standard input, in the format that is asked for', () => {
    const { status, stdout } = log(['-', '--json', '--dialect', 'plain'], START);
    expect([status, JSON.parse(stdout)]).toMatchObject([0, { dialect: 'plain', guest: null }]);
  });

  it.each([
    ['a failed migration', 'TASK ERROR: migration aborted\n'],
    ['nothing', ''],
  ])('ends well for %s', async (_, text) => {
    const file = join(folder, 'any.log');
    await writeFile(file, text);
    const { status, stdout } = log([file, '--json']);
    expect(status).toBe(0);
    expect(() => JSON.parse(stdout)).not.toThrow();
  });

  it.each([
    ['zeros', Buffer.from([0, 1, 0xff, 0xfe, 0])],
    ['a compressed file', gzipSync(START.repeat(50))],
  ])('says of %s that it looks like no text, and ends well', async (_, bytes) => {
    const file = join(folder, 'binary.log');
    await writeFile(file, bytes);
    const { status, stdout, stderr } = log([file, '--json']);
    expect(status).toBe(0);
    expect(stderr).toContain('looks like no text');
    expect(() => JSON.parse(stdout)).not.toThrow();
  });

  it('gives every record to a program', () => {
    const two = `${START}TASK OK\n${START.replace('104', '105')}TASK ERROR: no\n`;
    const { stdout, stderr } = log(['-', '--json'], two);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      guest: '104',
      records: 2,
      everyRecord: [
        { dialect: 'pve-qemu', firstLine: 1, lastLine: 2, guest: '104', outcome: 'ok', downtimeMs: null },
        { dialect: 'pve-qemu', firstLine: 3, lastLine: 4, guest: '105', outcome: 'failed', error: 'no' },
      ],
    });
  });

  it('says when no line is of the format that is asked for', () => {
    const { status, stdout } = log(['-', '--dialect', 'ceph'], START);
    expect(status).toBe(0);
    expect(stdout).toContain('none of this format');
    expect(stdout).toMatch(/outcome +not in the log/);
  });

  it('explains itself', () => {
    expect(log(['--help'])).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('Usage') });
  });

  it.each([
    ['a file that is not there', ['no-such.log', '--json'], "no-such.log can't be read: there is no such file."],
    ['a folder', ['.', '--json'], "can't be read: it is a folder"],
    ['no file', ['--json'], 'Usage'],
    ['two files', ['a.log', 'b.log'], 'One file at a time'],
    ['a format that is not there', ['-', '--dialect', 'pve-qemo'], 'pve-qemu'],
  ])('ends with 2 for %s, and prints nothing for a program', (_, args, words) => {
    const { status, stdout, stderr } = log(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
  });
});
