import type { Dialect, Rule } from '../dialect.ts';
import { binarySize, pattern } from '../units.ts';
import { concludeReports } from './shared/migration-report.ts';

/**
 * `info migrate` on the QEMU monitor. After QEMU's source (hmp.c, migration-hmp-cmds.c, 2012 to 2025) and mails of its developers.
 * Kbytes are 1024 bytes, mbps are 10^6 bits per second; the throughput is measured. From QEMU 10.1 on figures that belong
 * together stand in one line.
 */

const MONITOR: readonly Rule[] = [
  {
    event: 'start',
    pattern: /^(?:\(qemu\)|qm>) migrate (?:-[a-z] ){0,4}"?([a-z]{2,8}:\S{1,512}?)"?$/,
    opens: true,
    learn: ([, uri = '']) => {
      const address = /^tcp:(?:\[([\da-fA-F:]{2,45})\]|([^:]{1,255})):\d{1,5}$/.exec(uri);
      const targetAddress = address?.[1] ?? address?.[2];
      return { facts: targetAddress === undefined ? {} : { targetAddress }, fields: { uri } };
    },
    samples: [
      '(qemu) migrate -d tcp:192.0.2.12:4444',
      '(qemu) migrate tcp:[fd00::2]:4444',
      '(qemu) migrate "unix:/tmp/migrate.sock"',
    ],
  },
  {
    event: 'command',
    pattern: /^(?:\(qemu\)|qm>)(?: (.{1,400}))?$/,
    learn: ([, command = '']) => ({ fields: { command } }),
    samples: [
      '(qemu) info migrate',
      '(qemu) info migrate -a',
      'qm> info migrate',
      '(qemu) migrate_set_capability xbzrle on',
      '(qemu)',
    ],
  },
  {
    event: 'capabilities',
    pattern: /^capabilities: ((?:[\w-]{1,64}: (?:on|off) ?){1,64})$/,
    samples: ['capabilities: xbzrle: off rdma-pin-all: off auto-converge: off zero-blocks: off compress: off'],
  },
  {
    event: 'globals',
    pattern: /^[Gg]lobals:$/,
    vague: true,
    samples: ['globals:', 'Globals:'],
  },
  {
    event: 'setting',
    pattern: /^([a-z][a-z\d-]{2,63}): (on|off|(?<=clear-bitmap-shift: )\d{1,3})$/,
    vague: true,
    learn: ([, name = '', value = '']) => ({ fields: { [name]: value } }),
    samples: [
      'store-global-state: on',
      'only-migratable: off',
      'send-switchover-start: on',
      'clear-bitmap-shift: 18',
      'postcopy-ram: on',
    ],
  },
  {
    event: 'blocked',
    pattern: /^Outgoing migration blocked:$/,
    level: 'error',
    samples: ['Outgoing migration blocked:'],
  },
  {
    event: 'sockets',
    pattern: /^(?:socket address|Sockets): \[$/,
    samples: ['socket address: [', 'Sockets: ['],
  },
  {
    event: 'socket',
    pattern: /^(?:(?:tcp|unix|vsock|fd):\S{0,512}|\])$/,
    vague: true,
    samples: ['tcp:0.0.0.0:4444', ']'],
  },
];

const RUNNING =
  'none|setup|active|device|pre-switchover|postcopy-device|postcopy-active|postcopy-paused|postcopy-recover|postcopy-recover-setup|cancelling|wait-unplug|colo';

