import { describe, expect, it } from 'vitest';
import { LOG, post, problemsOf, readTree } from '../content/testing.ts';

const FILE = 'posts/ha/a/index.mdx';

/** The problems of a body that starts on line 7, in a post with one log, `vm108`. */
const problemsWith = (body: string) =>
  problemsOf({
    [FILE]: post('', body),
    'posts/ha/a/logs/vm108.log': LOG,
    'posts/ha/b/index.mdx': post(),
    'posts/ha/b/logs/vm5.log': LOG,
  });

const noteAt = (at: string) =>
  problemsWith(`<MigrationLog log="vm108">\n  <Note at=${at}>Text.</Note>\n</MigrationLog>\n`);

describe('a log that a component names', () => {
  it.each([
    ['<MigrationLog log="vm109" />', '<MigrationLog log>', 'vm109'],
    ['<Fact log="vm10" is="downtime" />', '<Fact log>', 'vm10'],
    ['<MigrationComparison logs={["vm108", "vm18"]} />', '<MigrationComparison logs>', 'vm18'],
  ])('and that is not there is a problem: %s', async (body, field, name) => {
    expect(await problemsWith(body)).toEqual([
      {
        file: FILE,
        line: 7,
        column: 1,
        field,
        found: `\`${name}\``,
        expected: expect.stringContaining('`logs/`'),
        fix: 'did you mean `vm108`?',
      },
    ]);
  });

  it('may be another post’s, by its whole name only', async () => {
    expect(await problemsWith('<Fact log="ha/b/vm5" is="downtime" />')).toEqual([]);
    expect(await problemsWith('<Fact log="vm5" is="downtime" />')).toMatchObject([{ field: '<Fact log>' }]);
  });

  it('where the post has no logs says where to save it', async () => {
    expect(await problemsOf({ [FILE]: post('', '<MigrationLog log="vm1" />') })).toMatchObject([
      { fix: 'save the log as `logs/vm1.log` beside the post' },
    ]);
  });
});

describe('a log in the post itself', () => {
  const block = (lines: string, attributes: string) => `\`\`\`migration-log ${attributes}\n${lines}\n\`\`\`\n`;

  it('can be quoted, shown and compared like a file', async () => {
    const body = [
      block(LOG.trimEnd(), 'name="vm109"'),
      'It took <Fact log="vm109" is="downtime" expect="102 ms" />.',
      '<MigrationComparison logs={["vm109", "vm108", "ha/b/vm5"]} />',
    ].join('\n\n');
    expect(await problemsWith(body)).toEqual([]);
  });

  it('has its notes checked like any other’s', async () => {
    const noted = LOG.replace('TASK OK', '^ About <Fact log="vm109" is="speedlimit" />\nTASK OK').trimEnd();
    expect(await problemsWith(block(noted, 'name="vm109"'))).toMatchObject([
      { file: FILE, line: 17, column: 9, field: '<Fact is>', found: expect.stringContaining('speedlimit') },
    ]);
  });

  it('gets what the front matter says of it, and keeps what its block says', async () => {
    const blocks = block('a', 'name="x" title="Of the block" storage="NFS"') + block('b', 'name="y" storage="Ceph"');
    const { logs, problems } = await readTree({
      [FILE]: post('logs: { x: { title: Of the front matter }, z: {} }', blocks),
    });
    expect(problems).toMatchObject([{ line: 5, field: 'logs.z', expected: 'one of `x`, `y`' }]);
    expect(logs.map(({ id, title, storage, block }) => ({ id, title, storage, block }))).toEqual([
      { id: 'ha/a/x', title: 'Of the front matter', storage: 'NFS', block: { line: 8, column: 1, lines: [9] } },
      { id: 'ha/a/y', title: null, storage: 'Ceph', block: { line: 11, column: 1, lines: [12] } },
    ]);
  });

  it('is of the format that its block names', async () => {
    const { logs } = await readTree({ [FILE]: post('', block('nothing known', 'name="x" dialect="pve-qemu"')) });
    expect(logs.map(({ log }) => log.dialect)).toEqual(['pve-qemu']);
  });

  it('is left out with its draft', async () => {
    expect((await readTree({ [FILE]: post('draft: true', block('a', '')) })).logs).toEqual([]);
  });
});

