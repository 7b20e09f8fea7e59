import { describe, expect, it } from 'vitest';
import { post, problemsOf, SERIES } from '../content/testing.ts';

describe('an old address', () => {
  it('can be claimed by one post only, letter case and final slash aside', async () => {
    const files = {
      'posts/a/index.mdx': post('aliases: [/Old/Title/]'),
      'posts/b/index.mdx': post('aliases:\n  - /fine/\n  - /old/title'),
    };
    expect(await problemsOf(files)).toMatchObject([
      {
        file: 'posts/b/index.mdx',
        line: 7,
        column: 5,
        field: 'aliases[1]',
        found: 'the address `/old/title`, which posts/a/index.mdx has already',
        fix: 'remove the alias from one of the two',
      },
    ]);
  });

  it.each(['/posts/a/', '/POSTS/A', '/posts/a/index.html'])(
    'cannot be another post’s address, as %s is',
    async (alias) => {
      const files = { 'posts/a/index.mdx': post(), 'posts/b/index.mdx': post(`aliases: [${alias}]`) };
      expect(await problemsOf(files)).toMatchObject([
        {
          file: 'posts/b/index.mdx',
          line: 5,
          field: 'aliases[0]',
          found: expect.stringContaining('posts/a/index.mdx'),
        },
      ]);
    },
  );

  it.each(['/', '/archive/', '/tags/', '/series/', '/tags/kvm/', '/categories/virtualization/'])(
    'cannot be %s, which is a page of the site itself',
    async (alias) => {
      const files = {
        'posts/a/index.mdx': post('tags: [kvm]\ncategories: [Virtualization]'),
        'posts/b/index.mdx': post(`aliases: [${alias}]`),
      };
      expect(await problemsOf(files)).toMatchObject([{ file: 'posts/b/index.mdx', line: 5, field: 'aliases[0]' }]);
    },
  );

  it.each(['/../up/', '/a/../b/', '/a/./b/', '/a//b/', '/a\\b/', '/%zz/', '/%ff/', '/%2e%2e/x/', '/a/%252e%252e/x/'])(
    'cannot be %s, which is no plain path',
    async (alias) => {
      expect(await problemsOf({ 'posts/a/index.mdx': post(`aliases: ['${alias}']`) })).toMatchObject([
        { file: 'posts/a/index.mdx', line: 5, field: 'aliases[0]' },
      ]);
    },
  );

  it('may be anything else', async () => {
    const aliases = ['/blog/virtualization/HA-Features/', '/old.html', '/2016/09/22/ha', '/über/'];
    expect(await problemsOf({ 'posts/a/index.mdx': post(`aliases: [${aliases.join(', ')}]`) })).toEqual([]);
  });
});

describe('an address', () => {
  it('of a page cannot be one of the site itself, or of a series', async () => {
    const page = post().replace('date: 2016-09-18\n', '');
    const files = {
      'series/ha.yaml': SERIES,
      'posts/a/index.mdx': post('series: ha\npart: 1'),
      'pages/archive.mdx': page,
      'pages/series/ha.mdx': page,
    };
    expect(await problemsOf(files)).toMatchObject([
      { file: 'pages/archive.mdx', field: 'file name', found: expect.stringContaining('the site itself') },
      { file: 'pages/series/ha.mdx', field: 'file name', found: expect.stringContaining('series/ha.yaml') },
    ]);
  });

  it('needs a plain name of a log, which becomes one as well', async () => {
    expect(await problemsOf({ 'posts/a/index.mdx': post(), 'posts/a/logs/a b#c.log': 'x\n' })).toMatchObject([
      { file: 'posts/a/logs/a b#c.log', field: 'file name', found: '`a b#c`' },
    ]);
  });

  it('needs a plain name of the folder, and the advice is one', async () => {
    const problems = await problemsOf({ 'posts/HA Stuff/index.mdx': post(), 'posts/überblick/index.mdx': post() });
    expect(problems).toMatchObject([
      {
        file: 'posts/HA Stuff/index.mdx',
        field: 'folder',
        found: '`HA Stuff`',
        fix: 'rename the folder to `ha-stuff`',
      },
      { file: 'posts/überblick/index.mdx', field: 'folder', found: '`überblick`' },
    ]);
    expect(problems[1]?.fix).toMatch(/`[a-z0-9-]+`$/);
  });
});

describe('the name of a log', () => {
  const block = (name: string) => `\`\`\`migration-log name="${name}"\nx\n\`\`\`\n`;

  it('is one log’s only, whether it lies in a file or in the post', async () => {
    const files = {
      'posts/a/index.mdx': post('', `${block('vm1')}\n${block('VM2')}\n${block('vm2')}`),
      'posts/a/logs/vm1.log': 'x',
    };
    expect(await problemsOf(files)).toMatchObject([
      {
        file: 'posts/a/index.mdx',
        line: 7,
        column: 1,
        field: '```migration-log name',
        found: 'the address `/logs/a/vm1/`, which posts/a/logs/vm1.log has already',
        fix: 'give the block another `name="…"`',
      },
      { line: 15, found: 'the address `/logs/a/vm2/`, which posts/a/index.mdx:11 has already' },
    ]);
  });

  it('may be the same in two posts, and that of a page of the site', async () => {
    const body = `${block('index')}\n${block('read')}`;
    expect(await problemsOf({ 'posts/a/index.mdx': post('', body), 'posts/b/index.mdx': post('', body) })).toEqual([]);
  });

  it.each(['vm 1', 'ä', 'a/b', '.x'])('is plain, in a block too: not %s', async (name) => {
    expect(await problemsOf({ 'posts/a/index.mdx': post('', block(name)) })).toMatchObject([
      { file: 'posts/a/index.mdx', line: 7, field: '```migration-log name' },
    ]);
  });

  it.each(['vm1.json', 'vm1.log', 'vm1.html'])('is not %s, which would be a file beside its page', async (name) => {
    expect(await problemsOf({ 'posts/a/index.mdx': post('', block(name)) })).toMatchObject([
      { line: 7, field: '```migration-log name', found: `\`${name}\`` },
    ]);
  });

  it('keeps pages from its address', async () => {
    const page =
      '---\ntitle: A page\ndescription: A page that lies where a log has its own, on purpose.\n---\n\nText.\n';
    const files = { 'posts/a/index.mdx': post('', block('x')), 'pages/logs/a/x.mdx': page };
    expect(await problemsOf(files)).toMatchObject([{ line: 7, found: expect.stringContaining('pages/logs/a/x.mdx') }]);
    expect(await problemsOf({ 'pages/logs/read.mdx': page })).toMatchObject([{ file: 'pages/logs/read.mdx' }]);
  });
});
