import { describe, expect, it } from 'vitest';
import { LOG, post, readTree, SERIES } from '../content/testing.ts';

const USES = [
  '<Fact logs="series" is="downtime" of="largest" show="storage" />',
  '<Fact log="vm1" is="downtime" expect="102 ms" />',
  '<MigrationComparison logs={["vm1", "vm2"]} by="storage" />',
  '<MigrationComparison logs="series" />',
  '<MigrationLog log="vm1">\n<Note at="(192.0.2.10)">The target.</Note>\n</MigrationLog>',
  '<Gallery />',
].join('\n\n');

const LEAKY = LOG.replace('192.168.0.186', '81.2.69.142');

/** A series of two parts, the first with one line more in its front matter. */
const partsWith = (line: string) => ({
  'series/ha.yaml': SERIES,
  'posts/ha/a/index.mdx': post(
    [
      'series: ha',
      'part: 1',
      'logs: { vm1: { storage: DRBD }, vm2: { storage: iSCSI } }',
      ...(line.startsWith('redact') ? [] : ['redact: { 81.2.69.142: 192.0.2.10 }']),
      'gallery: [{ image: ./images/a.png, alt: Two nodes and a third vote }]',
      line,
    ].join('\n'),
    USES,
  ),
  'posts/ha/a/logs/vm1.log': LEAKY,
  'posts/ha/a/logs/vm2.log': LEAKY,
  'posts/ha/b/index.mdx': post(
    'series: ha\npart: 2\nredact: { 81.2.69.142: 192.0.2.10 }',
    '<Fact logs="series" is="downtime" of="range" expect="1 ms to 2 ms" />\n\n<MigrationComparison logs={["vm3", "ha/a/vm1"]} by="storage" />',
  ),
  'posts/ha/b/logs/vm3.log': LEAKY,
});

describe('front matter that can’t be used', () => {
  it.each([
    ['an unknown key', 'tag: [a]', 'tag'],
    ['a date that no calendar has', 'updated: 2016-13-45', 'updated'],
    ['a tab', 'tags:\n\t- a', 'YAML'],
    ['a redaction that is a text', 'redact: 81.2.69.142', 'redact'],
  ])('is the only problem, and there is no notice: %s', async (_, line, field) => {
    const { problems, notices } = await readTree(partsWith(line));
    expect(problems.map((problem) => problem.field)).toEqual([expect.stringContaining(field)]);
    expect(notices).toEqual([]);
  });
});

describe('two logs of one name', () => {
  it('are one problem, whatever is asked of them', async () => {
    const block = (line: string) => `\`\`\`migration-log name="vm1"\n${line}\n^ A note.\n\`\`\``;
    const body = `${block('one')}\n\n${block('two\n^ Another.\nthree')}\n\n${USES.split('\n\n').slice(1, 3).join('\n\n')}`;
    const { problems } = await readTree({ 'posts/a/index.mdx': post('', body), 'posts/a/logs/vm2.log': LOG });
    expect(problems).toMatchObject([{ line: 12, field: '```migration-log name' }]);
  });
});

describe('a block without an end', () => {
  it('is the only problem, though logs and headings after it are missed', async () => {
    const body =
      '[Later](#later) <Fact log="vm2" is="downtime" />\n\n```migration-log name="vm1"\none\n\n## Later\n\n```migration-log name="vm2"\ntwo\n```\n';
    const { problems } = await readTree({
      'posts/a/index.mdx': post('logs: { vm2: { storage: DRBD } }', body),
      'posts/b/index.mdx': post('', '[a](/posts/a/#later) <Fact log="a/vm2" is="downtime" />\n'),
    });
    expect(problems).toMatchObject([{ file: 'posts/a/index.mdx', field: 'code block' }]);
  });
});
