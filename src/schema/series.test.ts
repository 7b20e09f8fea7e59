import { describe, expect, it } from 'vitest';
import { post, problemsOf, readTree, SERIES } from '../content/testing.ts';

const tree = (series: string) => ({ 'series/ha.yaml': series, 'posts/a/index.mdx': post('series: ha\npart: 1') });

describe('the file of a series', () => {
  it('may credit an original and say what it assumes', async () => {
    const credit =
      'assumes: [Debian as root]\ncredit:\n  author: Igor Cicimov\n  url: https://icicimov.github.io/blog/\n';
    const { problems, series } = await readTree(tree(SERIES + credit));
    expect(problems).toEqual([]);
    expect(series[0]?.data).toMatchObject({ assumes: ['Debian as root'], credit: { author: 'Igor Cicimov' } });
  });

  it.each([
    ['status: done', 'status', '`done`', 'status: ongoing'],
    ['credit:\n  author: A\n  url: javascript:alert(1)', 'credit.url', '`javascript:alert(1)`', 'https://'],
    [
      'credit:\n  autor: A\n  author: A\n  url: https://a.example',
      'credit.autor',
      'the unknown key `autor`',
      '`author`',
    ],
    ['credit:\n  author: A', 'credit.url', 'nothing', 'url'],
    ['assumes: everything', 'assumes', '`everything`', 'a list of short sentences'],
  ])('with `%s` is a problem', async (yaml, field, found, advice) => {
    const lines = SERIES.replace('status: complete\n', yaml.startsWith('status') ? '' : 'status: complete\n');
    const problems = await problemsOf(tree(`${lines}${yaml}\n`));
    expect(problems).toContainEqual(
      expect.objectContaining({ file: 'series/ha.yaml', field, found, fix: expect.stringContaining(advice) }),
    );
  });

  it('that is empty lacks each required key', async () => {
    const problems = await problemsOf({ 'series/ha.yaml': '' });
    const found = problems.map((problem) => `${problem.field}: ${problem.found}`);
    expect(found).toEqual(expect.arrayContaining(['title: nothing', 'summary: nothing', 'status: nothing']));
  });

  it('exists once, whatever the ending of its name', async () => {
    expect(await problemsOf({ ...tree(SERIES), 'series/ha.yml': SERIES })).toContainEqual(
      expect.objectContaining({ field: 'file name', found: expect.stringContaining('/series/ha/') }),
    );
  });
});
