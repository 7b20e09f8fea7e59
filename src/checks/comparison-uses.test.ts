import { describe, expect, it } from 'vitest';
import { LOG, post, problemsOf, SERIES } from '../content/testing.ts';

const FILE = 'posts/ha/a/index.mdx';

/** The problems of a body that starts on line 10, in part 1 of a series whose logs have their storage named, but for one. */
const problemsWith = (body: string) =>
  problemsOf({
    'series/ha.yaml': SERIES,
    [FILE]: post('series: ha\npart: 1\nlogs: { vm108: { storage: iSCSI }, vm104: { storage: DRBD } }', body),
    'posts/ha/a/logs/vm108.log': LOG,
    'posts/ha/a/logs/vm104.log': LOG,
    'posts/ha/b/index.mdx': post('series: ha\npart: 2'),
    'posts/ha/b/logs/vm5.log': LOG,
    'posts/ha/b/logs/two.log': LOG + LOG,
  });

describe('a comparison', () => {
  it.each([
    '<MigrationComparison logs={["vm108", "vm104"]} by="storage" />',
    '<MigrationComparison logs={["vm108", "vm104"]} />',
    '<MigrationComparison logs={["vm108", "ha/b/vm5"]} by="guest" sort="downtime" />',
    '<MigrationComparison logs={["vm108", "ha/b/vm5"]} by="work" labels={["busy", "idle"]} sort="label" />',
    '<MigrationComparison logs={["ha/b/vm5", "ha/b/two"]} by="storage" />',
    '<MigrationComparison logs={["vm108", "vm104"]} by="hypervisor" />',
    '<MigrationComparison logs="series" by="part" />',
    '<MigrationComparison logs="series:ha" by="target" />',
    '<MigrationComparison logs={["ha/b/two"]} by="guest" />',
  ])('may be %s', async (body) => {
    expect(await problemsWith(body)).toEqual([]);
  });

  it.each([
    ['<MigrationComparison logs={["vm108", "vm104"]} labels={["iSCSI"]} />', 'labels', '1 label for 2 logs'],
    ['<MigrationComparison logs="series" labels={["iSCSI"]} />', 'labels', 'labels for `series`'],
    ['<MigrationComparison logs={["vm108"]} />', 'logs', 'one log, of one migration'],
    ['<MigrationComparison logs={["vm108", "vm105"]} />', 'logs', '`vm105`'],
    ['<MigrationComparison logs="series:x" />', 'logs', '`x`, which is no series'],
    ['<MigrationComparison logs={["vm108", "vm104"]} by="storge" />', 'by', '`storge`'],
    [
      '<MigrationComparison logs={["vm108", "ha/b/vm5"]} by="storage" />',
      'by',
      '`storage`, which isn’t known of `vm5`',
    ],
    ['<MigrationComparison logs={["vm108", "vm104"]} sort="downtimes" />', 'sort', '`downtimes`'],
    ['<MigrationComparison logs={["vm108", "vm104"]} sort="computedDowntime" />', 'sort', '`computedDowntime`'],
  ])('is refused: %s', async (body, attribute, found) => {
    expect(await problemsWith(body)).toMatchObject([
      { file: FILE, line: 10, field: `<MigrationComparison ${attribute}>`, found },
    ]);
  });

  it('says where to name the storage, and what was meant', async () => {
    expect(await problemsWith('<MigrationComparison logs={["vm108", "ha/b/vm5"]} by="storage" />')).toMatchObject([
      { fix: 'add `storage` to `vm5` under `logs:` in the front matter of its post, or write `labels`' },
    ]);
    expect(await problemsWith('<MigrationComparison logs={["vm108", "vm104"]} by="storge" />')).toMatchObject([
      { fix: 'did you mean `storage`?' },
    ]);
    expect(await problemsWith('<MigrationComparison logs={["vm108", "vm104"]} sort="downtimes" />')).toMatchObject([
      { fix: 'did you mean `downtime`?' },
    ]);
  });
});
