import { describe, expect, it } from 'vitest';
import { parseLog } from '../parse.ts';

const MIB = 2 ** 20;
const GIB = 2 ** 30;

const PVE_4 = `create full clone of drive virtio0 (local:100/vm-100-disk-1.qcow2)
Formatting '/var/lib/vz/images/101/vm-101-disk-1.qcow2', fmt=qcow2 size=8589934592 encryption=off cluster_size=65536 preallocation=metadata lazy_refcounts=off refcount_bits=16
drive mirror is starting (scanning bitmap) : this step can take some minutes/hours, depend of disk size and storage speed
transferred: 268435456 bytes remaining: 8321499136 bytes total: 8589934592 bytes progression: 3.13 % busy: true ready: false
transferred: 1073741824 bytes remaining: 7516192768 bytes total: 8589934592 bytes progression: 12.50 % busy: 1 ready: 0
transferred: 8589934592 bytes remaining: 0 bytes total: 8589934592 bytes progression: 100.00 % busy: false ready: true
TASK OK
`;

const PVE_5 = `create full clone of drive scsi0 (local-lvm:vm-100-disk-1)
  Logical volume "vm-100-disk-2" created.
drive mirror is starting for drive-scsi0 with bandwidth limit: 51200 KB/s
drive-scsi0: transferred: 0 bytes remaining: 34359738368 bytes total: 34359738368 bytes progression: 0.00 % busy: 1 ready: 0${' '}
drive-scsi0: transferred: 34359738368 bytes remaining: 0 bytes total: 34359738368 bytes progression: 100.00 % busy: 0 ready: 1${' '}
all mirroring jobs are ready${' '}
drive-scsi0: Completing block job...
drive-scsi0: Completed successfully.
drive-scsi0: finished
TASK OK
`;

const PVE_6_4 = `create full clone of drive scsi0 (local-btrfs:102/vm-102-disk-0.raw)
drive mirror is starting for drive-scsi0
drive-scsi0: transferred 0.0 B of 20.0 GiB (0.00%) in 0s
drive-scsi0: transferred 40.0 MiB of 20.0 GiB (0.20%) in 45s
drive-scsi0: transferred 10.2 GiB of 20.0 GiB (51.00%) in 1m 5s
drive-scsi0: transferred 19.9 GiB of 20.0 GiB (99.50%) in 1h 3s
drive-scsi0: transferred 20.0 GiB of 20.0 GiB (100.00%) in 2h 0m 3s, still busy
drive-scsi0: transferred 20.0 GiB of 20.0 GiB (100.00%) in 2h 1m, ready
all 'mirror' jobs are ready
drive-scsi0: Completing block job...
drive-scsi0: Completed successfully.
drive-scsi0: mirror-job finished
TASK OK
`;

const PVE_9 = PVE_6_4.replaceAll(/^drive-scsi0:/gm, 'mirror-scsi0:');

const CLONE = `create full clone of drive scsi0 (local-zfs:vm-100-disk-0)
drive mirror is starting for drive-scsi0
drive-scsi0: transferred 8.0 GiB of 8.0 GiB (100.00%) in 12s, ready
all 'mirror' jobs are ready
create full clone of drive virtio1 (local-zfs:vm-100-disk-1)
drive mirror is starting for drive-virtio1
drive-scsi0: transferred 8.0 GiB of 8.0 GiB (100.00%) in 0s, ready
drive-virtio1: transferred 1.0 GiB of 1.0 GiB (100.00%) in 3s, ready
all 'mirror' jobs are ready
freeze filesystem
drive-scsi0: Cancelling block job
drive-virtio1: Cancelling block job
drive-scsi0: Done.
drive-virtio1: Done.
unfreeze filesystem
TASK OK
`;

