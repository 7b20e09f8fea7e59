import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readContent } from './read.ts';
import { Remembered } from './remembered.ts';
import { LOG, post, writeTree } from './testing.ts';

const BODY = 'It took <Fact log="vm1" is="duration" />.\n';

it('an edit has one file compiled anew, and the content is what a first reading says', async () => {
  const root = await writeTree({
    'posts/a/index.mdx': post('', BODY),
    'posts/a/logs/vm1.log': LOG,
    'posts/b/index.mdx': post('', 'Two.\n'),
  });
  const options = { drafts: true, remembered: new Remembered() };
  const before = await readContent(root, options);
  await writeFile(join(root, 'posts/b/index.mdx'), post('', 'Three {1}.\n'));
  const after = await readContent(root, options);

  expect(after.posts[0]?.body).toBe(before.posts[0]?.body);
  expect(after.logs[0]?.log).toBe(before.logs[0]?.log);
  expect(after.problems).toMatchObject([{ field: 'expression' }]);
  const fresh = await readContent(root, { drafts: true });
  expect(after.posts.map(({ body }) => body)).toEqual(fresh.posts.map(({ body }) => body));
  expect(after.logs).toEqual(fresh.logs);
});

it('a mistake is told again at each reading, until it is mended', async () => {
  const root = await writeTree({ 'posts/a/index.mdx': post('', '{1}\n') });
  const options = { drafts: true, remembered: new Remembered() };
  await readContent(root, options);
  expect((await readContent(root, options)).problems).toMatchObject([{ field: 'expression' }]);
});

it('a gallery or base path that changes has the text compiled anew', async () => {
  const root = await writeTree({ 'posts/a/index.mdx': post('', '[b](/posts/a/)\n') });
  const options = { drafts: true, remembered: new Remembered() };
  await readContent(root, options);
  await writeFile(join(root, 'site.yaml'), 'base: /blog/\n');
  expect((await readContent(root, options)).posts[0]?.body.segments.join('')).toContain('href="/blog/posts/a/"');
});
