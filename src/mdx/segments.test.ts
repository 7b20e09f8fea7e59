import { describe, expect, it } from 'vitest';
import { compileBody, usesIn } from './index.ts';

const compile = (source: string) => compileBody(source, { file: 'drbd.mdx', address: '/posts/drbd/', base: '/' });
const problemsOf = async (source: string) => (await compile(source)).problems;

describe('a component', () => {
  it('in a sentence cuts the HTML around it', async () => {
    const { body, problems } = await compile('It took <Fact log="vm1" is="downtime" />, no more.\n');
    expect(problems).toEqual([]);
    expect(body.segments).toMatchObject([
      '<p>It took ',
      { name: 'Fact', props: { log: 'vm1', is: 'downtime' }, children: [], line: 1, column: 9 },
      ', no more.</p>',
    ]);
  });

  it('may hold others, each with its own place', async () => {
    const { body, problems } = await compile(
      '<Aside kind="tip">\n\nIt took <Fact log="a" is="b" />.\n\n<Aside>\n\nInner.\n\n</Aside>\n\n</Aside>\n',
    );
    expect(problems).toEqual([]);
    expect(usesIn(body.segments).map(({ name, line, column }) => `${name} ${line}:${column}`)).toEqual([
      'Aside 1:1',
      'Fact 3:9',
      'Aside 5:1',
    ]);
    expect(body.segments).toMatchObject([
      { children: ['<p>It took ', { name: 'Fact' }, '.</p>', { name: 'Aside', children: ['<p>Inner.</p>'] }] },
    ]);
  });

  it('has attributes that are data: texts, numbers, lists, maps', async () => {
    const { body, problems } = await compile(
      [
        '<MigrationComparison logs={["a", \'b\']} by="storage" />',
        '<MigrationLog log={"vm1"}>\n<Note at={{ line: 3 }}>x</Note>\n<Note at={{ "event": "downtime" }}>y</Note>\n</MigrationLog>',
      ].join('\n\n'),
    );
    expect(problems).toEqual([]);
    expect(usesIn(body.segments).map(({ props }) => props)).toEqual([
      { logs: ['a', 'b'], by: 'storage' },
      { log: 'vm1' },
      { at: { line: 3 } },
      { at: { event: 'downtime' } },
    ]);
  });

  it('has defaults where an attribute is left out', async () => {
    const { body } = await compile('<Aside>Text.</Aside>\n');
    expect(usesIn(body.segments)).toMatchObject([{ name: 'Aside', props: { kind: 'note' } }]);
  });

  it('has an id of its own, even where two show the same', async () => {
    const { body } = await compile('## Log vm1\n\n<MigrationLog log="vm1" />\n\n<MigrationLog log="vm1" />\n');
    const ids = [...usesIn(body.segments).map(({ id }) => id), ...body.headings.map(({ id }) => id)];
    expect(new Set(ids).size).toBe(3);
  });

  it('gives each picture an id after its file, for links to it', async () => {
    const { body, problems } = await compileBody(
      [
        '## Picture status',
        '<Gallery />',
        '<Screenshot image="./images/status.png" alt="Both nodes up" />',
        '<BeforeAfter before="./a.png" beforeAlt="Both nodes up" after="./b.png" afterAlt="One node up" />',
        '<Diagram image="./d.svg" alt="Two nodes" />',
      ].join('\n\n'),
      {
        file: 'a.mdx',
        address: '/a/',
        base: '/',
        galleries: { default: [{ image: './images/status.png' }, { image: './images/HA nodes.png' }] },
      },
    );
    expect(problems).toEqual([]);
    const ids = usesIn(body.segments).map(({ pictureIds }) => pictureIds);
    expect(ids).toEqual([
      ['picture-status-1', 'picture-ha-nodes'],
      ['picture-status-2'],
      ['picture-a', 'picture-b'],
      [],
    ]);
    expect(body.anchors).toEqual(expect.arrayContaining(ids.flat()));
  });

  it('that shows a picture is listed with its place', async () => {
    const { body } = await compile(
      'Text.\n\n<Screenshot image="./a.png" alt="Both nodes up" />\n\n<Diagram image="./b.svg" alt="Two nodes" />\n',
    );
    expect(body.pictures).toEqual([
      { path: './a.png', component: 'Screenshot', attribute: 'image', line: 3, column: 1 },
      { path: './b.svg', component: 'Diagram', attribute: 'image', line: 5, column: 1 },
    ]);
  });
});

