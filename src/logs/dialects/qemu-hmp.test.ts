import { describe, expect, it } from 'vitest';
import { parseLog } from '../parse.ts';

const KIB = 1024;
const MIB = 2 ** 20;
const GIB = 2 ** 30;

const OLD = `(qemu) migrate -d tcp:192.0.2.12:4444
(qemu) info migrate
capabilities: xbzrle: off rdma-pin-all: off auto-converge: off zero-blocks: off compress: off 
Migration status: active
total time: 8207 milliseconds
expected downtime: 30 milliseconds
setup: 3 milliseconds
transferred ram: 270248 kbytes
throughput: 268.57 mbps
remaining ram: 1771940 kbytes
total ram: 2114112 kbytes
duplicate: 18164 pages
skipped: 0 pages
normal: 67379 pages
normal bytes: 269516 kbytes
dirty sync count: 1
dirty pages rate: 512 pages
`;

// Figures of a developer's mail.
const CLASSIC = `globals:
store-global-state: on
only-migratable: off
send-configuration: on
send-section-footer: on
send-switchover-start: on
clear-bitmap-shift: 18
Migration status: completed
total time: 122952 ms
downtime: 76 ms
setup: 15 ms
transferred ram: 130825923 kbytes
throughput: 8717.68 mbps
remaining ram: 0 kbytes
total ram: 16777992 kbytes
duplicate: 997263 pages
normal: 32622225 pages
normal bytes: 130488900 kbytes
dirty sync count: 10
page size: 4 kbytes
multifd bytes: 117134260 kbytes
pages-per-second: 169431
postcopy request count: 5835
precopy ram: 15 kbytes
postcopy ram: 13691151 kbytes
cache size: 67108864 bytes
xbzrle transferred: 3174 kbytes
xbzrle pages: 4211 pages
xbzrle cache miss: 188451 pages
xbzrle cache miss rate: 0.71
xbzrle encoding rate: 12.50
xbzrle overflow: 12
cpu throttle percentage: 20
`;

const GROUPED = `(qemu) info migrate
Status: \t\tpostcopy-active
Time (ms): \t\ttotal=47317, setup=5, down=8
RAM info:
  Throughput (Mbps): \t1342.83
  Sizes: \t\tpagesize=4 KiB, total=4.02 GiB
  Transfers: \t\ttransferred=1.41 GiB, remain=2.46 GiB
    Channels: \t\tprecopy=15.2 MiB, multifd=0 B, postcopy=1.39 GiB
    Page Types: \tnormal=367713, zero=41195
  Page Rates (pps): \ttransfer=40900, dirty=4
  Others: \t\tdirty_syncs=2, postcopy_req=57503
`;

// The form of the change itself, before the release.
const GROUPED_FIRST = `Status: completed
Time (ms): total=40504, setup=14, down=145
RAM info:
  Throughput (Mbps): 6102.65
  Sizes (KiB): pagesize=4, total=16777992,
    transferred=37673019, remain=0,
    precopy=3, multifd=26108780, postcopy=11563855
  Pages: normal=9394288, zero=600672, rate_per_sec=185875
  Others: dirty_syncs=3, dirty_pages_rate=278378, postcopy_req=4078
Globals:
  store-global-state: on
  only-migratable: off
  clear-bitmap-shift: 18
XBZRLE: size=67108864, transferred=0, pages=0, miss=188451
  miss_rate=0.00, encode_rate=0.00, overflow=0
CPU Throttle (%): 0
Dirty-limit Throttle (us): 0
Dirty-limit Ring Full (us): 0
Postcopy Blocktime (ms): 712
Postcopy vCPU Blocktime (ms):
 [1633, 1635, 1710, 2097]
`;

