import { describe, expect, it } from 'vitest';
import { parseLog } from '../parse.ts';

const BACKUP = `INFO: starting new backup job: vzdump 100 310 --storage local --mode snapshot --compress zstd --node node-a
INFO: Starting Backup of VM 100 (qemu)
INFO: Backup started at 2023-09-01 02:00:05
INFO: status = running
INFO: backup mode: snapshot
INFO: ionice priority: 7
INFO: VM Name: web
INFO: include disk 'scsi0' 'local-zfs:vm-100-disk-0' 32G
INFO: creating vzdump archive '/var/lib/vz/dump/vzdump-qemu-100-2023_09_01-02_00_05.vma.zst'
INFO: Finished Backup of VM 100 (00:01:12)
INFO: Backup finished at 2023-09-01 02:01:17
INFO: Starting Backup of VM 310 (lxc)
INFO: Backup started at 2023-09-01 02:01:17
ERROR: Backup of VM 310 failed - command 'set -o pipefail && tar cpf -' failed: exit code 2
INFO: Failed at 2023-09-01 02:01:40
INFO: Starting Backup of VM 311 (lxc)
INFO: Finished Backup of VM 311 (00:00:06)
INFO: Backup job finished with errors
TASK ERROR: job errors
`;

describe('a log of nothing but the frame of a task', () => {
  it.each([
    ['TASK OK', 'ok', null],
    ['TASK WARNINGS: 2', 'ok', null],
    [
      "TASK ERROR: can't lock file '/var/lock/qemu-server/lock-100.conf' - got timeout",
      'failed',
      "can't lock file '/var/lock/qemu-server/lock-100.conf' - got timeout",
    ],
  ])('is a task: %s', (text, outcome, error) => {
    expect(parseLog(`${text}\n`)).toMatchObject({ dialect: 'pve-task', notUnderstood: 0, facts: { outcome, error } });
  });

  it('keeps what it does not know beside it', () => {
    const log = parseLog(
      'trying to acquire lock...\n OK\nswtpm_setup: Not overwriting existing state file.\nTASK OK\n',
    );
    expect(log).toMatchObject({ dialect: 'pve-task', notUnderstood: 1, facts: { outcome: 'ok', guest: null } });
  });

  it('counts its warnings', () => {
    const log = parseLog(
      'WARN: no efidisk configured! Using temporary efivars disk.\nWARN: iothread is only valid with virtio disk\nTASK WARNINGS: 2\n',
    );
    expect(log).toMatchObject({
      dialect: 'pve-task',
      dialectVersion: 'PVE 6.4 or newer',
      facts: { outcome: 'ok', warnings: 2 },
    });
  });

  it('gives way to any line of a certain kind of task', () => {
    const end = '2024-01-01 10:00:00 migration finished successfully (duration 00:00:10)\nTASK OK\n';
    const of = (line: string, tail = end) => parseLog(`${line}\n${tail}`).dialect;
    expect(of('2024-01-01 10:00:00 migration status: completed')).toBe('pve-qemu');
    expect(of('2024-01-01 10:00:00 start container on target node')).toBe('pve-lxc');
    expect(of('drive-scsi0: mirror-job finished')).toBe('pve-qemu');
    expect(of('2024-01-01 10:00:00 100-0: end replication job', 'TASK OK\n')).toBe('pve-replication');
    expect(of('INFO: Starting Backup of VM 100 (qemu)\ndrive-scsi0: mirror-job finished', 'TASK OK\n')).toBe(
      'pve-disk',
    );
  });
});

describe('lines that any log may hold', () => {
  it('make no task of it', () => {
    const log = parseLog(
      'INFO: ready\nWARN: low on memory\nERROR: out of memory\n[main] stopped\nOK\n# /usr/bin/true\ntunnel: up\n',
    );
    expect(log).toMatchObject({
      dialect: 'plain',
      notUnderstood: 7,
      facts: { outcome: 'unknown', error: null, warnings: 1 },
    });
    expect(log.lines.map(({ level }) => level)).toEqual(['info', 'warning', 'error', 'info', 'info', 'info', 'info']);
    expect(log.lines.every(({ dialect }) => dialect === null)).toBe(true);
  });
});

describe('a backup', () => {
  const log = parseLog(BACKUP);

  it('is a task, understood line by line', () => {
    expect(log).toMatchObject({ dialect: 'pve-task', notUnderstood: 0 });
  });

  it('is a story for each guest: the errors of the job are not those of its last one', () => {
    expect(
      log.records.map(({ facts }) => [facts.guest, facts.guestKind, facts.outcome, facts.durationSeconds, facts.error]),
    ).toEqual([
      ['100', 'vm', 'ok', 72, null],
      ['310', 'container', 'failed', null, "command 'set -o pipefail && tar cpf -' failed: exit code 2"],
      ['311', 'container', 'ok', 6, null],
    ]);
  });

  it('of which only the end is left has failed for its job', () => {
    expect(parseLog('INFO: Backup job finished with errors\nTASK ERROR: job errors\n').facts).toMatchObject({
      outcome: 'failed',
      error: 'job errors',
    });
  });

  it('in the journal is found as well', () => {
    const { dialect, facts, lines } =
      parseLog(`Sep 01 02:00:04 node-a pvescheduler[4711]: <root@pam> starting task UPID:node-a:0001A2B3:0F1E2D3C:64F12345:vzdump::root@pam:
Sep 01 02:00:06 node-a pvescheduler[4712]: INFO: starting new backup job: vzdump 100 --storage local
Sep 01 02:00:06 node-a pvescheduler[4712]: INFO: Starting Backup of VM 100 (qemu)
Sep 01 02:01:18 node-a pvescheduler[4712]: INFO: Finished Backup of VM 100 (00:01:12)
`);
    expect({ dialect, facts }).toMatchObject({
      dialect: 'pve-task',
      facts: { guest: '100', outcome: 'ok', durationSeconds: 72, elapsedSeconds: 74 },
    });
    expect(lines[0]?.fields).toEqual({
      step: 'starting',
      node: 'node-a',
      unixSeconds: 0x64f12345,
      type: 'vzdump',
      id: '',
    });
  });
});