describe('an attribute', () => {
  it('that is unknown is a problem with the one that was meant', async () => {
    expect(await problemsOf('Text.\n\n<Aside kinds="tip">x</Aside>\n')).toEqual([
      {
        file: 'drbd.mdx',
        line: 3,
        column: 1,
        field: '<Aside kinds>',
        found: 'the unknown attribute `kinds`',
        expected: 'one of `kind`, `title`',
        fix: 'did you mean `kind`?',
      },
    ]);
  });

  it.each(['kind={level}', 'title={`x`}', 'title={"a" + "b"}', 'title={alert(1)}', '{...props}'])(
    'that is code, %s, is refused',
    async (attribute) => {
      expect(await problemsOf(`<Aside ${attribute}>x</Aside>\n`)).toMatchObject([
        { line: 1, field: expect.stringMatching(/^<Aside /), expected: expect.stringContaining('a literal') },
      ]);
    },
  );

  it.each([
    ['<MigrationLog />', '<MigrationLog log>', 'add `log="…"`'],
    ['<Fact log="vm1" />', '<Fact is>', 'add `is="…"`'],
  ])('that is missing in %s is named', async (source, field, fix) => {
    expect(await problemsOf(source)).toMatchObject([{ line: 1, field, found: 'nothing', fix }]);
  });

  it.each([
    ['<Aside kind="info">x</Aside>', '<Aside kind>', '`warning`'],
    ['<MigrationComparison logs={[]} />', '<MigrationComparison logs>', 'a list of logs'],
    ['<MigrationComparison logs="a" />', '<MigrationComparison logs>', 'a list of logs'],
    ['<Screenshot image="./a.png" alt="screenshot" />', '<Screenshot alt>', 'what can be seen'],
    ['<Screenshot image="./a.png" alt="" />', '<Screenshot alt>', 'what can be seen'],
    ['<Gallery name />', '<Gallery name>', 'the name of a gallery'],
  ])('with a value that does not fit, %s, is one problem', async (source, field, expected) => {
    expect(await problemsOf(`${source}\n`)).toMatchObject([
      { line: 1, field, expected: expect.stringContaining(expected) },
    ]);
  });

  it.each(['{3}', '{{ line: 0 }}', '{{ line: "3" }}', '{{ lin: 3 }}', '{{ line: 3, event: "x" }}', '""'])(
    'at=%s anchors no note',
    async (at) => {
      expect(await problemsOf(`<MigrationLog log="vm1">\n<Note at=${at}>x</Note>\n</MigrationLog>\n`)).toMatchObject([
        { line: 2, field: '<Note at>', expected: expect.stringContaining('{{ line: 3 }}') },
      ]);
    },
  );

  it('called __proto__ is unknown, and lends nothing', async () => {
    expect(await problemsOf('<Fact __proto__={{ log: "vm1", is: "downtime" }} />\n')).not.toEqual([]);
    expect(await problemsOf('<Fact log="vm1" is="downtime" __proto__="x" />\n')).not.toEqual([]);
  });
});

describe('what stands between the tags', () => {
  it.each([
    ['<Note at="x">y</Note>', 'no component around it'],
    ['<Aside>\n<Note at="x">y</Note>\n</Aside>', 'it directly in `<Aside>`'],
    ['<MigrationLog log="a">\n<Aside><Note at="x">y</Note></Aside>\n</MigrationLog>', 'it directly in `<Aside>`'],
  ])('of a log is the place for notes: %j', async (source, found) => {
    expect(await problemsOf(source)).toContainEqual(
      expect.objectContaining({ field: '<Note>', found, expected: 'it directly in `<MigrationLog>`' }),
    );
  });

  it.each(['text', '**bold**', '<Aside>x</Aside>', '<Fact log="a" is="b" />'])(
    'of a log is nothing but notes: not %s',
    async (content) => {
      expect(
        await problemsOf(`<MigrationLog log="a">\n<Note at="x">y</Note>\n\n${content}\n</MigrationLog>\n`),
      ).toMatchObject([{ line: 1, field: '<MigrationLog>', expected: expect.stringContaining('only `<Note') }]);
    },
  );

  it('of a log may hold comments and blank lines', async () => {
    const source =
      '<MigrationLog log="a">\n\n  {/* x */}\n\n  <Note at="x">\n    y\n\n    - z\n  </Note>\n</MigrationLog>\n';
    expect(await problemsOf(source)).toEqual([]);
  });

  it('of a fact is nothing', async () => {
    expect(await problemsOf('It took <Fact log="a" is="b">long</Fact>.\n')).toMatchObject([
      { line: 1, column: 9, field: '<Fact>', fix: 'write `<Fact … />`' },
    ]);
  });
});
