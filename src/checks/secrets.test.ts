import { describe, expect, it } from 'vitest';
import { post, problemsOf } from '../content/testing.ts';

const POST = 'posts/a/index.mdx';
const LOG = 'posts/a/logs/vm1.log';

describe('a secret in a log', () => {
  it('is a problem at its line, and is not printed', async () => {
    const problems = await problemsOf({ [POST]: post(), [LOG]: 'one\nqm set 1 --cipassword correct-horse\n' });
    expect(problems).toEqual([
      {
        file: LOG,
        line: 2,
        column: 23,
        field: 'password',
        found: '`co***`, which is published with the log',
        expected: 'a log without passwords, tokens and private keys',
        fix: expect.stringContaining('write `***` in its place'),
      },
    ]);
    expect(JSON.stringify(problems)).not.toContain('horse');
  });

  it('in a block of a post is one at the post’s own line', async () => {
    const body = '```migration-log name="x"\none\n^ A note\npassword=correct-horse\n```\n';
    expect(await problemsOf({ [POST]: post('', body) })).toMatchObject([{ file: POST, line: 10, field: 'password' }]);
  });

  it('of a draft is none yet', async () => {
    expect(await problemsOf({ [POST]: post('draft: true'), [LOG]: 'password=correct-horse\n' })).toEqual([]);
  });
});
