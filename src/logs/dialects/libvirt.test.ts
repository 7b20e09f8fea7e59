import { describe, expect, it } from 'vitest';
import { parseLog } from '../parse.ts';

const MIB = 2 ** 20;
const GIB = 2 ** 30;

/** What a terminal gets: each state is written over the one before. */
function onTerminal(...percents: string[]): string {
  return percents.map((percent) => `\rMigration: [${percent} %]`).join('');
}

const RUNNING = `Job type:         Unbounded
Operation:        Outgoing migration
Time elapsed:     2345         ms
Data processed:   1.234 GiB
Data remaining:   2.500 GiB
Data total:       4.008 GiB
Memory processed: 1.234 GiB
Memory remaining: 2.500 GiB
Memory total:     4.008 GiB
Memory bandwidth: 112.345 MiB/s
Dirty rate:       1024         pages/s
Page size:        4096         bytes
Iteration:        2
Postcopy requests: 0
Constant pages:   812345
Normal pages:     322123
Normal data:      1.229 GiB
Expected downtime: 300          ms
Setup time:       6            ms
`;

const COMPLETED = `Job type:         Completed
Operation:        Outgoing migration
Time elapsed:     38213        ms
Time elapsed w/o network: 38209        ms
Data processed:   14.500 GiB
Data remaining:   0.000 B
Data total:       14.008 GiB
Memory processed: 4.500 GiB
Memory remaining: 0.000 B
Memory total:     4.008 GiB
Memory bandwidth: 117.250 MiB/s
Dirty rate:       0            pages/s
Page size:        4096         bytes
Iteration:        4
Postcopy requests: 0
File processed:   10.000 GiB
File remaining:   0.000 B
File total:       10.000 GiB
File bandwidth:   98.004 MiB/s
Constant pages:   812345
Normal pages:     1122123
Normal data:      4.281 GiB
Total downtime:   45           ms
Downtime w/o network: 41           ms
Setup time:       6            ms
Compression cache: 64.000 MiB
Compressed data:  0.000 B
Compressed pages: 0
Compression cache misses: 188451
Compression overflows: 0
`;