describe('a log without text', () => {
  it.each(['', '\n\n', ' \n\t\n'])('is a problem: %j', async (text) => {
    expect(await problemsOf({ [FILE]: post(), 'posts/ha/a/logs/vm1.log': text })).toMatchObject([
      { file: 'posts/ha/a/logs/vm1.log', field: 'log', expected: 'the lines of a log' },
    ]);
    const block = `\`\`\`migration-log\n${text}\`\`\`\n`;
    expect(await problemsOf({ [FILE]: post('', block) })).toMatchObject([
      { file: FILE, line: 7, column: 1, field: '```migration-log', fix: expect.stringContaining('the block') },
    ]);
  });

  it('is not one in a format that nobody knows', async () => {
    expect(await problemsOf({ [FILE]: post('', '```migration-log\nanything\n```\n') })).toEqual([]);
  });
});

describe('the labels of a comparison', () => {
  const problemsOfLabels = (labels: string) =>
    problemsWith(`<MigrationComparison logs={["vm108", "ha/b/vm5"]} labels={${labels}} />`);

  it('are as many as its logs', async () => {
    expect(await problemsOfLabels('["iSCSI", "DRBD"]')).toEqual([]);
    expect(await problemsOfLabels('["iSCSI"]')).toMatchObject([
      {
        file: FILE,
        line: 7,
        field: '<MigrationComparison labels>',
        found: expect.stringMatching(/^1 labels? for 2 logs$/),
      },
    ]);
  });
});

describe('a fact', () => {
  it('that is claimed has to be what the log says', async () => {
    expect(await problemsWith('<Fact log="vm108" is="downtime" expect="102 ms" />')).toEqual([]);
    expect(await problemsWith('<Fact log="vm108" is="downtime" expect="15 ms" />')).toMatchObject([
      { file: FILE, line: 7, field: '<Fact expect>', found: '`15 ms`', expected: expect.stringContaining('`102 ms`') },
    ]);
  });

  it('that no log has gets the one that was meant', async () => {
    expect(await problemsWith('It took <Fact log="vm108" is="downtimes" />.')).toMatchObject([
      { file: FILE, line: 7, column: 9, field: '<Fact is>', fix: 'did you mean `downtime`?' },
    ]);
  });

  it('that the log does not state lists what it does state, and nothing else', async () => {
    const [problem, ...others] = await problemsWith('<Fact log="vm108" is="error" />');
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      line: 7,
      field: '<Fact is>',
      found: '`error`, which posts/ha/a/logs/vm108.log doesn’t state',
    });
    for (const fact of [
      'guest',
      'target',
      'targetAddress',
      'outcome',
      'duration',
      'downtime',
      'speed',
      'total',
      'warnings',
    ]) {
      expect(problem?.expected).toContain(`\`${fact}\``);
    }
    expect(problem?.expected).not.toMatch(/`error`|`speedLimit`|`downtimeLimit`/);
  });

  it.each(['toString', 'constructor', '__proto__'])('called `%s` is none', async (name) => {
    expect(await problemsWith(`<Fact log="vm108" is="${name}" />`)).toMatchObject([{ field: '<Fact is>' }]);
  });
});

