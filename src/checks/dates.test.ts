import { describe, expect, it } from 'vitest';
import { post, problemsOf } from '../content/testing.ts';

const POST = 'posts/drbd/index.mdx';

describe('the day of an update', () => {
  it('cannot lie before the day of publication', async () => {
    expect(await problemsOf({ [POST]: post('updated: 2016-9-17') })).toEqual([
      {
        file: POST,
        line: 5,
        column: 10,
        field: 'updated',
        found: '`2016-09-17`',
        expected: 'a day not before `date` (2016-09-18)',
        fix: expect.stringContaining('correct one of the two'),
      },
    ]);
  });

  it.each(['2016-09-18', '2016-10-01', '2026-1-1'])('may be %s', async (updated) => {
    expect(await problemsOf({ [POST]: post(`updated: ${updated}`) })).toEqual([]);
  });
});
