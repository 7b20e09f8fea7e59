import { describe, expect, it } from 'vitest';
import { parseLog } from '../parse.ts';

const MIB = 2 ** 20;

const PVE_5 = `2018-03-08 11:00:02 100-0: start replication job
2018-03-08 11:00:02 100-0: guest => VM 100, running => 4711
2018-03-08 11:00:02 100-0: volumes => local-zfs:vm-100-disk-1,local-zfs:vm-100-disk-2
2018-03-08 11:00:03 100-0: freeze guest filesystem
2018-03-08 11:00:03 100-0: create snapshot '__replicate_100-0_1520503202__' on local-zfs:vm-100-disk-1
2018-03-08 11:00:03 100-0: create snapshot '__replicate_100-0_1520503202__' on local-zfs:vm-100-disk-2
2018-03-08 11:00:03 100-0: thaw guest filesystem
2018-03-08 11:00:03 100-0: incremental sync 'local-zfs:vm-100-disk-1' (__replicate_100-0_1520502302__ => __replicate_100-0_1520503202__)
2018-03-08 11:00:04 100-0: send from @__replicate_100-0_1520502302__ to rpool/data/vm-100-disk-1@__replicate_100-0_1520503202__ estimated size is 1.42M
2018-03-08 11:00:04 100-0: total estimated size is 1.42M
2018-03-08 11:00:04 100-0: rpool/data/vm-100-disk-1@__replicate_100-0_1520502302__\tname\trpool/data/vm-100-disk-1@__replicate_100-0_1520502302__\t-
2018-03-08 11:00:04 100-0: TIME        SENT   SNAPSHOT
2018-03-08 11:00:05 100-0: 11:00:05   1.10M   rpool/data/vm-100-disk-1@__replicate_100-0_1520503202__
2018-03-08 11:00:06 100-0: full sync 'local-zfs:vm-100-disk-2' (__replicate_100-0_1520503202__)
2018-03-08 11:00:06 100-0: full send of rpool/data/vm-100-disk-2@__replicate_100-0_1520503202__ estimated size is 512M
2018-03-08 11:00:06 100-0: total estimated size is 512M
2018-03-08 11:00:06 100-0: TIME        SENT   SNAPSHOT
2018-03-08 11:00:07 100-0: 11:00:07    112M   rpool/data/vm-100-disk-2@__replicate_100-0_1520503202__
2018-03-08 11:00:12 100-0: delete previous replication snapshot '__replicate_100-0_1520502302__' on local-zfs:vm-100-disk-1
2018-03-08 11:00:13 100-0: (remote_finalize_local_job) delete stale replication snapshot '__replicate_100-0_1520502302__' on local-zfs:vm-100-disk-1
2018-03-08 11:00:13 100-0: end replication job
`;

const PVE_8 = `2024-05-02 10:00:00 310-1: start replication job
2024-05-02 10:00:00 310-1: guest => CT 310, running => 0
2024-05-02 10:00:00 310-1: volumes => local-zfs:subvol-310-disk-0
2024-05-02 10:00:01 310-1: (remote_prepare_local_job) delete stale replication snapshot '__replicate_310-1_1714633200__' on local-zfs:subvol-310-disk-0
2024-05-02 10:00:02 310-1: create snapshot '__replicate_310-1_1714636800__' on local-zfs:subvol-310-disk-0
2024-05-02 10:00:02 310-1: using insecure transmission over 198.51.100.0/24, rate limit: 12.5 MByte/s
2024-05-02 10:00:02 310-1: full sync 'local-zfs:subvol-310-disk-0' (__replicate_310-1_1714636800__)
2024-05-02 10:00:03 310-1: full send of rpool/data/subvol-310-disk-0@__replicate_310-1_1714636800__ estimated size is 624B
2024-05-02 10:00:03 310-1: total estimated size is 624B
2024-05-02 10:00:03 310-1: TIME        SENT   SNAPSHOT rpool/data/subvol-310-disk-0@__replicate_310-1_1714636800__
2024-05-02 10:00:04 310-1: successfully imported 'local-zfs:subvol-310-disk-0'
2024-05-02 10:00:04 310-1: delete stale replication snapshot error: command timed out
2024-05-02 10:00:05 310-1: end replication job
`;

const FAILED = `2021-01-05 08:15:00 100-0: start replication job
2021-01-05 08:15:00 100-0: guest => VM 100, running => 0
2021-01-05 08:15:00 100-0: volumes => local-zfs:vm-100-disk-0
2021-01-05 08:15:03 100-0: end replication job with error: command '/usr/bin/ssh -e none -o 'BatchMode=yes' -o 'HostKeyAlias=node-b' root@192.0.2.12 -- pvesr prepare-local-job 100-0 local-zfs:vm-100-disk-0 --last_sync 0' failed: exit code 255
`;

