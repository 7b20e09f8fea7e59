import type { Dialect, Rule } from '../dialect.ts';
import type { LogFacts, LogLine } from '../types.ts';
import { binarySize, clockSeconds, pattern, SIZE, SPAN, spanSeconds } from '../units.ts';

/**
 * Any other task of Proxmox VE: known by its frame alone, or by the lines of a backup, a start, a linked clone, a request to
 * the HA manager. Forms after real logs.
 */

const TASKS: readonly Rule[] = [
  {
    // The task is the request only: what comes of it stands in the log of another. A migration is asked for in a log of pve-ha.
    event: 'ha-request',
    pattern: /^Requesting HA (start|stop) for (VM|CT) (\d{1,9})$/,
    learn: ([, action = '', kind, guest = '']) => ({
      facts: { guest, guestKind: kind === 'CT' ? 'container' : 'vm' },
      fields: { action },
    }),
    samples: ['Requesting HA start for CT 310', 'Requesting HA stop for VM 100'],
  },
  {
    event: 'linked-clone',
    pattern: /^create linked clone of drive ([a-z]{2,10}\d{1,3}) \(([^)]{1,255})\)$/,
    learn: ([, disk = '', volume = '']) => ({ fields: { disk, volume } }),
    samples: ['create linked clone of drive scsi0 (local-lvm:base-900-disk-0)'],
  },
  {
    // What the web interface shows for an empty line that a task begins with.
    event: 'empty',
    pattern: /^\(\)$/,
    vague: true,
    samples: ['()'],
  },
  {
    event: 'lock',
    pattern: /^(?:trying to acquire lock\.\.\.(?: OK)?|OK)$/,
    vague: true,
    samples: ['trying to acquire lock...', 'OK'],
  },
  {
    // In the journal. The third number is the start in Unix seconds, hexadecimal.
    event: 'task',
    pattern:
      /^<[\w.@!-]{1,128}> (starting|end) task UPID:([\w.-]{1,64}):[\dA-F]{8}:[\dA-F]{8,9}:([\dA-F]{8}):(\w{1,32}):([^:]{0,64}):[^:]{1,128}:(?: (.*))?$/,
    common: true,
    learn: ([, step = '', node = '', seconds = '', type = '', id = '', status]) => ({
      fields: { step, node, unixSeconds: Number.parseInt(seconds, 16), type, id, ...(status ? { status } : {}) },
    }),
    samples: [
      '<root@pam> starting task UPID:node-a:00003A5B:0012F2B4:5AA0F6A2:qmigrate:100:root@pam:',
      '<root@pam> end task UPID:node-a:00003A5B:0012F2B4:5AA0F6A2:qmigrate:100:root@pam: OK',
    ],
  },
];