describe.each([
  {
    version: '4',
    text: PVE_4,
    says: 'PVE 4.4 or older',
    disks: ['virtio0'],
    of: 'disk',
    total: 8589934592,
    samples: 3,
  },
  {
    version: '5',
    text: PVE_5,
    says: 'PVE 5.0 to 6.3',
    disks: ['scsi0'],
    of: 'drive-scsi0',
    total: 34359738368,
    samples: 2,
  },
  {
    version: '6.4',
    text: PVE_6_4,
    says: 'PVE 6.4 or newer',
    disks: ['scsi0'],
    of: 'drive-scsi0',
    total: 20 * GIB,
    samples: 6,
  },
  {
    version: '9',
    text: PVE_9,
    says: 'PVE 6.4 or newer',
    disks: ['scsi0'],
    of: 'mirror-scsi0',
    total: 20 * GIB,
    samples: 6,
  },
])('a disk moved as PVE $version logs it', ({ text, says, disks, of, total, samples }) => {
  const log = parseLog(text);

  it('is known for what it is and understood line by line', () => {
    expect(log).toMatchObject({ dialect: 'pve-disk', dialectVersion: says, notUnderstood: 0 });
    expect(log.records).toHaveLength(1);
  });

  it('names the disk and says that it came through, but has no times', () => {
    expect(log.facts).toMatchObject({
      disks,
      outcome: 'ok',
      error: null,
      elapsedSeconds: null,
      durationSeconds: null,
      transferredBytes: null,
      memoryPasses: null,
      speedLimitBytesPerSecond: null,
    });
    expect(log.phases).toEqual([]);
  });

  it('reports its progress in bytes', () => {
    expect(log.progress).toHaveLength(samples);
    expect(log.progress.every((sample) => sample.of === of && sample.totalBytes === total)).toBe(true);
    expect(log.progress.at(-1)?.transferredBytes).toBe(total);
  });
});

