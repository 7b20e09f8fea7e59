import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseLog } from '../parse.ts';

const LOGS = new URL('../../../content/posts/proxmox-ha/high-availability/logs/', import.meta.url);
const MIB = 2 ** 20;
const GIB = 2 ** 30;

const seed = (name: string) => readFileSync(new URL(name, LOGS), 'utf8');

function phasesOf(text: string): string[] {
  return parseLog(text).phases.map(({ name }) => name);
}

const PVE_2_0 = `Jan 12 14:01:22 starting migration of VM 101 to node 'node-b' (192.0.2.12)
Jan 12 14:01:22 copying disk images
Jan 12 14:01:22 starting VM 101 on remote node 'node-b'
Jan 12 14:01:23 starting migration tunnel
Jan 12 14:01:24 starting online/live migration on port 60000
Jan 12 14:01:26 migration status: active (transferred 192972KB, remaining 31700KB), total 1057608KB)
Jan 12 14:01:28 migration status: active (transferred 216012KB, remaining 8660KB), total 1057608KB)
Jan 12 14:01:29 migration speed: 204.80 MB/s - downtime 38 ms
Jan 12 14:01:29 migration status: completed
Jan 12 14:01:30 migration finished successfuly (duration 00:00:08)
TASK OK
`;

const PVE_3 = `Mar 10 09:12:33 starting migration of VM 110 to node 'node-b' (192.0.2.12)
Mar 10 09:12:33 copying disk images
Mar 10 09:12:33 starting VM 110 on remote node 'node-b'
Mar 10 09:12:34 starting ssh migration tunnel
bind: Cannot assign requested address
Mar 10 09:12:35 starting online/live migration on localhost:60000
Mar 10 09:12:35 migrate_set_speed: 8589934592
Mar 10 09:12:35 migrate_set_downtime: 0.1
Mar 10 09:12:37 migration status: active (transferred 234184316, remaining 1929367552), total 2164916224)
Mar 10 09:12:51 migration speed: 128.00 MB/s - downtime 64 ms
Mar 10 09:12:51 migration status: completed
Mar 10 09:12:54 migration finished successfuly (duration 00:00:21)
TASK OK
`;

const PVE_4_3 = `Oct 04 11:20:00 use dedicated network address for sending migration traffic (198.51.100.12)
Oct 04 11:20:00 starting migration of VM 120 to node 'node-b' (198.51.100.12)
Oct 04 11:20:00 found local disk 'local-lvm:vm-120-disk-1' (via storage)
Oct 04 11:20:00 copying disk images
Oct 04 11:20:31 starting VM 120 on remote node 'node-b'
Oct 04 11:20:33 start remote tunnel
Oct 04 11:20:34 starting online/live migration on unix:/run/qemu-server/120.migrate
Oct 04 11:20:34 migrate_set_speed: 8589934592
Oct 04 11:20:34 migrate_set_downtime: 0.1
Oct 04 11:20:34 set migration_caps
Oct 04 11:20:34 set cachesize: 429496729
Oct 04 11:20:34 start migrate command to unix:/run/qemu-server/120.migrate
Oct 04 11:20:36 migration status: active (transferred 229842932, remaining 3922460672), total 4312604672)
Oct 04 11:20:36 migration xbzrle cachesize: 268435456 transferred 0 pages 0 cachemiss 0 overflow 0
Oct 04 11:21:06 migration speed: 128.00 MB/s - downtime 41 ms
Oct 04 11:21:06 migration status: completed
Oct 04 11:21:09 migration finished successfully (duration 00:01:09)
TASK OK
`;

const PVE_5 = `2018-05-02 10:57:01 starting migration of VM 130 to node 'node-b' (fd00::2)
2018-05-02 10:57:01 found local disk 'local-lvm:vm-130-disk-1' (in current VM config)
2018-05-02 10:57:01 copying disk images
2018-05-02 10:57:01 starting VM 130 on remote node 'node-b'
2018-05-02 10:57:04 start remote tunnel
2018-05-02 10:57:05 ssh tunnel ver 1
2018-05-02 10:57:05 starting storage migration
2018-05-02 10:57:05 scsi0: start migration to to nbd:unix:/run/qemu-server/130_nbd.migrate:exportname=drive-scsi0
drive mirror is starting for drive-scsi0 with bandwidth limit: 51200 KB/s
drive-scsi0: transferred: 0 bytes remaining: 8589934592 bytes total: 8589934592 bytes progression: 0.00 % busy: 1 ready: 0${' '}
drive-scsi0: transferred: 8589934592 bytes remaining: 0 bytes total: 8589934592 bytes progression: 100.00 % busy: 0 ready: 1${' '}
all mirroring jobs are ready${' '}
2018-05-02 10:59:53 starting online/live migration on tcp:192.0.2.12:60000
2018-05-02 10:59:53 migrate_set_speed: 8589934592
2018-05-02 10:59:53 migrate_set_downtime: 0.1
2018-05-02 10:59:53 set migration_caps
2018-05-02 10:59:53 set cachesize: 268435456
2018-05-02 10:59:53 spice client_migrate_info
2018-05-02 10:59:53 start migrate command to tcp:192.0.2.12:60000
2018-05-02 10:59:54 migration status: active (transferred 118243623, remaining 1921642496), total 2165121024)
2018-05-02 10:59:54 migration xbzrle cachesize: 268435456 transferred 0 pages 0 cachemiss 0 overflow 0
2018-05-02 11:00:09 migration speed: 128.00 MB/s - downtime 21 ms
2018-05-02 11:00:09 migration status: completed
drive-scsi0: transferred: 8589934592 bytes remaining: 0 bytes total: 8589934592 bytes progression: 100.00 % busy: 0 ready: 1${' '}
all mirroring jobs are ready${' '}
drive-scsi0: Completing block job...
drive-scsi0: Completed successfully.
drive-scsi0: finished
2018-05-02 11:00:10 Waiting for spice server migration
2018-05-02 11:00:14 migration finished successfully (duration 00:03:13)
TASK OK
`;

