import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Problem } from '../problems/index.ts';
import { type Content, readContent } from './index.ts';

/** Small content trees for tests: path to text or bytes. */
export type Tree = Readonly<Record<string, string | Uint8Array>>;

/** Writes a tree into a folder of its own, which goes when the test is over. */
export async function writeTree(files: Tree): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'content-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await writeFiles(root, files);
  return root;
}

export async function writeFiles(root: string, files: Tree): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}

const SITE_FILE = { 'site.yaml': 'address: https://example.org\n' };

/** Reads a tree as the build does, with an address for the site where it names none. Names of files in its problems are relative to the tree. */
export async function readTree(files: Tree, options = { drafts: false }): Promise<Content> {
  const root = await writeTree({ ...SITE_FILE, ...files });
  const content = await readContent(root, options);
  const relative = (text: string) => text.replaceAll(`${root}/`, '');
  const inTree = (problems: readonly Problem[]) =>
    problems.map(
      ({ file, field, found, expected, fix, ...place }): Problem => ({
        ...place,
        file: relative(file),
        field,
        found: relative(found),
        expected: relative(expected),
        fix: relative(fix),
      }),
    );
  return { ...content, problems: inTree(content.problems), notices: inTree(content.notices) };
}

export async function problemsOf(files: Tree): Promise<Problem[]> {
  return (await readTree(files)).problems;
}

/** A post without mistakes. Its own front matter takes lines 1 to 4, what is added starts on line 5. */
export function post(frontMatter = '', body = 'Text.\n'): string {
  const lines = ['title: DRBD', 'description: How two nodes share one disk and what that costs.', 'date: 2016-09-18'];
  return ['---', ...lines, ...(frontMatter === '' ? [] : [frontMatter]), '---', '', body].join('\n');
}

/** A series without mistakes. */
export const SERIES = [
  'title: Highly available',
  'summary: Two nodes become a cluster and guests move between them.',
  'status: complete',
  '',
].join('\n');

/** The task log of a short migration. */
export const LOG = `May 10 14:25:24 starting migration of VM 108 to node 'proxmox02' (192.168.0.186)
May 10 14:25:30 starting ssh migration tunnel
bind: Cannot assign requested address
May 10 14:25:31 starting online/live migration on localhost:60000
May 10 14:25:33 migration status: active (transferred 172760414, remaining 292511744), total 546119680)
May 10 14:25:35 migration status: active (transferred 347832453, remaining 116248576), total 546119680)
May 10 14:25:38 migration speed: 73.14 MB/s - downtime 102 ms
May 10 14:25:38 migration status: completed
May 10 14:25:44 migration finished successfully (duration 00:00:20)
TASK OK
`;
