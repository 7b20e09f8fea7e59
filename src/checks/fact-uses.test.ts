import { describe, expect, it } from 'vitest';
import { LOG, post, problemsOf, SERIES } from '../content/testing.ts';

const FILE = 'posts/ha/a/index.mdx';

/** The problems of a body that starts on line 10, in part 1 of a series with three logs in two parts. */
const problemsWith = (body: string) =>
  problemsOf({
    'series/ha.yaml': SERIES,
    [FILE]: post('series: ha\npart: 1\nlogs: { vm108: { storage: iSCSI } }', body),
    'posts/ha/a/logs/vm108.log': LOG,
    'posts/ha/a/logs/vm104.log': LOG.replace('downtime 102', 'downtime 15').replaceAll('108', '104'),
    'posts/ha/a/logs/cut.log': LOG.replace(/^.*downtime.*\n/m, ''),
    'posts/ha/b/index.mdx': post('series: ha\npart: 2'),
    'posts/ha/b/logs/vm5.log': LOG.replace('downtime 102', 'downtime 7').replaceAll('108', '5'),
    'posts/alone/index.mdx': post(),
  });

describe('a fact worked out from logs', () => {
  it.each([
    '<Fact logs={["vm108", "vm104"]} is="downtime" of="largest" />',
    '<Fact logs={["vm108", "vm104"]} is="downtime" of="ratio" expect="6.8" />',
    '<Fact logs={["vm108", "vm104"]} is="downtime" of="range" expect="15 ms to 102 ms" />',
    '<Fact logs={["vm104", "vm108"]} is="downtime" of="difference" expect="-87 ms" />',
    '<Fact logs={["vm104", "vm108"]} is="downtime" of="largest" show="storage" expect="iSCSI" />',
    '<Fact logs="series" is="downtime" of="smallest" expect="7 ms" />',
    '<Fact logs="series" is="downtime" of="count" expect="3" />',
    '<Fact logs="series:ha" is="duration" of="count" expect="4" />',
    '<Fact log="vm108" is="memoryPhase" per="duration" expect="35 %" />',
    '<Fact log="vm108" record={1} is="downtime" />',
  ])('may be %s', async (body) => {
    expect(await problemsWith(body)).toEqual([]);
  });

  it('that is claimed has to be what the logs give', async () => {
    expect(
      await problemsWith('So <Fact logs={["vm108", "vm104"]} is="downtime" of="ratio" expect="14" />.'),
    ).toMatchObject([
      {
        file: FILE,
        line: 10,
        column: 4,
        field: '<Fact expect>',
        found: '`14`',
        expected: '`6.8`, which the logs give',
      },
    ]);
  });
});

describe('the form of a fact', () => {
  it.each([
    ['<Fact is="downtime" />', 'log', 'neither `log` nor `logs`'],
    ['<Fact log="vm108" logs={["vm104"]} is="downtime" of="sum" />', 'logs', 'both `log` and `logs`'],
    ['<Fact log="vm108" is="downtime" of="sum" />', 'of', '`sum` of one log'],
    ['<Fact log="vm108" is="downtime" show="guest" />', 'show', '`guest` of one log'],
    ['<Fact logs={["vm108", "vm104"]} is="downtime" />', 'of', 'nothing, with several logs'],
    ['<Fact logs={["vm108"]} is="downtime" of="most" />', 'of', '`most`'],
    ['<Fact logs={["vm108"]} is="memoryPhase" per="duration" of="sum" />', 'per', '`duration` with several logs'],
    ['<Fact logs={["vm108"]} is="downtime" record={2} of="sum" />', 'record', '`2` with several logs'],
    ['<Fact logs={["vm108"]} is="downtime" of="sum" show="guest" />', 'show', '`guest` with `sum`'],
    ['<Fact logs="all" is="downtime" of="sum" />', 'logs', '`all`'],
  ])('is refused: %s', async (body, attribute, found) => {
    expect(await problemsWith(body)).toMatchObject([{ file: FILE, line: 10, field: `<Fact ${attribute}>`, found }]);
  });
});

describe('a fact that has no answer', () => {
  it.each([
    [
      '<Fact logs={["vm108", "cut"]} is="downtime" of="sum" />',
      'is',
      '`downtime`, which posts/ha/a/logs/cut.log doesn’t state',
    ],
    [
      '<Fact logs={["vm108"]} is="guest" of="sum" />',
      'is',
      '`guest`, which is a text: nothing can be worked out from it',
    ],
    ['<Fact logs={["vm108"]} is="downtime" of="ratio" />', 'logs', '1 figure for `ratio`'],
    [
      '<Fact logs={["vm108", "vm104"]} is="warnings" of="largest" show="guest" />',
      'show',
      'the same figure in posts/ha/a/logs/vm108.log and posts/ha/a/logs/vm104.log',
    ],
    [
      '<Fact logs={["vm108", "vm104"]} is="downtime" of="smallest" show="storage" />',
      'show',
      '`storage`, which isn’t known of posts/ha/a/logs/vm104.log',
    ],
    ['<Fact logs="series" is="error" of="largest" />', 'is', '`error`, which none of the logs states'],
    ['<Fact log="vm108" record={2} is="downtime" />', 'record', '2, while posts/ha/a/logs/vm108.log holds 1'],
    [
      '<Fact log="vm108" is="duration" per="notUnderstood" />',
      'per',
      '`notUnderstood`, which is a number of things, while `duration` is a time',
    ],
    [
      '<Fact log="vm108" is="warnings" per="notUnderstood" />',
      'per',
      '`notUnderstood`, which is 0 in posts/ha/a/logs/vm108.log',
    ],
    ['<Fact logs="series:hb" is="downtime" of="sum" />', 'logs', '`hb`, which is no series'],
  ])('says why: %s', async (body, attribute, found) => {
    expect(await problemsWith(body)).toMatchObject([{ file: FILE, line: 10, field: `<Fact ${attribute}>`, found }]);
  });

  it('lists what each of the logs states', async () => {
    const [problem] = await problemsWith('<Fact logs={["vm108", "cut"]} is="downtime" of="sum" />');
    expect(problem?.expected).toMatch(/^what each of the logs states: .*`duration`/);
    expect(problem?.expected).not.toMatch(/`downtime`|`speed`/);
  });

  it('names the series that was meant', async () => {
    expect(await problemsWith('<Fact logs="series:hb" is="downtime" of="sum" />')).toMatchObject([
      { fix: 'did you mean `ha`?' },
    ]);
  });

  it('is of no series in a post that is in none', async () => {
    expect(
      await problemsOf({ 'posts/alone/index.mdx': post('', '<Fact logs="series" is="downtime" of="sum" />') }),
    ).toMatchObject([{ field: '<Fact logs>', found: '`series` in a post that is in none' }]);
  });
});
