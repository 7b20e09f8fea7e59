import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkFileNames } from './file-names.ts';
import { type Tree, writeTree } from './testing.ts';

async function found(files: Tree): Promise<string[]> {
  const root = await writeTree(files);
  return (await checkFileNames(root)).map(({ file, found }) => `${file.slice(root.length + 1)}: ${found}`);
}

it('lets plain names pass, in any script, and leaves hidden files alone', async () => {
  const names = ['posts/a/index.mdx', 'posts/b/console.log', 'pages/überblick.mdx', 'posts/c/主机.log', '.git/aux'];
  expect(await found(Object.fromEntries(names.map((name) => [name, ''])))).toEqual([]);
});

it.each(['CON', 'aux.log', 'com1.txt', 'nul'])('names what Windows can’t store: %s', async (name) => {
  expect(await found({ [`posts/a/${name}`]: '' })).toEqual([`posts/a/${name}: the name of a device on Windows`]);
});

it.each(['trailing.', 'blank '])('names what Windows would rename: “%s”', async (name) => {
  expect(await found({ [`posts/${name}/x.log`]: '' })).toEqual([expect.stringContaining(`posts/${name}: a dot or`)]);
});

it('measures names in bytes', async () => {
  expect(await found({ [`posts/${'é'.repeat(101)}/x`]: '' })).toEqual([expect.stringContaining('202 bytes')]);
  expect(await found({ [`posts/${'é'.repeat(100)}/x`]: '' })).toEqual([]);
  expect(await found({ [`posts/a/${'x'.repeat(255)}`]: '' })).toEqual([expect.stringContaining('255 bytes')]);
});

it('names twins once, also folders, and only within one folder', async () => {
  expect(await found({ 'posts/A/x.log': '', 'posts/a/x.log': '', 'pages/A.mdx': '' })).toEqual([
    'posts/a: a name that macOS and Windows take for that of `A` beside it',
  ]);
  expect(await found({ 'a/caf\u00e9.log': '', 'a/cafe\u0301.log': '' })).toHaveLength(1);
});

it('names links, also such as lead nowhere, and folders in the place of files', async () => {
  const root = await writeTree({ 'posts/a/x.log': '' });
  await symlink('nowhere', join(root, 'posts/a/index.mdx'));
  await symlink('posts', join(root, 'linked'));
  await mkdir(join(root, 'posts/a/y.log'));
  expect((await checkFileNames(root)).map(({ found }) => found)).toEqual([
    'a link to another place',
    'a link to another place',
    'a folder',
  ]);
});
