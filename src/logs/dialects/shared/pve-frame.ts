import type { Rule } from '../../dialect.ts';
import { clockSeconds } from '../../units.ts';

/**
 * What the task logs of `qm migrate` and `pct migrate` have in common: where to, over what, and how it ended. A log with
 * nothing else is taken for one of a VM: there are more of them. After the source of pve-guest-common (AbstractMigrate.pm, 2011 to 2026) and real logs.
 */

/** `100-0: `, before each message in the log of a replication job. For use inside a pattern, after its `^`; no group. */
export const REPLICATION_PREFIX = String.raw`(?:\d{1,9}-\d{1,5}: )?`;

export const MIGRATION_FRAME: readonly Rule[] = [
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
    pattern: /^ERROR: migration aborted \(duration (\d{2,9}):(\d{2}):(\d{2})\)(?:: (?!lxc live migration)(.*))?$/,
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
    // Stands for the lines above: never the real reason.
    event: 'task-error',
    pattern: /^TASK ERROR: migration (?:aborted|problems)["']?$/,
    level: 'error',
    closes: true,
    final: true,
    common: true,
    learn: () => ({ facts: { outcome: 'failed' } }),
    samples: ['TASK ERROR: migration aborted', 'TASK ERROR: migration problems'],
  },
  {
    // What a terminal shows, where no TASK line is printed.
    event: 'task-error',
    pattern: /^migration (?:aborted|problems)["']?$/,
    level: 'error',
    closes: true,
    final: true,
    common: true,
    learn: () => ({ facts: { outcome: 'failed' } }),
    samples: ['migration aborted', 'migration problems'],
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
    level: 'notice',
    starts: 'finish',
    common: true,
    samples: ['aborting phase 2 - cleanup resources'],
  },
  {
    event: 'network',
    // Printed before the start: the address is that of the target.
    pattern: /^use dedicated network address for sending migration traffic \(([\da-fA-F.:]{2,45}(?:%[\w.-]{1,32})?)\)$/,
    starts: 'prepare',
    opens: true,
    common: true,
    since: '4.4',
    learn: ([, address = '']) => ({ facts: { targetAddress: address } }),
    samples: ['use dedicated network address for sending migration traffic (192.0.2.12)'],
  },
  {
    event: 'volume-renamed',
    pattern: /^volume '([^']{1,255})' is '([^']{1,255})' on the target$/,
    common: true,
    learn: ([, from = '', to = '']) => ({ fields: { from, to } }),
    samples: ["volume 'local-lvm:vm-100-disk-0' is 'other:vm-100-disk-0' on the target"],
  },
  {
    event: 'remote',
    pattern: /^Establishing API connection with remote at '([^']{1,255})'$/,
    common: true,
    since: '7.2',
    learn: ([, address = '']) => ({ fields: { address } }),
    samples: ["Establishing API connection with remote at '192.0.2.12'"],
  },
  {
    event: 'mapped',
    pattern: /^mapped: ([\w-]{1,32}) from ([\w.-]{1,64}) to ([\w.-]{1,64})$/,
    common: true,
    since: '7.2',
    samples: ['mapped: net0 from vmbr0 to vmbr1'],
  },
  {
    event: 'remote-tunnel',
    pattern:
      /^(?:remote: started tunnel worker '|(?:local|remote|minimum required) WS tunnel version: |Setting up tunnel for '|websocket tunnel started)/,
    starts: 'tunnel',
    common: true,
    since: '7.2',
    samples: [
      "remote: started tunnel worker 'UPID:node-b:0001'",
      'local WS tunnel version: 2',
      "Setting up tunnel for '/run/qemu-server/100.migrate'",
      'websocket tunnel started',
    ],
  },
  {
    event: 'tunnel-says',
    pattern: /^tunnel: (.{1,4000})$/,
    common: true,
    vague: true,
    samples: ['tunnel: -> sending command "version" to remote', 'tunnel: <- got reply'],
  },
];
