import { describe, expect, it } from 'vitest';
import { post, readTree } from '../content/testing.ts';

const POST = { 'posts/a/index.mdx': post() };

describe('a site without an address', () => {
  it('has one notice, since all that names it from outside leads nowhere', async () => {
    const { problems, notices } = await readTree({ ...POST, 'posts/b/index.mdx': post(), 'site.yaml': 'title: T\n' });
    expect(problems).toEqual([]);
    expect(notices).toMatchObject([
      { file: 'site.yaml', field: 'address', fix: expect.stringContaining('address: https://') },
    ]);
  });

  it('has none when there is nothing to publish, or an address', async () => {
    expect((await readTree({ 'site.yaml': 'title: T\n' })).notices).toEqual([]);
    expect((await readTree({ ...POST, 'site.yaml': 'address: https://example.org\n' })).notices).toEqual([]);
  });
});
