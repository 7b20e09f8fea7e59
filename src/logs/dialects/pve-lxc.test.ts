import { describe, expect, it } from 'vitest';
import { parseLog } from '../parse.ts';

const RESTART = `2019-06-11 10:00:00 shutdown CT 310
2019-06-11 10:00:04 use dedicated network address for sending migration traffic (198.51.100.12)
2019-06-11 10:00:04 starting migration of CT 310 to node 'node-b' (198.51.100.12)
2019-06-11 10:00:04 found local volume 'local-zfs:subvol-310-disk-0' (in current VM config)
full send of rpool/data/subvol-310-disk-0@__migration__ estimated size is 812M
total estimated size is 812M
TIME        SENT   SNAPSHOT rpool/data/subvol-310-disk-0@__migration__
10:00:06    110M   rpool/data/subvol-310-disk-0@__migration__
10:00:07    221M   rpool/data/subvol-310-disk-0@__migration__
2019-06-11 10:00:13 start final cleanup
2019-06-11 10:00:14 start container on target node
2019-06-11 10:00:14 # /usr/bin/ssh -e none -o 'BatchMode=yes' -o 'HostKeyAlias=node-b' root@198.51.100.12 pct start 310
2019-06-11 10:00:16 migration finished successfully (duration 00:00:16)
TASK OK
`;

// The second log of "Logs to test with" in the notes on formats.
const FAILED = `2024-03-04 10:00:00 shutdown CT 310
2024-03-04 10:00:04 starting migration of CT 310 to node 'node-b' (192.0.2.12)
2024-03-04 10:00:04 found local volume 'local-zfs:subvol-310-disk-0' (in current VM config)
2024-03-04 10:00:05 ERROR: storage migration for 'local-zfs:subvol-310-disk-0' to storage 'local-zfs' failed - command 'zfs snapshot' failed: exit code 1
2024-03-04 10:00:05 aborting phase 1 - cleanup resources
2024-03-04 10:00:05 start final cleanup
2024-03-04 10:00:05 start container on source node
2024-03-04 10:00:07 ERROR: migration aborted (duration 00:00:07): storage migration for 'local-zfs:subvol-310-disk-0' to storage 'local-zfs' failed - command 'zfs snapshot' failed: exit code 1
TASK ERROR: migration aborted
`;

const REPLICATED = `task started by HA resource agent
2021-06-11 10:00:00 shutdown CT 310
2021-06-11 10:00:03 starting migration of CT 310 to node 'node-b' (192.0.2.12)
2021-06-11 10:00:03 found local volume 'local-zfs:subvol-310-disk-0' (in current VM config)
2021-06-11 10:00:03 start replication job
2021-06-11 10:00:03 guest => CT 310, running => 0
2021-06-11 10:00:03 volumes => local-zfs:subvol-310-disk-0
2021-06-11 10:00:04 create snapshot '__replicate_310-0_1623405603__' on local-zfs:subvol-310-disk-0
2021-06-11 10:00:04 using secure transmission, rate limit: none
2021-06-11 10:00:04 incremental sync 'local-zfs:subvol-310-disk-0' (__replicate_310-0_1623404700__ => __replicate_310-0_1623405603__)
2021-06-11 10:00:05 send from @__replicate_310-0_1623404700__ to rpool/data/subvol-310-disk-0@__replicate_310-0_1623405603__ estimated size is 1.02M
2021-06-11 10:00:05 total estimated size is 1.02M
2021-06-11 10:00:05 TIME        SENT   SNAPSHOT rpool/data/subvol-310-disk-0@__replicate_310-0_1623405603__
2021-06-11 10:00:05 successfully imported 'local-zfs:subvol-310-disk-0'
2021-06-11 10:00:05 delete previous replication snapshot '__replicate_310-0_1623404700__' on local-zfs:subvol-310-disk-0
2021-06-11 10:00:06 (remote_finalize_local_job) delete stale replication snapshot '__replicate_310-0_1623404700__' on local-zfs:subvol-310-disk-0
2021-06-11 10:00:06 end replication job
2021-06-11 10:00:06 start final cleanup
2021-06-11 10:00:07 start container on target node
2021-06-11 10:00:09 migration finished successfully (duration 00:00:09)
TASK OK
`;

