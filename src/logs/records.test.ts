import { describe, expect, it } from 'vitest';
import type { Dialect } from './dialect.ts';
import { parseLog } from './parse.ts';

/** What matters of each story: its format, its lines, and what is told. */
function storiesOf(text: string) {
  return parseLog(text).records.map(({ dialect, firstLine, lastLine, facts }) => ({
    dialect,
    lines: [firstLine, lastLine],
    guest: facts.guest,
    outcome: facts.outcome,
    elapsed: facts.elapsedSeconds,
    warnings: facts.warnings,
  }));
}

const FIRST = `2024-03-04 10:00:00 starting migration of VM 1 to node 'b' (10.9.9.2)
2024-03-04 10:00:02 starting VM 1 on remote node 'b'
2024-03-04 10:00:06 migration finished successfully (duration 00:00:07)
TASK OK
`;

describe('a paste of several migrations', () => {
  it('gives the lines before a start to the migration that starts', () => {
    const second = `task started by HA resource agent
2024-03-05 10:00:00 use dedicated network address for sending migration traffic (10.9.9.3)
2024-03-05 10:00:00 conntrack state migration not supported or disabled, active connections might get dropped
2024-03-05 10:00:00 starting migration of VM 2 to node 'c' (10.9.9.3)
2024-03-05 10:00:09 migration finished successfully (duration 00:00:10)
TASK OK
`;
    expect(storiesOf(`${FIRST}\n${second}`)).toEqual([
      { dialect: 'pve-qemu', lines: [1, 5], guest: '1', outcome: 'ok', elapsed: 6, warnings: 0 },
      { dialect: 'pve-qemu', lines: [6, 11], guest: '2', outcome: 'ok', elapsed: 9, warnings: 1 },
    ]);
  });

  it('tells apart one that failed before its start line', () => {
    const failed = `2024-03-06 10:00:00 # /usr/bin/ssh -e none -o 'BatchMode=yes' -o 'HostKeyAlias=c' root@10.9.9.3 /bin/true
2024-03-06 10:00:00 Connection closed by 10.9.9.3 port 22
2024-03-06 10:00:00 ERROR: migration aborted (duration 00:00:09): Can't connect to destination address using public key
TASK ERROR: migration aborted
`;
    const log = parseLog(FIRST + failed + failed);
    expect(log.records.map(({ facts }) => [facts.outcome, facts.targetNode, facts.durationSeconds])).toEqual([
      ['ok', 'b', 7],
      ['failed', 'c', 9],
      ['failed', 'c', 9],
    ]);
    expect(log.facts.error).toBeNull();
  });

  it('works out how long a container was away, beside migrations of VMs', () => {
    const container = `2024-03-07 10:00:00 shutdown CT 3
2024-03-07 10:00:04 starting migration of CT 3 to node 'b' (192.0.2.12)
2024-03-07 10:00:14 start final cleanup
2024-03-07 10:00:15 start container on target node
2024-03-07 10:00:17 migration finished successfully (duration 00:00:17)
TASK OK
`;
    const after = parseLog(FIRST + container);
    expect(after.dialect).toBe('pve-qemu');
    expect(after.records[1]).toMatchObject({ dialect: 'pve-lxc', facts: { guest: '3', computedDowntimeMs: 17_000 } });
    const before = parseLog(container + FIRST);
    expect(before).toMatchObject({ dialect: 'pve-lxc', facts: { guest: '3', guestKind: 'container' } });
    expect(before.records[1]).toMatchObject({ dialect: 'pve-qemu', facts: { guest: '1', computedDowntimeMs: null } });
  });

  it('is not divided by what stands after the last end', () => {
    expect(storiesOf(`${FIRST}root@a:~# qm list\n2024-03-04 11:00:00 # /usr/sbin/qm list\n`)).toHaveLength(1);
  });
});

describe('warnings', () => {
  it('are counted as the task counts them when their lines have been cut out', () => {
    expect(storiesOf(FIRST.replace('TASK OK', 'TASK WARNINGS: 2'))[0]).toMatchObject({ outcome: 'ok', warnings: 2 });
  });

  it('are counted where a line calls itself one', () => {
    const noise = 'WARNING: You have not turned on protection against thin pools running out of space.\n';
    expect(storiesOf(noise + FIRST)[0]).toMatchObject({ dialect: 'pve-qemu', warnings: 1 });
  });

  it('that a terminal has wrapped are one', () => {
    const text = 'conntrack state migration not supported or disabled, active connections might ge\nt dropped\n';
    expect(storiesOf(text + FIRST)[0]).toMatchObject({ warnings: 1 });
  });
});

describe('a dialect that stands nowhere but here', () => {
  const raid: Dialect = {
    name: 'md-raid',
    title: 'Linux software RAID',
    rules: [
      {
        event: 'resync-start',
        pattern: /^md: (?:resync|recovery) of RAID array (md\d{1,4})$/,
        starts: 'resync',
        opens: true,
        learn: ([, disk = '']) => ({ disk }),
        samples: ['md: recovery of RAID array md0'],
      },
      {
        event: 'resync-done',
        pattern: /^md: (md\d{1,4}): (?:resync|recovery) done\.$/,
        closes: true,
        learn: () => ({ facts: { outcome: 'ok' } }),
        samples: ['md: md0: recovery done.'],
      },
    ],
    conclude: (lines) => ({ durationSeconds: (lines.at(-1)?.elapsedMs ?? 0) / 1000 }),
  };

  it('is read from end to end', () => {
    const log = parseLog(
      '[ 100.000000] md: recovery of RAID array md0\n[ 130.500000] md: md0: recovery done.\n[ 131.0] eth0: link up\n',
      { dialects: [raid] },
    );
    expect(log).toMatchObject({
      dialect: 'md-raid',
      notUnderstood: 1,
      phases: [{ name: 'resync', startMs: 0, endMs: 31_000 }],
      facts: { outcome: 'ok', disks: ['md0'], durationSeconds: 31, elapsedSeconds: 31 },
    });
  });

  it('can be asked for by its name, and others by theirs no more', () => {
    expect(parseLog('x', { dialects: [raid], dialect: 'md-raid' }).dialect).toBe('md-raid');
    expect(parseLog('x', { dialects: [raid], dialect: 'drbd' }).dialect).toBe('plain');
  });
});
