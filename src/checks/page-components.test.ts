import { describe, expect, it } from 'vitest';
import { post, problemsOf } from '../content/testing.ts';

const page = (body: string) => ({ 'pages/about.mdx': post('', body).replace('date: 2016-09-18\n', '') });

describe('a page', () => {
  it.each(['<SeriesNav />', '<Gallery />', '<Fact log="vm1" is="downtime" />', '<MigrationLog log="vm1" />'])(
    'has no post to take %s from',
    async (body) => {
      const name = /^<\w+/.exec(body)?.[0];
      expect(await problemsOf(page(body))).toMatchObject([
        { file: 'pages/about.mdx', line: 6, field: `${name}>`, fix: 'move it to a post' },
      ]);
    },
  );

  it('may hold remarks and terminals', async () => {
    expect(await problemsOf(page('<Aside kind="tip">Text.</Aside>\n\n<Terminal host="a">Text.</Terminal>\n'))).toEqual(
      [],
    );
  });
});