describe('info migrate', () => {
  it('of old versions says milliseconds', () => {
    const log = parseLog(OLD);
    expect(log).toMatchObject({ dialect: 'qemu-hmp', dialectVersion: 'QEMU 5.0 or older', notUnderstood: 0 });
    expect(log.facts).toMatchObject({
      targetAddress: '192.0.2.12',
      outcome: 'unknown',
      downtimeMs: null,
      durationSeconds: null,
      speedBytesPerSecond: null,
      transferredBytes: 270248 * KIB,
      remainingBytes: 1771940 * KIB,
      totalBytes: 2114112 * KIB,
      memoryPasses: 1,
    });
    // Without the size of a page what the guest writes can't be told in bytes.
    expect(log.progress).toEqual([
      {
        line: 4,
        elapsedMs: null,
        of: 'memory',
        transferredBytes: 270248 * KIB,
        remainingBytes: 1771940 * KIB,
        totalBytes: 2114112 * KIB,
        bytesPerSecond: 33_571_250,
        dirtyBytesPerSecond: null,
      },
    ]);
  });

  it('of a migration that has completed has its time, its pause and its measured speed', () => {
    const log = parseLog(CLASSIC);
    expect(log).toMatchObject({ dialect: 'qemu-hmp', dialectVersion: 'QEMU 5.1 to 10.0', notUnderstood: 0 });
    expect(log.facts).toMatchObject({
      outcome: 'ok',
      durationSeconds: 122.952,
      downtimeMs: 76,
      speedBytesPerSecond: 1_089_710_000,
      speedIsNominal: false,
      transferredBytes: 130825923 * KIB,
      remainingBytes: 0,
      totalBytes: 16777992 * KIB,
      memoryPasses: 10,
      xbzrleCacheBytes: 64 * MIB,
      xbzrleCacheMisses: 188451,
      warnings: 0,
    });
  });

  it('from QEMU 10.1 on has several figures in a line, with units', () => {
    const log = parseLog(GROUPED);
    expect(log).toMatchObject({ dialect: 'qemu-hmp', dialectVersion: 'QEMU 10.1 or newer', notUnderstood: 0 });
    expect(log.facts).toMatchObject({
      outcome: 'unknown',
      // The guest has switched already, and runs on the target.
      downtimeMs: 8,
      durationSeconds: null,
      transferredBytes: Math.round(1.41 * GIB),
      remainingBytes: Math.round(2.46 * GIB),
      totalBytes: Math.round(4.02 * GIB),
      memoryPasses: 2,
    });
    expect(log.progress).toMatchObject([
      { of: 'memory', bytesPerSecond: 167_853_750, dirtyBytesPerSecond: 4 * 4096, totalBytes: Math.round(4.02 * GIB) },
    ]);
  });

  it('is known without the command, and with plain numbers of KiB', () => {
    const log = parseLog(GROUPED_FIRST);
    expect(log).toMatchObject({ dialect: 'qemu-hmp', notUnderstood: 0 });
    expect(log.facts).toMatchObject({
      outcome: 'ok',
      durationSeconds: 40.504,
      downtimeMs: 145,
      transferredBytes: 37673019 * KIB,
      remainingBytes: 0,
      totalBytes: 16777992 * KIB,
      memoryPasses: 3,
      xbzrleCacheMisses: 188451,
    });
    expect(log.progress).toMatchObject([{ dirtyBytesPerSecond: 278378 * 4096 }]);
  });

  it('gives the reason of a failure', () => {
    const log = parseLog(
      'Migration status: failed (Unable to write to socket: Broken pipe)\ntotal time: 0 ms\nsocket address: [\n\ttcp:0.0.0.0:4444\n]\n',
    );
    expect(log).toMatchObject({ dialect: 'qemu-hmp', notUnderstood: 0 });
    expect(log.facts).toMatchObject({
      outcome: 'failed',
      error: 'Unable to write to socket: Broken pipe',
      durationSeconds: null,
    });
    expect(log.lines[0]?.level).toBe('error');
  });

  it('of a migration that was cancelled is a failure without a reason', () => {
    expect(parseLog('Migration status: cancelled\ntotal time: 0 ms\n').facts).toMatchObject({
      outcome: 'failed',
      error: null,
    });
  });

  it('has no speed as long as nothing was sent', () => {
    const log = parseLog(
      'Migration status: setup\ntotal time: 12 ms\ntransferred ram: 0 kbytes\nthroughput: -1.00 mbps\n',
    );
    expect(log.progress).toMatchObject([{ transferredBytes: 0, bytesPerSecond: null }]);
  });

  it('asked again and again makes a curve; a new migrate is a new story', () => {
    const second = OLD.split('\n')
      .slice(1)
      .join('\n')
      .replace('270248', '540496')
      .replace('Migration status: active', 'Migration status: failed');
    const log = parseLog(`${OLD}${second}${OLD}${CLASSIC}`);
    expect(log.records).toHaveLength(2);
    expect(log.records.map(({ facts }) => facts.outcome)).toEqual(['failed', 'ok']);
    expect(log.progress.map(({ transferredBytes }) => transferredBytes)).toEqual([270248 * KIB, 540496 * KIB]);
  });

  it('with disks has a sample for these too', () => {
    const disks = 'transferred disk: 1024 kbytes\nremaining disk: 1024 kbytes\ntotal disk: 2048 kbytes\n';
    expect(parseLog(`${OLD}${disks}`).progress).toMatchObject([
      { of: 'memory' },
      { of: 'disk', transferredBytes: MIB, remainingBytes: MIB, totalBytes: 2 * MIB, bytesPerSecond: null },
    ]);
  });

  it('is read the same quoted, in CRLF, indented and with colours', () => {
    for (const text of [OLD, CLASSIC, GROUPED, GROUPED_FIRST]) {
      const { facts, progress } = parseLog(text);
      for (const variant of [
        text.replace(/^/gm, '> '),
        text.replaceAll('\n', '\r\n'),
        text.replace(/^/gm, '\t'),
        text.replace(/^/gm, '\u001b[K'),
        text.replaceAll('\t', '  '),
      ]) {
        expect(parseLog(variant)).toMatchObject({ facts, progress, notUnderstood: 0 });
      }
    }
  });

  it('leaves the states of other programs alone', () => {
    expect(parseLog('Status: completed\nsetup: 15 ms\n')).toMatchObject({
      dialect: 'plain',
      notUnderstood: 2,
      facts: { outcome: 'unknown' },
    });
  });
});
