import { describe, expect, it } from 'vitest';
import { post, problemsOf, readTree } from '../content/testing.ts';

const POST = 'posts/a/index.mdx';
const FILE = 'posts/a/logs/vm1.log';
const LOG = "May 10 14:25:24 starting migration of VM 108 to node 'pve2' (81.2.69.142)\nroot@db7.corp-real.com\n";

const tree = (redact: string, log = LOG) => ({ [POST]: post(redact), [FILE]: log });
const problems = (redact: string, log = LOG) => problemsOf(tree(redact, log));

describe('what a post redacts', () => {
  it('is replaced in the text and in the facts of its logs', async () => {
    const read = await readTree(tree('redact: { 81.2.69.142: 192.0.2.10, DB7.corp-real.com: node-a.example }'));
    expect(read.problems).toEqual([]);
    expect(read.logs).toMatchObject([
      {
        text: "May 10 14:25:24 starting migration of VM 108 to node 'pve2' (192.0.2.10)\nroot@node-a.example\n",
        log: { facts: { targetAddress: '192.0.2.10' } },
        redactions: 2,
      },
    ]);
  });

  it('is replaced in a log that stands in the post, and notes find the redacted line', async () => {
    const body = [
      '```migration-log name="x"',
      'to 81.2.69.142',
      '```',
      '<MigrationLog log="vm1">\n<Note at="(192.0.2.1)">There.</Note>\n</MigrationLog>',
      '',
    ].join('\n');
    const { problems, logs } = await readTree({ [POST]: post('redact: [81.2.69.142]', body), [FILE]: LOG });
    expect(problems).toEqual([]);
    expect(logs.find(({ id }) => id === 'a/x')).toMatchObject({ text: 'to 192.0.2.1\n', redactions: 1 });
  });

  it('is replaced in a log that PowerShell has written', async () => {
    const { logs, problems } = await readTree({
      [POST]: post('redact: [81.2.69.142]'),
      [FILE]: Buffer.from(`\uFEFF${LOG}192.0.2.1\n`, 'utf16le'),
    });
    expect(problems).toEqual([]);
    expect(logs).toMatchObject([
      { log: { dialect: 'pve-qemu', facts: { targetAddress: '192.0.2.2' } }, redactions: 1 },
    ]);
  });

  it('may be published as it is, when it stands for itself', async () => {
    const { problems, logs } = await readTree(tree('redact: { 81.2.69.142: 81.2.69.142, db7.corp-real.com: }'));
    expect(problems).toEqual([]);
    expect(logs).toMatchObject([{ log: { facts: { targetAddress: '81.2.69.142' } }, redactions: 1 }]);
  });

  it('has one stand-in in all posts, whatever their order in the file system', async () => {
    const of = async (first: string, second: string) => {
      const { logs, problems } = await readTree({
        [`posts/${first}/index.mdx`]: post('redact: [81.2.69.142, 81.2.69.7]'),
        [`posts/${first}/logs/x.log`]: '81.2.69.7 81.2.69.142 192.0.2.1\n',
        [`posts/${second}/index.mdx`]: post('redact: [81.2.69.9, 81.2.69.142]'),
        [`posts/${second}/logs/x.log`]: '81.2.69.142 81.2.69.9\n',
      });
      expect(problems).toEqual([]);
      return Object.fromEntries(logs.map(({ postId, text }) => [postId, text]));
    };
    // 192.0.2.1 stands in a log already.
    expect(await of('a', 'b')).toEqual({ a: '192.0.2.3 192.0.2.2 192.0.2.1\n', b: '192.0.2.2 192.0.2.4\n' });
    expect(await of('b', 'a')).toEqual({ a: '192.0.2.3 192.0.2.2\n', b: '192.0.2.4 192.0.2.3 192.0.2.1\n' });
  });
});

