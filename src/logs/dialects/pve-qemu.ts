import type { Dialect, Rule } from '../dialect.ts';
import type { LogFacts, LogLine } from '../types.ts';
import { binarySize, pattern, SIZE } from '../units.ts';
import { withoutSums } from './shared/copy-sums.ts';
import { MIGRATION_FRAME } from './shared/pve-frame.ts';

/**
 * The task log of `qm migrate`, Proxmox VE 1 to 9. Wording, versions and meaning after the source of
 * qemu-server (QemuMigrate.pm, 2011 to 2026) and real logs. It never names the source node.
 */

const MIB = 1024 * 1024;

const START: readonly Rule[] = [
  {
    event: 'start',
    pattern:
      /^starting migration of VM (\d{1,9}) to node '([\w.-]{1,255})'(?: \(([\da-fA-F.:]{2,45}(?:%[\w.-]{1,32})?)\))?$/,
    starts: 'prepare',
    opens: true,
    learn: ([, guest = '', node = '', address]) => ({
      facts: { guest, guestKind: 'vm', targetNode: node, ...(address ? { targetAddress: address } : {}) },
    }),
    samples: [
      "starting migration of VM 104 to node 'proxmox02' (192.168.0.186)",
      "starting migration of VM 201 to node 'node-b' (fd00::2)",
    ],
  },
  {
    event: 'offline-instead',
    pattern: /^VM isn't running\. Doing offline migration instead\.$/,
    samples: ["VM isn't running. Doing offline migration instead."],
  },
  {
    event: 'local-disk',
    pattern: /^found (local|local, replicated|generated) disk '([^']{1,255})' \((.{1,80})\)$/,
    starts: 'prepare',
    since: '4.3',
    learn: ([, kind = '', disk = '']) => ({ disk, fields: { kind } }),
    samples: [
      "found local disk 'local-lvm:vm-100-disk-0' (via storage)",
      "found local disk 'local-zfs:vm-100-disk-0' (attached)",
      "found local, replicated disk 'local-zfs:vm-100-disk-1' (in current VM config)",
      "found generated disk 'local:100/vm-100-cloudinit.qcow2' (in current VM config)",
    ],
  },
  {
    // Printed even when nothing is copied.
    event: 'disks',
    pattern: /^copying disk images$/,
    starts: 'disks',
    until: '6.0',
    samples: ['copying disk images'],
  },
  {
    event: 'disks',
    pattern: /^(?:copying local|replicating) disk images$/,
    starts: 'disks',
    since: '6.1',
    samples: ['copying local disk images', 'replicating disk images'],
  },
  {
    event: 'bitmap',
    pattern: /^(?:([\w-]{1,32}): start tracking writes using|removing) block-dirty-bitmap '([^']{1,64})'$/,
    since: '6.1',
    samples: [
      "scsi0: start tracking writes using block-dirty-bitmap 'repl_scsi0'",
      "removing block-dirty-bitmap 'repl_scsi0'",
    ],
  },
  {
    // To another cluster.
    event: 'allocating',
    pattern: /^Allocating volume for drive '([\w-]{1,32})' on remote storage '([^']{1,255})'\.\.$/,
    since: '7.2',
    learn: ([, drive = '', storage = '']) => ({ fields: { drive, storage } }),
    samples: ["Allocating volume for drive 'scsi0' on remote storage 'iscsi-sas'.."],
  },
  {
    event: 'target-start',
    pattern: /^starting VM (\d{1,9}) on remote node '([\w.-]{1,255})'$/,
    starts: 'target-start',
    learn: ([, guest = '', node = '']) => ({ facts: { guest, guestKind: 'vm', targetNode: node } }),
    samples: ["starting VM 104 on remote node 'proxmox02'"],
  },
];

