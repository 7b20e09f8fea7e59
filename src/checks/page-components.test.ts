import { describe, expect, it } from 'vitest';
import { LOG, post, problemsOf } from '../content/testing.ts';

const page = (body: string) => ({ 'pages/about.mdx': post('', body).replace('date: 2016-09-18\n', '') });

describe('a page', () => {
  const LOGS = { 'posts/a/index.mdx': post(), 'posts/a/logs/vm1.log': LOG };

  it('has no place in a series', async () => {
    expect(await problemsOf(page('<SeriesNav />'))).toMatchObject([{ line: 6, field: '<SeriesNav>' }]);
  });

  it('has no logs of its own', async () => {
    expect(await problemsOf(page(`\`\`\`migration-log\n${LOG}\`\`\`\n`))).toMatchObject([
      {
        file: 'pages/about.mdx',
        line: 6,
        field: '```migration-log',
        fix: expect.stringContaining('move it to a post'),
      },
    ]);
    expect(await problemsOf({ ...LOGS, ...page('<MigrationLog log="vm1" />') })).toMatchObject([
      { line: 6, field: '<MigrationLog log>', found: '`vm1`', fix: 'did you mean `a/vm1`?' },
    ]);
  });

  it('may show and quote those of posts, through the same checks', async () => {
    const good =
      '<MigrationLog log="a/vm1"><Note at="speed">Quick.</Note></MigrationLog>\n\n<Fact log="a/vm1" is="downtime" />\n';
    expect(await problemsOf({ ...LOGS, ...page(good) })).toEqual([]);
    const wrong =
      '<Fact log="a/vm1" is="downtime" expect="15 ms" />\n\n<MigrationLog log="a/vm1"><Note at="nowhere">No.</Note></MigrationLog>\n';
    expect(await problemsOf({ ...LOGS, ...page(wrong) })).toMatchObject([
      { file: 'pages/about.mdx', field: '<Fact expect>' },
      { file: 'pages/about.mdx', field: '<Note at>' },
    ]);
  });

  it('may show pictures beside it, through the same checks as a post', async () => {
    const body = '<Screenshot image="./a.png" alt="Both nodes up" />\n\n<Gallery name="b" />\n';
    const files = { 'pages/help/index.mdx': page(body)['pages/about.mdx'] };
    expect(await problemsOf(files)).toMatchObject([
      { file: 'pages/help/index.mdx', field: '<Screenshot image>', found: '`./a.png`, which does not exist' },
      { file: 'pages/help/index.mdx', field: '<Gallery name>', fix: expect.stringContaining('`gallery:`') },
    ]);
  });

  it('may hold remarks and terminals', async () => {
    expect(await problemsOf(page('<Aside kind="tip">Text.</Aside>\n\n<Terminal host="a">Text.</Terminal>\n'))).toEqual(
      [],
    );
  });
});
