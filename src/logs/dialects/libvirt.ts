import type { Dialect, Rule } from '../dialect.ts';
import type { LogFacts } from '../types.ts';
import { binarySize, pattern, SIZE } from '../units.ts';
import { concludeReports } from './shared/migration-report.ts';

/**
 * `virsh migrate --verbose` on a terminal, and `virsh domjobinfo`. After the source of virsh (virsh-domain.c: labels padded
 * to 17, sizes with three decimals in powers of 1024) and copies of terminals.
 */

const MIGRATE: readonly Rule[] = [
  {
    // The only place that names guest and target. Options may stand anywhere between.
    event: 'start',
    pattern: /^(?:[^#$]{0,400}[#$] ?)?(?:sudo )?virsh (?:(?:-c|--connect) \S{1,255} )?migrate (.{1,1000})$/,
    opens: true,
    learn: ([, words = '']) => {
      const { guest, target } = migrationOf(words);
      return { facts: { ...(guest ? { guest, guestKind: 'vm' } : {}), ...target } };
    },
    samples: [
      'root@kvm01:~# virsh migrate --live --verbose vm104 qemu+ssh://kvm02/system',
      '[root@kvm01 ~]# virsh migrate vm104 qemu+tcp://root@kvm02:16509/system --live --copy-storage-all --verbose',
      '# virsh migrate --offline --verbose --persistent vm104 qemu+ssh://kvm02/system',
      'virsh migrate --live vm104 qemu+ssh://kvm02/system',
    ],
  },
  {
    // The rest of a command line, wrapped.
    event: 'target',
    pattern: /^([a-z]{2,8}(?:\+[a-z\d]{2,8})?:\/\/\S{1,255})(?: --?[a-z].{0,255})?$/,
    vague: true,
    learn: ([, uri = '']) => ({ facts: targetOf(uri) }),
    samples: ['qemu+ssh://root@kvm02/system', 'qemu+tcp://kvm02:16509/system --live'],
  },
  {
    event: 'command',
    pattern:
      /^(?:[^#$]{0,400}[#$] ?)?(?:sudo )?virsh (?:(?:-c|--connect) \S{1,255} )?domjobinfo (?:--domain )?([^\s-]\S{0,255})(?: --[a-z-]{1,32}){0,4}$/,
    learn: ([, guest = '']) => ({ facts: { guest, guestKind: 'vm' } }),
    samples: ['root@kvm01:~# virsh domjobinfo vm104 --completed', '$ virsh domjobinfo vm104'],
  },
  {
    // Printed after the migration has returned without an error, never before.
    event: 'progress',
    pattern: /^Migration: \[ {0,3}100(?:\.00)? ?%\]$/,
    closes: true,
    progress: true,
    learn: () => ({ facts: { outcome: 'ok' }, fields: { percent: 100 } }),
    samples: ['Migration: [100 %]', 'Migration: [100.00 %]'],
  },
  {
    // Whole per cents, from some version on two decimals; cut, not rounded. Of memory and disks together.
    event: 'progress',
    pattern: /^Migration: \[ {0,4}(\d{1,2}(?:\.\d{1,2})?) ?%\]$/,
    progress: true,
    learn: ([, percent]) => ({ fields: { percent: Number(percent) } }),
    samples: ['Migration: [ 12 %]', 'Migration: [  0 %]', 'Migration: [12.34 %]', 'Migration: [ 1.05 %]'],
  },
  {
    // No line end follows the last state.
    event: 'error',
    pattern: /^Migration: \[ {0,4}(\d{1,3}(?:\.\d{1,2})?) ?%\] ?error: (.{1,4000})$/,
    level: 'error',
    closes: true,
    progress: true,
    learn: ([, percent, error = '']) => ({ facts: { error, outcome: 'failed' }, fields: { percent: Number(percent) } }),
    samples: ['Migration: [ 64 %]error: operation failed: migration job: unexpectedly failed'],
  },
  {
    event: 'password',
    pattern: /^[\w.-]{1,64}@[\w.:-]{1,255}'s password:$/,
    vague: true,
    samples: ["root@192.0.2.12's password:"],
  },
  {
    event: 'error',
    pattern: /^error: (.{1,4000})$/,
    level: 'error',
    vague: true,
    learn: ([, error = '']) => ({ facts: { error, outcome: 'failed' } }),
    samples: [
      'error: operation aborted: migration out job: canceled by client',
      'error: Unsafe migration: Migration may lead to data corruption if disks use cache != none',
      'error: internal error: qemu unexpectedly closed the monitor: Receiving block device images',
    ],
  },
  {
    // What QEMU on the target printed last: the rest of an error above.
    event: 'qemu-error',
    pattern: /^qemu-(?:system-\w{1,16}|kvm): (.{1,4000})$/,
    level: 'error',
    vague: true,
    learn: ([, text = '']) => ({ fields: { text } }),
    samples: ['qemu-system-x86_64: load of migration failed: Input/output error'],
  },
];

const TIMES: Readonly<Record<string, string>> = {
  'Time elapsed': 'elapsedMs',
  'Time elapsed w/o network': 'elapsedWithoutNetworkMs',
  'Time remaining': 'remainingMs',
  'Expected downtime': 'expectedDowntimeMs',
  'Downtime w/o network': 'downtimeWithoutNetworkMs',
  'Setup time': 'setupMs',
};

const SIZES: Readonly<Record<string, string>> = {
  // Memory and disks together.
  'Data processed': 'allTransferredBytes',
  'Data remaining': 'allRemainingBytes',
  'Data total': 'allTotalBytes',
  'Memory processed': 'transferredBytes',
  'Memory remaining': 'remainingBytes',
  'Memory total': 'totalBytes',
  'File processed': 'diskTransferredBytes',
  'File remaining': 'diskRemainingBytes',
  'File total': 'diskTotalBytes',
  'Normal data': 'normalBytes',
  'Compression cache': 'cacheBytes',
  'Compressed data': 'compressedBytes',
};

const COUNTS: Readonly<Record<string, string>> = {
  Iteration: 'passes',
  'Postcopy requests': 'postcopyRequests',
  'Constant pages': 'constantPages',
  'Normal pages': 'normalPages',
  'Compressed pages': 'compressedPages',
  'Compression cache misses': 'cacheMisses',
  'Compression overflows': 'overflow',
  'Auto converge throttle': 'throttlePercent',
};

const JOB: readonly Rule[] = [
  {
    event: 'job-completed',
    pattern: /^Job type: {1,16}(Completed)$/,
    learn: ([, status = '']) => ({ facts: { outcome: 'ok' }, fields: { status } }),
    samples: ['Job type:         Completed'],
  },
  {
    event: 'job-failed',
    pattern: /^Job type: {1,16}(Failed|Cancelled)$/,
    level: 'error',
    learn: ([, status = '']) => ({ facts: { outcome: 'failed' }, fields: { status } }),
    samples: ['Job type:         Failed', 'Job type:         Cancelled'],
  },
  {
    // Unbounded: how long it will take is not known, as with any live migration.
    event: 'job',
    pattern: /^Job type: {1,16}(None|Bounded|Unbounded)$/,
    learn: ([, status = '']) => ({ fields: { status } }),
    samples: ['Job type:         Unbounded', 'Job type:         Bounded', 'Job type:         None'],
  },
  {
    event: 'operation',
    pattern:
      /^Operation: {1,16}(Start|Save|Restore|Incoming migration|Outgoing migration|Snapshot|Snapshot revert|Dump|Backup|Snapshot delete|Unknown)$/,
    learn: ([, operation = '']) => ({ fields: { operation } }),
    samples: [
      'Operation:        Outgoing migration',
      'Operation:        Incoming migration',
      'Operation:        Snapshot',
    ],
  },
  {
    event: 'downtime',
    pattern: /^Total downtime: {1,16}(\d{1,15}) {1,16}ms$/,
    learn: ([, ms]) => ({ facts: { downtimeMs: Number(ms) } }),
    samples: ['Total downtime:   45           ms', 'Total downtime: 45 ms'],
  },
  {
    event: 'figure',
    pattern: pattern(`^(${Object.keys(TIMES).join('|')}): {1,16}(\\d{1,15}) {1,16}ms$`),
    learn: ([, label = '', ms]) => ({ fields: { [TIMES[label] ?? label]: Number(ms) } }),
    samples: [
      'Time elapsed:     2345         ms',
      'Time elapsed w/o network: 2341         ms',
      'Time remaining:   120          ms',
      'Expected downtime: 300          ms',
      'Downtime w/o network: 41           ms',
      'Setup time:       6            ms',
    ],
  },
  {
    event: 'figure',
    pattern: pattern(`^(${Object.keys(SIZES).join('|')}): {1,16}${SIZE}$`),
    learn: ([, label = '', figure, unit]) => ({ fields: { [SIZES[label] ?? label]: binarySize(figure, unit) } }),
    samples: [
      'Data processed:   1.234 GiB',
      'Data remaining:   0.000 B',
      'Data total:       4.008 GiB',
      'Memory processed: 1.234 GiB',
      'Memory remaining: 12.500 MiB',
      'Memory total:     4.008 GiB',
      'File processed:   10.000 GiB',
      'File remaining:   0.000 B',
      'File total:       10.000 GiB',
      'Normal data:      1.229 GiB',
      'Compression cache: 64.000 MiB',
      'Compressed data:  0.000 B',
    ],
  },
  {
    event: 'figure',
    pattern: pattern(`^(Memory|File) bandwidth: {1,16}${SIZE}/s$`),
    learn: ([, kind, figure, unit]) => ({
      fields: { [kind === 'File' ? 'diskBytesPerSecond' : 'bytesPerSecond']: binarySize(figure, unit) },
    }),
    samples: ['Memory bandwidth: 112.345 MiB/s', 'File bandwidth:   98.004 MiB/s'],
  },
  {
    event: 'figure',
    pattern: /^Dirty rate: {1,16}(\d{1,15}) {1,16}pages\/s$/,
    learn: ([, pages]) => ({ fields: { dirtyPagesPerSecond: Number(pages) } }),
    samples: ['Dirty rate:       1024         pages/s'],
  },
  {
    event: 'figure',
    pattern: /^Page size: {1,16}(\d{1,15}) {1,16}bytes$/,
    learn: ([, bytes]) => ({ fields: { pageBytes: Number(bytes) } }),
    samples: ['Page size:        4096         bytes'],
  },
  {
    event: 'figure',
    pattern: pattern(`^(${Object.keys(COUNTS).join('|')}): {1,16}(\\d{1,15})$`),
    learn: ([, label = '', count]) => ({ fields: { [COUNTS[label] ?? label]: Number(count) } }),
    samples: [
      'Iteration:        3',
      'Postcopy requests: 0',
      'Constant pages:   812345',
      'Normal pages:     322123',
      'Compressed pages: 0',
      'Compression cache misses: 188451',
      'Compression overflows: 0',
      'Auto converge throttle: 20',
    ],
  },
  {
    event: 'error',
    pattern: /^Error message: {1,16}(\S.{0,4000})$/,
    level: 'error',
    learn: ([, error = '']) => ({ facts: { error } }),
    samples: ['Error message:    operation failed: migration out job: unexpectedly failed'],
  },
];

/** Guest and target of a command line, where there is only one way to read it. */
function migrationOf(text: string): { guest: string | null; target: Partial<LogFacts> } {
  const words = text.trim().split(/\s+/);
  const at = words.findIndex((word) => URI.test(word));
  const target = targetOf(words[at] ?? '');
  const named = words.indexOf('--domain');
  if (named >= 0) return { guest: words[named + 1] ?? null, target };
  // Before the target stand the guest and options. Of two plain words one is the value of an option that isn't known.
  const plain = words
    .slice(0, at < 0 ? words.length : at)
    .filter((word, i) => !/^[-–]/.test(word) && !TAKES_VALUE.test(words[i - 1] ?? ''));
  return { guest: plain.length === 1 ? (plain[0] ?? null) : null, target };
}

const TAKES_VALUE =
  /^--(?:bandwidth|postcopy-bandwidth|timeout|xml|persistent-xml|dname|migrateuri|graphicsuri|listen-address|migrate-disks|comp-\w{2,8}(?:-\w{2,10}){0,2}|auto-converge-\w{7,9}|parallel-connections|disks-port|disks-uri|tls-destination|available-switchover-bandwidth)$/;

const URI =
  /^["']?[a-z]{2,8}(?:\+[a-z\d]{2,8})?:\/\/(?:[^@/]{1,64}@)?(?:\[([\da-fA-F:.]{2,45})\]|(\d{1,3}(?:\.\d{1,3}){3})(?=[:/]|$)|([^:/]{1,255}))/;

/** A node by its name, or its address where the command has that. */
function targetOf(uri: string): Partial<LogFacts> {
  const [, ip6, ip4, node] = URI.exec(uri) ?? [];
  const targetAddress = ip6 ?? ip4;
  if (targetAddress !== undefined) return { targetAddress };
  return node === undefined ? {} : { targetNode: node };
}

export const libvirt: Dialect = {
  name: 'libvirt',
  title: 'libvirt: virsh migrate and domjobinfo',
  product: 'libvirt',
  rules: [...MIGRATE, ...JOB],
  conclude: (lines, facts) => concludeReports('libvirt', lines, facts),
};