const TUNNEL: readonly Rule[] = [
  {
    event: 'tunnel',
    pattern: /^starting migration tunnel$/,
    starts: 'tunnel',
    until: '3.0',
    samples: ['starting migration tunnel'],
  },
  {
    // Printed even for unencrypted migrations.
    event: 'tunnel',
    pattern: /^starting ssh migration tunnel$/,
    starts: 'tunnel',
    since: '3.1',
    until: '4.2',
    samples: ['starting ssh migration tunnel'],
  },
  {
    event: 'tunnel',
    pattern: /^start remote tunnel$/,
    starts: 'tunnel',
    since: '4.3',
    samples: ['start remote tunnel'],
  },
  {
    event: 'tunnel-version',
    pattern: /^ssh tunnel ver (\d{1,4})$/,
    since: '5.1',
    samples: ['ssh tunnel ver 1'],
  },
  {
    // ssh failed to listen on one of localhost's addresses, probably ::1 without IPv6; the tunnel works on the other.
    // Only while the tunnel used TCP ports.
    event: 'bind-failed',
    pattern: /^bind: Cannot assign requested address$/,
    level: 'warning',
    until: '4.2',
    samples: ['bind: Cannot assign requested address'],
  },
];

const STORAGE: readonly Rule[] = [
  {
    event: 'storage-migration',
    pattern: /^starting storage migration$/,
    starts: 'mirror',
    since: '5.0',
    samples: ['starting storage migration'],
  },
  {
    // With a double "to to" until PVE 5.0.
    event: 'mirror-start',
    pattern: /^((?:scsi|virtio|ide|sata|efidisk|tpmstate)\d{0,3}): start migration to (?:to )?(\S{1,512})$/,
    starts: 'mirror',
    since: '5.0',
    learn: ([, disk = '', uri = '']) => ({ disk, fields: { uri } }),
    samples: [
      'scsi0: start migration to nbd:unix:/run/qemu-server/201_nbd.migrate:exportname=drive-scsi0',
      'virtio0: start migration to to nbd:192.0.2.12:60001:exportname=drive-virtio0',
    ],
  },
  {
    event: 'mirror-active',
    pattern: /^switching mirror jobs to actively synced mode$/,
    since: '8.2',
    samples: ['switching mirror jobs to actively synced mode'],
  },
  {
    event: 'nbd-stopped',
    pattern: /^stopping NBD storage migration server on target\.$/,
    since: '6.2',
    samples: ['stopping NBD storage migration server on target.'],
  },
];