describe('progress of a mirror', () => {
  it('has spelt its state in two ways', () => {
    const states = parseLog(PVE_4).lines.flatMap(({ fields }) =>
      fields && 'busy' in fields ? [[fields.busy, fields.ready]] : [],
    );
    expect(states).toEqual([
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
  });

  it('says since when, with zero parts of the time left out', () => {
    const seconds = parseLog(PVE_6_4).lines.flatMap(({ fields }) =>
      fields && 'seconds' in fields ? [fields.seconds] : [],
    );
    expect(seconds).toEqual([0, 45, 65, 3603, 7203, 7260]);
  });

  it('counts what is left in older versions only', () => {
    expect(parseLog(PVE_5).progress[0]).toMatchObject({ transferredBytes: 0, remainingBytes: 34359738368 });
    expect(parseLog(PVE_6_4).progress[1]).toMatchObject({
      transferredBytes: Math.round(40.0 * MIB),
      remainingBytes: null,
    });
  });

  it('has a limit in KiB, whatever it is called', () => {
    expect(parseLog(PVE_5).lines.find(({ event }) => event === 'mirror-job')?.fields).toEqual({
      job: 'drive-scsi0',
      limitBytesPerSecond: 51200 * 1024,
    });
  });

  it('is per job: a clone of two disks has two', () => {
    const log = parseLog(CLONE);
    expect(log).toMatchObject({ dialect: 'pve-disk', notUnderstood: 0 });
    expect(log.progress.map(({ of }) => of)).toEqual(['drive-scsi0', 'drive-scsi0', 'drive-virtio1']);
    expect(log.facts).toMatchObject({ disks: ['scsi0', 'virtio1'], outcome: 'ok' });
    expect(log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it('of a restore names the disk as the guest does', () => {
    const { facts, progress } = parseLog(
      'restore-drive-virtio0: transferred 512.0 MiB of 512.0 MiB (100.00%) in 4s, ready\n',
    );
    expect(facts.disks).toEqual(['virtio0']);
    expect(progress[0]?.of).toBe('restore-drive-virtio0');
  });
});

describe('a disk moved on a terminal', () => {
  const terminal = `root@node-a:~# qm move-disk 100 scsi0 local-zfs\n${PVE_6_4.replace('TASK OK\n', '')}`;

  it('came through when its job finished: there is no other word of it', () => {
    expect(parseLog(terminal)).toMatchObject({ dialect: 'pve-disk', notUnderstood: 0, facts: { outcome: 'ok' } });
  });

  it('is unknown as long as another disk is on its way', () => {
    const more =
      'create full clone of drive scsi1 (local-lvm:vm-100-disk-1)\ndrive mirror is starting for drive-scsi1\n';
    expect(parseLog(terminal + more).facts).toMatchObject({ outcome: 'unknown', disks: ['scsi0', 'scsi1'] });
  });

  it('failed for what it says', () => {
    const cancelled = `create full clone of drive scsi0 (local-lvm:vm-100-disk-0)
drive mirror is starting for drive-scsi0
drive-scsi0: Cancelling block job
drive-scsi0: Done.
`;
    const reason = "storage migration failed: block job (mirror) error: drive-scsi0: 'mirror' has been cancelled";
    for (const end of [reason, `TASK ERROR: ${reason}`]) {
      const log = parseLog(`${cancelled}${end}\n`);
      expect(log).toMatchObject({ dialect: 'pve-disk', notUnderstood: 0, facts: { outcome: 'failed', error: reason } });
      expect(log.lines.at(-1)?.level).toBe('error');
    }
  });
});

describe('a disk copied while its guest is off', () => {
  it('by qemu-img reports without a job', () => {
    const log = parseLog(`create full clone of drive scsi0 (local:100/vm-100-disk-0.qcow2)
Formatting '/mnt/pve/nfs/images/101/vm-101-disk-0.qcow2', fmt=qcow2 cluster_size=65536 extended_l2=off preallocation=metadata compression_type=zlib size=4194304 lazy_refcounts=off refcount_bits=16
transferred 0.0 B of 4.0 MiB (0.00%)
transferred 4.0 MiB of 4.0 MiB (100.00%)
TASK OK
`);
    expect(log).toMatchObject({ dialect: 'pve-disk', dialectVersion: 'PVE 6.4 or newer', notUnderstood: 0 });
    expect(log.lines[1]?.fields).toEqual({
      path: '/mnt/pve/nfs/images/101/vm-101-disk-0.qcow2',
      format: 'qcow2',
      bytes: 4194304,
    });
    expect(log.progress.map(({ of, transferredBytes, totalBytes }) => [of, transferredBytes, totalBytes])).toEqual([
      ['disk', 0, 4 * MIB],
      ['disk', 4 * MIB, 4 * MIB],
    ]);
  });

  it('by qemu-img before PVE 6.4 does so in bytes', () => {
    const log = parseLog(
      'transferred: 134217728 bytes remaining: 8455716864 bytes total: 8589934592 bytes progression: 1.56 %\n',
    );
    expect(log).toMatchObject({ dialect: 'pve-disk', dialectVersion: 'PVE 6.3 or older' });
    expect(log.progress).toMatchObject([
      { of: 'disk', transferredBytes: 134217728, remainingBytes: 8455716864, totalBytes: 8589934592 },
    ]);
  });

  it('by dd gives a mean speed in decimal units, in any locale', () => {
    const { progress } = parseLog(`1073741824 bytes (1.1 GB, 1.0 GiB) copied, 9.81356 s, 109 MB/s
4294967296 bytes (4,3 GB, 4,0 GiB) copied, 38,2214 s, 1,1 GB/s
2147483648 bytes (2.1 GB) copied, 20 s, 834 kB/s
`);
    expect(progress.map(({ transferredBytes, bytesPerSecond }) => [transferredBytes, bytesPerSecond])).toEqual([
      [GIB, 109_000_000],
      [4 * GIB, 1_100_000_000],
      [2 * GIB, 834_000],
    ]);
  });

  it('by zfs has a time inside its lines that is not theirs', () => {
    const log = parseLog(`2019-08-01 10:00:00 full send of rpool/data/vm-100-disk-0@before estimated size is 1.10G
2019-08-01 10:00:00 send from @before to rpool/data/vm-100-disk-0@__migration__ estimated size is 624B
2019-08-01 10:00:00 total estimated size is 1.10G
2019-08-01 10:00:00 TIME        SENT   SNAPSHOT rpool/data/vm-100-disk-0@before
2019-08-01 10:00:01 09:59:59    112M   rpool/data/vm-100-disk-0@before
10:00:02   0.50G   rpool/data/vm-100-disk-0@before
2019-08-01 10:00:12 [node-b] successfully imported 'local-zfs:vm-100-disk-0'
`);
    expect(log).toMatchObject({
      dialect: 'pve-disk',
      notUnderstood: 0,
      clockStepsBack: 0,
      facts: { elapsedSeconds: 12 },
    });
    expect(log.lines[0]?.fields).toEqual({
      dataset: 'rpool/data/vm-100-disk-0',
      snapshot: 'before',
      bytes: Math.round(1.1 * GIB),
    });
    expect(log.lines[1]?.fields).toMatchObject({ from: 'before', bytes: 624 });
    expect(log.progress.map(({ of, elapsedMs, transferredBytes }) => [of, elapsedMs, transferredBytes])).toEqual([
      ['rpool/data/vm-100-disk-0', 1000, 112 * MIB],
      ['rpool/data/vm-100-disk-0', null, GIB / 2],
    ]);
  });

  it('that broke off says so', () => {
    const log = parseLog('send/receive failed, cleaning up snapshot(s)..\n');
    expect(log).toMatchObject({ dialect: 'pve-disk', lines: [{ event: 'send-failed', level: 'error' }] });
  });
});

describe('the lines of disks in a migration', () => {
  const migration = (lines: string) =>
    `2024-03-02 23:59:57 starting migration of VM 201 to node 'node-b' (192.0.2.12)\n${lines}2024-03-03 00:00:55 migration finished successfully (duration 00:00:58)\nTASK OK\n`;

  it('belong to its story, and never make it another, many as they are', () => {
    const log = parseLog(migration(PVE_6_4.replace('TASK OK\n', '').repeat(3)));
    expect(log).toMatchObject({ dialect: 'pve-qemu', notUnderstood: 0 });
    expect(log.records).toHaveLength(1);
    expect(log.progress).toHaveLength(18);
    expect(log.facts).toMatchObject({ guest: '201', disks: ['scsi0'], outcome: 'ok', transferredBytes: null });
  });

  it('don’t say how it ended', () => {
    const text = migration(PVE_6_4.replace('TASK OK\n', ''));
    expect(parseLog(text.slice(0, text.indexOf('2024-03-03 00:00:55'))).facts.outcome).toBe('unknown');
  });

  it('that switch the mirror are those of PVE 8.2 and later', () => {
    const log = parseLog(
      migration(
        'drive-scsi0: switching to actively synced mode\ndrive-scsi0: successfully switched to actively synced mode\n',
      ),
    );
    expect(log).toMatchObject({ dialectVersion: 'PVE 8.2 or newer', notUnderstood: 0 });
  });
});

describe('a disk log as people paste it', () => {
  const known = parseLog(PVE_6_4);

  it('quoted, in curly quotes, with carriage returns reads the same', () => {
    expect(parseLog(PVE_6_4.replace(/^(?=.)/gm, '> ')).facts).toEqual(known.facts);
    expect(parseLog(PVE_6_4.replaceAll("'mirror'", '‘mirror’')).notUnderstood).toBe(0);
    expect(parseLog(PVE_6_4.replaceAll('\n', '\r\n')).progress).toEqual(known.progress);
    expect(parseLog(PVE_6_4.replaceAll(/(in \w+)\n/g, '$1\r')).progress).toEqual(known.progress);
  });

  it('with samples cut out has the others', () => {
    const from = PVE_6_4.indexOf('drive-scsi0: transferred 40.0');
    const to = PVE_6_4.indexOf('drive-scsi0: transferred 20.0 GiB of 20.0 GiB (100.00%) in 2h 1m');
    const log = parseLog(`${PVE_6_4.slice(0, from)}....\n${PVE_6_4.slice(to)}`);
    expect(log).toMatchObject({ notUnderstood: 0, facts: { ...known.facts, progressSamples: 2 } });
    expect(log.progress).toHaveLength(2);
  });

  it('of two disks is not well when one of them stands at 3 %', () => {
    const log = parseLog(`drive mirror is starting for drive-scsi0
drive mirror is starting for drive-scsi1
drive-scsi1: transferred 1.0 GiB of 32.0 GiB (3.13%) in 5s
drive-scsi0: mirror-job finished
`);
    expect(log.facts.outcome).toBe('unknown');
  });

  it('wrapped at 80 columns reads the same', () => {
    const wrapped = PVE_4.replace(/.{80}(?=.)/g, '$&\n');
    const log = parseLog(wrapped);
    expect(log.progress.map(({ transferredBytes }) => transferredBytes)).toEqual(
      parseLog(PVE_4).progress.map(({ transferredBytes }) => transferredBytes),
    );
    expect(log).toMatchObject({ dialect: 'pve-disk', notUnderstood: 0, facts: { outcome: 'ok' } });
  });
});

describe('a copy by dd', () => {
  const copy = (seconds: string, speed: string) =>
    `262144+0 records in\n262144+0 records out\n1073741824 bytes (1.1 GB, 1.0 GiB) copied, ${seconds} s, ${speed} MB/s\n`;

  it('is summed up by its last line, in decimal MB', () => {
    expect(parseLog(copy('9.81356', '109')).facts).toMatchObject({
      durationSeconds: 9.81356,
      speedBytesPerSecond: 109_000_000,
      progressSamples: 0,
    });
  });

  it('beside another goes for no whole', () => {
    const { facts } = parseLog(copy('9.81356', '109') + copy('8', '134'));
    expect(facts).toMatchObject({ durationSeconds: null, speedBytesPerSecond: null, progressSamples: 0 });
  });
});