/** What any task may print, whatever it does: its ends, errors and warnings. */
const FRAME: readonly Rule[] = [
  {
    event: 'error',
    pattern: /^ERROR: (?:online migrate failure - )?(.*)$/,
    level: 'error',
    common: true,
    vague: true,
    learn: ([, reason = '']) => ({ facts: { error: reason } }),
    samples: ['ERROR: online migrate failure - aborting', 'ERROR: command failed: exit code 255'],
  },
  {
    event: 'task-ok',
    pattern: /^TASK OK["']?$/,
    closes: true,
    final: true,
    common: true,
    learn: () => ({ facts: { outcome: 'ok' } }),
    samples: ['TASK OK'],
  },
  {
    // From PVE 6.4 on, and a success.
    event: 'task-warnings',
    pattern: /^TASK WARNINGS: (\d{1,6})["']?$/,
    closes: true,
    final: true,
    common: true,
    since: '6.4',
    learn: ([, count]) => ({ facts: { outcome: 'ok' }, warnings: Number(count), fields: { warnings: Number(count) } }),
    samples: ['TASK WARNINGS: 2'],
  },
  {
    // Of a migration it is never the real reason: see there.
    event: 'task-error',
    pattern: /^TASK ERROR: (?!migration (?:aborted|problems)["']?$)(.*)$/,
    level: 'error',
    closes: true,
    final: true,
    common: true,
    learn: ([, reason = '']) => ({ facts: { outcome: 'failed', error: reason } }),
    samples: [
      'TASK ERROR: received interrupt',
      "TASK ERROR: can't lock file '/var/lock/qemu-server/lock-100.conf' - got timeout",
    ],
  },
  {
    event: 'warning',
    pattern: /^WARN: (.*)$/,
    level: 'warning',
    common: true,
    vague: true,
    since: '6.4',
    learn: ([, text = '']) => ({ fields: { text } }),
    samples: ['WARN: no efidisk configured! Using temporary efivars disk.'],
  },
  {
    event: 'failed-command',
    pattern: /^# (\/\S+)(?: .*)?$/,
    common: true,
    vague: true,
    learn: ([, program = '']) => ({ fields: { program } }),
    samples: ['# /sbin/zfs snapshot rpool/data/vm-100-disk-0@__migration__'],
  },
  {
    // What ssh says for itself: the reason stands in the ERROR line.
    event: 'ssh-says',
    pattern:
      /^(?:Host key verification failed\.|ssh: connect to host \S{1,255} port \d{1,5}: (.{1,200})|Permission denied \([\w,-]{1,200}\)\.|Connection (?:closed|reset) by \S{1,255}(?: port \d{1,5})?)$/,
    level: 'error',
    common: true,
    vague: true,
    timed: true,
    learn: ([text]) => ({ fields: { text } }),
    samples: ['Host key verification failed.', 'ssh: connect to host 192.0.2.12 port 22: No route to host'],
  },
  {
    // From the other node: what it said while starting the guest, or while receiving a disk that is sent unencrypted.
    event: 'target-says',
    pattern: /^\[([\w.-]{1,255})\] (.{1,4000})$/,
    common: true,
    vague: true,
    learn: ([, node = '', text = '']) => ({ fields: { node, text } }),
    samples: ['[node-b] trying to acquire lock...', "[node-b] successfully imported 'local-zfs:vm-100-disk-0'"],
  },
  {
    event: 'ha-task',
    pattern: /^task started by HA resource agent$/,
    common: true,
    samples: ['task started by HA resource agent'],
  },
];

const BACKUP: readonly Rule[] = [
  {
    event: 'backup-job',
    pattern: /^INFO: starting new backup job: vzdump (.*)$/,
    samples: ['INFO: starting new backup job: vzdump 100 310 --storage local --mode snapshot --compress zstd'],
  },
  {
    // A job of several guests: each is a story.
    event: 'backup-start',
    pattern: /^INFO: Starting Backup of VM (\d{1,9}) \((qemu|lxc|openvz)\)$/,
    starts: 'copy',
    opens: true,
    learn: ([, guest = '', kind]) => ({ facts: { guest, guestKind: kind === 'qemu' ? 'vm' : 'container' } }),
    samples: ['INFO: Starting Backup of VM 100 (qemu)', 'INFO: Starting Backup of VM 310 (lxc)'],
  },
  {
    // From PVE 6.2 on.
    event: 'backup-progress',
    pattern: pattern(`^INFO: {1,3}(\\d{1,3})% \\(${SIZE} of ${SIZE}\\) in ${SPAN}, read: ${SIZE}/s, write: ${SIZE}/s$`),
    since: '6.2',
    learn: ([, percent, done, doneUnit, total, totalUnit, span = '', read, readUnit]) => ({
      sample: {
        of: 'disk',
        transferredBytes: binarySize(done, doneUnit),
        totalBytes: binarySize(total, totalUnit),
        bytesPerSecond: binarySize(read, readUnit),
      },
      fields: { percent: Number(percent), seconds: spanSeconds(span) },
    }),
    samples: [
      'INFO:   3% (1.1 GiB of 32.0 GiB) in 3s, read: 380.2 MiB/s, write: 340.1 MiB/s',
      'INFO: 100% (32.0 GiB of 32.0 GiB) in 1m 2s, read: 680.2 MiB/s, write: 0 B/s',
    ],
  },
  {
    event: 'backup-progress',
    pattern:
      /^INFO: status: (\d{1,3})% \((\d{1,18})\/(\d{1,18})\), sparse \d{1,3}% \(\d{1,18}\), duration (\d{1,9}), (?:read\/write )?(\d{1,9})\/\d{1,9} MB\/s$/,
    until: '6.1',
    learn: ([, percent, done, total, seconds, read]) => ({
      sample: {
        of: 'disk',
        transferredBytes: Number(done),
        totalBytes: Number(total),
        bytesPerSecond: Number(read) * 1_000_000,
      },
      fields: { percent: Number(percent), seconds: Number(seconds) },
    }),
    samples: [
      'INFO: status: 3% (1218445312/34359738368), sparse 0% (139554816), duration 3, read/write 406/359 MB/s',
      'INFO: status: 3% (1218445312/34359738368), sparse 0% (139554816), duration 3, 406/359 MB/s',
    ],
  },
  {
    // Measured: what was read, over the time that it took.
    event: 'backup-transferred',
    pattern: pattern(`^INFO: transferred ${SIZE} in <?(\\d{1,9}) seconds(?: \\(${SIZE}/s\\))?$`),
    since: '6.2',
    learn: ([, figure, unit, seconds, speed, speedUnit]) => ({
      facts: {
        transferredBytes: binarySize(figure, unit),
        ...(speed === undefined ? {} : { speedBytesPerSecond: binarySize(speed, speedUnit) }),
      },
      fields: { seconds: Number(seconds) },
    }),
    samples: ['INFO: transferred 32.00 GiB in 62 seconds (528.5 MiB/s)', 'INFO: transferred 4.00 GiB in <1 seconds'],
  },
  {
    event: 'backup-transferred',
    pattern: /^INFO: transferred (\d{1,12}) MB in (\d{1,9}) seconds \((\d{1,9}) MB\/s\)$/,
    until: '6.1',
    learn: ([, megabytes, seconds, speed]) => ({
      facts: { transferredBytes: Number(megabytes) * 1_000_000, speedBytesPerSecond: Number(speed) * 1_000_000 },
      fields: { seconds: Number(seconds) },
    }),
    samples: ['INFO: transferred 34359 MB in 75 seconds (458 MB/s)'],
  },
  {
    event: 'backup-finished',
    pattern: /^INFO: Finished Backup of VM (\d{1,9}) \((\d{2,9}):(\d{2}):(\d{2})\)$/,
    closes: true,
    learn: ([, guest = '', h, m, s]) => ({ facts: { guest, outcome: 'ok', durationSeconds: clockSeconds(h, m, s) } }),
    samples: ['INFO: Finished Backup of VM 100 (00:01:12)'],
  },
  {
    event: 'backup-failed',
    pattern: /^ERROR: Backup of VM (\d{1,9}) failed - (.*)$/,
    level: 'error',
    closes: true,
    learn: ([, guest = '', error = '']) => ({ facts: { guest, outcome: 'failed', error } }),
    samples: ["ERROR: Backup of VM 310 failed - command 'vzctl suspend' failed: exit code 16"],
  },
  {
    // Of the job, not of the guest that came last.
    event: 'job-errors',
    pattern: /^(?:TASK ERROR: )?job errors$/,
    level: 'error',
    closes: true,
    samples: ['TASK ERROR: job errors', 'job errors'],
  },
  {
    event: 'info',
    pattern: /^INFO: (.*)$/,
    vague: true,
    samples: ['INFO: backup mode: snapshot'],
  },
];

/** A job with errors of which no guest is left in the log. */
function outcomeOf(lines: readonly LogLine[], { outcome }: Readonly<LogFacts>): Partial<LogFacts> {
  const failed = outcome === 'unknown' && lines.some(({ event }) => event === 'job-errors');
  return failed ? { outcome: 'failed', error: 'job errors' } : {};
}

export const pveTask: Dialect = {
  name: 'pve-task',
  title: 'Proxmox VE: task',
  precedence: 90,
  product: 'PVE',
  family: 'pve-task',
  rules: [...TASKS, ...BACKUP, ...FRAME],
  conclude: outcomeOf,
};