const MEMORY: readonly Rule[] = [
  {
    event: 'memory',
    pattern: /^starting online\/live migration on (\S{1,512}(?: \d{1,5})?)$/,
    starts: 'memory',
    learn: ([, where = '']) => ({ fields: { where } }),
    samples: [
      'starting online/live migration on localhost:60000',
      'starting online/live migration on port 60000',
      'starting online/live migration on tcp:192.0.2.12:60000',
      'starting online/live migration on unix:/run/qemu-server/201.migrate',
    ],
  },
  {
    // 0 means no limit of its own in later versions; the number is bytes/s.
    event: 'speed-limit',
    pattern: /^migrate_set_speed: (\d{1,18})$/,
    until: '6.1',
    learn: ([, bytes]) => ({ facts: { speedLimitBytesPerSecond: Number(bytes) } }),
    samples: ['migrate_set_speed: 8589934592'],
  },
  {
    // Seconds with a decimal point. Repeated with a longer pause when memory doesn't converge: the last one counts.
    event: 'downtime-limit',
    pattern: /^migrate_set_downtime: (\d{1,9}(?:\.\d{1,9})?)$/,
    until: '6.1',
    learn: ([, seconds]) => ({ facts: { downtimeLimitMs: Math.round(Number(seconds) * 1000) } }),
    samples: ['migrate_set_downtime: 0.1'],
  },
  {
    event: 'speed-limit',
    pattern: /^migration speed limit: (\d{1,18}) B\/s$/,
    since: '6.2',
    until: '6.3',
    learn: ([, bytes]) => ({ facts: { speedLimitBytesPerSecond: Number(bytes) } }),
    samples: ['migration speed limit: 8589934592 B/s'],
  },
  {
    event: 'speed-limit',
    pattern: pattern(`^migration speed limit: ${SIZE}/s$`),
    since: '6.4',
    learn: ([, figure, unit]) => ({ facts: { speedLimitBytesPerSecond: binarySize(figure, unit) } }),
    samples: ['migration speed limit: 100.0 MiB/s'],
  },
  {
    event: 'downtime-limit',
    pattern:
      /^(?:migration downtime limit|capping downtime limit to maximum possible|auto-increased downtime to continue migration): (\d{1,9}) ms$/,
    since: '6.2',
    learn: ([, ms]) => ({ facts: { downtimeLimitMs: Number(ms) } }),
    samples: [
      'migration downtime limit: 100 ms',
      'capping downtime limit to maximum possible: 2000000 ms',
      'auto-increased downtime to continue migration: 200 ms',
    ],
  },
  {
    event: 'cache-size',
    pattern: /^(?:set cachesize: |migration cachesize: )(\d{1,18})(?: B)?$/,
    since: '4.3',
    until: '6.3',
    learn: ([, bytes]) => ({ facts: { xbzrleCacheBytes: Number(bytes) } }),
    samples: ['set cachesize: 268435456', 'migration cachesize: 268435456 B'],
  },
  {
    event: 'cache-size',
    pattern: pattern(`^migration cachesize: ${SIZE}$`),
    since: '6.4',
    learn: ([, figure, unit]) => ({ facts: { xbzrleCacheBytes: binarySize(figure, unit) } }),
    samples: ['migration cachesize: 1.0 GiB'],
  },
  {
    event: 'parameters',
    pattern: /^set migration(?:_caps| capabilities| parameters)$/,
    since: '4.3',
    samples: ['set migration_caps', 'set migration capabilities', 'set migration parameters'],
  },
  {
    event: 'migrate-command',
    pattern: /^start migrate command to (\S{1,512})$/,
    learn: ([, where = '']) => ({ fields: { where } }),
    since: '4.3',
    samples: ['start migrate command to unix:/run/qemu-server/201.migrate'],
  },
  {
    event: 'spice',
    pattern: /^(?:spice client_migrate_info|Waiting for spice server migration)$/,
    since: '3.1',
    samples: ['spice client_migrate_info', 'Waiting for spice server migration'],
  },
  {
    event: 'waiting',
    pattern: /^migration in status '([\w-]{1,32})' - waiting for transition$/,
    since: '9.0',
    samples: ["migration in status 'setup' - waiting for transition"],
  },
];

