import type { Dialect, Rule } from '../dialect.ts';
import type { LogFacts, LogLine } from '../types.ts';
import { clockSeconds } from '../units.ts';
import { PVE_FRAME } from './shared/pve-frame.ts';

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
  product: 'PVE',
  family: 'pve-task',
  rules: [...TASKS, ...BACKUP, ...PVE_FRAME],
  conclude: outcomeOf,
};