const INSECURE = `2023-06-11 10:00:00 shutdown CT 311
2023-06-11 10:00:05 starting migration of CT 311 to node 'node-b' (192.0.2.12)
2023-06-11 10:00:05 ignoring shared 'bind' mount point 'mp0' ('/srv/data')
2023-06-11 10:00:05 volume 'nfs:311/vm-311-disk-0.raw' is on shared storage 'nfs'
2023-06-11 10:00:05 found local volume 'local-lvm:vm-311-disk-1' (via storage)
2023-06-11 10:00:05 found local volume 'local-lvm:vm-311-disk-2' (referenced by snapshot(s))
2023-06-11 10:00:06 [node-b]   Logical volume "vm-311-disk-1" created.
2023-06-11 10:00:08 268435456 bytes (268 MB, 256 MiB) copied, 2 s, 134 MB/s
2023-06-11 10:00:09 [node-b] successfully imported 'local-lvm:vm-311-disk-1'
2023-06-11 10:00:09 volume 'local-lvm:vm-311-disk-1' is 'local-lvm:vm-311-disk-1' on the target
2023-06-11 10:00:10 start final cleanup
2023-06-11 10:00:11 start container on target node
2023-06-11 10:00:13 migration finished successfully (duration 00:00:13)
TASK OK
`;

const OFFLINE_4_1 = `Feb 02 10:57:01 starting migration of CT 312 to node 'node-b' (192.0.2.12)
Feb 02 10:57:01 mountpoint 'rootfs' is on shared storage 'nfs'
Feb 02 10:57:01 copy mountpoint 'mp0' (local:312/vm-312-disk-1.raw) to node ' node-b'
Feb 02 10:57:01 ignoring mountpoint 'mp1' ('/srv/data') of type 'bind', migration is forced.
transferred: 0 bytes remaining: 1073741824 bytes total: 1073741824 bytes progression: 0.00 %
Feb 02 10:57:11 start final cleanup
Feb 02 10:57:11 migration finished successfully (duration 00:00:10)
TASK OK
`;

const OPENVZ_LIVE = `Sep 08 13:20:00 starting migration of CT 313 to node 'node-b' (192.0.2.12)
Sep 08 13:20:00 container is running - using online migration
Sep 08 13:20:00 starting rsync phase 1
Sep 08 13:20:00 # /usr/bin/rsync -aHAX --delete --numeric-ids --sparse /var/lib/vz/private/313 root@192.0.2.12:/var/lib/vz/private
Sep 08 13:20:31 start live migration - suspending container
Sep 08 13:20:32 dump container state
Sep 08 13:20:33 copy dump file to target node
Sep 08 13:20:34 starting rsync (2nd pass)
Sep 08 13:20:36 dump 2nd level quota
Sep 08 13:20:36 copy 2nd level quota to target node
Sep 08 13:20:38 initialize container on remote node 'node-b'
Sep 08 13:20:38 initializing remote quota
Sep 08 13:20:39 turn on remote quota
Sep 08 13:20:39 load 2nd level quota
Sep 08 13:20:39 starting container on remote node 'node-b'
Sep 08 13:20:39 restore container state
Sep 08 13:20:41 removing container files on local node
Sep 08 13:20:45 start final cleanup
Sep 08 13:20:46 migration finished successfuly (duration 00:00:46)
TASK OK
`;

const OPENVZ_OFFLINE = `Sep 08 13:20:00 starting migration of CT 314 to node 'node-b' (192.0.2.12)
Sep 08 13:20:00 container data is on shared storage 'nfs'
Sep 08 13:20:01 unmounting container
Sep 08 13:20:01 dump 2nd level quota
Sep 08 13:20:02 initialize container on remote node 'node-b'
Sep 08 13:20:02 initializing remote quota
Sep 08 13:20:03 turn on remote quota
Sep 08 13:20:03 load 2nd level quota
Sep 08 13:20:03 turn off remote quota
Sep 08 13:20:04 start final cleanup
Sep 08 13:20:04 migration finished successfuly (duration 00:00:04)
TASK OK
`;