const PROGRESS: readonly Rule[] = [
  {
    // To 2012, in KB of 1024.
    event: 'progress',
    pattern: /^migration status: active \(transferred (\d{1,15})KB, remaining (\d{1,15})KB\)?, total (\d{1,15})KB\)$/,
    until: '2.0',
    learn: ([, transferred, remaining, total]) => ({
      sample: memory(Number(transferred) * 1024, Number(remaining) * 1024, Number(total) * 1024),
    }),
    samples: ['migration status: active (transferred 192972KB, remaining 31700KB), total 1057608KB)'],
  },
  {
    // The parenthesis after `remaining` is the program's own typo, in every log of the time.
    event: 'progress',
    pattern: /^migration status: active \(transferred (\d{1,18}), remaining (\d{1,18})\)?, total (\d{1,18})\)$/,
    until: '6.3',
    learn: ([, transferred, remaining, total]) => ({
      sample: memory(Number(transferred), Number(remaining), Number(total)),
    }),
    samples: ['migration status: active (transferred 197603120, remaining 32460800), total 1082990592)'],
  },
  {
    event: 'xbzrle',
    pattern:
      /^migration xbzrle cachesize: (\d{1,18}) transferred (\d{1,18}) pages (\d{1,18}) cachemiss (\d{1,18}) overflow (\d{1,18})$/,
    until: '6.3',
    learn: ([, cache, bytes, pages, misses, overflow]) => ({
      facts: { xbzrleCacheBytes: Number(cache), xbzrleCacheMisses: Number(misses) },
      fields: { bytes: Number(bytes), pages: Number(pages), cacheMisses: Number(misses), overflow: Number(overflow) },
    }),
    samples: ['migration xbzrle cachesize: 33554432 transferred 0 pages 0 cachemiss 7395 overflow 0'],
  },
  {
    // Here the speed is measured: pages per second times the size of a page.
    event: 'progress',
    pattern: pattern(
      `^migration (?:active|device), transferred ${SIZE} of ${SIZE} VM-state, ${SIZE}/s(?: \\(\\+ ${SIZE} VFIO-state\\))?(?:, VM dirties lots of memory: ${SIZE}/s)?$`,
    ),
    since: '6.4',
    learn: ([, done, doneUnit, total, totalUnit, speed, speedUnit, , , dirty, dirtyUnit]) => ({
      sample: {
        of: 'memory',
        transferredBytes: binarySize(done, doneUnit),
        totalBytes: binarySize(total, totalUnit),
        bytesPerSecond: binarySize(speed, speedUnit),
        dirtyBytesPerSecond: dirty === undefined ? null : binarySize(dirty, dirtyUnit),
      },
    }),
    samples: [
      'migration active, transferred 512.0 MiB of 8.0 GiB VM-state, 498.7 MiB/s',
      'migration active, transferred 4.0 GiB of 8.0 GiB VM-state, 501.2 MiB/s, VM dirties lots of memory: 611.0 MiB/s',
      'migration device, transferred 4.0 GiB of 8.0 GiB VM-state, 1.0 GiB/s (+ 12.0 MiB VFIO-state)',
    ],
  },
  {
    event: 'xbzrle',
    pattern: pattern(
      `^xbzrle: send updates to (\\d{1,18}) pages in ${SIZE} encoded memory(?:, cache-miss (\\d{1,3}(?:\\.\\d{1,4})?)%)?(?:, overflow (\\d{1,18}))?$`,
    ),
    since: '6.4',
    learn: ([, pages, figure, unit]) => ({ fields: { pages: Number(pages), bytes: binarySize(figure, unit) } }),
    samples: [
      'xbzrle: send updates to 4211 pages in 3.1 MiB encoded memory, cache-miss 71.25%, overflow 12',
      'xbzrle: send updates to 0 pages in 0.0 B encoded memory',
    ],
  },
];

const RESULT: readonly Rule[] = [
  {
    // "MB" is MiB here, and the figure is nominal: configured memory over whole seconds.
    event: 'downtime',
    pattern: /^migration speed: (\d{1,12}(?:\.\d{1,4})?) MB\/s(?: - downtime (\d{1,12}) ms)?$/,
    until: '6.3',
    learn: ([, speed, downtime]) => ({
      facts: {
        speedBytesPerSecond: Math.round(Number(speed) * MIB),
        speedIsNominal: true,
        ...(downtime === undefined ? {} : { downtimeMs: Number(downtime) }),
      },
    }),
    // Up to 2012 without the pause.
    samples: ['migration speed: 73.14 MB/s - downtime 102 ms', 'migration speed: 42.67 MB/s'],
  },
  {
    // Total memory over whole seconds: nominal as well.
    event: 'downtime',
    pattern: pattern(`^average migration speed: ${SIZE}/s - downtime (\\d{1,12}) ms$`),
    since: '6.4',
    learn: ([, figure, unit, downtime]) => ({
      facts: { speedBytesPerSecond: binarySize(figure, unit), speedIsNominal: true, downtimeMs: Number(downtime) },
    }),
    samples: ['average migration speed: 431.2 MiB/s - downtime 88 ms'],
  },
  {
    // Measured, and a summary: not one more report of progress.
    event: 'transferred',
    pattern: pattern(`^migration completed, transferred ${SIZE} VM-state(?: \\(\\+ ${SIZE} VFIO-state\\))?$`),
    since: '8.3',
    learn: ([, figure, unit]) => ({ facts: { transferredBytes: binarySize(figure, unit) } }),
    samples: ['migration completed, transferred 1.9 GiB VM-state'],
  },
  {
    event: 'memory-completed',
    pattern: /^migration status: completed$/,
    starts: 'finish',
    samples: ['migration status: completed'],
  },
  {
    event: 'memory-failed',
    pattern: /^migration status error: (?:failed|cancelled)(?: - (.*))?$/,
    level: 'error',
    since: '4.3',
    learn: ([, reason]) => ({ facts: { outcome: 'failed', ...(reason ? { error: reason } : {}) } }),
    samples: [
      'migration status error: failed - Unable to write to socket: Broken pipe',
      'migration status error: cancelled',
    ],
  },
  {
    // Part of the clean-up, as `aborting phase 2` is.
    event: 'cancel',
    pattern: /^migrate_cancel$/,
    level: 'notice',
    samples: ['migrate_cancel'],
  },
  {
    event: 'cancel',
    pattern: /^migrate_cancel error: (.*)$/,
    level: 'error',
    samples: ['migrate_cancel error: VM 100 not running'],
  },
  {
    // Tried again, so not the end; printed twice.
    event: 'query-failed',
    pattern: /^query migrate failed: (.*)$/,
    level: 'error',
    learn: ([, text = '']) => ({ fields: { text } }),
    samples: ['query migrate failed: VM 100 qmp command failed - client closed connection'],
  },
  {
    event: 'fstrim',
    pattern: /^(?:issuing guest fstrim|skipping guest fstrim, because VM is paused)$/,
    since: '7.2',
    samples: ['issuing guest fstrim', 'skipping guest fstrim, because VM is paused'],
  },
  {
    event: 'conntrack',
    pattern:
      /^(?:stopping migration dbus-vmstate helpers|migrated \d{1,9} conntrack state entr(?:y|ies)|flushing conntrack state for guest on source node)$/,
    since: '9.0',
    samples: [
      'stopping migration dbus-vmstate helpers',
      'migrated 4 conntrack state entries',
      'flushing conntrack state for guest on source node',
    ],
  },
];

