import { describe, expect, it } from 'vitest';
import { post, problemsOf } from '../content/testing.ts';

const together = (first: string, second: string) =>
  problemsOf({
    'posts/a/index.mdx': post(`tags: [${first}]`),
    'posts/b/index.mdx': post(`tags:\n  - kvm\n  - ${second}`),
  });

describe('two tags', () => {
  it.each([
    ['iscsi', 'iSCSI'],
    ['cluster', 'clusters'],
    ['high-availability', 'High Availability'],
    ['open-vswitch', 'openvswitch'],
  ])('like `%s` and `%s` are meant as one', async (first, second) => {
    expect(await together(first, second)).toMatchObject([
      {
        file: 'posts/b/index.mdx',
        line: 7,
        column: 5,
        field: 'tags[1]',
        found: `\`${second}\``,
        expected: `one spelling: posts/a/index.mdx writes \`${first}\``,
        fix: expect.stringContaining(`write \`${first}\``),
      },
    ]);
  });

  it.each([
    ['drbd', 'rbd'],
    ['zfs', 'zf'],
    ['gluster', 'glusterfs'],
    ['nfs4', 'nfs3'],
    ['http', 'https'],
  ])('like `%s` and `%s` are two', async (first, second) => {
    expect(await together(first, second)).toEqual([]);
  });

  it('in one post are compared as well', async () => {
    expect(await problemsOf({ 'posts/a/index.mdx': post('tags: [node, nodes]') })).toMatchObject([
      { line: 5, field: 'tags[1]', found: '`nodes`' },
    ]);
  });
});

describe('a category', () => {
  it('is compared with categories, not with tags', async () => {
    const files = {
      'posts/a/index.mdx': post('categories: [Virtualization]\ntags: [virtualization]'),
      'posts/b/index.mdx': post('categories: [virtualization]'),
    };
    expect(await problemsOf(files)).toMatchObject([{ file: 'posts/b/index.mdx', field: 'categories[0]' }]);
  });
});

describe('a name without a letter or digit', () => {
  it('cannot become an address', async () => {
    expect(await problemsOf({ 'posts/a/index.mdx': post('tags: ["++"]') })).toMatchObject([
      { line: 5, column: 8, field: 'tags[0]', found: '`++`', fix: expect.stringContaining('spell it out') },
    ]);
  });
});
