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

  it('that is none can be published when its post says so', async () => {
    const log = 'one\nusing token: Receiving-Side-2\n';
    expect(await problemsOf({ [POST]: post(), [LOG]: log })).toMatchObject([
      { line: 2, field: 'token', fix: expect.stringContaining('`logs: { vm1: { notSecret: ["…"] } }`') },
    ]);
    const said = (text: string) => post(`logs:\n  vm1:\n    notSecret: ["${text}"]`);
    expect(await problemsOf({ [POST]: said('token: Receiving-Side-2'), [LOG]: log })).toEqual([]);
    expect(await problemsOf({ [POST]: said('Receiving-Side-2'), [LOG]: log })).toEqual([]);
  });

  it('is not excepted by a text that holds only a part of it, nor anywhere else in the log', async () => {
    const said = post('logs:\n  vm1:\n    notSecret: ["token: Receiving"]');
    const log = 'one\nusing token: Receiving-Side-2\n';
    expect(await problemsOf({ [POST]: said, [LOG]: log })).toMatchObject([
      { file: LOG, line: 2 },
      { file: POST, line: 7, field: 'logs: vm1: notSecret', found: expect.stringContaining('no secret of the log') },
    ]);
    const whole = post('logs:\n  vm1:\n    notSecret: ["token: Receiving-Side-2"]');
    expect(await problemsOf({ [POST]: whole, [LOG]: `${log}password=correct-horse\n` })).toMatchObject([{ line: 3 }]);
  });

  it('of a draft is none yet', async () => {
    expect(await problemsOf({ [POST]: post('draft: true'), [LOG]: 'password=correct-horse\n' })).toEqual([]);
  });
});