// Level "warn" prints exactly like info, so these are known by their text alone.
const WARNINGS: readonly Rule[] = [
  {
    event: 'warning',
    pattern:
      /^(?:can't migrate local disk '[^']{1,255}': |conntrack state migration not supported or disabled|attempt to clean up left-over fleecing images failed|stopped left-over dbus-vmstate helper)/,
    level: 'warning',
    timed: true,
    samples: [
      "can't migrate local disk 'local:iso/debian.iso': local cdrom image",
      'conntrack state migration not supported or disabled, active connections might get dropped',
      'attempt to clean up left-over fleecing images failed - timeout',
      'stopped left-over dbus-vmstate helper for VM 100',
    ],
  },
];

function memory(transferredBytes: number, remainingBytes: number, totalBytes: number) {
  return { of: 'memory', transferredBytes, remainingBytes, totalBytes };
}

function conclude(lines: readonly LogLine[], facts: Readonly<LogFacts>): Partial<LogFacts> {
  return { ...disksOf(facts), ...withoutSums(lines, facts), ...(facts.targetAddress === null ? addressOf(lines) : {}) };
}

/** Each disk is named by its volume when it is found, and by its drive when it is mirrored: one name is enough. */
function disksOf({ disks }: Readonly<LogFacts>): Partial<LogFacts> {
  const volumes = disks.filter((disk) => disk.includes(':'));
  return volumes.length > 0 ? { disks: volumes } : {};
}

/** Where no other line has the address, that of a port which memory or disks are sent to: unencrypted, not through a tunnel. */
function addressOf(lines: readonly LogLine[]): Partial<LogFacts> {
  for (const { event, fields } of lines) {
    const where = event === 'memory' || event === 'migrate-command' ? fields?.where : null;
    const address = typeof where === 'string' ? ADDRESS.exec(where)?.slice(1).find(Boolean) : undefined;
    if (address !== undefined) return { targetAddress: address };
  }
  return {};
}

const ADDRESS = /^(?:tcp:)?(?:\[([\da-fA-F:.]{2,45})\]|(\d{1,3}(?:\.\d{1,3}){3})):\d{1,5}$/;

export const pveQemu: Dialect = {
  name: 'pve-qemu',
  title: 'Proxmox VE: migration of a VM',
  precedence: 10,
  product: 'PVE',
  family: 'pve-task',
  rules: [...START, ...TUNNEL, ...STORAGE, ...MEMORY, ...PROGRESS, ...RESULT, ...WARNINGS, ...MIGRATION_FRAME],
  conclude,
};