describe('a note', () => {
  it.each(['"bind: Cannot assign"', '{{ line: 3 }}', '{{ event: "downtime" }}', '"downtime 102 ms"'])(
    'at %s finds its line',
    async (at) => {
      expect(await noteAt(at)).toEqual([]);
    },
  );

  it('that matches no line gets the nearest one', async () => {
    expect(await noteAt('"migration statuz: complete"')).toMatchObject([
      {
        file: FILE,
        line: 8,
        column: 3,
        field: '<Note at>',
        found: '`migration statuz: complete`, which no line of posts/ha/a/logs/vm108.log matches',
        fix: 'did you mean line 8, `May 10 14:25:38 migration status: completed`?',
      },
    ]);
  });

  it('that quotes a part of a line with a slip gets the nearest one', async () => {
    expect(await noteAt('"bind: Canot assign"')).toMatchObject([{ fix: expect.stringContaining('line 3') }]);
  });

  it('that matches several lines lists them', async () => {
    const [problem, ...others] = await noteAt('"migration status"');
    expect(others).toEqual([]);
    expect(problem?.found).toContain('matches lines 5, 6, 8 of');
    expect(problem?.fix).toContain('{{ line: 8 }} for `May 10 14:25:38 migration status: completed`');
  });

  it('at an event that comes more than once lists the lines', async () => {
    expect(await noteAt('{{ event: "progress" }}')).toMatchObject([
      { found: expect.stringContaining('lines 5, 6 of') },
    ]);
  });

  it('at a line beyond the end is a problem', async () => {
    expect(await noteAt('{{ line: 11 }}')).toMatchObject([
      {
        line: 8,
        field: '<Note at>',
        found: '`{{ line: 11 }}`, but posts/ha/a/logs/vm108.log has 10 lines',
        expected: 'a line between 1 and 10',
      },
    ]);
  });

  it('at an event that is no event of the log lists those it has, with their lines', async () => {
    expect(await noteAt('{{ event: "explosion" }}')).toMatchObject([
      { found: expect.stringContaining('no line of'), expected: expect.stringContaining('`progress` (2 lines), `') },
    ]);
  });

  it('in single braces is told to double them', async () => {
    expect(await noteAt('{ event: "downtime" }')).toMatchObject([
      { line: 8, fix: 'double the braces: `at={{ event: "downtime" }}`' },
    ]);
  });

  it('without text is a problem', async () => {
    expect(
      await problemsWith('<MigrationLog log="vm108">\n<Note at={{ line: 3 }}> </Note>\n</MigrationLog>'),
    ).toMatchObject([{ line: 8, field: '<Note>', found: 'a note without text' }]);
  });

  it('on a range of lines has to find both its ends', async () => {
    expect(await noteAt('{{ lines: [3, 10] }}')).toEqual([]);
    expect(await noteAt('{{ lines: [3, 11] }}')).toMatchObject([
      {
        line: 8,
        field: '<Note at>',
        found: '`[3,11]`, but posts/ha/a/logs/vm108.log has 10 lines',
        fix: 'write `{{ lines: [3, 10] }}`, or a line before',
      },
    ]);
    expect(await noteAt('{{ lines: [11, 12] }}')).toMatchObject([{ fix: 'correct both numbers' }]);
  });

  it('on a range that is reversed gets it the right way round', async () => {
    expect(await noteAt('{{ lines: [7, 3] }}')).toMatchObject([
      {
        field: '<Note at>',
        found: '`[7,3]`, which ends before it begins',
        expected: 'first and last line, between 1 and 10',
        fix: 'write `{{ lines: [3, 7] }}`',
      },
    ]);
  });

  it.each(['{{ lines: [3] }}', '{{ lines: 3 }}', '{{ lines: [1, 2, 3] }}', '{{ lines: [0, 2] }}'])(
    'at %s is told how a range is written',
    async (at) => {
      expect(await noteAt(at)).toMatchObject([
        { line: 8, field: '<Note at>', expected: expect.stringContaining('{{ lines: [3, 7] }}') },
      ]);
    },
  );

  it('at an event that the log does not have gets the one that was meant', async () => {
    expect(await noteAt('{{ event: "downtimes" }}')).toMatchObject([
      { line: 8, field: '<Note at>', fix: expect.stringContaining('`downtime`') },
    ]);
  });
});

describe('what the front matter says of a log', () => {
  it('goes with the log', async () => {
    const { logs, problems } = await readTree({
      [FILE]: post('logs:\n  vm108: { title: VM 108, storage: iSCSI }'),
      'posts/ha/a/logs/vm108.log': LOG,
      'posts/ha/a/logs/vm109.log': LOG,
    });
    expect(problems).toEqual([]);
    expect(logs).toMatchObject([
      { id: 'ha/a/vm108', title: 'VM 108', storage: 'iSCSI' },
      { id: 'ha/a/vm109', title: null, storage: null },
    ]);
  });

  it('of one that the post does not have is a problem on its line', async () => {
    expect(
      await problemsOf({
        [FILE]: post('logs:\n  vm18: { storage: iSCSI }'),
        'posts/ha/a/logs/vm108.log': LOG,
      }),
    ).toMatchObject([{ file: FILE, line: 6, field: 'logs.vm18', fix: expect.stringContaining('vm108') }]);
  });

  it('has no other keys than title and storage', async () => {
    expect(
      await problemsOf({
        [FILE]: post('logs:\n  vm108: { storge: iSCSI }'),
        'posts/ha/a/logs/vm108.log': LOG,
      }),
    ).toMatchObject([{ file: FILE, line: 6, fix: expect.stringContaining('storage') }]);
  });
});