describe('an entry of `redact`', () => {
  it('that stands in no log gets the nearest that does', async () => {
    expect(await problems('redact:\n  81.2.69.142: 192.0.2.10\n  db8.corp-real.com: node-a.example')).toEqual([
      {
        file: POST,
        line: 7,
        column: 3,
        field: 'redact: db8.corp-real.com',
        found: '`db8.corp-real.com`, which stands in no log of this post',
        expected: 'a whole address or name from one of its logs',
        fix: 'did you mean `db7.corp-real.com`? Otherwise remove it',
      },
    ]);
  });

  it('of a list has its place in the list', async () => {
    expect(await problems('redact:\n  - 81.2.69.142\n  - nowhere')).toMatchObject([
      { line: 7, column: 5, fix: 'remove it, or copy it from the log' },
    ]);
  });

  it('may not be a part of what stands there', async () => {
    expect(await problems('redact: [81.2.69.1]')).toMatchObject([
      { found: expect.stringContaining('no log'), fix: expect.stringContaining('`81.2.69.142`') },
    ]);
  });

  it.each([
    ['81.2.69.142: 8.8.8.8', 'belongs to somebody', '`192.0.2.10`'],
    ['db7.corp-real.com: db7.other-real.com', 'belongs to somebody', '`node-a.example`'],
    ['81.2.69.142: node-a.example', '`node-a.example`', '`192.0.2.10`'],
    ['81.2.69.142: 2001:db8::1', '`2001:db8::1`', '`192.0.2.10`'],
  ])('has no stand-in like %s', async (entry, found, fix) => {
    expect(await problems(`redact: { ${entry} }`)).toMatchObject([
      { line: 5, found: expect.stringContaining(found), fix: expect.stringContaining(fix) },
    ]);
  });

  it('has no stand-in that another has, in this post or in another', async () => {
    expect(
      await problems('redact: { 81.2.69.142: 192.0.2.1, 81.2.69.7: 192.0.2.1 }', '81.2.69.142 81.2.69.7'),
    ).toMatchObject([{ field: 'redact: 81.2.69.7', found: '`192.0.2.1`, which above stands for `81.2.69.142`' }]);
    const other = { 'posts/b/index.mdx': post('redact: { 81.2.69.7: 192.0.2.1 }'), 'posts/b/logs/x.log': '81.2.69.7' };
    expect(await problemsOf({ ...tree('redact: { 81.2.69.142: 192.0.2.1 }'), ...other })).toMatchObject([
      { file: 'posts/b/index.mdx', found: `\`192.0.2.1\`, which in ${POST} stands for \`81.2.69.142\`` },
    ]);
  });

  it('has no stand-in that stands in a log as something else', async () => {
    expect(await problems('redact: { 81.2.69.142: 10.0.0.7 }', '81.2.69.142 10.0.0.7')).toMatchObject([
      {
        line: 5,
        found: `\`10.0.0.7\`, which stands in ${FILE} already`,
        fix: expect.stringContaining('[81.2.69.142]'),
      },
    ]);
  });

  it('is one for all spellings, and for all posts', async () => {
    expect(await problems('redact: [2a00::1, 2A00:0::1]', '2a00::1')).toMatchObject([{ fix: 'remove one of the two' }]);
    const other = { 'posts/b/index.mdx': post('redact: { 81.2.69.142: 10.0.0.1 }'), 'posts/b/logs/x.log': LOG };
    expect(await problemsOf({ ...tree('redact: { 81.2.69.142: 192.0.2.1 }'), ...other })).toMatchObject([
      {
        file: 'posts/b/index.mdx',
        found: expect.stringContaining('becomes `192.0.2.1`'),
        fix: 'write `192.0.2.1` here too',
      },
    ]);
  });

  it.each([
    'redact: 81.2.69.142',
    'redact: []',
    'redact: [81.2.69.0/24]',
    'redact: { 81.2.69.142: [1] }',
    'redact: [a b]',
  ])('is not written `%s`', async (redact) => {
    const found = await problems(redact);
    expect(found).toMatchObject([{ line: 5, field: expect.stringMatching(/^redact/) }]);
  });
});
