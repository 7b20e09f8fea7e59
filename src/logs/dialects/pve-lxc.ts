import type { Dialect, Rule } from '../dialect.ts';
import type { LogFacts, LogLine } from '../types.ts';
import { clockSeconds } from '../units.ts';
import { withoutSums } from './shared/copy-sums.ts';
import { MIGRATION_FRAME } from './shared/pve-frame.ts';

/**
 * The task log of `pct migrate`, and of `vzctl` containers before PVE 4. Wording and versions after the source of
 * pve-container (Migrate.pm, 2015 to 2026) and pve-manager (OpenVZMigrate.pm). LXC has no live migration: in restart mode
 * the container is stopped first and started at the end, and the log reports no downtime.
 */

const LXC: readonly Rule[] = [
  {
    // Restart mode; stands before the start of the migration.
    event: 'shutdown',
    pattern: /^shutdown CT (\d{1,9})$/,
    starts: 'shutdown',
    opens: true,
    since: '4.4',
    learn: ([, guest = '']) => ({ facts: { guest, guestKind: 'container' } }),
    samples: ['shutdown CT 310'],
  },
  {
    event: 'start',
    pattern:
      /^starting migration of CT (\d{1,9}) to node '([\w.-]{1,255})'(?: \(([\da-fA-F.:]{2,45}(?:%[\w.-]{1,32})?)\))?$/,
    starts: 'prepare',
    opens: true,
    learn: ([, guest = '', node = '', address]) => ({
      facts: { guest, guestKind: 'container', targetNode: node, ...(address ? { targetAddress: address } : {}) },
    }),
    samples: ["starting migration of CT 310 to node 'node-b' (192.0.2.12)"],
  },
  {
    event: 'shared-volume',
    pattern: /^volume '([^']{1,255})' is on shared storage '([^']{1,255})'$/,
    since: '4.3',
    learn: ([, volume = '', storage = '']) => ({ fields: { volume, storage } }),
    samples: ["volume 'nfs:310/vm-310-disk-0.raw' is on shared storage 'nfs'"],
  },
  {
    event: 'shared-volume',
    pattern: /^mountpoint '([^']{1,32})' is on shared storage '([^']{1,255})'$/,
    until: '4.2',
    learn: ([, mountpoint = '', storage = '']) => ({ fields: { mountpoint, storage } }),
    samples: ["mountpoint 'rootfs' is on shared storage 'nfs'"],
  },
  {
    // The blank before the node is the program's own.
    event: 'local-disk',
    pattern: /^copy mountpoint '([^']{1,32})' \(([^)]{1,255})\) to node ' ?([\w.-]{1,255})'$/,
    starts: 'copy',
    until: '4.2',
    learn: ([, mountpoint = '', disk = '', node = '']) => ({
      disk,
      facts: { targetNode: node },
      fields: { mountpoint },
    }),
    samples: ["copy mountpoint 'rootfs' (local:310/vm-310-disk-1.raw) to node ' node-b'"],
  },
  {
    // All are named, then all are copied.
    event: 'local-disk',
    pattern: /^found local volume '([^']{1,255})'(?: \((.{1,80})\))?$/,
    starts: 'copy',
    since: '4.3',
    learn: ([, disk = '', where]) => ({ disk, ...(where ? { fields: { where } } : {}) }),
    samples: [
      "found local volume 'local-zfs:subvol-310-disk-0' (in current VM config)",
      "found local volume 'local-zfs:subvol-310-disk-1' (via storage)",
      "found local volume 'local-zfs:subvol-310-disk-2' (referenced by snapshot(s))",
    ],
  },
  {
    // Level "warn" prints exactly like info.
    event: 'warning',
    pattern: /^can't migrate local volume '([^']{1,255})': (.*)$/,
    level: 'warning',
    timed: true,
    learn: ([, volume = '', reason = '']) => ({ fields: { volume, reason } }),
    samples: ["can't migrate local volume 'local-lvm:vm-310-disk-0': non-migratable snapshot exists"],
  },
  {
    event: 'ignored',
    pattern:
      /^ignoring (?:shared '(?:bind|device)' mount point|mountpoint) '([^']{1,32})' \('([^']{0,255})'\)(?: of type .{1,80})?$/,
    learn: ([, mountpoint = '', path = '']) => ({ fields: { mountpoint, path } }),
    samples: [
      "ignoring shared 'bind' mount point 'mp0' ('/srv/data')",
      "ignoring mountpoint 'mp0' ('/srv/data') of type 'bind', migration is forced.",
    ],
  },
  {
    // The reason alone says that it is a container.
    event: 'aborted',
    pattern: /^ERROR: migration aborted \(duration (\d{2,9}):(\d{2}):(\d{2})\): (lxc live migration .*)$/,
    level: 'error',
    closes: true,
    learn: ([, h, m, s, error = '']) => ({
      facts: { outcome: 'failed', durationSeconds: clockSeconds(h, m, s), error },
    }),
    samples: ['ERROR: migration aborted (duration 00:00:00): lxc live migration is currently not implemented'],
  },
  {
    event: 'final-cleanup',
    pattern: /^start final cleanup$/,
    starts: 'finish',
    samples: ['start final cleanup'],
  },
  {
    event: 'start-container',
    pattern: /^start container on (target) node$/,
    starts: 'start',
    since: '4.4',
    learn: ([, node = '']) => ({ fields: { node } }),
    samples: ['start container on target node'],
  },
  {
    // After a failure: it stays where it was.
    event: 'start-container',
    pattern: /^start container on (source) node$/,
    starts: 'start',
    since: '5.1',
    learn: ([, node = '']) => ({ fields: { node } }),
    samples: ['start container on source node'],
  },
];

