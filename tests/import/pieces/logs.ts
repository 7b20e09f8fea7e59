import type { Piece } from '../truth.ts';

const moved = (vm: string): string[] => [
  `May 10 14:25:24 starting migration of VM ${vm} to node 'proxmox02' (192.168.0.186)`,
  'May 10 14:25:24 copying disk images',
  `May 10 14:25:24 starting VM ${vm} on remote node 'proxmox02'`,
  'May 10 14:25:30 starting ssh migration tunnel',
  'bind: Cannot assign requested address',
  'May 10 14:25:31 starting online/live migration on localhost:60000',
  'May 10 14:25:33 migration status: active (transferred 172760414, remaining 292511744), total 546119680)',
  'May 10 14:25:38 migration speed: 73.14 MB/s - downtime 102 ms',
  'May 10 14:25:38 migration status: completed',
  'May 10 14:25:44 migration finished successfully (duration 00:00:20)',
  'TASK OK',
];

const failed = (vm: string): string[] => [
  `2024-03-04 10:00:00 shutdown CT ${vm}`,
  `2024-03-04 10:00:04 starting migration of CT ${vm} to node 'node-b' (192.0.2.12)`,
  `2024-03-04 10:00:04 found local volume 'local-zfs:subvol-${vm}-disk-0' (in current VM config)`,
  `2024-03-04 10:00:05 ERROR: storage migration for 'local-zfs:subvol-${vm}-disk-0' to storage 'local-zfs' failed - command 'zfs snapshot' failed: exit code 1`,
  '2024-03-04 10:00:05 aborting phase 1 - cleanup resources',
  '2024-03-04 10:00:05 start final cleanup',
  `2024-03-04 10:00:07 ERROR: migration aborted (duration 00:00:07): storage migration for 'local-zfs:subvol-${vm}-disk-0' to storage 'local-zfs' failed`,
  'TASK ERROR: migration aborted',
];

const vm = (write: Parameters<Piece>[0]): string => String(100 + write.random.below(900));

const success: Piece = (write) =>
  [`${write.say()}:`, '', '```', ...write.code(moved(vm(write))), '```', '', write.say()].join('\n');

const failure: Piece = (write) =>
  [`${write.say()}:`, '', '~~~ text', ...write.code(failed(vm(write))), '~~~', '', write.say()].join('\n');

/** In a list: it can't become a component without leaving the list. */
const inList: Piece = (write) =>
  [
    `* ${write.say()}`,
    '',
    ...['```', ...write.code(moved(vm(write))), '```'].map((line) => `  ${line}`),
    '',
    `* ${write.say()}`,
  ].join('\n');

/** Times and words of a migration, but no log of one. */
const lookalike: Piece = (write) =>
  [
    '```',
    ...write.code([
      '# § crontab: starting migration of VM at night',
      '30 2 * * * root qm migrate 104 proxmox02 --online',
      'May 02 is a holiday',
      'TASK OK?',
    ]),
    '```',
  ].join('\n');

const syslog: Piece = (write) =>
  [
    '```',
    ...write.code([
      'May  2 10:57:01 § corosync[1234]: [TOTEM ] A processor failed, forming new configuration.',
      'May  2 10:57:04 § corosync[1234]: [QUORUM] Members[1]: 1',
    ]),
    '```',
  ].join('\n');

export const LOGS: readonly Piece[] = [success, failure, inList, lookalike, syslog];