const PVE_6_1 = `task started by HA resource agent
2020-01-20 08:00:00 use dedicated network address for sending migration traffic (198.51.100.12)
2020-01-20 08:00:00 starting migration of VM 140 to node 'node-b' (198.51.100.12)
2020-01-20 08:00:00 found local, replicated disk 'local-zfs:vm-140-disk-0' (in current VM config)
2020-01-20 08:00:00 scsi0: start tracking writes using block-dirty-bitmap 'repl_scsi0'
2020-01-20 08:00:00 replicating disk images
2020-01-20 08:00:00 start replication job
2020-01-20 08:00:00 guest => VM 140, running => 3021
2020-01-20 08:00:00 volumes => local-zfs:vm-140-disk-0
2020-01-20 08:00:01 freeze guest filesystem
2020-01-20 08:00:01 create snapshot '__replicate_140-0_1579507200__' on local-zfs:vm-140-disk-0
2020-01-20 08:00:01 thaw guest filesystem
2020-01-20 08:00:01 using secure transmission, rate limit: none
2020-01-20 08:00:01 incremental sync 'local-zfs:vm-140-disk-0' (__replicate_140-0_1579506300__ => __replicate_140-0_1579507200__)
2020-01-20 08:00:02 send from @__replicate_140-0_1579506300__ to rpool/data/vm-140-disk-0@__replicate_140-0_1579507200__ estimated size is 7.25M
2020-01-20 08:00:02 total estimated size is 7.25M
2020-01-20 08:00:02 TIME        SENT   SNAPSHOT rpool/data/vm-140-disk-0@__replicate_140-0_1579507200__
2020-01-20 08:00:03 successfully imported 'local-zfs:vm-140-disk-0'
2020-01-20 08:00:03 delete previous replication snapshot '__replicate_140-0_1579506300__' on local-zfs:vm-140-disk-0
2020-01-20 08:00:04 (remote_finalize_local_job) delete stale replication snapshot '__replicate_140-0_1579506300__' on local-zfs:vm-140-disk-0
2020-01-20 08:00:04 end replication job
2020-01-20 08:00:04 starting VM 140 on remote node 'node-b'
2020-01-20 08:00:06 [node-b] trying to acquire lock...
2020-01-20 08:00:06 start remote tunnel
2020-01-20 08:00:07 ssh tunnel ver 1
2020-01-20 08:00:07 starting storage migration
2020-01-20 08:00:07 scsi0: start migration to nbd:unix:/run/qemu-server/140_nbd.migrate:exportname=drive-scsi0
drive mirror re-using dirty bitmap 'repl_scsi0'
drive mirror is starting for drive-scsi0
drive-scsi0: transferred: 0 bytes remaining: 196608 bytes total: 196608 bytes progression: 0.00 % busy: 1 ready: 0${' '}
drive-scsi0: transferred: 196608 bytes remaining: 0 bytes total: 196608 bytes progression: 100.00 % busy: 0 ready: 1${' '}
all mirroring jobs are ready${' '}
2020-01-20 08:00:08 volume 'local-zfs:vm-140-disk-0' is 'local-zfs:vm-140-disk-0' on the target
2020-01-20 08:00:08 starting online/live migration on unix:/run/qemu-server/140.migrate
2020-01-20 08:00:08 migrate_set_speed: 8589934592
2020-01-20 08:00:08 migrate_set_downtime: 0.1
2020-01-20 08:00:08 set migration_caps
2020-01-20 08:00:08 set cachesize: 134217728
2020-01-20 08:00:08 start migrate command to unix:/run/qemu-server/140.migrate
2020-01-20 08:00:09 migration status: active (transferred 96468992, remaining 610304000), total 1091379200)
2020-01-20 08:00:14 migration speed: 170.67 MB/s - downtime 12 ms
2020-01-20 08:00:14 migration status: completed
drive-scsi0: finished
2020-01-20 08:00:16 removing block-dirty-bitmap 'repl_scsi0'
2020-01-20 08:00:17 migration finished successfully (duration 00:00:18)
TASK OK
`;

const PVE_6_3 = `2020-12-03 17:00:00 starting migration of VM 150 to node 'node-b' (192.0.2.12)
2020-12-03 17:00:00 starting VM 150 on remote node 'node-b'
2020-12-03 17:00:02 start remote tunnel
2020-12-03 17:00:03 ssh tunnel ver 1
2020-12-03 17:00:03 starting online/live migration on unix:/run/qemu-server/150.migrate
2020-12-03 17:00:03 set migration_caps
2020-12-03 17:00:03 migration speed limit: 8589934592 B/s
2020-12-03 17:00:03 migration downtime limit: 100 ms
2020-12-03 17:00:03 migration cachesize: 268435456 B
2020-12-03 17:00:03 set migration parameters
2020-12-03 17:00:03 start migrate command to unix:/run/qemu-server/150.migrate
2020-12-03 17:00:04 migration status: active (transferred 117915466, remaining 2022457344), total 2165121024)
2020-12-03 17:00:04 migration xbzrle cachesize: 268435456 transferred 0 pages 0 cachemiss 0 overflow 0
2020-12-03 17:00:12 auto-increased downtime to continue migration: 200 ms
2020-12-03 17:00:13 auto-increased downtime to continue migration: 400 ms
2020-12-03 17:00:19 migration speed: 128.00 MB/s - downtime 311 ms
2020-12-03 17:00:19 migration status: completed
2020-12-03 17:00:22 migration finished successfully (duration 00:00:23)
TASK OK
`;

const PVE_6_4 = `2021-05-10 09:00:00 starting migration of VM 160 to node 'node-b' (192.0.2.12)
2021-05-10 09:00:00 starting VM 160 on remote node 'node-b'
2021-05-10 09:00:02 start remote tunnel
2021-05-10 09:00:03 ssh tunnel ver 1
2021-05-10 09:00:03 starting online/live migration on unix:/run/qemu-server/160.migrate
2021-05-10 09:00:03 set migration capabilities
2021-05-10 09:00:03 migration speed limit: 100.0 MiB/s
2021-05-10 09:00:03 migration downtime limit: 100 ms
2021-05-10 09:00:03 migration cachesize: 256.0 MiB
2021-05-10 09:00:03 set migration parameters
2021-05-10 09:00:03 start migrate command to unix:/run/qemu-server/160.migrate
2021-05-10 09:00:04 migration active, transferred 98.1 MiB of 2.0 GiB VM-state, 1019.2 MiB/s
2021-05-10 09:00:05 migration active, transferred 0.0 B of 2.0 GiB VM-state, 1.0 GiB/s
2021-05-10 09:00:24 average migration speed: 102.4 MiB/s - downtime 51 ms
2021-05-10 09:00:24 migration status: completed
WARN: no efidisk configured! Using temporary efivars disk.
2021-05-10 09:00:27 migration finished successfully (duration 00:00:28)
TASK WARNINGS: 1
`;