const OPENVZ: readonly Rule[] = [
  {
    event: 'online',
    pattern: /^container is running - using online migration$/,
    samples: ['container is running - using online migration'],
  },
  {
    event: 'shared-volume',
    pattern: /^container data is on shared storage '([^']{1,255})'$/,
    until: '3.4',
    learn: ([, storage = '']) => ({ fields: { storage } }),
    samples: ["container data is on shared storage 'nfs'"],
  },
  {
    event: 'rsync',
    pattern: /^starting rsync (?:phase ([12])|\((2)nd pass\))$/,
    starts: 'copy',
    until: '3.4',
    learn: ([, phase, pass]) => ({ fields: { pass: Number(phase ?? pass) } }),
    samples: ['starting rsync phase 1', 'starting rsync phase 2', 'starting rsync (2nd pass)'],
  },
  {
    event: 'suspend',
    pattern: /^start live migration - suspending container$/,
    starts: 'memory',
    until: '3.4',
    samples: ['start live migration - suspending container'],
  },
  {
    event: 'dump',
    pattern: /^(?:dump container state|copy dump file to target node)$/,
    until: '3.4',
    samples: ['dump container state', 'copy dump file to target node'],
  },
  {
    event: 'quota',
    pattern:
      /^(?:(?:dump|load) 2nd level quota|copy 2nd level quota to target node|initializing remote quota|turn (?:on|off) remote quota)$/,
    until: '3.4',
    samples: [
      'dump 2nd level quota',
      'copy 2nd level quota to target node',
      'initializing remote quota',
      'turn on remote quota',
      'load 2nd level quota',
      'turn off remote quota',
    ],
  },
  {
    event: 'unmount',
    pattern: /^unmounting container$/,
    until: '3.4',
    samples: ['unmounting container'],
  },
  {
    event: 'target-start',
    pattern: /^(?:initialize|starting) container on remote node '([\w.-]{1,255})'$/,
    starts: 'start',
    until: '3.4',
    learn: ([, node = '']) => ({ facts: { targetNode: node } }),
    samples: ["initialize container on remote node 'node-b'", "starting container on remote node 'node-b'"],
  },
  {
    event: 'restore',
    pattern: /^restore container state$/,
    until: '3.4',
    samples: ['restore container state'],
  },
  {
    event: 'removing',
    pattern: /^removing (?:container files on local|copied files on target) node$/,
    starts: 'finish',
    until: '3.4',
    samples: ['removing container files on local node', 'removing copied files on target node'],
  },
];

const ENDS: ReadonlySet<string | null> = new Set(['finished', 'aborted', 'problems']);

/** From the stop of the container to its start, when the log has both with their times and nothing failed at the start. */
function downtimeOf(lines: readonly LogLine[]): Partial<LogFacts> {
  const down = lines.findIndex(({ event }) => event === 'shutdown' || event === 'suspend');
  const up = lines.findIndex(({ event }, i) => i > down && (event === 'start-container' || event === 'restore'));
  const from = lines[down]?.elapsedMs;
  if (down < 0 || up < 0 || typeof from !== 'number') return {};
  const upTo = lines[up]?.event === 'restore' ? nextTimed(lines, up) : endOf(lines, up);
  return upTo === null || upTo < from ? {} : { computedDowntimeMs: upTo - from };
}

/** The next line is printed when the container runs again. */
function nextTimed(lines: readonly LogLine[], up: number): number | null {
  const next = lines.slice(up + 1).find(({ elapsedMs }) => elapsedMs !== null);
  return next === undefined || next.level === 'error' ? null : next.elapsedMs;
}

/** The end of the migration comes after the start; the start itself, where the log has no end. */
function endOf(lines: readonly LogLine[], up: number): number | null {
  const after = lines.slice(up);
  const end = after.findIndex(({ event }) => ENDS.has(event));
  const between = end < 0 ? after : after.slice(0, end);
  if (between.some(({ event }) => event === 'error')) return null;
  return after[end]?.elapsedMs ?? after[0]?.elapsedMs ?? null;
}

export const pveLxc: Dialect = {
  name: 'pve-lxc',
  title: 'Proxmox VE: migration of a container',
  precedence: 20,
  product: 'PVE',
  family: 'pve-task',
  rules: [...LXC, ...OPENVZ, ...MIGRATION_FRAME],
  conclude: (lines, facts) => ({ ...downtimeOf(lines), ...withoutSums(lines, facts) }),
};
