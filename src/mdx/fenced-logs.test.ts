import { describe, expect, it } from 'vitest';
import { type ComponentUse, compileBody, usesIn } from './index.ts';

const compile = (source: string) => compileBody(source, { file: 'drbd.mdx', address: '/posts/drbd/', base: '/' });
const problemsOf = async (source: string) => (await compile(source)).problems;

const fence = (lines: readonly string[], attributes = '') =>
  ['```migration-log', ...(attributes === '' ? [] : [` ${attributes}`]), '\n', lines.join('\n'), '\n```\n'].join('');

/** The notes of the first log as `line: html`. */
function notesIn(uses: readonly ComponentUse[]): string[] {
  return uses.flatMap((use) =>
    use.name === 'Note' && typeof use.props.at !== 'string' && 'line' in use.props.at
      ? [`${use.props.at.line}: ${use.children.map((c) => (typeof c === 'string' ? c : `<${c.name}>`)).join('')}`]
      : [],
  );
}

describe('a block fenced as migration-log', () => {
  it('is a log of the post, shown where it stands', async () => {
    const { body, problems } = await compile(
      `Before.\n\n${fence(['one', '', '  two <b> {x}'], 'title="VM 108, on iSCSI" name="vm108" storage="iSCSI" dialect="pve-qemu"')}\nAfter.\n`,
    );
    expect(problems).toEqual([]);
    expect(body.logs).toEqual([
      {
        name: 'vm108',
        text: 'one\n\n  two <b> {x}\n',
        title: 'VM 108, on iSCSI',
        storage: 'iSCSI',
        dialect: 'pve-qemu',
        lines: [4, 5, 6],
        line: 3,
        column: 1,
      },
    ]);
    expect(usesIn(body.segments)).toMatchObject([
      { name: 'MigrationLog', props: { log: 'vm108', caption: 'VM 108, on iSCSI' }, id: 'log-vm108', line: 3 },
    ]);
    expect(body.segments.filter((segment) => typeof segment === 'string').join('')).not.toContain('two');
  });

  it('counts neither as prose nor as code', async () => {
    const { body } = await compile(`Two words.\n\n${fence(['a b c', '^ Three more words'], 'title="Not counted"')}`);
    expect(body).toMatchObject({ words: 5, codeLines: 0 });
  });

  it.each([
    ['name="a" title="b"', 'a'],
    ['title="VM 108, Zürich → proxmox02!"', 'vm-108-zurich-proxmox02'],
    ['title="移行"', 'log-1'],
    ['', 'log-1'],
  ])('with the attributes %j is called %s', async (attributes, name) => {
    expect((await compile(fence(['x'], attributes))).body.logs).toMatchObject([{ name }]);
  });

  it('without name and title is counted', async () => {
    const { body } = await compile([fence(['x']), fence(['y'], 'name="named"'), fence(['z'])].join('\n'));
    expect(body.logs.map(({ name }) => name)).toEqual(['log-1', 'named', 'log-2']);
  });

  it('may stand in a list, in a quote and in an aside', async () => {
    const source = [
      '- item',
      '',
      '  ```migration-log name="a"',
      '  one',
      '  ^ See {x}',
      '  ```',
      '',
      '> ```migration-log name="b"',
      '> two',
      '> ^ See {y}',
      '> ```',
      '',
      '<Aside>',
      '',
      '```migration-log name="c"',
      'three',
      '```',
      '',
      '</Aside>',
      '',
    ].join('\n');
    const { body, problems } = await compile(source);
    expect(body.logs.map(({ text }) => text)).toEqual(['one\n', 'two\n', 'three\n']);
    expect(problems).toMatchObject([
      { line: 5, column: 9, field: 'expression' },
      { line: 10, column: 9, field: 'expression' },
    ]);
  });
});