describe('virsh migrate --verbose', () => {
  it('writes its states over each other: each is a line', () => {
    const log = parseLog(`${onTerminal('  0', ' 12', ' 57', ' 99', '100')}\n`);
    expect(log).toMatchObject({ dialect: 'libvirt', notUnderstood: 0, facts: { outcome: 'ok', error: null } });
    expect(log.lines.flatMap(({ fields }) => fields?.percent ?? [])).toEqual([0, 12, 57, 99, 100]);
  });

  it('has two decimals in newer versions', () => {
    const log = parseLog(onTerminal(' 0.00', '12.34', '99.99', '100.00'));
    expect(log).toMatchObject({ dialect: 'libvirt', notUnderstood: 0, facts: { outcome: 'ok' } });
    expect(log.lines.flatMap(({ fields }) => fields?.percent ?? [])).toEqual([0, 12.34, 99.99, 100]);
  });

  it('is often copied with its last state only', () => {
    const log = parseLog('Migration: [100 %]\n');
    expect(log).toMatchObject({ dialect: 'libvirt', notUnderstood: 0, facts: { outcome: 'ok', elapsedSeconds: null } });
    expect(log.progress).toEqual([]);
  });

  it('does not say how it came out when it ends before', () => {
    expect(parseLog(onTerminal(' 12', ' 99')).facts).toMatchObject({ outcome: 'unknown', transferredBytes: null });
  });

  it('fails with what virsh says, and what QEMU said on the target', () => {
    const log = parseLog(
      `root@kvm01:~# virsh migrate --live --verbose vm104 qemu+tcp://kvm02/system
Migration: [ 12 %]
error: internal error: qemu unexpectedly closed the monitor: Receiving block device images
2019-02-21T16:20:15.263261Z qemu-system-x86_64: error while loading state section id 2(block)
2019-02-21T16:20:15.263996Z qemu-system-x86_64: load of migration failed: Input/output error
`,
    );
    expect(log).toMatchObject({ dialect: 'libvirt', notUnderstood: 0 });
    expect(log.facts).toMatchObject({
      guest: 'vm104',
      guestKind: 'vm',
      targetNode: 'kvm02',
      outcome: 'failed',
      error: 'internal error: qemu unexpectedly closed the monitor: Receiving block device images',
    });
    expect(log.lines.map(({ level }) => level)).toEqual(['info', 'info', 'error', 'error', 'error']);
  });

  it('fails in the line of its last state too', () => {
    const log = parseLog(`${onTerminal(' 12', ' 64')}error: operation failed: migration job: unexpectedly failed\n`);
    expect(log).toMatchObject({
      notUnderstood: 0,
      facts: { outcome: 'failed', error: 'operation failed: migration job: unexpectedly failed' },
    });
  });

  it('is asked for a password first', () => {
    const log = parseLog(
      `# virsh migrate smtp01 qemu+ssh://root@192.0.2.12/system --live --verbose\nroot@192.0.2.12's password:\nMigration: [100 %]\n`,
    );
    expect(log).toMatchObject({
      notUnderstood: 0,
      facts: { guest: 'smtp01', targetNode: null, targetAddress: '192.0.2.12', outcome: 'ok' },
    });
  });

  it('starts a story with each command', () => {
    const log = parseLog(
      `[root@kvm01 ~]# virsh migrate --live --verbose web qemu+ssh://kvm02/system
error: operation failed: migration out job: unexpectedly failed
[root@kvm01 ~]# virsh migrate --live --verbose web qemu+ssh://kvm02/system
Migration: [100 %]
`,
    );
    expect(log.records.map(({ facts }) => facts.outcome)).toEqual(['failed', 'ok']);
  });

  it.each([
    ['virsh migrate web qemu+ssh://kvm02/system --live', 'web', 'kvm02'],
    ['virsh migrate --live --copy-storage-all web qemu+tcp://root@kvm02:16509/system', 'web', 'kvm02'],
    ['virsh migrate --domain web --bandwidth 100 --desturi qemu+ssh://kvm02/system', 'web', 'kvm02'],
    ['virsh migrate --bandwidth 100 web qemu+ssh://kvm02/system', 'web', 'kvm02'],
    ['virsh migrate --frobnicate 100 web qemu+ssh://kvm02/system', null, 'kvm02'],
    ['virsh migrate --help', null, null],
  ])('names guest and target where "%s" leaves no doubt', (command, guest, targetNode) => {
    expect(parseLog(command).facts).toMatchObject({ guest, targetNode });
  });

  it('is known when its command line was wrapped', () => {
    const { facts } = parseLog('# virsh migrate --live --verbose web\nqemu+ssh://kvm02/system\nMigration: [100 %]\n');
    expect(facts).toMatchObject({ guest: 'web', targetNode: 'kvm02', outcome: 'ok' });
  });

  it.each([
    ['sudo virsh -c qemu:///system migrate --live --verbose web qemu+ssh://[fd00::2]/system', 'fd00::2'],
    ['virsh migrate --live web qemu+tcp://192.0.2.12:16509/system', '192.0.2.12'],
  ])('tells a node by its address where "%s" does', (command, targetAddress) => {
    expect(parseLog(command).facts).toMatchObject({ guest: 'web', targetNode: null, targetAddress });
  });

  it('leaves errors of other programs alone', () => {
    const log = parseLog('error: pathspec does not match\nDone.\n');
    expect(log).toMatchObject({ dialect: 'plain', facts: { outcome: 'unknown', error: null } });
    expect(log.lines[0]).toMatchObject({ level: 'error', event: null });
  });
});

