import type { Dialect, Rule } from '../dialect.ts';
import type { LogFacts, LogLine } from '../types.ts';
import { binarySize, pattern, SIZE, SPAN, spanSeconds } from '../units.ts';
import { copySums, withoutSums } from './shared/copy-sums.ts';
import { REPLICATION_PREFIX } from './shared/pve-frame.ts';

/**
 * Disks mirrored by QEMU or copied by qemu-img, dd and zfs: in migrations, clones and `qm move-disk`. After the source of
 * qemu-server (BlockJob.pm, QemuServer.pm) and pve-storage, and real logs. QEMU's lines never have a timestamp.
 * Progress is per job: several may run at once.
 */

// `drive-scsi0`, from PVE 9 on also `mirror-scsi0`, `restore-drive-scsi0` while restoring.
const JOB = String.raw`((?:restore-|mirror-)?drive-[\w-]{1,48}|mirror-[\w-]{1,48})`;
const BYTES = String.raw`transferred: (\d{1,18}) bytes remaining: (\d{1,18}) bytes total: (\d{1,18}) bytes progression: (\d{1,3}(?:\.\d{1,4})?) %`;
const STATE = 'busy: (true|false|1|0) ready: (true|false|1|0)';

// zfs prints a figure and one letter, powers of 1024, and `0` alone.
const ZFS_SIZE = String.raw`(\d{1,12}(?:\.\d{1,3})?)([BKMGTP]?)`;
const SNAPSHOT = String.raw`([\w./:-]{1,255})@([\w.:-]{1,255})`;

const DECIMAL_POWERS: Readonly<Record<string, number>> = { '': 0, k: 1, M: 2, G: 3, T: 4 };