describe('a replication job', () => {
  it('of a VM is understood line by line', () => {
    const log = parseLog(PVE_5);
    expect(log.lines.filter(({ event }) => event === null)).toEqual([]);
    expect(log).toMatchObject({
      dialect: 'pve-replication',
      dialectVersion: 'PVE 5.0 or newer',
      notUnderstood: 0,
      clockStepsBack: 0,
    });
    expect(log.records).toHaveLength(1);
    expect(log.facts).toMatchObject({
      guest: '100',
      guestKind: 'vm',
      targetNode: null,
      outcome: 'ok',
      error: null,
      elapsedSeconds: 11,
      durationSeconds: null,
      downtimeMs: null,
      speedLimitBytesPerSecond: null,
      disks: ['local-zfs:vm-100-disk-1', 'local-zfs:vm-100-disk-2'],
      warnings: 0,
    });
    expect(log.phases).toMatchObject([
      { name: 'prepare', startMs: 0, endMs: 1000 },
      { name: 'replication', startMs: 1000, endMs: 11_000 },
    ]);
  });

  it('of a container with a limit gives it in decimal units, as the program takes it', () => {
    const log = parseLog(PVE_8);
    expect(log).toMatchObject({ dialect: 'pve-replication', notUnderstood: 0 });
    expect(log.facts).toMatchObject({
      guest: '310',
      guestKind: 'container',
      outcome: 'ok',
      speedLimitBytesPerSecond: 12_500_000,
      elapsedSeconds: 5,
      warnings: 1,
      disks: ['local-zfs:subvol-310-disk-0'],
    });
    expect(log.lines.find(({ event }) => event === 'transmission')?.fields).toEqual({
      job: '310-1',
      transmission: 'insecure',
      network: '198.51.100.0/24',
    });
  });

  it('has its start in Unix seconds in the name of the snapshot', () => {
    const [first] = parseLog(PVE_5).lines.filter(({ event }) => event === 'snapshot');
    expect(first?.fields).toEqual({
      job: '100-0',
      snapshot: '__replicate_100-0_1520503202__',
      unixSeconds: 1520503202,
      volume: 'local-zfs:vm-100-disk-1',
    });
  });

  it('tells a full copy from a difference', () => {
    const kinds = parseLog(PVE_5)
      .lines.filter(({ event }) => event === 'sync')
      .map(({ fields }) => fields?.kind);
    expect(kinds).toEqual(['incremental', 'full']);
  });

  it('reports what zfs has sent, in bytes, at the time of the line', () => {
    expect(
      parseLog(PVE_5).progress.map(({ of, elapsedMs, transferredBytes }) => [of, elapsedMs, transferredBytes]),
    ).toEqual([
      ['rpool/data/vm-100-disk-1', 3000, Math.round(1.1 * MIB)],
      ['rpool/data/vm-100-disk-2', 5000, 112 * MIB],
    ]);
  });

  it('that failed gives its error', () => {
    const log = parseLog(FAILED);
    expect(log).toMatchObject({
      notUnderstood: 0,
      lines: [{}, {}, {}, { level: 'error', event: 'replication-failed' }],
    });
    expect(log.facts.outcome).toBe('failed');
    expect(log.facts.error).toMatch(/^command '\/usr\/bin\/ssh .* failed: exit code 255$/);
  });

  it('that is being removed says so', () => {
    const log = parseLog(`2021-01-05 08:15:00 100-0: start replication job
2021-01-05 08:15:00 100-0: guest => VM 100, running => 0
2021-01-05 08:15:00 100-0: volumes => local-zfs:vm-100-disk-0
2021-01-05 08:15:00 100-0: start job removal - mode 'full'
2021-01-05 08:15:02 100-0: delete stale replication snapshot '__replicate_100-0_1609830900__' on local-zfs:vm-100-disk-0
2021-01-05 08:15:02 100-0: job removed
2021-01-05 08:15:02 100-0: end replication job
`);
    expect(log).toMatchObject({ dialect: 'pve-replication', notUnderstood: 0, facts: { outcome: 'ok', guest: '100' } });
  });

  it('is a story each in a text of several', () => {
    const { records } = parseLog(`${PVE_5}${FAILED}${PVE_8}`);
    expect(records.map(({ facts }) => [facts.guest, facts.outcome, facts.elapsedSeconds])).toEqual([
      ['100', 'ok', 11],
      ['100', 'failed', 3],
      ['310', 'ok', 5],
    ]);
  });
});

describe('replication in other logs', () => {
  it('of a migration has no job before its lines, and doesn’t end the migration', () => {
    const steps = PVE_5.replace(/ 100-0: /g, ' ');
    const log = parseLog(`2018-03-08 11:00:01 starting migration of VM 100 to node 'node-b' (192.0.2.12)\n${steps}`);
    expect(log).toMatchObject({ dialect: 'pve-qemu', notUnderstood: 0 });
    expect(log.records).toHaveLength(1);
    expect(log.facts).toMatchObject({ guest: '100', targetNode: 'node-b', outcome: 'unknown' });
    expect(log.phases.map(({ name }) => name)).toEqual(['prepare', 'replication']);
  });

  it('of a migration gives the reason of its failure', () => {
    const log = parseLog(`2018-03-08 11:00:01 starting migration of VM 100 to node 'node-b' (192.0.2.12)
2018-03-08 11:00:02 start replication job
2018-03-08 11:00:05 end replication job with error: no tunnel IP received
2018-03-08 11:00:05 ERROR: Failed to sync data - no tunnel IP received
2018-03-08 11:00:05 aborting phase 1 - cleanup resources
2018-03-08 11:00:05 ERROR: migration aborted (duration 00:00:04): Failed to sync data - no tunnel IP received
TASK ERROR: migration aborted
`);
    expect(log).toMatchObject({
      notUnderstood: 0,
      facts: { outcome: 'failed', error: 'no tunnel IP received', durationSeconds: 4 },
    });
  });

  it('of the system is found by its program, beside the lines of others', () => {
    const log = parseLog(`May  2 10:00:00 node-a systemd[1]: Starting Proxmox VE replication runner...
May  2 10:00:05 node-a pvesr[4242]: 100-0: got unexpected replication job error - command 'zfs snapshot' failed: exit code 1
May  2 10:00:06 node-a pvescheduler[4711]: 100-0: got unexpected replication job error - no tunnel IP received
May  2 10:00:06 node-a kernel: vmbr0: port 3(tap100i0) entered forwarding state
`);
    expect(log).toMatchObject({ dialect: 'pve-replication', notUnderstood: 2 });
    expect(log.lines[1]).toMatchObject({
      host: 'node-a',
      program: 'pvesr',
      event: 'replication-failed',
      level: 'error',
    });
    expect(log.facts).toMatchObject({
      guest: '100',
      outcome: 'failed',
      error: "command 'zfs snapshot' failed: exit code 1",
    });
  });
});

describe('a replication log as people paste it', () => {
  const known = parseLog(PVE_5);

  it('quoted, with entities, or indented reads the same', () => {
    expect(parseLog(PVE_5.replace(/^(?=.)/gm, '> ')).facts).toEqual(known.facts);
    const web = parseLog(PVE_5.replaceAll('=>', '=&gt;').replaceAll("'", '&#39;'));
    expect(web.facts).toEqual(known.facts);
    expect(web.notUnderstood).toBe(0);
    expect(parseLog(PVE_5.replaceAll('\t', '    ').replace(/^/gm, '  ')).notUnderstood).toBe(0);
  });

  it('wrapped at 80 columns reads the same', () => {
    const log = parseLog(PVE_5.replace(/.{80}(?=.)/g, '$&\n'));
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toEqual(known.facts);
  });

  it('torn at its first line reads on', () => {
    const torn = PVE_5.slice('2018-03-08 11:00:02 100-0: '.length);
    const log = parseLog(torn);
    expect(log).toMatchObject({ dialect: 'pve-replication', notUnderstood: 0 });
    expect(log.facts).toMatchObject({ guest: '100', guestKind: 'vm', outcome: 'ok', elapsedSeconds: 11 });
  });

  it('cut at both ends says less', () => {
    const from = PVE_5.indexOf('2018-03-08 11:00:03 100-0: thaw');
    const to = PVE_5.indexOf('2018-03-08 11:00:13');
    const log = parseLog(`...\n${PVE_5.slice(from, to)}...\n`);
    expect(log).toMatchObject({ dialect: 'pve-replication', notUnderstood: 0 });
    expect(log.facts).toMatchObject({ guest: '100', guestKind: null, outcome: 'unknown' });
  });

  it('without its timestamps keeps all that has no time', () => {
    const log = parseLog(PVE_5.replace(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} /gm, ''));
    expect(log).toMatchObject({ dialect: 'pve-replication', notUnderstood: 0, phases: [] });
    expect(log.facts).toEqual({ ...known.facts, elapsedSeconds: null });
  });
});
