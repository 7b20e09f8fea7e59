import { describe, expect, it } from 'vitest';
import { post, problemsOf, SERIES } from '../content/testing.ts';

/** The problems of a link in `posts/ha/a`, beside the posts `b` (with headings) and `c` (without). */
const problemsWith = (href: string) =>
  problemsOf({
    'series/ha.yaml': SERIES,
    'posts/ha/a/index.mdx': post('series: ha\npart: 1', `## Here\n\nSee [the other](${href}).\n`),
    'posts/ha/b/index.mdx': post(
      '',
      '## Set up\n\nText[^1] and <span id="own">more</span>.[^注]\n\n[^1]: A note.\n\n[^注]: 注。\n',
    ),
    'posts/ha/c/index.mdx': post(),
  });

describe('a link', () => {
  it.each([
    '../b/',
    '../b/index.mdx',
    '/posts/ha/b/',
    '../b/#set-up',
    '../b/#own',
    '../b/#user-content-fn-1',
    '../b/#user-content-fn-%E6%B3%A8',
    '#here',
    '/series/ha/',
    '/series/',
    '/archive/',
    'https://pve.proxmox.com/wiki/#nope',
    'mailto:a@example.org',
  ])('to %s leads somewhere', async (href) => {
    expect(await problemsWith(href)).toEqual([]);
  });

  it.each([
    ['/posts/ha/d/', 'did you mean `/posts/ha/'],
    ['../b', 'did you mean `/posts/ha/b/`?'],
    ['../d/', 'did you mean `/posts/ha/'],
    ['/series/haa/', 'did you mean `/series/ha/`?'],
    ['/posts/something/else/entirely/', 'correct or remove the link'],
    ['./logs/vm108.log', ''],
  ])('to %s, where no post is, is a problem', async (href, advice) => {
    expect(await problemsWith(href)).toMatchObject([
      {
        file: 'posts/ha/a/index.mdx',
        line: 11,
        column: 5,
        field: 'link',
        found: `\`${href}\``,
        expected: expect.stringContaining('post or series'),
        fix: expect.stringContaining(advice),
      },
    ]);
  });

  it('to a heading that another post lacks lists those it has, and names the nearest', async () => {
    expect(await problemsWith('../b/#set-upp')).toMatchObject([
      {
        file: 'posts/ha/a/index.mdx',
        line: 11,
        field: 'link',
        expected: expect.stringContaining('`#set-up`'),
        fix: 'did you mean `#set-up`?',
      },
    ]);
  });

  it('to a heading of a post without any is a problem', async () => {
    expect(await problemsWith('../c/#set-up')).toMatchObject([{ line: 11, field: 'link', found: '`../c/#set-up`' }]);
  });

  it('to a heading that its own post lacks is a problem', async () => {
    expect(await problemsWith('#hree')).toMatchObject([
      { file: 'posts/ha/a/index.mdx', line: 11, field: 'link', fix: 'did you mean `#here`?' },
    ]);
  });

  it('works the same under a base path, which authors leave out', async () => {
    const files = (href: string) => ({
      'site.yaml': 'base: /blog/\n',
      'posts/a/index.mdx': post('', `[b](${href})\n`),
      'posts/b/index.mdx': post(),
    });
    expect(await problemsOf(files('../b/'))).toEqual([]);
    expect(await problemsOf(files('/posts/b/'))).toEqual([]);
    expect(await problemsOf(files('/posts/bb/'))).toMatchObject([{ line: 7, fix: 'did you mean `/posts/b/`?' }]);
  });

  it('to a draft is broken in the build', async () => {
    const files = { 'posts/a/index.mdx': post('', '[b](../b/)\n'), 'posts/b/index.mdx': post('draft: true') };
    expect(await problemsOf(files)).toMatchObject([{ file: 'posts/a/index.mdx', field: 'link' }]);
  });

  it('in a page is checked as well', async () => {
    const page = post('', '[b](/posts/nope/)\n').replace('date: 2016-09-18\n', '');
    expect(await problemsOf({ 'pages/about.mdx': page })).toMatchObject([{ file: 'pages/about.mdx', line: 6 }]);
  });
});
