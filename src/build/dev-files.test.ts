import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeTree } from '../content/testing.ts';
import { fileFor } from './dev-files.ts';

it('finds the files of posts and pages by their addresses, and no others', async () => {
  const root = await writeTree({
    'posts/ha/a/files/x.sh': 'x',
    'pages/about/files/b c.asc': 'x',
    'posts/ha/a/index.mdx': 'x',
    'files/secret': 'x',
  });
  expect(fileFor('/base/posts/ha/a/files/x.sh?v=1', root, '/base/')).toBe(join(root, 'posts/ha/a/files/x.sh'));
  expect(fileFor('/about/files/b%20c.asc', root, '/')).toBe(join(root, 'pages/about/files/b c.asc'));
  for (const none of [
    '/posts/ha/a/files/',
    '/posts/ha/a/',
    '/posts/../files/secret',
    '/x/files/%2e%2e/%2e%2e/%2e%2e/files/secret',
    '/%E0/files/x',
  ])
    expect(fileFor(none, root, '/'), none).toBeNull();
});
