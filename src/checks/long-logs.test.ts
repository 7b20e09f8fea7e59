import { describe, expect, it } from 'vitest';
import { post, readTree } from '../content/testing.ts';

async function noticesOf(lines: number, body: string) {
  const { notices, problems } = await readTree({
    'posts/a/index.mdx': post('', body),
    'posts/a/logs/vm1.log': 'a line\n'.repeat(lines),
  });
  expect(problems).toEqual([]);
  return notices;
}

describe('a log that a post shows', () => {
  it('may be as long as it likes; the author is told what is left out, and where that is', async () => {
    expect(await noticesOf(1001, 'Text.\n\n<MigrationLog log="vm1" />\n')).toEqual([
      {
        file: 'posts/a/index.mdx',
        line: 9,
        column: 1,
        field: '<MigrationLog log>',
        found: '`vm1`, which has 1001 lines',
        expected: 'at most 1000 lines, for a page that holds all of them',
        fix: 'leave it as it is (what the post leaves out is on /logs/a/vm1/, in plain text), or put notes on lines that have to be there',
      },
    ]);
  });

  it('of more lines than any page takes is told to be in its file alone', async () => {
    const [notice] = await noticesOf(100_001, '<MigrationLog log="vm1" />\n');
    expect(notice?.fix).toContain('is on /logs/a/vm1.log alone)');
  });

  it.each([
    ['of the length that a page takes', 1000, '<MigrationLog log="vm1" />\n'],
    ['that is long and not shown', 2000, '<Fact log="vm1" is="lines" />\n'],
  ])('%s is nothing to tell of', async (_, lines, body) => {
    expect(await noticesOf(lines, body)).toEqual([]);
  });
});