describe.each([
  {
    name: 'in restart mode',
    text: RESTART,
    says: 'PVE 4.4 or newer',
    facts: {
      guest: '310',
      targetAddress: '198.51.100.12',
      durationSeconds: 16,
      elapsedSeconds: 16,
      computedDowntimeMs: 16_000,
      disks: ['local-zfs:subvol-310-disk-0'],
    },
    phases: ['shutdown', 'prepare', 'copy', 'finish', 'start'],
    samples: 2,
  },
  {
    name: 'of a replicated container, by the HA manager',
    text: REPLICATED,
    says: 'PVE 5.0 or newer',
    facts: { guest: '310', durationSeconds: 9, computedDowntimeMs: 9000, disks: ['local-zfs:subvol-310-disk-0'] },
    phases: ['shutdown', 'prepare', 'copy', 'replication', 'finish', 'start'],
    samples: 0,
  },
  {
    name: 'sent unencrypted',
    text: INSECURE,
    says: 'PVE 4.4 or newer',
    facts: { guest: '311', computedDowntimeMs: 13_000, disks: ['local-lvm:vm-311-disk-1', 'local-lvm:vm-311-disk-2'] },
    phases: ['shutdown', 'prepare', 'copy', 'finish', 'start'],
    samples: 1,
  },
  {
    name: 'offline, before PVE 4.3',
    text: OFFLINE_4_1,
    says: 'PVE 4.2 or older',
    facts: { guest: '312', durationSeconds: 10, computedDowntimeMs: null, disks: ['local:312/vm-312-disk-1.raw'] },
    phases: ['prepare', 'copy', 'finish'],
    samples: 1,
  },
  {
    name: 'of OpenVZ while it runs',
    text: OPENVZ_LIVE,
    says: 'PVE 3.4 or older',
    facts: { guest: '313', durationSeconds: 46, computedDowntimeMs: 10_000, memoryPhaseMs: 3000, disks: [] },
    phases: ['prepare', 'copy', 'memory', 'copy', 'start', 'finish'],
    samples: 0,
  },
  {
    name: 'of OpenVZ while it is off',
    text: OPENVZ_OFFLINE,
    says: 'PVE 3.4 or older',
    facts: { guest: '314', durationSeconds: 4, computedDowntimeMs: null },
    phases: ['prepare', 'start', 'finish'],
    samples: 0,
  },
])('the migration of a container $name', ({ text, says, facts, phases, samples }) => {
  const log = parseLog(text);

  it('is known for what it is and understood line by line', () => {
    expect(log.lines.filter(({ event }) => event === null).map(({ message }) => message)).toEqual([]);
    expect(log).toMatchObject({ dialect: 'pve-lxc', dialectVersion: says, notUnderstood: 0 });
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it('states its facts, and no downtime as reported', () => {
    expect(log.facts).toMatchObject({
      guestKind: 'container',
      sourceNode: null,
      targetNode: 'node-b',
      outcome: 'ok',
      error: null,
      downtimeMs: null,
      speedBytesPerSecond: null,
      warnings: 0,
      ...facts,
    });
  });

  it('is one story with its phases in order', () => {
    expect(log.records).toHaveLength(1);
    expect(log.phases.map(({ name }) => name)).toEqual(phases);
    expect(log.progress).toHaveLength(samples);
  });
});

describe('a container that could not be moved', () => {
  it('was started again where it was: the pause is as long as the log', () => {
    const log = parseLog(FAILED);
    expect(log).toMatchObject({ dialect: 'pve-lxc', dialectVersion: 'PVE 5.1 or newer', notUnderstood: 0 });
    expect(log.facts).toMatchObject({
      outcome: 'failed',
      error:
        "storage migration for 'local-zfs:subvol-310-disk-0' to storage 'local-zfs' failed - command 'zfs snapshot' failed: exit code 1",
      durationSeconds: 7,
      computedDowntimeMs: 7000,
      downtimeMs: null,
    });
    expect(log.phases.map(({ name }) => name)).toEqual(['shutdown', 'prepare', 'copy', 'finish', 'start']);
  });

  it('for what it holds tells so in lines that carry no mark', () => {
    const log = parseLog(`2022-01-01 10:00:00 starting migration of CT 315 to node 'node-b' (192.0.2.12)
2022-01-01 10:00:00 found local volume 'local-lvm:vm-315-disk-0' (in current VM config)
2022-01-01 10:00:00 can't migrate local volume 'local-lvm:vm-315-disk-0': non-migratable snapshot exists
2022-01-01 10:00:00 ERROR: can't migrate CT - check log
2022-01-01 10:00:00 aborting phase 1 - cleanup resources
2022-01-01 10:00:00 ERROR: found stale volume copy 'local-lvm:vm-315-disk-0' on node 'node-b'
2022-01-01 10:00:00 start final cleanup
2022-01-01 10:00:00 ERROR: migration aborted (duration 00:00:00): can't migrate CT - check log
TASK ERROR: migration aborted
`);
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toMatchObject({
      outcome: 'failed',
      error: "can't migrate CT - check log",
      warnings: 1,
      computedDowntimeMs: null,
    });
  });

  it('while it runs is told in the reason alone', () => {
    const log = parseLog(
      '2022-01-01 10:00:00 ERROR: migration aborted (duration 00:00:00): lxc live migration is currently not implemented\nTASK ERROR: migration aborted\n',
    );
    expect(log).toMatchObject({
      dialect: 'pve-lxc',
      facts: { error: 'lxc live migration is currently not implemented' },
    });
  });

  it('of OpenVZ took its files back', () => {
    const log = parseLog(`Sep 08 13:20:00 starting migration of CT 313 to node 'node-b' (192.0.2.12)
Sep 08 13:20:00 starting rsync phase 1
Sep 08 13:20:31 ERROR: Failed to sync container private area: exit code 255
Sep 08 13:20:31 aborting phase 1 - cleanup resources
Sep 08 13:20:31 removing copied files on target node
Sep 08 13:20:32 start final cleanup
Sep 08 13:20:32 ERROR: migration aborted (duration 00:00:32): Failed to sync container private area: exit code 255
TASK ERROR: migration aborted
`);
    expect(log).toMatchObject({
      dialect: 'pve-lxc',
      notUnderstood: 0,
      facts: { outcome: 'failed', durationSeconds: 32 },
    });
  });
});

describe('the pause worked out from the times', () => {
  it('is none when the container was off before', () => {
    const text = RESTART.replace('2019-06-11 10:00:00 shutdown CT 310\n', '');
    expect(parseLog(text).facts.computedDowntimeMs).toBeNull();
  });

  it('is none when the start failed', () => {
    const text = RESTART.replace(
      '2019-06-11 10:00:16 migration finished successfully (duration 00:00:16)\nTASK OK',
      '2019-06-11 10:00:16 ERROR: command failed: exit code 255\n2019-06-11 10:00:16 ERROR: migration finished with problems (duration 00:00:16)\nTASK ERROR: migration problems',
    );
    expect(parseLog(text).facts).toMatchObject({ outcome: 'failed', computedDowntimeMs: null });
  });

  it('ends with the start where the log breaks off behind it, and is none where it breaks off before', () => {
    expect(parseLog(RESTART.slice(0, RESTART.indexOf('2019-06-11 10:00:14 #'))).facts.computedDowntimeMs).toBe(14_000);
    expect(parseLog(RESTART.slice(0, RESTART.indexOf('2019-06-11 10:00:14'))).facts.computedDowntimeMs).toBeNull();
  });

  it('goes across midnight', () => {
    const text = RESTART.replaceAll('2019-06-11 10:00:0', '2019-12-31 23:59:5').replaceAll(
      '2019-06-11 10:00:1',
      '2020-01-01 00:00:0',
    );
    expect(parseLog(text).facts).toMatchObject({ computedDowntimeMs: 16_000, elapsedSeconds: 16 });
  });

  it('is none without times', () => {
    const text = RESTART.replace(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} /gm, '');
    expect(parseLog(text)).toMatchObject({ dialect: 'pve-lxc', notUnderstood: 0, phases: [] });
    expect(parseLog(text).facts).toMatchObject({
      guest: '310',
      outcome: 'ok',
      computedDowntimeMs: null,
      elapsedSeconds: null,
    });
  });
});

describe('several containers in one text', () => {
  it('are a story each, the shutdown with its own', () => {
    const { records } = parseLog(`${RESTART}\n${FAILED}\n${INSECURE}`);
    expect(records.map(({ facts }) => [facts.guest, facts.outcome, facts.computedDowntimeMs])).toEqual([
      ['310', 'ok', 16_000],
      ['310', 'failed', 7000],
      ['311', 'ok', 13_000],
    ]);
  });

  it('are kept apart from one that breaks off', () => {
    const { records } = parseLog(RESTART.slice(0, RESTART.indexOf('2019-06-11 10:00:14')) + FAILED);
    expect(records.map(({ facts }) => facts.outcome)).toEqual(['unknown', 'failed']);
  });
});

describe('a log of a container as people paste it', () => {
  const known = parseLog(RESTART).facts;

  it('quoted, indented or with curly quotes reads the same', () => {
    expect(parseLog(RESTART.replace(/^(?=.)/gm, '> ')).facts).toEqual(known);
    expect(parseLog(RESTART.replace(/^(?=.)/gm, '\t')).facts).toEqual(known);
    expect(parseLog(RESTART.replace(/'([^']*)'/g, '‘$1’')).facts).toEqual(known);
  });

  it('wrapped at 80 columns reads the same', () => {
    const log = parseLog(RESTART.replace(/.{80}(?=.)/g, '$&\n'));
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toEqual(known);
  });

  it('with lines cut out and its head torn off says less', () => {
    const text = RESTART.slice(RESTART.indexOf(':04 starting')).replace(/(?:10:00:0.*rpool.*\n)+/g, '...\n');
    const log = parseLog(text);
    expect(log).toMatchObject({ dialect: 'pve-lxc', notUnderstood: 0, progress: [] });
    expect(log.facts).toMatchObject({ guest: '310', outcome: 'ok', durationSeconds: 16, computedDowntimeMs: null });
  });

  it('beside lines of the journal is still found', () => {
    const text = RESTART.replace(
      'full send',
      'Jun 11 10:00:05 node-a kernel: vmbr0: port 3(veth310i0) entered disabled state\nfull send',
    );
    expect(parseLog(text)).toMatchObject({
      dialect: 'pve-lxc',
      notUnderstood: 1,
      facts: { guest: '310', outcome: 'ok' },
    });
  });
});
