import { describe, expect, it } from 'vitest';
import { post, problemsOf } from '../content/testing.ts';

const page = (body: string) => ({ 'pages/about.mdx': post('', body).replace('date: 2016-09-18\n', '') });

describe('a page', () => {
  it.each(['<SeriesNav />', '<Fact log="vm1" is="downtime" />', '<MigrationLog log="vm1" />'])(
    'has no post to take %s from',
    async (body) => {
      const name = /^<\w+/.exec(body)?.[0];
      expect(await problemsOf(page(body))).toMatchObject([
        { file: 'pages/about.mdx', line: 6, field: `${name}>`, fix: 'move it to a post' },
      ]);
    },
  );

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
