import type { Dialect, Rule } from '../dialect.ts';

/**
 * The task log of `qm migrate` as Proxmox VE 4 writes it (qemu-server 4.0-x, 2015 to 2017).
 * Wording and meaning from the source of qemu-server and from real logs.
 */

const MIB = 1024 * 1024;

const RULES: readonly Rule[] = [
  {
    event: 'start',
    pattern: /^starting migration of (VM|CT) (\d+) to node '([^']+)'(?: \(([^)]+)\))?$/,
    starts: 'prepare',
    learn: ([, kind, guest, node, address]) => ({
      facts: {
        guest: guest ?? null,
        guestKind: kind === 'CT' ? 'container' : 'vm',
        targetNode: node ?? null,
        targetAddress: address ?? null,
      },
    }),
    sample: "starting migration of VM 104 to node 'proxmox02' (192.168.0.186)",
  },
  {
    // Printed even when nothing is copied.
    event: 'disks',
    pattern: /^copying disk images$/,
    starts: 'disks',
    sample: 'copying disk images',
  },
  {
    event: 'target-start',
    pattern: /^starting VM \d+ on remote node '[^']+'$/,
    starts: 'target-start',
    sample: "starting VM 104 on remote node 'proxmox02'",
  },
  {
    event: 'tunnel',
    pattern: /^starting (?:ssh )?migration tunnel$/,
    starts: 'tunnel',
    sample: 'starting ssh migration tunnel',
  },
  {
    // ssh failed to listen on one of localhost's addresses; the tunnel works on the other.
    event: 'bind-failed',
    pattern: /^bind: Cannot assign requested address$/,
    level: 'warning',
    sample: 'bind: Cannot assign requested address',
  },
  {
    event: 'memory',
    pattern: /^starting online\/live migration on \S+$/,
    starts: 'memory',
    sample: 'starting online/live migration on localhost:60000',
  },
  {
    event: 'speed-limit',
    pattern: /^migrate_set_speed: (\d+)$/,
    learn: ([, bytes]) => ({ facts: { speedLimitBytesPerSecond: Number(bytes) } }),
    sample: 'migrate_set_speed: 8589934592',
  },
  {
    // Seconds with a decimal point. Repeated with a longer pause when memory doesn't converge: the last one counts.
    event: 'downtime-limit',
    pattern: /^migrate_set_downtime: (\d+(?:\.\d+)?)$/,
    learn: ([, seconds]) => ({ facts: { downtimeLimitMs: Math.round(Number(seconds) * 1000) } }),
    sample: 'migrate_set_downtime: 0.1',
  },
  {
    // The parenthesis after `remaining` is the program's own typo, in every log of the time.
    event: 'progress',
    pattern: /^migration status: active \(transferred (\d+), remaining (\d+)\), total (\d+)\)$/,
    learn: ([, transferred, remaining, total]) => ({
      sample: {
        transferredBytes: Number(transferred),
        remainingBytes: Number(remaining),
        totalBytes: Number(total),
      },
    }),
    sample: 'migration status: active (transferred 197603120, remaining 32460800), total 1082990592)',
  },
  {
    event: 'xbzrle',
    pattern: /^migration xbzrle cachesize: \d+ transferred \d+ pages \d+ cachemiss \d+ overflow \d+$/,
    sample: 'migration xbzrle cachesize: 33554432 transferred 0 pages 0 cachemiss 7395 overflow 0',
  },
  {
    // "MB" is MiB here, and the figure is nominal: configured memory over whole seconds.
    event: 'downtime',
    pattern: /^migration speed: (\d+(?:\.\d+)?) MB\/s - downtime (\d+) ms$/,
    learn: ([, speed, downtime]) => ({
      facts: { speedBytesPerSecond: Math.round(Number(speed) * MIB), downtimeMs: Number(downtime) },
    }),
    sample: 'migration speed: 73.14 MB/s - downtime 102 ms',
  },
  {
    event: 'memory-completed',
    pattern: /^migration status: completed$/,
    starts: 'finish',
    sample: 'migration status: completed',
  },
  {
    event: 'finished',
    pattern: /^migration finished successfull?y \(duration (\d{2,}):(\d{2}):(\d{2})\)$/,
    learn: (match) => ({ facts: { outcome: 'ok', durationSeconds: seconds(match) } }),
    sample: 'migration finished successfully (duration 00:00:20)',
  },
  {
    event: 'aborted',
    pattern: /^ERROR: migration aborted \(duration (\d{2,}):(\d{2}):(\d{2})\): (.*)$/,
    level: 'error',
    learn: (match) => ({ facts: { outcome: 'failed', durationSeconds: seconds(match), error: match[4] ?? null } }),
    sample: "ERROR: migration aborted (duration 00:00:01): can't migrate VM which uses local devices: hostpci0",
  },
  {
    event: 'problems',
    pattern: /^ERROR: migration finished with problems \(duration (\d{2,}):(\d{2}):(\d{2})\)$/,
    level: 'error',
    learn: (match) => ({ facts: { outcome: 'failed', durationSeconds: seconds(match) } }),
    sample: 'ERROR: migration finished with problems (duration 00:01:12)',
  },
  {
    event: 'error',
    pattern: /^ERROR: (?:online migrate failure - )?(.*)$/,
    level: 'error',
    learn: ([, reason]) => ({ facts: { error: reason ?? null } }),
    sample: 'ERROR: online migrate failure - aborting',
  },
  {
    event: 'task-ok',
    pattern: /^TASK OK$/,
    learn: () => ({ facts: { outcome: 'ok' } }),
    sample: 'TASK OK',
  },
  {
    event: 'task-error',
    pattern: /^TASK ERROR: (.*)$/,
    level: 'error',
    learn: () => ({ facts: { outcome: 'failed' } }),
    sample: 'TASK ERROR: migration aborted',
  },
];

function seconds([, hours, minutes, rest]: RegExpExecArray): number {
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}

export const pveQemu: Dialect = {
  name: 'pve-qemu',
  rules: RULES,
  recognises: (line) => /\bstarting migration of VM \d+ to node '/.test(line) || /\bmigration status: /.test(line),
};
