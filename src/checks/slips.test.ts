import { describe, expect, it } from 'vitest';
import { LOG, post, problemsOf } from '../content/testing.ts';

const FILE = 'posts/ha/a/index.mdx';

const problemsWith = (body: string, frontMatter = '') =>
  problemsOf({
    [FILE]: post(frontMatter, body),
    'posts/ha/a/logs/vm202-mirror.log': LOG,
    'posts/ha/a/logs/both.log': `${LOG}${LOG.replace('downtime 102 ms', 'downtime 15 ms')}`,
    'posts/ha/b/index.mdx': post(),
    'posts/ha/b/logs/vm108-iscsi.log': LOG,
  });

describe('a slip of an author', () => {
  it.each([
    ['<Fact logs={["both", "vm202-mirror"]} is="downtime" of="largst" />', 'did you mean `largest`?'],
    ['<MigrationLog log="./logs/vm202-mirror.log" />', 'did you mean `vm202-mirror`?'],
    ['<MigrationLog log="logs/vm202-mirror" />', 'did you mean `vm202-mirror`?'],
    ['<MigrationLog log="b/vm108-iscsi" />', 'did you mean `ha/b/vm108-iscsi`?'],
    ['<MigrationLog log="vm108-iscsi" />', 'did you mean `ha/b/vm108-iscsi`?'],
    ['```migration-log dialect="drdb"\nx\n```', 'did you mean `drbd`?'],
    // The name of a fact, which this log doesn't state.
    ['<Fact log="vm202-mirror" is="fencePhase" />', 'use one of these, or leave the fact out'],
  ])('gets what was meant: %s', async (body, fix) => {
    expect(await problemsWith(body)).toMatchObject([{ file: FILE, line: 7, fix }]);
  });

  it.each([
    '<Fact logs={["vm202-mirror", "vm202-mirror"]} is="downtime" of="ratio" />',
    '<MigrationComparison logs={["vm202-mirror", "ha/a/vm202-mirror"]} />',
  ])('that names one log twice is a problem: %s', async (body) => {
    expect(await problemsWith(body)).toMatchObject([{ line: 7, found: '`vm202-mirror`, which is named twice' }]);
  });

  it('that names a format which knows none of the lines is one', async () => {
    const block = (dialect: string) => `\`\`\`migration-log dialect="${dialect}"\n${LOG}\`\`\`\n`;
    expect(await problemsWith(block('drbd'))).toMatchObject([
      { line: 7, field: '```migration-log dialect', fix: 'leave it out: the lines are of `pve-qemu`' },
    ]);
    expect(await problemsWith(block('pve-qemu'))).toEqual([]);
  });
});

describe('a fact of a log with several records', () => {
  it('has to say of which, where they differ', async () => {
    expect(await problemsWith('<Fact log="both" is="downtime" />')).toMatchObject([
      { field: '<Fact record>', expected: 'the number of one: 1: 102 ms; 2: 15 ms' },
    ]);
    expect(await problemsWith('<Fact log="both" is="downtime" record={2} expect="15 ms" />')).toEqual([]);
    expect(await problemsWith('<Fact log="both" is="guest" /> <Fact log="both" is="records" />')).toEqual([]);
  });
});

describe('a note on a name that is replaced', () => {
  it('is told what stands there', async () => {
    const body = '<MigrationLog log="vm202-mirror">\n<Note at="(192.168.0.186)">x</Note>\n</MigrationLog>';
    const redact = 'redact: { 192.168.0.186: 192.0.2.10 }';
    const found = await problemsWith(body, redact);
    expect(found.filter(({ field }) => field === '<Note at>')).toMatchObject([
      { found: expect.stringContaining('is replaced in'), fix: 'write `(192.0.2.10)`' },
    ]);
  });
});