/** The line of the state: `Migration status:` up to QEMU 10.0, `Status:` from 10.1 on. */
const STATUS: readonly Rule[] = [
  { label: 'Migration status: ', until: '10.0' },
  { label: 'Status:[ \\t]{1,32}', since: '10.1', vague: true },
].flatMap(({ label, ...version }): Rule[] => {
  const shown = label.replace(/\[.*/, ' \t\t');
  return [
    {
      ...version,
      event: 'completed',
      pattern: pattern(`^${label}(completed)$`),
      learn: ([, status = '']) => ({ facts: { outcome: 'ok' }, fields: { status } }),
      samples: [`${shown}completed`],
    },
    {
      ...version,
      event: 'failed',
      pattern: pattern(`^${label}(failed)(?: \\((.{1,4000})\\))?$`),
      level: 'error',
      learn: ([, status = '', error]) => ({
        facts: { outcome: 'failed', ...(error ? { error } : {}) },
        fields: { status },
      }),
      samples: [`${shown}failed (Unable to write to socket: Broken pipe)`, `${shown}failed`],
    },
    {
      ...version,
      event: 'cancelled',
      pattern: pattern(`^${label}(cancelled)$`),
      level: 'warning',
      learn: ([, status = '']) => ({ facts: { outcome: 'failed' }, fields: { status } }),
      samples: [`${shown}cancelled`],
    },
    {
      ...version,
      event: 'status',
      pattern: pattern(`^${label}(${RUNNING})$`),
      learn: ([, status = '']) => ({ fields: { status } }),
      samples: [`${shown}active`, `${shown}setup`, `${shown}postcopy-active`],
    },
  ];
});

const KBYTES: Readonly<Record<string, string>> = {
  'transferred ram': 'transferredBytes',
  'remaining ram': 'remainingBytes',
  'total ram': 'totalBytes',
  'normal bytes': 'normalBytes',
  'page size': 'pageBytes',
  'multifd bytes': 'multifdBytes',
  'precopy ram': 'precopyBytes',
  'downtime ram': 'downtimeBytes',
  'postcopy ram': 'postcopyBytes',
  'transferred disk': 'diskTransferredBytes',
  'remaining disk': 'diskRemainingBytes',
  'total disk': 'diskTotalBytes',
  'xbzrle transferred': 'xbzrleBytes',
  'vfio device transferred': 'vfioBytes',
};

const COUNTS: Readonly<Record<string, string>> = {
  duplicate: 'duplicatePages',
  skipped: 'skippedPages',
  normal: 'normalPages',
  'dirty sync count': 'passes',
  'pages-per-second': 'pagesPerSecond',
  'dirty pages rate': 'dirtyPagesPerSecond',
  'postcopy request count': 'postcopyRequests',
  'Zero-copy-send fallbacks happened': 'zeroCopyFallbacks',
  'xbzrle pages': 'xbzrlePages',
  'xbzrle cache miss': 'cacheMisses',
  'xbzrle cache miss rate': 'cacheMissRate',
  'xbzrle encoding rate': 'encodingRate',
  'xbzrle overflow': 'overflow',
  'cpu throttle percentage': 'throttlePercent',
  'dirty-limit throttle time': 'dirtyLimitThrottleUs',
  'dirty-limit ring full time': 'dirtyLimitRingFullUs',
  'postcopy blocktime': 'postcopyBlockMs',
};

const MS: Readonly<Record<string, string>> = {
  'total time': 'elapsedMs',
  'expected downtime': 'expectedDowntimeMs',
  setup: 'setupMs',
};

const CLASSIC: readonly Rule[] = [
  ...[
    { unit: 'milliseconds', until: '5.0' },
    { unit: 'ms', since: '5.1' },
  ].flatMap(({ unit, ...version }): Rule[] => [
    {
      // The pause itself; not the one that is expected.
      ...version,
      event: 'downtime',
      pattern: pattern(`^downtime: (\\d{1,15}) ${unit}$`),
      vague: true,
      learn: ([, ms]) => ({ facts: { downtimeMs: Number(ms) } }),
      samples: [`downtime: 76 ${unit}`],
    },
    {
      ...version,
      event: 'figure',
      pattern: pattern(`^(total time|expected downtime|setup): (\\d{1,15}) ${unit}$`),
      vague: true,
      learn: ([, label = '', ms]) => ({ fields: { [MS[label] ?? label]: Number(ms) } }),
      samples: [`total time: 122952 ${unit}`, `expected downtime: 300 ${unit}`, `setup: 15 ${unit}`],
    },
  ]),
  {
    event: 'figure',
    pattern: /^(page size): (\d{1,15}) kbytes$/,
    since: '2.10',
    learn: kbytes,
    samples: ['page size: 4 kbytes'],
  },
  {
    event: 'figure',
    pattern: pattern(`^(${Object.keys(KBYTES).join('|')}): (\\d{1,15}) kbytes$`),
    learn: kbytes,
    samples: [
      'transferred ram: 130825923 kbytes',
      'remaining ram: 0 kbytes',
      'total ram: 16777992 kbytes',
      'normal bytes: 130488900 kbytes',
      'multifd bytes: 117134260 kbytes',
      'precopy ram: 15 kbytes',
      'downtime ram: 1024 kbytes',
      'postcopy ram: 13691151 kbytes',
      'transferred disk: 1048576 kbytes',
      'remaining disk: 0 kbytes',
      'total disk: 1048576 kbytes',
      'xbzrle transferred: 3174 kbytes',
      'vfio device transferred: 512 kbytes',
    ],
  },
  {
    event: 'figure',
    pattern: /^throughput: (-?\d{1,9}(?:\.\d{1,4})?) mbps$/,
    learn: throughput,
    samples: ['throughput: -1.00 mbps', 'throughput: 8717.68 mbps'],
  },
  {
    event: 'figure',
    pattern: /^cache size: (\d{1,18}) bytes$/,
    learn: ([, bytes]) => ({ fields: { cacheBytes: Number(bytes) } }),
    samples: ['cache size: 67108864 bytes'],
  },
  {
    // A blank before the colon of the overflow, in old versions.
    event: 'figure',
    pattern: pattern(`^(${Object.keys(COUNTS).join('|')}) ?: (\\d{1,18}(?:\\.\\d{1,4})?)(?: (?:pages|us|times))?$`),
    learn: ([, label = '', count]) => ({ fields: { [COUNTS[label] ?? label]: Number(count) } }),
    samples: [
      'duplicate: 997263 pages',
      'skipped: 0 pages',
      'normal: 32622225 pages',
      'dirty sync count: 10',
      'pages-per-second: 169431',
      'dirty pages rate: 278378 pages',
      'postcopy request count: 5835',
      'xbzrle pages: 4211 pages',
      'xbzrle cache miss: 188451 pages',
      'xbzrle cache miss: 188451',
      'xbzrle cache miss rate: 0.71',
      'xbzrle encoding rate: 12.50',
      'xbzrle overflow: 12',
      'xbzrle overflow : 12',
      'cpu throttle percentage: 20',
    ],
  },
  {
    event: 'postcopy-blocked',
    pattern: /^postcopy vcpu blocktime: (\d[\d,-]{0,4000})$/,
    samples: ['postcopy vcpu blocktime: 712,530'],
  },
];

const AMOUNT = String.raw`(\d{1,15}(?:\.\d{1,3})?)(?: (B|KiB|MiB|GiB|TiB|PiB))?`;

const GROUPED: readonly Rule[] = [
  {
    event: 'downtime',
    pattern:
      /^Time \(ms\):[ \t]{1,32}total=(\d{1,15})(?:, setup=(\d{1,15}))?(?:, exp_down=(\d{1,15}))?, down=(\d{1,15})$/,
    since: '10.1',
    learn: ([, total, setup, expected, down]) => ({
      facts: { downtimeMs: Number(down) },
      fields: times(total, setup, expected),
    }),
    samples: ['Time (ms): \t\ttotal=47317, setup=5, down=8', 'Time (ms): total=40504, setup=14, down=145'],
  },
  {
    event: 'figures',
    pattern: /^Time \(ms\):[ \t]{1,32}total=(\d{1,15})(?:, setup=(\d{1,15}))?(?:, exp_down=(\d{1,15}))?$/,
    since: '10.1',
    learn: ([, total, setup, expected]) => ({ fields: times(total, setup, expected) }),
    samples: ['Time (ms): total=4029, setup=36, exp_down=300', 'Time (ms): total=140'],
  },
  {
    event: 'ram',
    pattern: /^RAM info:$/,
    since: '10.1',
    samples: ['RAM info:'],
  },
  {
    event: 'figures',
    pattern: /^(?:Throughput|Bandwidth) \([Mm]bps\):[ \t]{1,32}(-?\d{1,9}(?:\.\d{1,4})?)$/,
    since: '10.1',
    learn: throughput,
    samples: ['Throughput (Mbps): \t1342.83', 'Bandwidth (mbps): 6102.65'],
  },
  {
    // Before the release these were plain numbers of KiB.
    event: 'figures',
    pattern: pattern(`^Sizes(?: \\(K(?:i)?B\\))?:[ \\t]{1,32}(?:pagesize|psize)=${AMOUNT}, total=${AMOUNT},?$`),
    since: '10.1',
    learn: ([, page, pageUnit, total, totalUnit]) => ({
      fields: { pageBytes: amount(page, pageUnit), totalBytes: amount(total, totalUnit) },
    }),
    samples: [
      'Sizes: \t\tpagesize=4 KiB, total=4.02 GiB',
      'Sizes (KiB): pagesize=4, total=16777992,',
      'Sizes (KB): psize=4, total=16777992,',
    ],
  },
  {
    event: 'figures',
    pattern: pattern(`^(?:Transfers:[ \\t]{1,32})?transferred=${AMOUNT}, remain=${AMOUNT},?$`),
    since: '10.1',
    learn: ([, done, doneUnit, left, leftUnit]) => ({
      fields: { transferredBytes: amount(done, doneUnit), remainingBytes: amount(left, leftUnit) },
    }),
    samples: ['Transfers: \t\ttransferred=1.41 GiB, remain=2.46 GiB', 'transferred=37673019, remain=2136404,'],
  },
  {
    event: 'figures',
    pattern: pattern(
      `^(?:Channels:[ \\t]{1,32})?precopy=${AMOUNT}, multifd=${AMOUNT}, postcopy=${AMOUNT}(?:, vfio=${AMOUNT})?$`,
    ),
    since: '10.1',
    learn: ([, pre, preUnit, multi, multiUnit, post, postUnit, vfio, vfioUnit]) => ({
      fields: {
        precopyBytes: amount(pre, preUnit),
        multifdBytes: amount(multi, multiUnit),
        postcopyBytes: amount(post, postUnit),
        ...(vfio === undefined ? {} : { vfioBytes: amount(vfio, vfioUnit) }),
      },
    }),
    samples: [
      'Channels: \t\tprecopy=15.2 MiB, multifd=0 B, postcopy=1.39 GiB',
      'precopy=3, multifd=26108780, postcopy=11563855',
    ],
  },
  {
    event: 'figures',
    pattern: /^(?:Page Types|Pages):[ \t]{1,32}normal=(\d{1,15}), zero=(\d{1,15})(?:, rate_per_sec=(\d{1,15}))?$/,
    since: '10.1',
    learn: ([, normal, zero, rate]) => ({
      fields: {
        normalPages: Number(normal),
        duplicatePages: Number(zero),
        ...(rate === undefined ? {} : { pagesPerSecond: Number(rate) }),
      },
    }),
    samples: ['Page Types: \tnormal=367713, zero=41195', 'Pages: normal=9394288, zero=600672, rate_per_sec=185875'],
  },
  {
    event: 'figures',
    pattern: /^Page Rates \(pps\):[ \t]{1,32}transfer=(\d{1,15})(?:, dirty=(\d{1,15}))?$/,
    since: '10.1',
    learn: ([, transfer, dirty]) => ({
      fields: {
        pagesPerSecond: Number(transfer),
        ...(dirty === undefined ? {} : { dirtyPagesPerSecond: Number(dirty) }),
      },
    }),
    samples: ['Page Rates (pps): \ttransfer=40900, dirty=4', 'Page Rates (pps): transfer=167581'],
  },
  {
    event: 'figures',
    pattern: /^Others:[ \t]{1,32}dirty_syncs=(\d{1,15})((?:, [a-z_]{1,32}=\d{1,15}){0,8})$/,
    since: '10.1',
    learn: ([, syncs, more = '']) => {
      const rate = /, dirty_pages_rate=(\d{1,15})/.exec(more)?.[1];
      return {
        fields: { passes: Number(syncs), ...(rate === undefined ? {} : { dirtyPagesPerSecond: Number(rate) }) },
      };
    },
    samples: [
      'Others: \t\tdirty_syncs=2, postcopy_req=57503',
      'Others: dirty_syncs=3, dirty_pages_rate=278378, postcopy_req=4078',
    ],
  },
  {
    event: 'figures',
    pattern: /^XBZRLE: size=(\d{1,18}), transferred=(\d{1,18}), pages=(\d{1,18}), miss=(\d{1,18})$/,
    since: '10.1',
    learn: ([, size, bytes, pages, misses]) => ({
      fields: {
        cacheBytes: Number(size),
        xbzrleBytes: Number(bytes),
        xbzrlePages: Number(pages),
        cacheMisses: Number(misses),
      },
    }),
    samples: ['XBZRLE: size=67108864, transferred=0, pages=0, miss=188451'],
  },
  {
    event: 'figures',
    pattern: /^miss_rate=(\d{1,9}\.\d{1,4}), encode_rate=(\d{1,9}\.\d{1,4}), overflow=(\d{1,18})$/,
    since: '10.1',
    learn: ([, misses, encoding, overflow]) => ({
      fields: { cacheMissRate: Number(misses), encodingRate: Number(encoding), overflow: Number(overflow) },
    }),
    samples: ['miss_rate=0.00, encode_rate=0.00, overflow=0'],
  },
  {
    event: 'figures',
    pattern:
      /^(?:CPU Throttle \(%\)|Dirty-limit (?:Throttle|Ring Full) \(us\)|Postcopy Blocktime \(ms\)|Postcopy(?: non-vCPU)? Latenc(?:y|ies) \(us\)): (\d{1,15})$/,
    since: '10.1',
    samples: [
      'CPU Throttle (%): 0',
      'Dirty-limit Throttle (us): 0',
      'Dirty-limit Ring Full (us): 0',
      'Postcopy Blocktime (ms): 712',
    ],
  },
  {
    event: 'postcopy-blocked',
    pattern: /^Postcopy vCPU (?:Blocktime|Latencies)(?: \((?:ms|us)\))?:(?: .{1,4000})?$/,
    since: '10.1',
    samples: ['Postcopy vCPU Blocktime (ms):', 'Postcopy vCPU Latencies (us):'],
  },
  {
    event: 'postcopy-blocked',
    pattern: /^\[\d{1,12}(?:, \d{1,12}){0,1024}\]$/,
    vague: true,
    samples: ['[1633, 1635, 1710, 2097]'],
  },
];

function kbytes([, label = '', figure]: RegExpExecArray) {
  return { fields: { [KBYTES[label] ?? label]: Number(figure) * 1024 } };
}

/** In bits. -1 as long as nothing was sent. */
function throughput([, figure = '']: RegExpExecArray) {
  return figure.startsWith('-') ? {} : { fields: { bytesPerSecond: Math.round((Number(figure) * 1e6) / 8) } };
}

function amount(figure: string | undefined, unit: string | undefined): number {
  return binarySize(figure, unit ?? 'KiB');
}

function times(total: string | undefined, setup: string | undefined, expected: string | undefined) {
  return {
    elapsedMs: Number(total),
    ...(setup === undefined ? {} : { setupMs: Number(setup) }),
    ...(expected === undefined ? {} : { expectedDowntimeMs: Number(expected) }),
  };
}

export const qemuHmp: Dialect = {
  name: 'qemu-hmp',
  title: 'QEMU monitor: info migrate',
  product: 'QEMU',
  rules: [...MONITOR, ...STATUS, ...CLASSIC, ...GROUPED],
  conclude: (lines, facts) => concludeReports('qemu-hmp', lines, facts),
};