const PVE_7 = `2022-11-30 20:00:00 starting migration of VM 170 to node 'node-b' (192.0.2.12)
2022-11-30 20:00:00 found local disk 'local:170/vm-170-disk-0.qcow2' (via storage)
2022-11-30 20:00:00 copying local disk images
2022-11-30 20:00:01 Formatting '/var/lib/vz/images/170/vm-170-disk-0.raw', fmt=raw size=1073741824
262144+0 records in
262144+0 records out
1073741824 bytes (1.1 GB, 1.0 GiB) copied, 9.81356 s, 109 MB/s
2022-11-30 20:00:11 successfully imported 'local:170/vm-170-disk-0.raw'
2022-11-30 20:00:11 volume 'local:170/vm-170-disk-0.qcow2' is 'local:170/vm-170-disk-0.raw' on the target
2022-11-30 20:00:11 starting VM 170 on remote node 'node-b'
2022-11-30 20:00:13 start remote tunnel
2022-11-30 20:00:14 ssh tunnel ver 1
2022-11-30 20:00:14 starting online/live migration on unix:/run/qemu-server/170.migrate
2022-11-30 20:00:14 set migration capabilities
2022-11-30 20:00:14 migration downtime limit: 100 ms
2022-11-30 20:00:14 migration cachesize: 512.0 MiB
2022-11-30 20:00:14 set migration parameters
2022-11-30 20:00:14 start migrate command to unix:/run/qemu-server/170.migrate
2022-11-30 20:00:15 migration active, transferred 112.4 MiB of 4.0 GiB VM-state, 113.0 MiB/s
2022-11-30 20:00:15 xbzrle: send updates to 0 pages in 0.0 B encoded memory
2022-11-30 20:00:33 average migration speed: 215.7 MiB/s - downtime 66 ms
2022-11-30 20:00:33 migration status: completed
2022-11-30 20:00:34 issuing guest fstrim
2022-11-30 20:00:37 migration finished successfully (duration 00:00:38)
TASK OK
`;

const PVE_8 = `2024-03-02 23:59:57 starting migration of VM 201 to node 'node-b' (192.0.2.12)
2024-03-02 23:59:57 starting VM 201 on remote node 'node-b'
2024-03-02 23:59:59 start remote tunnel
2024-03-03 00:00:00 ssh tunnel ver 1
2024-03-03 00:00:00 starting storage migration
2024-03-03 00:00:00 scsi0: start migration to nbd:unix:/run/qemu-server/201_nbd.migrate:exportname=drive-scsi0
drive mirror is starting for drive-scsi0
drive-scsi0: transferred 1.1 GiB of 32.0 GiB (3.44%) in 1s
drive-scsi0: transferred 32.0 GiB of 32.0 GiB (100.00%) in 31s, ready
all 'mirror' jobs are ready
2024-03-03 00:00:32 starting online/live migration on unix:/run/qemu-server/201.migrate
2024-03-03 00:00:32 set migration capabilities
2024-03-03 00:00:32 migration downtime limit: 100 ms
2024-03-03 00:00:32 migration cachesize: 1.0 GiB
2024-03-03 00:00:32 set migration parameters
2024-03-03 00:00:32 start migrate command to unix:/run/qemu-server/201.migrate
2024-03-03 00:00:33 migration active, transferred 512.0 MiB of 8.0 GiB VM-state, 498.7 MiB/s
2024-03-03 00:00:40 migration active, transferred 4.0 GiB of 8.0 GiB VM-state, 501.2 MiB/s, VM dirties lots of memory: 611.0 MiB/s
2024-03-03 00:00:40 xbzrle: send updates to 4211 pages in 3.1 MiB encoded memory, cache-miss 71.25%, overflow 12
2024-03-03 00:00:51 average migration speed: 431.2 MiB/s - downtime 88 ms
2024-03-03 00:00:51 migration status: completed
all 'mirror' jobs are ready
drive-scsi0: Completing block job...
drive-scsi0: Completed successfully.
drive-scsi0: mirror-job finished
2024-03-03 00:00:55 migration finished successfully (duration 00:00:58)
TASK OK
`;

const PVE_9 = `2026-02-01 12:00:00 conntrack state migration not supported or disabled, active connections might get dropped
2026-02-01 12:00:00 starting migration of VM 210 to node 'node-b' (192.0.2.12)
2026-02-01 12:00:00 found local disk 'local-lvm:vm-210-disk-0' (attached)
2026-02-01 12:00:00 found generated disk 'local-lvm:vm-210-cloudinit' (in current VM config)
2026-02-01 12:00:00 copying local disk images
2026-02-01 12:00:01   Logical volume "vm-210-cloudinit" created.
2026-02-01 12:00:02 successfully imported 'local-lvm:vm-210-cloudinit'
2026-02-01 12:00:02 volume 'local-lvm:vm-210-cloudinit' is 'local-lvm:vm-210-cloudinit' on the target
2026-02-01 12:00:02 starting VM 210 on remote node 'node-b'
2026-02-01 12:00:04 volume 'local-lvm:vm-210-disk-0' is 'local-lvm:vm-210-disk-0' on the target
2026-02-01 12:00:04 start remote tunnel
2026-02-01 12:00:05 ssh tunnel ver 1
2026-02-01 12:00:05 starting storage migration
2026-02-01 12:00:05 scsi0: start migration to nbd:unix:/run/qemu-server/210_nbd.migrate:exportname=drive-scsi0
drive mirror is starting for drive-scsi0
mirror-scsi0: transferred 0.0 B of 8.0 GiB (0.00%) in 0s
mirror-scsi0: transferred 8.0 GiB of 8.0 GiB (100.00%) in 1m 5s, ready
all 'mirror' jobs are ready
2026-02-01 12:01:10 switching mirror jobs to actively synced mode
mirror-scsi0: switching to actively synced mode
mirror-scsi0: successfully switched to actively synced mode
2026-02-01 12:01:11 starting online/live migration on unix:/run/qemu-server/210.migrate
2026-02-01 12:01:11 set migration capabilities
2026-02-01 12:01:11 capping downtime limit to maximum possible: 2000000 ms
2026-02-01 12:01:11 migration downtime limit: 100 ms
2026-02-01 12:01:11 migration cachesize: 1.0 GiB
2026-02-01 12:01:11 set migration parameters
2026-02-01 12:01:11 start migrate command to unix:/run/qemu-server/210.migrate
2026-02-01 12:01:11 migration in status 'setup' - waiting for transition
2026-02-01 12:01:12 migration active, transferred 1.2 GiB of 8.0 GiB VM-state, 1.2 GiB/s (+ 12.0 MiB VFIO-state)
2026-02-01 12:01:17 migration device, transferred 6.9 GiB of 8.0 GiB VM-state, 1.1 GiB/s (+ 24.0 MiB VFIO-state)
2026-02-01 12:01:18 average migration speed: 1.1 GiB/s - downtime 142 ms
2026-02-01 12:01:18 migration completed, transferred 7.2 GiB VM-state (+ 30.5 MiB VFIO-state)
2026-02-01 12:01:18 migration status: completed
all 'mirror' jobs are ready
mirror-scsi0: Completing block job...
mirror-scsi0: Completed successfully.
mirror-scsi0: mirror-job finished
2026-02-01 12:01:19 stopping NBD storage migration server on target.
2026-02-01 12:01:19 stopping migration dbus-vmstate helpers
2026-02-01 12:01:19 migrated 4 conntrack state entries
2026-02-01 12:01:20 skipping guest fstrim, because VM is paused
2026-02-01 12:01:21 flushing conntrack state for guest on source node
2026-02-01 12:01:23 migration finished successfully (duration 00:01:24)
TASK OK
`;