describe('a note in a block', () => {
  it('belongs to the line above it, and is no part of the log', async () => {
    const { body, problems } = await compile(
      fence(
        ['one', '^ First, of `two`', '^ lines and a [link](../ceph/).', 'two', 'three', '^ *Third* note'],
        'name="a"',
      ),
    );
    expect(problems).toEqual([]);
    expect(body.logs).toMatchObject([{ text: 'one\ntwo\nthree\n' }]);
    expect(notesIn(usesIn(body.segments))).toEqual([
      '1: <p>First, of <code>two</code>\nlines and a <a href="/posts/ceph/">link</a>.</p>',
      '3: <p><em>Third</em> note</p>',
    ]);
    expect(body.links).toMatchObject([{ href: '../ceph/', line: 4 }]);
  });

  it('may hold components', async () => {
    const { body, problems } = await compile(fence(['one', '^ It took <Fact log="a" is="downtime" />.'], 'name="a"'));
    expect(problems).toEqual([]);
    expect(notesIn(usesIn(body.segments))).toEqual(['1: <p>It took <Fact>.</p>']);
    expect(usesIn(body.segments)).toContainEqual(expect.objectContaining({ name: 'Fact', line: 3, column: 11 }));
  });

  it('that begins like code of a module is text', async () => {
    const { body, problems } = await compile(fence(['one', "^ import x from 'y'", '^ export x'], 'name="a"'));
    expect(problems).toEqual([]);
    expect(notesIn(usesIn(body.segments))).toEqual(['1: <p>import x from ‘y’\nexport x</p>']);
  });

  it.each([
    ['Text {size} here', 'expression', 12],
    ['Text <Fct log="a" />', '<Fct>', 12],
    ['Text ![x](y.png)', 'picture', 12],
    ['Text <Fact log="a" is={x} />', '<Fact is>', 12],
    ['Text {open', 'MDX', 12],
  ])('with a mistake, %j, has it named at its line', async (text, field, line) => {
    const source = `---\ntitle: x\n---\n\nText.\n\n${fence(['one', 'two', 'three', `^ Fine`, `^ ${text}`], 'name="a"')}`;
    expect(await problemsOf(source)).toContainEqual(expect.objectContaining({ line, field }));
  });

  it('has the columns of the post', async () => {
    expect(await problemsOf(fence(['one', '^ Text {size} here']))).toMatchObject([{ line: 3, column: 8 }]);
  });

  it('above the first line is a problem', async () => {
    expect(await problemsOf(fence(['^ Too early', 'one']))).toMatchObject([
      { line: 2, column: 1, field: 'note in a log', found: expect.stringContaining('above the first line') },
    ]);
  });

  it('without text is a problem', async () => {
    expect(await problemsOf(fence(['one', '^  ']))).toMatchObject([
      { line: 3, field: 'note in a log', found: 'a note without text' },
    ]);
  });

  it.each(['^No blank.', '  ^ Indented.', '^`code` first'])('that is almost one, %j, is a problem', async (line) => {
    const { body, problems } = await compile(fence(['one', line, '^ Fine', 'two']));
    expect(problems).toMatchObject([
      { line: 3, field: 'note in a log', fix: expect.stringMatching(/^write `\^ \w|^write `\^ `/) },
    ]);
    expect(body.logs).toMatchObject([{ text: 'one\ntwo\n' }]);
  });

  it.each([
    ['^C', '^C'],
    ['\\^No blank', '^No blank'],
    ['  \\^ syntax error', '  ^ syntax error'],
    ['\\^ here', '^ here'],
    ['\\\\^ here', '\\^ here'],
    ['^', '^'],
    ['  ^^^ here', '  ^^^ here'],
    ['\\n', '\\n'],
  ])('is not meant by the line %j', async (written, captured) => {
    const { body, problems } = await compile(fence(['one', written]));
    expect(problems).toEqual([]);
    expect(body.logs).toMatchObject([{ text: `one\n${captured}\n` }]);
  });
});

describe('a word after migration-log', () => {
  it.each([
    ['titel="x"', '```migration-log titel', 'did you mean `title`?'],
    ['dialect="pve-qemo"', '```migration-log dialect', 'did you mean `pve-qemu`?'],
    ['storage=""', '```migration-log storage', 'write the name of a kind of storage'],
    ['wrap', 'words after ```migration-log', 'correct or remove it'],
    ['{1,3-5}', 'words after ```migration-log', 'point a line out by a note'],
    ['title=x', 'words after ```migration-log', 'straight double quotes'],
  ])('that means nothing, %s, is a problem', async (word, field, fix) => {
    const { body, problems } = await compile(`Text.\n\n${fence(['one'], `name="a" ${word}`)}`);
    expect(problems).toMatchObject([
      { file: 'drbd.mdx', line: 3, column: 1, field, fix: expect.stringContaining(fix) },
    ]);
    // The log is there all the same, so that nothing is reported missing that isn't.
    expect(body.logs).toMatchObject([{ name: 'a', text: 'one\n' }]);
  });
});