const MIRROR: readonly Rule[] = [
  {
    event: 'clone',
    pattern: /^create full clone of drive ([a-z]{2,10}\d{1,3}) \(([^)]{1,255})\)$/,
    starts: 'copy',
    learn: ([, disk = '', volume = '']) => ({ disk, fields: { volume } }),
    samples: ['create full clone of drive scsi0 (local-lvm:vm-100-disk-0)'],
  },
  {
    // The job has no name yet.
    event: 'mirror-job',
    pattern: /^drive mirror is starting \(scanning bitmap\) : this step can take some minutes\/hours/,
    starts: 'mirror',
    until: '4.4',
    samples: [
      'drive mirror is starting (scanning bitmap) : this step can take some minutes/hours, depend of disk size and storage speed',
    ],
  },
  {
    // The limit is in KiB/s, whatever it is called.
    event: 'mirror-job',
    pattern: pattern(`^drive mirror is starting for ${JOB}(?: with bandwidth limit: (\\d{1,15}) KB/s)?$`),
    starts: 'mirror',
    since: '5.0',
    learn: ([, job = '', limit]) => ({
      disk: diskOf(job),
      fields: { job, ...(limit ? { limitBytesPerSecond: Number(limit) * 1024 } : {}) },
    }),
    samples: [
      'drive mirror is starting for drive-scsi0',
      'drive mirror is starting for drive-virtio1 with bandwidth limit: 51200 KB/s',
    ],
  },
  {
    event: 'bitmap-reused',
    pattern: /^drive mirror re-using dirty bitmap '([^']{1,64})'$/,
    since: '6.1',
    learn: ([, bitmap = '']) => ({ fields: { bitmap } }),
    samples: ["drive mirror re-using dirty bitmap 'repl_scsi0'"],
  },
  {
    event: 'mirror-progress',
    pattern: pattern(`^${BYTES} ${STATE}$`),
    until: '4.4',
    learn: ([, done, left, total, percent, busy, ready]) => ({
      sample: byteSample('disk', done, left, total),
      fields: { percent: Number(percent), busy: flag(busy), ready: flag(ready) },
    }),
    samples: [
      'transferred: 268435456 bytes remaining: 8321499136 bytes total: 8589934592 bytes progression: 3.13 % busy: true ready: false',
      'transferred: 8589934592 bytes remaining: 0 bytes total: 8589934592 bytes progression: 100.00 % busy: 0 ready: 1',
    ],
  },
  {
    event: 'mirror-progress',
    pattern: pattern(`^${JOB}: ${BYTES} ${STATE}$`),
    since: '5.0',
    until: '6.3',
    learn: ([, job = '', done, left, total, percent, busy, ready]) => ({
      sample: byteSample(job, done, left, total),
      disk: diskOf(job),
      fields: { percent: Number(percent), busy: flag(busy), ready: flag(ready) },
    }),
    samples: [
      'drive-scsi0: transferred: 0 bytes remaining: 34359738368 bytes total: 34359738368 bytes progression: 0.00 % busy: 1 ready: 0',
    ],
  },
  {
    event: 'mirror-progress',
    pattern: pattern(
      `^${JOB}: transferred ${SIZE} of ${SIZE} \\((\\d{1,3}(?:\\.\\d{1,4})?)%\\) in ${SPAN}(?:, (ready|still busy))?$`,
    ),
    since: '6.4',
    learn: ([, job = '', done, doneUnit, total, totalUnit, percent, span = '', state]) => ({
      sample: { of: job, transferredBytes: binarySize(done, doneUnit), totalBytes: binarySize(total, totalUnit) },
      disk: diskOf(job),
      fields: { percent: Number(percent), seconds: spanSeconds(span), ...(state ? { state } : {}) },
    }),
    samples: [
      'drive-scsi0: transferred 1.1 GiB of 32.0 GiB (3.44%) in 1s',
      'drive-scsi0: transferred 32.0 GiB of 32.0 GiB (100.00%) in 1h 3s, still busy',
      'mirror-scsi0: transferred 32.0 GiB of 32.0 GiB (100.00%) in 2h 0m 3s, ready',
      'restore-drive-virtio0: transferred 0.0 B of 512.0 MiB (0.00%) in 0s',
    ],
  },
  {
    event: 'mirror-ready',
    pattern: /^all mirroring jobs are ready$/,
    until: '6.3',
    samples: ['all mirroring jobs are ready'],
  },
  {
    event: 'mirror-ready',
    pattern: /^all '(\w{1,16})' jobs are ready$/,
    since: '6.4',
    samples: ["all 'mirror' jobs are ready"],
  },
  {
    event: 'mirror-active',
    pattern: pattern(`^${JOB}: (?:successfully switched|switching) to actively synced mode$`),
    since: '8.2',
    learn: ofJob,
    samples: [
      'drive-scsi0: switching to actively synced mode',
      'drive-scsi0: successfully switched to actively synced mode',
    ],
  },
  {
    event: 'mirror-completing',
    pattern: pattern(
      `^${JOB}: (?:Completing block job\\.\\.\\.|Completed successfully\\.|block job cannot be completed, trying again\\.)$`,
    ),
    learn: ofJob,
    samples: ['drive-scsi0: Completing block job...', 'drive-scsi0: Completed successfully.'],
  },
  {
    event: 'mirror-finished',
    pattern: pattern(`^${JOB} ?: finished$`),
    since: '5.0',
    until: '6.3',
    learn: ofJob,
    samples: ['drive-scsi0: finished'],
  },
  {
    event: 'mirror-finished',
    pattern: pattern(`^${JOB}: \\w{1,16}-job finished$`),
    since: '6.4',
    learn: ofJob,
    samples: ['drive-scsi0: mirror-job finished'],
  },
  {
    // After a failure, but also the regular end of a copy to another guest.
    event: 'mirror-cancelled',
    pattern: pattern(`^${JOB}: (?:Cancelling block job|Done\\.)$`),
    learn: ofJob,
    samples: ['drive-scsi0: Cancelling block job', 'drive-scsi0: Done.'],
  },
  {
    // A running guest is held for the moment in which its copy is cut off.
    event: 'guest-held',
    pattern: /^(freeze filesystem|unfreeze filesystem|suspend vm|resume vm)$/,
    learn: ([text]) => ({ fields: { text } }),
    samples: ['freeze filesystem', 'unfreeze filesystem', 'suspend vm', 'resume vm'],
  },
  {
    // On a terminal, where no TASK line is printed.
    event: 'failed',
    pattern: /^(?:storage migration|clone) failed: .*$/,
    level: 'error',
    learn: ([text]) => ({ facts: { outcome: 'failed', error: text } }),
    samples: ["storage migration failed: block job (mirror) error: drive-scsi0: 'mirror' has been cancelled"],
  },
];

