import { describe, expect, it } from 'vitest';
import { post, problemsOf, readTree, SERIES } from '../content/testing.ts';

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

  describe('that only readers see', () => {
    const redact = post('redact:\n  pve_node7: node-a\n  n15.corp-real.com: node-b.example');
    const source = redact.replace('Text.\n', '');
    const log = 'pve_node7 n15.corp-real.com\n';
    const hidden = (text: string, more = {}) => problemsOf({ [POST]: text, [FILE]: log, ...more });

    it.each([
      ['a Markdown escape', 'At pve\\_node7 it stood.'],
      ['a Markdown escape of a dot', 'At n15\\.corp-real.com it stood.'],
      ['an entity', 'At n15&#46;corp-real.com it stood.'],
      ['emphasis in it', 'At n15.**corp**-real.com it stood.'],
      ['an MDX comment in it', 'At pve{/* x */}_node7 it stood.'],
      ['a soft hyphen', 'At n15.corp\u00ad-real.com it stood.'],
      ['a zero-width blank', 'At pve\u200b_node7 it stood.'],
      ['the target of a link', '[It](https://n15%2Ecorp-real.com/) stood.'],
      ['the title of a link', '[It](https://example.com/ "n15&#46;corp-real.com") stood.'],
      ['code', 'At `pve`\\_`node7` it stood.'],
      ['a caption', '<MigrationLog log="vm1" caption="n15&#46;corp-real.com" />'],
      ['a note', '<MigrationLog log="vm1"><Note at={{ line: 1 }}>pve\\_node7</Note></MigrationLog>'],
    ])('by %s is found', async (_, body) => {
      expect(await hidden(`${source}\n${body}\n`)).toMatchObject([
        { file: POST, line: 11, field: 'redacted name in a text' },
      ]);
    });

    it('by an escape of YAML is found, in front matter, series and site', async () => {
      const text = '"Two nodes, n15\\x2ecorp-real.com, share one disk and what that costs."';
      const inFrontMatter = redact.replace(/description: .*/, `description: ${text}`);
      expect(await hidden(inFrontMatter)).toMatchObject([{ file: POST, line: 3, field: 'redacted name in a text' }]);
      const series = { 'series/ha.yaml': SERIES.replace(/summary: .*/, `summary: ${text}`) };
      expect((await hidden(redact, series)).map(({ file, line }) => [file, line])).toContainEqual([
        'series/ha.yaml',
        2,
      ]);
      const site = { 'site.yaml': `title: "n15\\x2ecorp-real.com"\n` };
      expect(await hidden(redact, site)).toMatchObject([{ file: 'site.yaml', field: 'redacted name in a text' }]);
    });

    it('is not made of two cells of a table', async () => {
      expect(await hidden(`${source}\n| a | b |\n| - | - |\n| pve | _node7 |\n`)).toEqual([]);
    });

    it('in a log is found: broken over two lines, with a soft hyphen in it', async () => {
      expect(await hidden(redact, { 'posts/a/logs/x.log': 'one\nat n15.corp-\nreal.com\n' })).toMatchObject([
        { file: 'posts/a/logs/x.log', found: expect.stringContaining('put together from two lines') },
      ]);
      expect(await hidden(redact, { 'posts/a/logs/x.log': 'one\nat n15.co\u00adrp-real.com\n' })).toMatchObject([
        { file: 'posts/a/logs/x.log', line: 2, found: expect.stringContaining('nobody sees') },
      ]);
    });

    it('in a log of UTF-16 without a mark is replaced', async () => {
      const utf16 = Buffer.from('one\nat n15.corp-real.com\n', 'utf16le');
      expect(await hidden(redact, { 'posts/a/logs/x.log': utf16 })).toEqual([]);
      expect(await hidden(redact, { 'posts/a/logs/x.log': Buffer.from(utf16).swap16() })).toEqual([]);
    });
  });

  it('before a port that makes another address of it is found', async () => {
    const source = post('redact:\n  2a00:1450::5: 2001:db8::5');
    const of = (log: string) => problemsOf({ [POST]: source, [FILE]: log });
    expect(await of('tcp:2a00:1450::5:60000\n')).toEqual([]);
    expect(await of('2a00:1450::5\ntcp:2a00:1450::5:6000\n')).toMatchObject([{ file: FILE, line: 2 }]);
  });

  it('in a note of such a log is one', async () => {
    expect(await problems('```migration-log name="x"\none\n^ 81.2.69.142\n```\n')).toMatchObject([{ line: 12 }]);
  });

  it.each(['ec2-81-2-69-142.compute.example', '081.002.069.142', '142.69.2.81.in-addr.arpa', 'ip-142-69-2-81.example'])(
    'in another spelling, %s, is one, and no other notice',
    async (name) => {
      const { problems, notices } = await readTree({ [POST]: post(REDACT), [FILE]: `${LOG}to ${name} it went\n` });
      expect(problems).toMatchObject([
        { file: FILE, line: 2, found: `\`${name}\`, in which \`81.2.69.142\` can be read` },
      ]);
      expect(notices).toEqual([]);
      const added = post(`${REDACT}\n  ${name}: node-c.example`);
      expect((await readTree({ [POST]: added, [FILE]: `${LOG}to ${name} it went\n` })).problems).toEqual([]);
    },
  );

  it('by its short name is one in the logs of its post, unless that is redacted too or may stand', async () => {
    const log = `${LOG}root@db7:~# ls\n`;
    expect(await problemsOf({ [POST]: post(REDACT), [FILE]: log })).toMatchObject([
      { file: FILE, line: 2, column: 6, found: '`db7`, which tells `db7.corp-real.com`' },
    ]);
    expect(await problemsOf({ [POST]: post(`${REDACT}\n  db7: node-a`), [FILE]: log })).toEqual([]);
    expect(await problemsOf({ [POST]: post(`${REDACT}\n  db7: db7`), [FILE]: log })).toEqual([]);
  });

  it('is reported at each place of a text', async () => {
    const found = await problems('81.2.69.142\n\nOnce more 81.2.69.142.\n');
    expect(found.map(({ line, column }) => [line, column])).toEqual([
      [10, 1],
      [12, 11],
    ]);
  });

  it('with colours in it, or in a post that doesn’t redact it, is told what to do', async () => {
    const [coloured] = await problems('', { 'posts/a/logs/x.log': 'to 81.2.\u001b[31m69.142\n' });
    expect(coloured?.expected).toContain('the name in one piece');
    const [other] = await problems('', { 'posts/b/index.mdx': post(), 'posts/b/logs/x.log': '81.2.69.142\n' });
    expect(other?.expected).toContain('redacted in each post');
  });

  it('whose stand-in belongs to somebody is one problem, without a notice of the stand-in', async () => {
    const { problems, notices } = await readTree({
      [POST]: post('redact: { 81.2.69.142: 8.8.4.4 }'),
      [FILE]: '81.2.69.142\n',
    });
    expect(problems).toHaveLength(1);
    expect(notices).toEqual([]);
  });
});
