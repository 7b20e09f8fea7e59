import type { Rule } from '../../dialect.ts';
import { clockSeconds } from '../../units.ts';

/**
 * The frame of every Proxmox VE task log: its ends, errors and warnings.
 * After the source of pve-guest-common (AbstractMigrate.pm, 2011 to 2026) and real logs.
 */

/** `100-0: `, before each message in the log of a replication job. For use inside a pattern, after its `^`; no group. */
export const REPLICATION_PREFIX = String.raw`(?:\d{1,9}-\d{1,5}: )?`;

export const PVE_FRAME: readonly Rule[] = [
  {
    // Up to PVE 3 spelt with one l.
    event: 'finished',
    pattern: /^migration finished successfull?y \(duration (\d{2,9}):(\d{2}):(\d{2})\)["']?$/,
    closes: true,
    common: true,
    learn: ([, h, m, s]) => ({ facts: { outcome: 'ok', durationSeconds: clockSeconds(h, m, s) } }),
    samples: [
      'migration finished successfully (duration 00:00:20)',
      'migration finished successfuly (duration 00:01:02)',
    ],
  },
  {
    // In checks or before memory moves: the guest stays where it is.
    event: 'aborted',
    pattern: /^ERROR: migration aborted \(duration (\d{2,9}):(\d{2}):(\d{2})\)(?:: (.*))?$/,
    level: 'error',
    closes: true,
    common: true,
    learn: ([, h, m, s, reason]) => ({
      facts: { outcome: 'failed', durationSeconds: clockSeconds(h, m, s), ...(reason ? { error: reason } : {}) },
    }),
    samples: ["ERROR: migration aborted (duration 00:00:01): can't migrate VM which uses local devices: hostpci0"],
  },
  {
    // The guest may have moved or not: the first ERROR line tells.
    event: 'problems',
    pattern: /^ERROR: migration finished with problems \(duration (\d{2,9}):(\d{2}):(\d{2})\)$/,
    level: 'error',
    closes: true,
    common: true,
    learn: ([, h, m, s]) => ({ facts: { outcome: 'failed', durationSeconds: clockSeconds(h, m, s) } }),
    samples: ['ERROR: migration finished with problems (duration 00:01:12)'],
  },
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
    common: true,
    learn: () => ({ facts: { outcome: 'ok' } }),
    samples: ['TASK OK'],
  },
  {
    // From PVE 6.4 on, and a success.
    event: 'task-warnings',
    pattern: /^TASK WARNINGS: (\d{1,6})["']?$/,
    closes: true,
    common: true,
    since: '6.4',
    learn: ([, count]) => ({ facts: { outcome: 'ok' }, fields: { warnings: Number(count) } }),
    samples: ['TASK WARNINGS: 2'],
  },
  {
    // Stands for the lines above: never the real reason.
    event: 'task-error',
    pattern: /^TASK ERROR: migration (?:aborted|problems)["']?$/,
    level: 'error',
    closes: true,
    common: true,
    learn: () => ({ facts: { outcome: 'failed' } }),
    samples: ['TASK ERROR: migration aborted', 'TASK ERROR: migration problems'],
  },
  {
    event: 'task-error',
    pattern: /^TASK ERROR: (.*)$/,
    level: 'error',
    closes: true,
    common: true,
    learn: ([, reason = '']) => ({ facts: { outcome: 'failed', error: reason } }),
    samples: [
      'TASK ERROR: received interrupt',
      "TASK ERROR: can't lock file '/var/lock/qemu-server/lock-100.conf' - got timeout",
    ],
  },
  {
    // What a terminal shows, where no TASK line is printed.
    event: 'task-error',
    pattern: /^migration (?:aborted|problems)["']?$/,
    level: 'error',
    closes: true,
    common: true,
    learn: () => ({ facts: { outcome: 'failed' } }),
    samples: ['migration aborted', 'migration problems'],
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
    // A command that failed is shown with the target's name and address: for an early failure the only place that has them.
    event: 'failed-ssh',
    pattern:
      /^# \/usr\/bin\/ssh .{0,400}?HostKeyAlias=([\w.-]{1,255})'? .{0,200}?root@(\[?[\da-fA-F.:]{2,45}\]?) \/bin\/true$/,
    common: true,
    learn: ([, node = '', address = '']) => ({ facts: { targetNode: node, targetAddress: address } }),
    samples: ["# /usr/bin/ssh -e none -o 'BatchMode=yes' -o 'HostKeyAlias=node-b' root@192.0.2.12 /bin/true"],
  },
  {
    // Older ones say the address only.
    event: 'failed-ssh',
    pattern: /^# \/usr\/bin\/ssh .{0,400}?root@(\[?[\da-fA-F.:]{2,45}\]?) \/bin\/true$/,
    common: true,
    learn: ([, address = '']) => ({ facts: { targetAddress: address } }),
    samples: ["# /usr/bin/ssh -c blowfish -o 'BatchMode=yes' root@192.0.2.12 /bin/true"],
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
    event: 'storage-offline',
    pattern: /^Used shared storage '([^']{1,255})' is not online on source node!$/,
    level: 'warning',
    common: true,
    learn: ([, storage = '']) => ({ fields: { storage } }),
    samples: ["Used shared storage 'nfs' is not online on source node!"],
  },
  {
    event: 'aborting',
    pattern: /^aborting phase (\d) - cleanup resources$/,
    starts: 'finish',
    common: true,
    samples: ['aborting phase 2 - cleanup resources'],
  },
  {
    event: 'ha-task',
    pattern: /^task started by HA resource agent$/,
    common: true,
    samples: ['task started by HA resource agent'],
  },
  {
    event: 'network',
    pattern: /^use dedicated network address for sending migration traffic \(([^)]{2,45})\)$/,
    starts: 'prepare',
    common: true,
    since: '4.4',
    learn: ([, address = '']) => ({ fields: { address } }),
    samples: ['use dedicated network address for sending migration traffic (192.0.2.12)'],
  },
  {
    event: 'volume-renamed',
    pattern: /^volume '([^']{1,255})' is '([^']{1,255})' on the target$/,
    common: true,
    learn: ([, from = '', to = '']) => ({ fields: { from, to } }),
    samples: ["volume 'local-lvm:vm-100-disk-0' is 'other:vm-100-disk-0' on the target"],
  },
];