const COPY: readonly Rule[] = [
  {
    event: 'copy-progress',
    pattern: pattern(`^${BYTES}$`),
    until: '6.3',
    learn: ([, done, left, total, percent]) => ({
      sample: byteSample('disk', done, left, total),
      fields: { percent: Number(percent) },
    }),
    samples: ['transferred: 134217728 bytes remaining: 8455716864 bytes total: 8589934592 bytes progression: 1.56 %'],
  },
  {
    event: 'copy-progress',
    pattern: pattern(`^transferred ${SIZE} of ${SIZE} \\((\\d{1,3}(?:\\.\\d{1,4})?)%\\)$`),
    since: '6.4',
    learn: ([, done, doneUnit, total, totalUnit, percent]) => ({
      sample: { of: 'disk', transferredBytes: binarySize(done, doneUnit), totalBytes: binarySize(total, totalUnit) },
      fields: { percent: Number(percent) },
    }),
    samples: ['transferred 327.7 MiB of 32.0 GiB (1.00%)'],
  },
  {
    // dd: decimal units, and a comma in some locales. The speed is the mean so far.
    event: 'copy-progress',
    pattern:
      /^(\d{1,18}) [Bb]ytes (?:\([^)]{1,40}\) )?[a-zéó]{4,12}, (\d{1,9}(?:[.,]\d{1,9})?) s, (\d{1,9}(?:[.,]\d{1,3})?) ([kMGT]?)B\/s$/,
    learn: ([, bytes, seconds, speed, unit]) => ({
      sample: { of: 'disk', transferredBytes: Number(bytes), bytesPerSecond: decimalSize(speed, unit) },
      fields: { seconds: decimal(seconds), meanBytesPerSecond: decimalSize(speed, unit) },
    }),
    samples: [
      '1073741824 bytes (1.1 GB, 1.0 GiB) copied, 9.81356 s, 109 MB/s',
      '4294967296 bytes (4,3 GB, 4,0 GiB) copied, 38,2214 s, 112 MB/s',
      '2147483648 bytes (2.1 GB) copied, 20 s, 107 MB/s',
      '1073741824 Bytes (1,1 GB, 1,0 GiB) kopiert, 9,81356 s, 109 MB/s',
    ],
  },
  {
    event: 'copy-blocks',
    pattern: /^\d{1,15}\+\d{1,15} records (?:in|out)$/,
    samples: ['262144+0 records in', '262144+0 records out'],
  },
  {
    event: 'send-size',
    pattern: pattern(`^${REPLICATION_PREFIX}full send of ${SNAPSHOT} estimated size is ${ZFS_SIZE}$`),
    learn: ([, dataset = '', snapshot = '', figure, unit]) => ({
      fields: { dataset, snapshot, bytes: binarySize(figure, unit || 'B') },
    }),
    samples: [
      'full send of rpool/data/vm-100-disk-0@__migration__ estimated size is 4.31G',
      '100-0: full send of rpool/data/vm-100-disk-0@__replicate_100-0_1520503202__ estimated size is 624B',
    ],
  },
  {
    event: 'send-size',
    pattern: pattern(
      `^${REPLICATION_PREFIX}send from [@#]?([\\w./:@#-]{1,255}) to ${SNAPSHOT} estimated size is ${ZFS_SIZE}$`,
    ),
    learn: ([, from = '', dataset = '', snapshot = '', figure, unit]) => ({
      fields: { from, dataset, snapshot, bytes: binarySize(figure, unit || 'B') },
    }),
    samples: [
      'send from @before to rpool/data/vm-100-disk-0@__migration__ estimated size is 7.25M',
      '100-0: send from @__replicate_100-0_1520503202__ to rpool/data/vm-100-disk-0@__replicate_100-0_1520504102__ estimated size is 1.42M',
    ],
  },
  {
    event: 'send-total',
    pattern: pattern(`^${REPLICATION_PREFIX}total estimated size is ${ZFS_SIZE}$`),
    learn: ([, figure, unit]) => ({ fields: { bytes: binarySize(figure, unit || 'B') } }),
    samples: ['total estimated size is 4.31G', '100-0: total estimated size is 1.42M'],
  },
  {
    event: 'send-header',
    pattern: pattern(`^${REPLICATION_PREFIX}TIME[ \\t]{1,16}SENT[ \\t]{1,16}SNAPSHOT(?:[ \\t]{1,16}${SNAPSHOT})?$`),
    samples: ['TIME        SENT   SNAPSHOT rpool/data/vm-100-disk-0@__migration__', 'TIME        SENT   SNAPSHOT'],
  },
  {
    // The time of day is zfs's own, not the line's.
    event: 'copy-progress',
    pattern: pattern(`^${REPLICATION_PREFIX}(\\d{2}:\\d{2}:\\d{2})[ \\t]{1,16}${ZFS_SIZE}[ \\t]{1,16}${SNAPSHOT}$`),
    learn: ([, time = '', figure, unit, dataset = '', snapshot = '']) => ({
      sample: { of: dataset, transferredBytes: binarySize(figure, unit || 'B') },
      fields: { time, snapshot },
    }),
    samples: [
      '10:00:06   1.10G   rpool/data/vm-100-disk-0@__migration__',
      '100-0: 10:00:07    112M   rpool/data/vm-100-disk-0@__replicate_100-0_1520503202__',
    ],
  },
  {
    // The answer to whether the snapshot exists over there.
    event: 'send-base',
    pattern: pattern(`^${REPLICATION_PREFIX}${SNAPSHOT}[ \\t]{1,16}name[ \\t]{1,16}${SNAPSHOT}[ \\t]{1,16}-$`),
    samples: [
      'rpool/data/vm-100-disk-0@__replicate_100-0_1520503202__\tname\trpool/data/vm-100-disk-0@__replicate_100-0_1520503202__\t-',
    ],
  },
  {
    event: 'imported',
    pattern: pattern(`^${REPLICATION_PREFIX}successfully imported '([^']{1,255})'$`),
    learn: ([, volume = '']) => ({ fields: { volume } }),
    samples: [
      "successfully imported 'local-zfs:vm-100-disk-0'",
      "100-0: successfully imported 'local-zfs:vm-100-disk-0'",
    ],
  },
  {
    event: 'send-failed',
    pattern: pattern(`^${REPLICATION_PREFIX}send/receive failed, cleaning up snapshot\\(s\\)\\.\\.$`),
    level: 'error',
    samples: [
      'send/receive failed, cleaning up snapshot(s)..',
      '100-0: send/receive failed, cleaning up snapshot(s)..',
    ],
  },
  {
    event: 'allocated',
    pattern: /^Logical volume "([^"]{1,128})" (?:created|successfully removed)\.?$/,
    learn: ([, volume = '']) => ({ fields: { volume } }),
    samples: ['Logical volume "vm-100-disk-0" created.'],
  },
  {
    event: 'allocated',
    pattern:
      /^Formatting '([^']{1,255})', fmt=(\w{1,16})(?: [\w-]{1,32}=\S{1,255}){0,8}? size=(\d{1,18})(?: .{1,400})?$/,
    learn: ([, path = '', format = '', bytes]) => ({ fields: { path, format, bytes: Number(bytes) } }),
    samples: [
      "Formatting '/mnt/pve/nfs/images/100/vm-100-disk-0.qcow2', fmt=qcow2 size=34359738368 cluster_size=65536 preallocation=metadata",
      "Formatting '/var/lib/vz/images/100/vm-100-disk-0.raw', fmt=raw size=34359738368",
      "Formatting '/var/lib/vz/images/100/vm-100-disk-0.qcow2', fmt=qcow2 cluster_size=65536 extended_l2=off size=4194304 lazy_refcounts=off",
    ],
  },
];