describe('a clone', () => {
  it('that shares its base with another has nothing to copy', () => {
    const log = parseLog(`create linked clone of drive scsi0 (local-lvm:base-900-disk-0)
  Logical volume "vm-101-disk-0" created.
TASK OK
`);
    expect(log).toMatchObject({ notUnderstood: 0, facts: { outcome: 'ok', disks: [] } });
  });

  it('with a copy of its own is a log of disks', () => {
    const log = parseLog(
      'create full clone of drive ide2 (local-lvm:vm-900-cloudinit)\ncreate linked clone of drive scsi0 (local-lvm:base-900-disk-0)\nTASK OK\n',
    );
    expect(log).toMatchObject({ dialect: 'pve-disk', notUnderstood: 0, facts: { outcome: 'ok', disks: ['ide2'] } });
  });
});

describe('a request to the HA manager', () => {
  it('names the guest', () => {
    expect(parseLog('Requesting HA start for VM 100\nTASK OK\n')).toMatchObject({
      dialect: 'pve-task',
      notUnderstood: 0,
      facts: { guest: '100', guestKind: 'vm', outcome: 'ok' },
    });
    expect(parseLog('Requesting HA stop for CT 310\nTASK OK\n').facts).toMatchObject({
      guest: '310',
      guestKind: 'container',
    });
  });
});

describe('a task log as people paste it', () => {
  const known = parseLog(BACKUP).records.map(({ facts }) => facts);

  it('quoted, wrapped, with a sign at its end reads the same', () => {
    const factsOf = (text: string) => parseLog(text).records.map(({ facts }) => facts);
    expect(factsOf(BACKUP.replace(/^(?=.)/gm, '> '))).toEqual(known);
    expect(factsOf(BACKUP.replace(/.{80}(?=.)/g, '$&\n'))).toEqual(known);
    expect(factsOf(BACKUP.replaceAll('\n', '\r\n'))).toEqual(known);
    expect(parseLog('TASK OK"\n').facts.outcome).toBe('ok');
  });

  it('with its middle cut out keeps the rest', () => {
    const from = BACKUP.indexOf('INFO: status');
    const to = BACKUP.indexOf('INFO: Finished Backup of VM 100');
    expect(parseLog(`${BACKUP.slice(0, from)}[...]\n${BACKUP.slice(to)}`)).toMatchObject({
      notUnderstood: 0,
      facts: known[0],
    });
  });

  it('with a note in place of its times reads on', () => {
    const log = parseLog('[date removed] INFO: Finished Backup of VM 100 (00:00:10)\nTASK OK\n');
    expect(log).toMatchObject({
      dialect: 'pve-task',
      notUnderstood: 0,
      facts: { outcome: 'ok', durationSeconds: 10, elapsedSeconds: null },
    });
  });
});

describe('the progress of a backup', () => {
  it('is reported with its speed, from PVE 6.2 on in sizes with units', () => {
    const log = parseLog(`INFO: Starting Backup of VM 100 (qemu)
INFO:   3% (1.0 GiB of 32.0 GiB) in 3s, read: 380.2 MiB/s, write: 340.1 MiB/s
INFO: 100% (32.0 GiB of 32.0 GiB) in 1m 2s, read: 680.2 MiB/s, write: 340.1 MiB/s
INFO: backup is sparse: 12.30 GiB (38%) total zero data
INFO: transferred 32.00 GiB in 62 seconds (528.5 MiB/s)
INFO: Finished Backup of VM 100 (00:01:05)
TASK OK
`);
    expect(log).toMatchObject({ dialect: 'pve-task', dialectVersion: 'PVE 6.2 or newer', notUnderstood: 0 });
    expect(log.facts).toMatchObject({
      guest: '100',
      outcome: 'ok',
      durationSeconds: 65,
      speedBytesPerSecond: Math.round(528.5 * 2 ** 20),
      transferredBytes: 32 * 2 ** 30,
      progressSamples: 2,
    });
    expect(log.progress[0]).toMatchObject({ of: 'disk', transferredBytes: 2 ** 30, totalBytes: 32 * 2 ** 30 });
  });

  it('was in bytes and decimal MB before', () => {
    const log = parseLog(`INFO: Starting Backup of VM 100 (qemu)
INFO: status: 3% (1218445312/34359738368), sparse 0% (139554816), duration 3, read/write 406/359 MB/s
INFO: transferred 34359 MB in 75 seconds (458 MB/s)
INFO: Finished Backup of VM 100 (00:01:19)
`);
    expect(log).toMatchObject({ dialectVersion: 'PVE 6.1 or older', notUnderstood: 0 });
    expect(log.facts).toMatchObject({ speedBytesPerSecond: 458_000_000, progressSamples: 1, durationSeconds: 79 });
    expect(log.progress[0]).toMatchObject({ transferredBytes: 1_218_445_312, bytesPerSecond: 406_000_000 });
  });
});
