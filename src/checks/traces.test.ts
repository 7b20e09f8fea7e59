import { describe, expect, it } from 'vitest';
import { post, problemsOf, SERIES } from '../content/testing.ts';

const POST = 'posts/a/index.mdx';
const FILE = 'posts/a/logs/vm1.log';
const REDACT = 'redact:\n  81.2.69.142: 192.0.2.10\n  db7.corp-real.com: node-a.example';
const LOG = '81.2.69.142 db7.corp-real.com\n';

const problems = (body: string, more: Record<string, string> = {}) =>
  problemsOf({ [POST]: post(REDACT, body), [FILE]: LOG, ...more });

describe('a redacted name', () => {
  it('in the text of its post is a problem at its line', async () => {
    expect(await problems('One.\n\nAt DB7.corp-real.com it stood.\n')).toEqual([
      {
        file: POST,
        line: 12,
        column: 4,
        field: 'redacted name in a text',
        found: '`DB7.corp-real.com`, which a post redacts',
        expected: 'the stand-in, as in the logs',
        fix: 'write `node-a.example` instead',
      },
    ]);
  });

  it('in the other front matter is one too', async () => {
    const source = post(`${REDACT}\nupdated: 2016-09-19`).replace('title: DRBD', 'title: DRBD at 81.2.69.142');
    expect(await problemsOf({ [POST]: source, [FILE]: LOG })).toMatchObject([{ line: 2, column: 16 }]);
  });

  it('in another post, a page or a series is one', async () => {
    const found = await problems('', {
      'posts/b/index.mdx': post('', '81.2.69.142\n'),
      'pages/about.mdx': post('', '81.2.69.142\n').replace('date: 2016-09-18\n', ''),
      'series/ha.yaml': SERIES.replace('Two nodes', 'Two nodes of corp, 81.2.69.142,'),
    });
    expect(
      found.flatMap(({ file, line, field }) => (field === 'redacted name in a text' ? [[file, line]] : [])).sort(),
    ).toEqual([
      ['pages/about.mdx', 6],
      ['posts/b/index.mdx', 7],
      ['series/ha.yaml', 2],
    ]);
  });

  it('in a log of another post has to be redacted there as well', async () => {
    const other = { 'posts/b/index.mdx': post(), 'posts/b/logs/x.log': 'one\n81.2.69.142\n' };
    expect(await problems('', other)).toMatchObject([
      { file: 'posts/b/logs/x.log', line: 2, fix: 'add `81.2.69.142` to the `redact` of the log’s post' },
    ]);
  });

  it('within a longer name of a log is found: that one has to be redacted as well', async () => {
    expect(await problems('', { 'posts/a/logs/x.log': 'one\nto a.db7.corp-real.com.log\n' })).toMatchObject([
      {
        file: 'posts/a/logs/x.log',
        line: 2,
        column: 4,
        found: '`a.db7.corp-real.com.log`, in which `db7.corp-real.com` can be read',
        fix: 'add `a.db7.corp-real.com.log` to the `redact` of the log’s post',
      },
    ]);
  });

  it('with colours in it is found', async () => {
    expect(await problems('', { 'posts/a/logs/x.log': 'one\n81.2.\u001b[31m69.142\u001b[0m\n' })).toMatchObject([
      { file: 'posts/a/logs/x.log', line: 2, fix: 'take the colours out of this line of the log' },
    ]);
  });

  it('broken over two lines by a terminal is found', async () => {
    const line = "2024-03-02 23:59:57 starting migration of VM 201 to node 'a-node-name' (81.2.69.142)";
    const wrapped = `${line.slice(0, 80)}\n${line.slice(80)}\n`;
    expect(line.slice(70, 80)).toContain('81.2.69.');
    expect(await problems('', { 'posts/a/logs/x.log': wrapped })).toMatchObject([
      { file: 'posts/a/logs/x.log', found: expect.stringContaining('put together from two lines') },
    ]);
  });

  it('in the name of a log is found, since it becomes an address', async () => {
    expect(await problems('', { 'posts/a/logs/db7.corp-real.com.log': 'x\n' })).toMatchObject([
      { file: 'posts/a/logs/db7.corp-real.com.log', field: 'redacted name in an address' },
    ]);
  });

  it('in a drawing is found', async () => {
    const svg = '<svg viewBox="0 0 10 10"><text x="1" y="1">81.2.69.142</text></svg>';
    expect(
      await problems('<Diagram image="./a.svg" alt="Two nodes and a third vote" />\n', { 'posts/a/a.svg': svg }),
    ).toMatchObject([{ file: POST, line: 10, fix: 'write `192.0.2.10` in the drawing' }]);
  });

  it('in a log that stands in the post is replaced, and no problem', async () => {
    expect(await problems('```migration-log name="x"\n81.2.69.142\n```\n')).toEqual([]);
  });

  it('in a note of such a log is one', async () => {
    expect(await problems('```migration-log name="x"\none\n^ 81.2.69.142\n```\n')).toMatchObject([{ line: 12 }]);
  });
});