function ofJob([, job = '']: RegExpExecArray) {
  return { fields: { job } };
}

/** `scsi0` of `restore-drive-scsi0`: the name that the guest's configuration and the migration give it. */
function diskOf(job: string): string {
  return job.replace(/^(?:restore-|mirror-)?(?:drive-)?/, '');
}

function byteSample(of: string, done: string | undefined, left: string | undefined, total: string | undefined) {
  return { of, transferredBytes: Number(done), remainingBytes: Number(left), totalBytes: Number(total) };
}

/** `true` and `1`, as either is printed. */
function flag(text: string | undefined): number {
  return text === 'true' || text === '1' ? 1 : 0;
}

function decimal(figure: string | undefined): number {
  return Number(figure?.replace(',', '.'));
}

function decimalSize(figure: string | undefined, unit = ''): number {
  return Math.round(decimal(figure) * 1000 ** (DECIMAL_POWERS[unit] ?? 0));
}

function conclude(lines: readonly LogLine[], facts: Readonly<LogFacts>): Partial<LogFacts> {
  const sums = copySums(lines);
  return { ...outcomeOf(lines, facts), ...summaryOf(sums), ...withoutSums(lines, facts) };
}

/** Of several copies none goes for the whole. */
function summaryOf(sums: readonly LogLine[]): Partial<LogFacts> {
  const { seconds, meanBytesPerSecond: speed } = (sums.length === 1 && sums[0]?.fields) || {};
  return typeof seconds === 'number' && typeof speed === 'number'
    ? { durationSeconds: seconds, speedBytesPerSecond: speed }
    : {};
}

/** On a terminal nothing but the end of the last job says that a disk was moved. */
function outcomeOf(lines: readonly LogLine[], { outcome }: Readonly<LogFacts>): Partial<LogFacts> {
  const started = lines.findLastIndex(({ event }) => event === 'clone' || event === 'mirror-job');
  const finished = lines.findLastIndex(({ event }) => event === 'mirror-finished');
  const jobsOf = (name: string) =>
    new Set(lines.flatMap(({ event, fields }) => (event === name && fields?.job ? [fields.job] : [])));
  // Several run at once: the end of one is not the end of all.
  const running = jobsOf('mirror-job').difference(jobsOf('mirror-finished'));
  return outcome === 'unknown' && finished > started && running.size === 0 ? { outcome: 'ok' } : {};
}

export const pveDisk: Dialect = {
  name: 'pve-disk',
  title: 'Proxmox VE: a disk mirrored or copied',
  precedence: 40,
  product: 'PVE',
  family: 'pve-task',
  rules: [...MIRROR, ...COPY],
  conclude,
};
