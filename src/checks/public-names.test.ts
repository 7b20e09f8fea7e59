import { describe, expect, it } from 'vitest';
import { post, readTree } from '../content/testing.ts';

const POST = 'posts/a/index.mdx';
const LOG = 'posts/a/logs/vm1.log';

async function noticesOf(frontMatter: string, log: string, body = '') {
  const { notices, problems } = await readTree({ [POST]: post(frontMatter, body), [LOG]: log });
  expect(problems).toEqual([]);
  return notices;
}

describe('a public name in a log', () => {
  it('is a notice, which fails nothing, at its first place', async () => {
    const notices = await noticesOf('', 'one\nto 81.2.69.142\nroot@db7.corp-real.com 81.2.69.142\n');
    expect(notices).toEqual([
      {
        file: LOG,
        line: 2,
        column: 4,
        field: 'public address',
        found: '`81.2.69.142`, 2 times',
        expected: expect.stringContaining('for documentation'),
        fix: expect.stringMatching(
          /`redact: \[81\.2\.69\.142\]` in .*posts\/a\/index\.mdx .*`redact: \{ 81\.2\.69\.142: 81\.2\.69\.142 \}`/,
        ),
      },
      expect.objectContaining({ line: 3, column: 6, field: 'public host name', found: '`db7.corp-real.com`' }),
    ]);
  });

  it('beside others that are redacted is to be added to them', async () => {
    expect(await noticesOf('redact: [81.2.69.142]', '81.2.69.142 81.2.69.7\n')).toMatchObject([
      { found: '`81.2.69.7`', fix: expect.stringMatching(/^add it to the `redact` of .*`81\.2\.69\.7: 81\.2\.69\.7`/) },
    ]);
  });

  it('is none when it is replaced', async () => {
    expect(await noticesOf('redact: [81.2.69.142, db7.corp-real.com]', '81.2.69.142 db7.corp-real.com\n')).toEqual([]);
  });

  it('is none when it stands for itself', async () => {
    expect(await noticesOf('redact: { 2a00:1450::5: "2a00:1450::5" }', 'to 2A00:1450:0::5\n')).toEqual([]);
  });

  it('in a block of the post is one at the post’s own line', async () => {
    const block = '```migration-log name="x"\none\n^ A note\n81.2.69.142\n```\n';
    expect(await noticesOf('', 'nothing\n', block)).toMatchObject([{ file: POST, line: 10 }]);
  });
});
