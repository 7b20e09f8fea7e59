import { describe, expect, it } from 'vitest';
import { post, problemsOf, SERIES, type Tree } from '../content/testing.ts';

const part = (number: number) => post(`series: ha\npart: ${number}`);

/** A series with these parts, in folders a, b, c … */
function series(...parts: string[]): Tree {
  const posts = parts.map((source, i) => [`posts/ha/${'abcdef'.charAt(i)}/index.mdx`, source]);
  return { 'series/ha.yaml': SERIES, ...Object.fromEntries(posts) };
}

describe('the parts of a series', () => {
  it('may lie in folders of any order', async () => {
    expect(await problemsOf(series(part(3), part(1), part(2)))).toEqual([]);
  });

  it('need a number', async () => {
    expect(await problemsOf(series(part(1), post('series: ha')))).toEqual([
      {
        file: 'posts/ha/b/index.mdx',
        line: 5,
        column: 1,
        field: 'part',
        found: 'nothing',
        expected: 'the number of this part in its series',
        fix: 'add `part: <number>`',
      },
    ]);
  });

  it('need a series', async () => {
    expect(await problemsOf({ 'posts/a/index.mdx': post('part: 2') })).toEqual([
      {
        file: 'posts/a/index.mdx',
        line: 5,
        column: 1,
        field: 'part',
        found: '`2`, but no `series`',
        expected: '`series` and `part` together, or neither',
        fix: 'add `series: <name>`, or remove `part`',
      },
    ]);
  });

  it('cannot share a number: the other one and the next free number are named', async () => {
    expect(await problemsOf(series(part(1), part(2), part(2)))).toMatchObject([
      {
        file: 'posts/ha/c/index.mdx',
        line: 6,
        column: 7,
        field: 'part',
        found: '2, which posts/ha/b/index.mdx has already',
        fix: expect.stringContaining('the next free one is 3'),
      },
    ]);
  });

  it('cannot leave one out', async () => {
    expect(await problemsOf(series(part(1), part(3)))).toMatchObject([
      {
        file: 'posts/ha/b/index.mdx',
        line: 6,
        field: 'part',
        found: '3 after 1',
        fix: expect.stringContaining('part: 2'),
      },
    ]);
  });

  it('start with 1', async () => {
    expect(await problemsOf(series(part(2)))).toMatchObject([
      { file: 'posts/ha/a/index.mdx', line: 6, found: '2 as the first part', expected: expect.stringMatching(/^1\b/) },
    ]);
  });

  it('leave a gap where a draft is, and the advice says so', async () => {
    const draft = post('series: ha\npart: 2\ndraft: true');
    expect(await problemsOf(series(part(1), draft, part(3)))).toMatchObject([
      { file: 'posts/ha/c/index.mdx', found: '3 after 1', fix: expect.stringContaining('a draft doesn’t count') },
    ]);
  });

  it('leave no gap where one has a mistake in its front matter', async () => {
    const broken = post('series: ha\npart: 2\ntagz: [a]');
    expect(await problemsOf(series(part(1), broken, part(3)))).toMatchObject([
      { file: 'posts/ha/b/index.mdx', field: 'tagz' },
    ]);
  });

  it('are there even when the only one has a mistake in its front matter', async () => {
    expect(await problemsOf(series(post('series: ha\npart: 1\ntagz: [a]')))).toMatchObject([{ field: 'tagz' }]);
  });
});

describe('a series', () => {
  it('that does not exist is a problem with the one that was meant', async () => {
    const files = { ...series(part(1)), 'posts/other/index.mdx': post('series: haa\npart: 2') };
    expect(await problemsOf(files)).toMatchObject([
      {
        file: 'posts/other/index.mdx',
        line: 5,
        column: 9,
        field: 'series',
        found: '`haa`',
        fix: expect.stringContaining('did you mean `ha`?'),
      },
    ]);
  });

  it('that does not exist, where there is none at all, asks for its file', async () => {
    expect(await problemsOf({ 'posts/a/index.mdx': post('series: ha\npart: 1') })).toMatchObject([
      { line: 5, field: 'series', fix: expect.stringContaining('series/ha.yaml') },
    ]);
  });

  it('with a mistake in its file exists nevertheless', async () => {
    const files = { ...series(part(1)), 'series/ha.yaml': SERIES.replace('complete', 'done') };
    expect(await problemsOf(files)).toMatchObject([
      { file: 'series/ha.yaml', line: 3, field: 'status', expected: '`complete` or `ongoing`' },
    ]);
  });

  it('without a part is a problem of its file', async () => {
    expect(await problemsOf({ 'series/ha.yaml': SERIES })).toMatchObject([
      { file: 'series/ha.yaml', line: 1, field: 'series', found: 'no post that belongs to it' },
    ]);
  });
});