describe.each([
  {
    version: '2.0',
    text: PVE_2_0,
    says: 'PVE 2.0 or older',
    facts: {
      guest: '101',
      durationSeconds: 8,
      elapsedSeconds: 8,
      downtimeMs: 38,
      downtimeLimitMs: null,
      speedBytesPerSecond: Math.round(204.8 * MIB),
      transferredBytes: 216012 * 1024,
      remainingBytes: 8660 * 1024,
      totalBytes: 1057608 * 1024,
      memoryPasses: 1,
      memoryPhaseMs: 5000,
      disks: [],
    },
    phases: ['prepare', 'disks', 'target-start', 'tunnel', 'memory', 'finish'],
    samples: 2,
    warnings: 0,
  },
  {
    version: '3',
    text: PVE_3,
    says: 'PVE 3.1 to 4.2',
    facts: {
      guest: '110',
      durationSeconds: 21,
      downtimeMs: 64,
      downtimeLimitMs: 100,
      speedBytesPerSecond: 128 * MIB,
      speedLimitBytesPerSecond: 8 * GIB,
      transferredBytes: 234184316,
      memoryPhaseMs: 16_000,
      xbzrleCacheBytes: null,
    },
    phases: ['prepare', 'disks', 'target-start', 'tunnel', 'memory', 'finish'],
    samples: 1,
    warnings: 1,
  },
  {
    version: '4.3',
    text: PVE_4_3,
    says: 'PVE 4.4 to 6.0',
    facts: {
      guest: '120',
      targetAddress: '198.51.100.12',
      durationSeconds: 69,
      downtimeMs: 41,
      xbzrleCacheBytes: 268435456,
      xbzrleCacheMisses: 0,
      totalBytes: 4312604672,
      disks: ['local-lvm:vm-120-disk-1'],
    },
    phases: ['prepare', 'disks', 'target-start', 'tunnel', 'memory', 'finish'],
    samples: 1,
    warnings: 0,
  },
  {
    version: '5',
    text: PVE_5,
    says: 'PVE 5.1 to 6.0',
    facts: {
      guest: '130',
      targetAddress: 'fd00::2',
      durationSeconds: 193,
      elapsedSeconds: 193,
      downtimeMs: 21,
      transferredBytes: 118243623,
      memoryPhaseMs: 16_000,
      disks: ['local-lvm:vm-130-disk-1'],
    },
    phases: ['prepare', 'disks', 'target-start', 'tunnel', 'mirror', 'memory', 'finish'],
    samples: 4,
    warnings: 0,
  },
  {
    version: '6.1',
    text: PVE_6_1,
    says: 'PVE 6.1',
    facts: {
      guest: '140',
      durationSeconds: 18,
      downtimeMs: 12,
      speedLimitBytesPerSecond: 8 * GIB,
      xbzrleCacheBytes: 134217728,
      disks: ['local-zfs:vm-140-disk-0'],
    },
    phases: ['prepare', 'disks', 'replication', 'target-start', 'tunnel', 'mirror', 'memory', 'finish'],
    samples: 3,
    warnings: 0,
  },
  {
    version: '6.3',
    text: PVE_6_3,
    says: 'PVE 6.2 to 6.3',
    facts: {
      guest: '150',
      durationSeconds: 23,
      downtimeMs: 311,
      downtimeLimitMs: 400,
      speedLimitBytesPerSecond: 8 * GIB,
      xbzrleCacheBytes: 268435456,
      disks: [],
    },
    phases: ['prepare', 'target-start', 'tunnel', 'memory', 'finish'],
    samples: 1,
    warnings: 0,
  },
  {
    version: '6.4',
    text: PVE_6_4,
    says: 'PVE 6.4 or newer',
    facts: {
      guest: '160',
      durationSeconds: 28,
      downtimeMs: 51,
      speedBytesPerSecond: Math.round(102.4 * MIB),
      speedLimitBytesPerSecond: 100 * MIB,
      xbzrleCacheBytes: 256 * MIB,
      transferredBytes: 0,
      totalBytes: 2 * GIB,
      remainingBytes: null,
    },
    phases: ['prepare', 'target-start', 'tunnel', 'memory', 'finish'],
    samples: 2,
    warnings: 1,
  },
  {
    version: '7',
    text: PVE_7,
    says: 'PVE 7.2 or newer',
    facts: {
      guest: '170',
      durationSeconds: 38,
      downtimeMs: 66,
      speedBytesPerSecond: Math.round(215.7 * MIB),
      transferredBytes: Math.round(112.4 * MIB),
      disks: ['local:170/vm-170-disk-0.qcow2'],
    },
    phases: ['prepare', 'disks', 'target-start', 'tunnel', 'memory', 'finish'],
    samples: 2,
    warnings: 0,
  },
  {
    version: '8',
    text: PVE_8,
    says: 'PVE 6.4 or newer',
    facts: {
      guest: '201',
      durationSeconds: 58,
      elapsedSeconds: 58,
      downtimeMs: 88,
      downtimeLimitMs: 100,
      speedBytesPerSecond: Math.round(431.2 * MIB),
      transferredBytes: 4 * GIB,
      totalBytes: 8 * GIB,
      memoryPhaseMs: 19_000,
      xbzrleCacheBytes: GIB,
      disks: ['scsi0'],
    },
    phases: ['prepare', 'target-start', 'tunnel', 'mirror', 'memory', 'finish'],
    samples: 4,
    warnings: 0,
  },
  {
    version: '9',
    text: PVE_9,
    says: 'PVE 9.0 or newer',
    facts: {
      guest: '210',
      durationSeconds: 84,
      downtimeMs: 142,
      downtimeLimitMs: 100,
      transferredBytes: Math.round(7.2 * GIB),
      totalBytes: 8 * GIB,
      disks: ['local-lvm:vm-210-disk-0', 'local-lvm:vm-210-cloudinit'],
    },
    phases: ['prepare', 'disks', 'target-start', 'tunnel', 'mirror', 'memory', 'finish'],
    samples: 4,
    warnings: 1,
  },
])('a migration as PVE $version logs it', ({ text, says, facts, phases, samples, warnings }) => {
  const log = parseLog(text);

  it('is known for what it is, with a version, and understood line by line', () => {
    expect(log.lines.filter(({ event, message }) => event === null && message !== '')).toEqual([]);
    expect(log).toMatchObject({ dialect: 'pve-qemu', dialectVersion: says, notUnderstood: 0, clockStepsBack: 0 });
  });

  it('states its facts', () => {
    expect(log.facts).toMatchObject({
      guestKind: 'vm',
      sourceNode: null,
      targetNode: 'node-b',
      outcome: 'ok',
      error: null,
      computedDowntimeMs: null,
      speedIsNominal: true,
      warnings,
      ...facts,
    });
  });

  it('is one story with its phases in order', () => {
    expect(log.records).toHaveLength(1);
    expect(log.phases.map(({ name }) => name)).toEqual(phases);
    expect(log.progress).toHaveLength(samples);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('the real logs of PVE 4.2', () => {
  it.each(['vm104-glusterfs.log', 'vm105-drbd.log', 'vm108-iscsi.log'])(
    '%s is of PVE 3.1 to 4.2, and no line is left over',
    (name) => {
      expect(parseLog(seed(name))).toMatchObject({
        dialect: 'pve-qemu',
        dialectVersion: 'PVE 3.1 to 4.2',
        notUnderstood: 0,
        facts: { outcome: 'ok', guestKind: 'vm', downtimeLimitMs: 100, speedIsNominal: true },
      });
    },
  );

  it('count the misses of the cache as the last line gives them', () => {
    expect(parseLog(seed('vm108-iscsi.log')).facts).toMatchObject({
      xbzrleCacheBytes: 33554432,
      xbzrleCacheMisses: 19283,
      memoryPasses: 1,
    });
  });

  it('read the same with an English, a German and an unknown name of the month', () => {
    const text = seed('vm105-drbd.log');
    const known = parseLog(text).facts;
    expect(parseLog(text.replaceAll('May ', 'Mai ')).facts).toEqual(known);
    expect(parseLog(text.replaceAll('May ', 'kvě ')).facts).toEqual(known);
  });
});

describe('progress of memory', () => {
  it('is in bytes, whatever unit the line chose, and the limit of a disk is not one of memory', () => {
    expect(parseLog(PVE_6_4).progress).toMatchObject([
      {
        of: 'memory',
        transferredBytes: Math.round(98.1 * MIB),
        bytesPerSecond: Math.round(1019.2 * MIB),
        elapsedMs: 4000,
      },
      { of: 'memory', transferredBytes: 0, bytesPerSecond: GIB, dirtyBytesPerSecond: null, elapsedMs: 5000 },
    ]);
    expect(parseLog(PVE_5).facts.speedLimitBytesPerSecond).toBe(8 * GIB);
  });

  it('says how fast the guest writes when it says so', () => {
    expect(parseLog(PVE_8).progress.at(-1)).toMatchObject({ of: 'memory', dirtyBytesPerSecond: 611 * MIB });
  });

  it('leaves the state of passed-through devices aside, and the summary is no sample', () => {
    const { progress } = parseLog(PVE_9);
    expect(progress.filter(({ of }) => of === 'memory').map(({ transferredBytes }) => transferredBytes)).toEqual([
      Math.round(1.2 * GIB),
      Math.round(6.9 * GIB),
    ]);
  });

  it('that goes through memory again counts a pass', () => {
    const active = (transferred: number, remaining: number) =>
      `Mar 10 09:12:37 migration status: active (transferred ${transferred}, remaining ${remaining}), total 1000)\n`;
    const { facts } = parseLog(active(100, 900) + active(800, 200) + active(990, 400) + active(1390, 50));
    expect(facts).toMatchObject({ memoryPasses: 2, transferredBytes: 1390, totalBytes: 1000 });
  });

  it('of a disk stands beside it under the name of its job', () => {
    expect(parseLog(PVE_8).progress.map(({ of }) => of)).toEqual(['drive-scsi0', 'drive-scsi0', 'memory', 'memory']);
    expect(parseLog(PVE_9).progress.map(({ of }) => of)).toEqual(['mirror-scsi0', 'mirror-scsi0', 'memory', 'memory']);
  });
});

describe('a pause that was made longer', () => {
  it('gives the longest that was asked for', () => {
    expect(parseLog(PVE_6_3).facts.downtimeLimitMs).toBe(400);
  });

  it('was set again and again in older versions', () => {
    const text = PVE_3.replace(
      'Mar 10 09:12:51 migration speed',
      'Mar 10 09:12:45 migrate_set_downtime: 0.2\nMar 10 09:12:48 migrate_set_downtime: 0.4\nMar 10 09:12:51 migration speed',
    );
    expect(parseLog(text)).toMatchObject({ notUnderstood: 0, facts: { downtimeLimitMs: 400, outcome: 'ok' } });
  });
});

describe('an offline migration', () => {
  const text = `2023-09-01 07:00:00 starting migration of VM 300 to node 'node-b' (192.0.2.12)
2023-09-01 07:00:00 found local disk 'local-lvm:vm-300-disk-0' (in current VM config)
2023-09-01 07:00:00 copying local disk images
2023-09-01 07:00:01   Logical volume "vm-300-disk-0" created.
2023-09-01 07:00:05 536870912 bytes (537 MB, 512 MiB) copied, 4 s, 134 MB/s
2023-09-01 07:00:09 1073741824 bytes (1.1 GB, 1.0 GiB) copied, 8 s, 134 MB/s
2023-09-01 07:00:09 successfully imported 'local-lvm:vm-300-disk-0'
2023-09-01 07:00:09 volume 'local-lvm:vm-300-disk-0' is 'local-lvm:vm-300-disk-0' on the target
2023-09-01 07:00:11 migration finished successfully (duration 00:00:11)
TASK OK
`;

  it('has no memory, no pause and no speed', () => {
    const log = parseLog(text);
    expect(log).toMatchObject({ dialect: 'pve-qemu', notUnderstood: 0 });
    expect(log.facts).toMatchObject({
      outcome: 'ok',
      downtimeMs: null,
      speedBytesPerSecond: null,
      memoryPhaseMs: null,
      transferredBytes: null,
      disks: ['local-lvm:vm-300-disk-0'],
    });
    expect(log.progress.map(({ of, transferredBytes }) => [of, transferredBytes])).toEqual([
      ['disk', 512 * MIB],
      ['disk', GIB],
    ]);
  });

  it('says so when it was asked to be online', () => {
    const log = parseLog(`2023-09-01 07:00:00 VM isn't running. Doing offline migration instead.\n${text}`);
    expect(log.lines[0]?.event).toBe('offline-instead');
    expect(log.records).toHaveLength(1);
  });
});

describe('a migration that failed', () => {
  it('at the first contact is known by its command: it alone names the target', () => {
    const log =
      parseLog(`2019-07-01 10:00:00 # /usr/bin/ssh -e none -o 'BatchMode=yes' -o 'HostKeyAlias=node-b' root@192.0.2.12 /bin/true
2019-07-01 10:00:00 Host key verification failed.
2019-07-01 10:00:00 ERROR: migration aborted (duration 00:00:01): Can't connect to destination address using public key
TASK ERROR: migration aborted
`);
    expect(log).toMatchObject({ dialect: 'pve-qemu', notUnderstood: 0 });
    expect(log.facts).toMatchObject({
      guest: null,
      targetNode: 'node-b',
      targetAddress: '192.0.2.12',
      outcome: 'failed',
      error: "Can't connect to destination address using public key",
      durationSeconds: 1,
    });
    expect(log.lines.map(({ event }) => event)).toEqual(['failed-ssh', 'ssh-says', 'aborted', 'task-error']);
  });

  it('at the first contact in an old version names the address only', () => {
    const { facts } = parseLog(`Mar 10 09:12:33 # /usr/bin/ssh -c blowfish -o 'BatchMode=yes' root@192.0.2.12 /bin/true
Mar 10 09:12:36 ssh: connect to host 192.0.2.12 port 22: No route to host
Mar 10 09:12:36 ERROR: migration aborted (duration 00:00:03): Can't connect to destination address using public key
TASK ERROR: migration aborted
`);
    expect(facts).toMatchObject({ targetNode: null, targetAddress: '192.0.2.12', outcome: 'failed' });
  });

  it('in the checks keeps the warnings that tell why', () => {
    const { facts, notUnderstood, lines } =
      parseLog(`2022-01-01 10:00:00 starting migration of VM 100 to node 'node-b' (192.0.2.12)
2022-01-01 10:00:00 found local disk 'local:iso/debian.iso' (in current VM config)
2022-01-01 10:00:00 can't migrate local disk 'local:iso/debian.iso': local cdrom image
2022-01-01 10:00:00 ERROR: Problem found while scanning volumes - can't migrate VM - check log
2022-01-01 10:00:00 aborting phase 1 - cleanup resources
2022-01-01 10:00:00 ERROR: migration aborted (duration 00:00:00): Problem found while scanning volumes - can't migrate VM - check log
TASK ERROR: migration aborted
`);
    expect(notUnderstood).toBe(0);
    expect(facts).toMatchObject({
      outcome: 'failed',
      error: "Problem found while scanning volumes - can't migrate VM - check log",
      durationSeconds: 0,
      warnings: 1,
    });
    expect(lines.filter(({ level }) => level === 'error').map(({ event }) => event)).toEqual([
      'error',
      'aborted',
      'task-error',
    ]);
  });

  it('in phase 1 may leave a copy behind, which is not the reason', () => {
    const text = `2019-03-04 10:00:00 starting migration of VM 100 to node 'node-b' (192.0.2.12)
2019-03-04 10:00:00 found local disk 'local-lvm:vm-100-disk-0' (in current VM config)
2019-03-04 10:00:00 copying disk images
2019-03-04 10:00:04 ERROR: Failed to sync data - command 'set -o pipefail && pvesm export local-lvm:vm-100-disk-0 raw+size - -with-snapshots 0' failed: exit code 255
2019-03-04 10:00:04 aborting phase 1 - cleanup resources
2019-03-04 10:00:04 ERROR: found stale volume copy 'local-lvm:vm-100-disk-0' on node 'node-b'
2019-03-04 10:00:04 ERROR: migration aborted (duration 00:00:04): Failed to sync data - command 'set -o pipefail && pvesm export local-lvm:vm-100-disk-0 raw+size - -with-snapshots 0' failed: exit code 255
TASK ERROR: migration aborted
`;
    expect(parseLog(text)).toMatchObject({ notUnderstood: 0, facts: { outcome: 'failed', durationSeconds: 4 } });
    expect(parseLog(text).facts.error).toMatch(/^Failed to sync data - command .*: exit code 255$/);
    expect(phasesOf(text)).toEqual(['prepare', 'disks', 'finish']);
  });

  it('while memory moved finishes with problems, and QEMU has the reason', () => {
    const log = parseLog(`2018-05-02 10:57:01 starting migration of VM 130 to node 'node-b' (192.0.2.12)
2018-05-02 10:57:01 starting VM 130 on remote node 'node-b'
2018-05-02 10:57:05 start remote tunnel
2018-05-02 10:57:06 starting online/live migration on unix:/run/qemu-server/130.migrate
2018-05-02 10:57:09 migration status error: failed - Unable to write to socket: Broken pipe
2018-05-02 10:57:09 ERROR: online migrate failure - aborting
2018-05-02 10:57:09 aborting phase 2 - cleanup resources
2018-05-02 10:57:09 migrate_cancel
2018-05-02 10:57:12 ERROR: migration finished with problems (duration 00:00:12)
TASK ERROR: migration problems
`);
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toMatchObject({
      outcome: 'failed',
      error: 'Unable to write to socket: Broken pipe',
      durationSeconds: 12,
      memoryPhaseMs: 3000,
      downtimeMs: null,
      warnings: 0,
    });
    // The clean-up is no error of its own.
    expect(log.lines.slice(5, 8).map(({ level }) => level)).toEqual(['error', 'notice', 'notice']);
  });

  it('without a reason of QEMU gives the first of its errors, without what stands before it', () => {
    const { facts } = parseLog(`2018-05-02 10:57:06 starting online/live migration on unix:/run/qemu-server/130.migrate
2018-05-02 10:57:09 migration status error: cancelled
2018-05-02 10:57:09 ERROR: online migrate failure - interrupted by signal
2018-05-02 10:57:09 migrate_cancel error: VM 130 not running
2018-05-02 10:57:12 ERROR: migration finished with problems (duration 00:00:12)
TASK ERROR: migration problems
`);
    expect(facts).toMatchObject({ outcome: 'failed', error: 'interrupted by signal' });
  });

  it('on a terminal ends without a TASK line', () => {
    const { facts, notUnderstood } =
      parseLog(`2019-01-01 10:00:00 ERROR: migration aborted (duration 00:00:00): can't migrate running VM without --online
migration aborted
`);
    expect(notUnderstood).toBe(0);
    expect(facts).toMatchObject({ outcome: 'failed', error: "can't migrate running VM without --online" });
  });

  it('may say a thing twice, with a timestamp and without: the reason is the ERROR line', () => {
    const log = parseLog(`2018-05-02 10:57:01 starting migration of VM 130 to node 'node-b' (192.0.2.12)
2018-05-02 10:57:06 starting online/live migration on unix:/run/qemu-server/130.migrate
query migrate failed: VM 130 not running

2018-05-02 10:57:07 query migrate failed: VM 130 not running
query migrate failed: VM 130 not running

2018-05-02 10:57:09 query migrate failed: VM 130 not running
2018-05-02 10:57:09 ERROR: online migrate failure - too many query migrate failures - aborting
2018-05-02 10:57:09 aborting phase 2 - cleanup resources
2018-05-02 10:57:12 ERROR: migration finished with problems (duration 00:00:12)
TASK ERROR: migration problems
`);
    expect(log).toMatchObject({
      notUnderstood: 0,
      facts: { outcome: 'failed', error: 'too many query migrate failures - aborting' },
    });
    expect(log.facts.warnings).toBe(0);
  });

  it('for a moment and then went on did not fail', () => {
    const text = PVE_8.replace(
      '2024-03-03 00:00:51 average',
      'query migrate failed: VM 201 qmp command failed - got timeout\n2024-03-03 00:00:51 average',
    );
    expect(parseLog(text).facts).toMatchObject({ outcome: 'ok', error: null });
  });
});

describe('a task that ends', () => {
  it('with warnings is a success, and each is counted', () => {
    const log = parseLog(PVE_6_4);
    expect(log.facts).toMatchObject({ outcome: 'ok', error: null, warnings: 1 });
    expect(log.lines.at(-1)).toMatchObject({ event: 'task-warnings', level: 'info', fields: { warnings: 1 } });
  });

  it.each(['received interrupt', 'unexpected status'])('with the error "%s" failed for that', (reason) => {
    const text = PVE_8.slice(0, PVE_8.indexOf('2024-03-03 00:00:51'));
    expect(parseLog(`${text}TASK ERROR: ${reason}\n`).facts).toMatchObject({ outcome: 'failed', error: reason });
  });

  it('in the middle is unknown', () => {
    const text = PVE_8.slice(0, PVE_8.indexOf('2024-03-03 00:00:51'));
    expect(parseLog(text).facts).toMatchObject({ outcome: 'unknown', durationSeconds: null, downtimeMs: null });
  });
});

describe('a migration to another cluster', () => {
  const log = parseLog(`2023-02-01 10:00:00 Establishing API connection with remote at '192.0.2.99'
2023-02-01 10:00:01 remote: started tunnel worker 'UPID:node-z:0001A2B3:00F1E2D3:63DA3C10:qmtunnel:400:root@pam!mig:'
tunnel: -> sending command "version" to remote
tunnel: <- got reply
2023-02-01 10:00:01 local WS tunnel version: 2
2023-02-01 10:00:01 remote WS tunnel version: 2
2023-02-01 10:00:01 minimum required WS tunnel version: 2
websocket tunnel started
2023-02-01 10:00:01 starting migration of VM 400 to node 'node-z' (192.0.2.99)
2023-02-01 10:00:01 found local disk 'local-zfs:vm-400-disk-0' (attached)
2023-02-01 10:00:01 mapped: net0 from vmbr0 to vmbr1
2023-02-01 10:00:01 Allocating volume
2023-02-01 10:00:02 Setting up tunnel for '/run/qemu-server/400.migrate'
2023-02-01 10:00:03 starting storage migration
2023-02-01 10:00:03 scsi0: start migration to nbd:unix:/run/qemu-server/400_nbd.migrate:exportname=drive-scsi0
drive mirror is starting for drive-scsi0
drive-scsi0: transferred 8.0 GiB of 8.0 GiB (100.00%) in 1m 14s, ready
all 'mirror' jobs are ready
2023-02-01 10:01:18 starting online/live migration on unix:/run/qemu-server/400.migrate
2023-02-01 10:01:22 average migration speed: 1.0 GiB/s - downtime 44 ms
2023-02-01 10:01:22 migration status: completed
tunnel: -> sending command "stop" to remote
tunnel: <- got reply
2023-02-01 10:01:26 migration finished successfully (duration 00:01:26)
TASK OK
`);

  it('is one story with the remote node as its target', () => {
    expect(log).toMatchObject({ dialect: 'pve-qemu', dialectVersion: 'PVE 7.2 or newer' });
    expect(log.records).toHaveLength(1);
    expect(log.facts).toMatchObject({
      guest: '400',
      targetNode: 'node-z',
      targetAddress: '192.0.2.99',
      outcome: 'ok',
      downtimeMs: 44,
    });
  });

  it('keeps a line that no rule knows', () => {
    expect(log.lines.filter(({ event }) => event === null).map(({ message }) => message)).toEqual([
      'Allocating volume',
    ]);
    expect(log.notUnderstood).toBe(1);
  });
});

describe('several migrations in one text', () => {
  it('are a story each, from their own start', () => {
    const [first, second, third] = [seed('vm104-glusterfs.log'), seed('vm105-drbd.log'), seed('vm108-iscsi.log')];
    const log = parseLog(`${first}\n${second}\n${third}`);
    expect(log.records.map(({ facts }) => [facts.guest, facts.targetNode, facts.downtimeMs, facts.warnings])).toEqual([
      ['104', 'proxmox02', 15, 0],
      ['105', 'proxmox01', 7, 1],
      ['108', 'proxmox02', 102, 1],
    ]);
    expect(log.facts).toEqual(log.records[0]?.facts);
    expect(log.records.map(({ facts }) => facts.elapsedSeconds)).toEqual([10, 14, 20]);
    expect(log.notUnderstood).toBe(0);
  });

  it('are kept apart where the first breaks off', () => {
    const broken = PVE_8.slice(0, PVE_8.indexOf('2024-03-03 00:00:51'));
    const { records } = parseLog(broken + PVE_9);
    expect(records.map(({ facts }) => [facts.guest, facts.outcome])).toEqual([
      ['201', 'unknown'],
      ['210', 'ok'],
    ]);
  });
});

/** Every line cut at 80 columns, as a terminal copies it. */
function wrapped(text: string): string {
  return text.replace(/.{80}(?=.)/g, '$&\n');
}

describe('a log as people paste it', () => {
  const known = parseLog(PVE_8);

  it('quoted in a mail reads the same', () => {
    const log = parseLog(PVE_8.replace(/^(?=.)/gm, '> '));
    expect(log).toMatchObject({ dialect: 'pve-qemu', notUnderstood: 0 });
    expect(log.facts).toEqual(known.facts);
  });

  it('indented, with curly quotes, entities and a sign at its end reads the same', () => {
    const text = PVE_8.replace(/^(?=.)/gm, '    ')
      .replace(/'([^']*)'/g, '\u2018$1\u2019')
      .replace(/"/g, '&quot;')
      .replace('TASK OK', 'TASK OK"');
    expect(parseLog(text)).toMatchObject({ dialect: 'pve-qemu', notUnderstood: 0 });
    expect(parseLog(text).facts).toEqual(known.facts);
  });

  it('wrapped at 80 columns reads the same', () => {
    const log = parseLog(wrapped(PVE_8));
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toEqual(known.facts);
    expect(log.lines.filter(({ continues }) => continues).length).toBeGreaterThan(3);
  });

  it('wrapped at 80 columns gives the whole of a reason', () => {
    const reason = "can't migrate VM which uses local devices: hostpci0, usb0, and nothing else that were worth a word";
    const text = `${PVE_8.slice(0, PVE_8.indexOf('2024-03-02 23:59:59'))}2024-03-02 23:59:58 ERROR: migration aborted (duration 00:00:01): ${reason}\nTASK ERROR: migration aborted\n`;
    const log = parseLog(wrapped(text));
    expect(log).toMatchObject({ notUnderstood: 0, facts: { outcome: 'failed', error: reason, durationSeconds: 1 } });
  });

  it('with its middle cut out keeps beginning and end', () => {
    const from = PVE_8.indexOf('2024-03-03 00:00:33');
    const to = PVE_8.indexOf('2024-03-03 00:00:51');
    const log = parseLog(`${PVE_8.slice(0, from)}...\n${PVE_8.slice(to)}`);
    expect(log).toMatchObject({ notUnderstood: 0, progress: [{ of: 'drive-scsi0' }, { of: 'drive-scsi0' }] });
    expect(log.facts).toMatchObject({ outcome: 'ok', downtimeMs: 88, transferredBytes: null, memoryPhaseMs: 19_000 });
  });

  it('torn at both ends says less and nothing wrong', () => {
    const from = PVE_8.indexOf(':57 starting VM 201');
    const to = PVE_8.indexOf('drive-scsi0: Completing');
    const log = parseLog(PVE_8.slice(from, to));
    expect(log).toMatchObject({ dialect: 'pve-qemu', notUnderstood: 0 });
    expect(log.facts).toMatchObject({
      guest: '201',
      targetNode: 'node-b',
      targetAddress: null,
      outcome: 'unknown',
      downtimeMs: 88,
    });
  });

  it.each([
    ['removed', ''],
    ['replaced by a note', '[date removed] '],
  ])('with its timestamps %s keeps all that has no time', (_, instead) => {
    const log = parseLog(PVE_8.replace(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} /gm, instead));
    expect(log).toMatchObject({ dialect: 'pve-qemu', notUnderstood: 0, phases: [] });
    expect(log.facts).toEqual({ ...known.facts, elapsedSeconds: null, memoryPhaseMs: null });
  });

  it('beside lines of the journal is still found', () => {
    const journal = (text: string) => `May 06 17:40:31 proxmox02 kernel: ${text}\n`;
    const [head = '', ...rest] = seed('vm105-drbd.log').split(/(?<=\n)/);
    const log = parseLog(
      head + journal('tap105i0: entered promiscuous mode') + rest.join('') + journal('vmbr0: port 2 left'),
    );
    expect(log.dialect).toBe('pve-qemu');
    expect(log.facts).toMatchObject({ guest: '105', outcome: 'ok', downtimeMs: 7 });
    expect(log.lines[1]).toMatchObject({ host: 'proxmox02', program: 'kernel', event: null });
    expect(log.notUnderstood).toBe(2);
  });

  it('with a line of a mirror every second for hours is read in a moment', () => {
    const mirror = Array.from(
      { length: 50_000 },
      (_, i) => `drive-scsi0: transferred 1.1 GiB of 32.0 GiB (3.44%) in ${i}s`,
    ).join('\n');
    const log = parseLog(PVE_8.replace("all 'mirror'", `${mirror}\nall 'mirror'`));
    expect(log).toMatchObject({ dialect: 'pve-qemu', notUnderstood: 0 });
    expect(log.facts).toEqual({ ...known.facts, progressSamples: 50_004 });
  }, 10_000);
});

describe('a migration that failed before its first line', () => {
  it.each([
    "can't migrate VM which uses local devices: hostpci0",
    "can't migrate running VM without --online",
    "Can't connect to destination address using public key",
  ])('is one of a VM, though it names none: %s', (reason) => {
    const log = parseLog(
      `2021-03-04 15:10:10 ERROR: migration aborted (duration 00:00:00): ${reason}\nTASK ERROR: migration aborted\n`,
    );
    expect(log).toMatchObject({ dialect: 'pve-qemu', notUnderstood: 0 });
    expect(log.facts).toMatchObject({ guest: null, outcome: 'failed', error: reason, durationSeconds: 0 });
  });

  it('has the address that the dedicated network gives', () => {
    const { facts } = parseLog(
      'May 02 10:57:01 use dedicated network address for sending migration traffic (198.51.100.12)\n',
    );
    expect(facts).toMatchObject({ targetNode: null, targetAddress: '198.51.100.12' });
  });
});

describe('the address of the target', () => {
  const log = (start: string, where: string) =>
    `May 02 10:57:01 ${start}\nMay 02 10:57:04 starting online/live migration on ${where}\nMay 02 10:57:11 migration status: completed\n`;

  it.each([
    ['tcp:192.0.2.12:60000', '192.0.2.12'],
    ['192.0.2.12:60000', '192.0.2.12'],
    ['tcp:[fd00::2]:60000', 'fd00::2'],
    ['tcp:localhost:60000', null],
    ['localhost:60000', null],
    ['unix:/run/qemu-server/104.migrate', null],
    ['port 60000', null],
  ])('is what memory is sent to, where no other line has it: %s', (where, address) => {
    expect(parseLog(log("starting VM 104 on remote node 'node-b'", where)).facts.targetAddress).toBe(address);
  });

  it('is that of the node first', () => {
    const start = "starting migration of VM 104 to node 'node-b' (198.51.100.12)";
    expect(parseLog(log(start, 'tcp:192.0.2.12:60000')).facts.targetAddress).toBe('198.51.100.12');
  });
});