describe('virsh domjobinfo', () => {
  it('while it runs is a sample of progress', () => {
    const log = parseLog(RUNNING);
    expect(log).toMatchObject({ dialect: 'libvirt', notUnderstood: 0 });
    expect(log.facts).toMatchObject({
      outcome: 'unknown',
      durationSeconds: null,
      downtimeMs: null,
      speedBytesPerSecond: null,
      transferredBytes: Math.round(1.234 * GIB),
      remainingBytes: 2.5 * GIB,
      totalBytes: Math.round(4.008 * GIB),
      memoryPasses: 2,
    });
    expect(log.progress).toEqual([
      {
        line: 1,
        elapsedMs: null,
        of: 'memory',
        transferredBytes: Math.round(1.234 * GIB),
        remainingBytes: 2.5 * GIB,
        totalBytes: Math.round(4.008 * GIB),
        bytesPerSecond: Math.round(112.345 * MIB),
        dirtyBytesPerSecond: 1024 * 4096,
      },
    ]);
  });

  it('when it has completed has the time, the pause and the speed', () => {
    const log = parseLog(COMPLETED);
    expect(log).toMatchObject({ dialect: 'libvirt', notUnderstood: 0 });
    expect(log.facts).toMatchObject({
      outcome: 'ok',
      durationSeconds: 38.213,
      downtimeMs: 45,
      speedBytesPerSecond: 117.25 * MIB,
      speedIsNominal: false,
      transferredBytes: 4.5 * GIB,
      remainingBytes: 0,
      memoryPasses: 4,
      xbzrleCacheBytes: 64 * MIB,
      xbzrleCacheMisses: 188451,
    });
    expect(log.progress.map(({ of, transferredBytes }) => [of, transferredBytes])).toEqual([
      ['memory', 4.5 * GIB],
      ['disk', 10 * GIB],
    ]);
    expect(log.lines.filter(({ event }) => event === 'downtime').map(({ number }) => number)).toEqual([23]);
  });

  it('asked again and again is one story', () => {
    const log = parseLog(`${RUNNING}\n${RUNNING.replaceAll('1.234 GiB', '2.468 GiB')}\nJob type:         None\n`);
    expect(log.records).toHaveLength(1);
    expect(log.progress.map(({ transferredBytes }) => transferredBytes)).toEqual([
      Math.round(1.234 * GIB),
      Math.round(2.468 * GIB),
    ]);
    expect(log.facts.transferredBytes).toBe(Math.round(2.468 * GIB));
  });

  it('of a job that failed may say why', () => {
    const log = parseLog(
      'Job type:         Failed\nOperation:        Outgoing migration\nError message:    operation failed: lost connection\n',
    );
    expect(log).toMatchObject({
      notUnderstood: 0,
      facts: { outcome: 'failed', error: 'operation failed: lost connection' },
    });
  });

  it('is read the same quoted, in CRLF, cut, and without the padding', () => {
    const facts = parseLog(COMPLETED).facts;
    expect(parseLog(COMPLETED.replace(/^/gm, '> ')).facts).toEqual(facts);
    expect(parseLog(COMPLETED.replaceAll('\n', '\r\n')).facts).toEqual(facts);
    expect(parseLog(COMPLETED.replace(/ {2,}/g, ' ')).facts).toEqual(facts);
    const cut = parseLog(COMPLETED.replace('Page size:        4096         bytes\n', '[...]\n'));
    expect(cut).toMatchObject({ notUnderstood: 0, facts });
  });
});

describe('the per cents of virsh', () => {
  it.each([
    ['\rMigration: [  0 %]\rMigration: [ 12 %]\rMigration: [100 %]\n', 3],
    ['\rMigration: [0.00 %]\rMigration: [12.34 %]error: operation failed: job: unexpectedly failed\n', 2],
    ['Migration: [100 %]\n', 1],
  ])('are reports of progress, though they name no bytes: %j', (text, count) => {
    const log = parseLog(text);
    expect(log).toMatchObject({ dialect: 'libvirt', progress: [], facts: { progressSamples: count } });
  });
});

it('a job of which only the data of all are known is a sample of these', () => {
  const log = parseLog(
    'Job type:         Unbounded\nTime elapsed:     2345         ms\nData processed:   1.500 GiB\nData remaining:   0.500 GiB\nData total:       2.000 GiB\n',
  );
  expect(log.facts.progressSamples).toBe(1);
  expect(log.progress).toMatchObject([
    { of: 'data', transferredBytes: 1.5 * GIB, remainingBytes: 0.5 * GIB, totalBytes: 2 * GIB },
  ]);
});
