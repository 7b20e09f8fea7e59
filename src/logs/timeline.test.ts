import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseLog } from './parse.ts';
import { ticksOf, timelineOf } from './timeline.ts';

const LOGS = new URL('../../content/posts/proxmox-ha/high-availability/logs/', import.meta.url);

async function timeline(name: string) {
  const log = parseLog(await readFile(new URL(name, LOGS)));
  return timelineOf(log, log.lines);
}

describe('the timeline of a migration', () => {
  it('has its phases on one axis, with their shares', async () => {
    const drawn = await timeline('vm108-iscsi.log');
    expect(drawn?.spanMs).toBe(20_000);
    expect(drawn?.phases.map(({ name, startMs, endMs }) => [name, startMs, endMs])).toEqual([
      ['prepare', 0, 0],
      ['disks', 0, 0],
      ['target-start', 0, 6000],
      ['tunnel', 6000, 7000],
      ['memory', 7000, 14_000],
      ['finish', 14_000, 20_000],
    ]);
    expect(drawn?.phases.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it('follows the data, and tops out at the largest figure', async () => {
    const drawn = await timeline('vm108-iscsi.log');
    expect(drawn?.samples.map(({ atMs }) => atMs)).toEqual([9000, 11_000, 13_000, 14_000, 14_000]);
    expect(drawn?.maxBytes).toBe(533_482_842);
  });

  it('marks the pause, in a window that holds it and its limit', async () => {
    expect((await timeline('vm104-glusterfs.log'))?.pause).toEqual({
      atMs: 6000,
      lengthMs: 15,
      limitMs: 100,
      windowMs: 250,
    });
    expect((await timeline('vm108-iscsi.log'))?.pause).toMatchObject({ lengthMs: 102, windowMs: 250 });
  });

  it('places a warning without a time at the time of the line before it', async () => {
    expect((await timeline('vm105-drbd.log'))?.warnings).toEqual([
      { atMs: 4000, line: 5, text: 'bind: Cannot assign requested address' },
    ]);
  });

  it('marks a warning that a terminal wrapped once', () => {
    const log = parseLog(
      [
        "2024-03-02 10:00:00 starting migration of VM 201 to node 'node-b' (192.0.2.12)",
        'conntrack state migration not supported or disabled, active connections might ge',
        't dropped',
        '2024-03-02 10:00:05 migration finished successfully (duration 00:00:05)',
      ].join('\n'),
    );
    expect(log.lines.map(({ level, continues }) => `${level} ${continues}`)).toContain('warning true');
    expect(timelineOf(log, log.lines)?.warnings).toMatchObject([{ line: 2 }]);
    expect(log.facts.warnings).toBe(1);
  });

  it('begins at the first line, so that nothing comes before its axis', () => {
    const log = parseLog(
      [
        'May 10 14:00:00 node-a kernel: drbd drbd1/0 drbd1 node-b: Skipped verify, too busy: start=170208, size=48 (sectors)',
        'May 10 14:01:00 node-a kernel: block drbd0: Began resync as SyncSource (will sync 1024 KB [256 bits set]).',
        'May 10 14:01:20 node-a kernel: block drbd0: Resync done (total 20 sec; paused 0 sec; 51 K/sec)',
      ].join('\n'),
    );
    const drawn = timelineOf(log, log.lines);
    expect(log.phases[0]?.name).toBe('resync');
    expect(drawn).toMatchObject({ spanMs: 80_000, phases: [{ startMs: 60_000, endMs: 80_000 }] });
    expect(log.facts.warnings).toBe(1);
    expect(drawn?.warnings).toMatchObject([{ atMs: 0, line: 1 }]);
  });

  it('of a failure marks the first error, and calls what follows it a clean-up', () => {
    const log = parseLog(
      [
        "2024-03-02 10:00:00 starting migration of VM 201 to node 'node-b' (192.0.2.12)",
        '2024-03-02 10:00:02 starting online/live migration on unix:/run/qemu-server/201.migrate',
        '2024-03-02 10:00:09 ERROR: online migrate failure - aborting',
        '2024-03-02 10:00:09 aborting phase 2 - cleanup resources',
        '2024-03-02 10:00:12 ERROR: migration finished with problems (duration 00:00:12)',
      ].join('\n'),
    );
    const drawn = timelineOf(log, log.lines);
    expect(drawn?.failure).toMatchObject({ atMs: 9000, line: 3, text: expect.stringContaining('aborting') });
    expect(drawn?.phases.at(-1)).toMatchObject({ name: 'finish', label: 'Clean-up' });
  });

  it('of what went well marks no failure, and ends with the finish', async () => {
    const drawn = await timeline('vm108-iscsi.log');
    expect(drawn?.failure).toBeNull();
    expect(drawn?.phases.at(-1)?.label).toBe('Finish');
  });

  it('is not drawn for a log that spans no time', () => {
    const log = parseLog('hello\n');
    expect(timelineOf(log, log.lines)).toBeNull();
  });
});

describe('the ticks of an axis', () => {
  it.each([
    [10_000, [0, 2000, 4000, 6000, 8000, 10_000]],
    [14_000, [0, 5000, 10_000]],
    [61_000, [0, 15_000, 30_000, 45_000, 60_000]],
    [4_000_000, [0, 900_000, 1_800_000, 2_700_000, 3_600_000]],
  ])('of %i ms are round', (span, ticks) => {
    expect(ticksOf(span)).toEqual(ticks);
  });

  it('are few for any span', () => {
    for (let span = 1; span < 1e12; span *= 3) expect(ticksOf(span).length).toBeLessThanOrEqual(6);
  });
});
