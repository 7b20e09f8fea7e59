import type { Conclusion, Dialect, Learned, Rule } from '../dialect.ts';
import type { LogFacts, LogLine } from '../types.ts';
import { binarySize, pattern } from '../units.ts';

/**
 * The health of a Ceph cluster: `ceph -s`, `ceph health`, and the cluster log, as a file, in the journal and as `ceph -w` shows it.
 * After Ceph's manual and copies of terminals. MB and MiB are 2^20 bytes alike. A cluster log tells of the whole cluster, not of
 * one move: it has an outcome when it ends healthy, or in HEALTH_ERR.
 */

const CEPH_SIZE = String.raw`(\d{1,12}(?:\.\d{1,3})?) ?([kKMGTP]?i?B)`;

// Who says it: `mon.a `, `mon.a mon.0 192.0.2.9:6789/0 91 : cluster `, `mon.a (mon.0) 91 : cluster `, in the journal of a
// container after a second timestamp; in the monitor's own log `7f8c01 0 log_channel(cluster) log `. The level follows.
const WHO = String.raw`(?:(?:cluster \d{4}-\S{6,32} (?:\d\d:\S{4,20} )?)?(?:mon|mgr|osd|mds|client)\.\S{1,64} (?:\S{1,64} ){0,6}|[\da-f]{8,16} {1,2}-?\d{1,2} log_channel\(cluster\) log )?`;

/** A line of the cluster log at one of these levels; the ones that may stand alone also without. */
function logged(levels: string, message: string, alone = false): RegExp {
  return pattern(`^(?:${WHO}\\[(?:${levels})\\] {1,2}(?:: )?)${alone ? '?' : ''}${message}$`);
}

const DEGRADED = String.raw`Degraded data redundancy: (?:(\d{1,15})/(\d{1,15}) objects degraded \((\d{1,3}(?:\.\d{1,3})?)%\))?.{0,400}`;

const HEALTH: readonly Rule[] = [
  {
    event: 'healthy',
    pattern: logged('INF', 'Cluster is now healthy', true),
    ends: { phases: ['recovery'] },
    learn: () => ({ fields: { status: 'HEALTH_OK' } }),
    samples: [
      '[INF] Cluster is now healthy',
      'mon.a mon.0 172.21.9.34:6789/0 111 : cluster [INF] Cluster is now healthy',
      'mon.a [INF] Cluster is now healthy',
    ],
  },
  {
    event: 'health-cleared',
    pattern: logged('INF', String.raw`Health check cleared: ([A-Z][A-Z\d_]{2,63})(?: \(was: (.{1,1000})\))?`, true),
    learn: ([, code = '', was]) => ({ fields: { code, ...(was ? { was } : {}) } }),
    samples: [
      '[INF] Health check cleared: PG_DEGRADED (was: Degraded data redundancy: 2 pgs unclean, 2 pgs degraded, 2 pgs undersized)',
      'mon.a [INF] Health check cleared: OSDMAP_FLAGS (was: nodown flag(s) set)',
    ],
  },
  {
    // Copies of data are missing: from here on the cluster makes them anew, as soon as it can.
    event: 'degraded',
    pattern: logged('WRN', String.raw`Health check (?:failed|update): ${DEGRADED} \((PG_DEGRADED)\)`, true),
    starts: 'recovery',
    level: 'warning',
    learn: ([, objects, all, percent, code = '']) => ({
      fields: { status: 'HEALTH_WARN', code, ...degraded(objects, all, percent) },
    }),
    samples: [
      'mon.a mon.0 172.21.9.34:6789/0 94 : cluster [WRN] Health check failed: Degraded data redundancy: 21/63 objects degraded (33.333%), 16 pgs degraded, 16 pgs undersized (PG_DEGRADED)',
      'mon.a [WRN] Health check update: Degraded data redundancy: 2 pgs unclean, 2 pgs degraded, 2 pgs undersized (PG_DEGRADED)',
      'Health check update: Degraded data redundancy: 15474/372066 objects degraded (4.159%), 10 pgs degraded, 13 pgs undersized (PG_DEGRADED)',
    ],
  },
  {
    event: 'health-failed',
    pattern: logged('ERR', String.raw`Health check (?:failed|update): (.{1,1000}) \(([A-Z][A-Z\d_]{2,63})\)`),
    level: 'error',
    learn: ([, error = '', code = '']) => ({ facts: { error }, fields: { status: 'HEALTH_ERR', code, text: error } }),
    samples: [
      'mon.host1 (mon.0) 101 : cluster [ERR] Health check failed: Reduced data availability: 33 pgs inactive (PG_AVAILABILITY)',
    ],
  },
  {
    event: 'health-failed',
    pattern: logged('WRN', String.raw`Health check (?:failed|update): (.{1,1000}) \(([A-Z][A-Z\d_]{2,63})\)`, true),
    level: 'warning',
    learn: ([, text = '', code = '']) => ({ fields: { status: 'HEALTH_WARN', code, text } }),
    samples: [
      'mon.a mon.0 172.21.9.34:6789/0 91 : cluster [WRN] Health check failed: 1 osds down (OSD_DOWN)',
      'mon.a [WRN] Health check failed: 1 osds down (OSD_DOWN)',
      '7f0d1c2b3700  0 log_channel(cluster) log [WRN] : Health check failed: 1 osds down (OSD_DOWN)',
      'cluster 2024-05-02T10:57:01.123456+0000 mon.a (mon.0) 91 : cluster [WRN] Health check failed: 1 host (2 osds) down (OSD_HOST_DOWN)',
      'Health check failed: noout flag(s) set (OSDMAP_FLAGS)',
    ],
  },
  {
    event: 'health',
    pattern: logged('INF|WRN', '(?:health:? |overall )?(HEALTH_OK)', true),
    learn: ([, status = '']) => ({ fields: { status } }),
    samples: ['health: HEALTH_OK', 'HEALTH_OK', 'health HEALTH_OK', 'mon.a [INF] overall HEALTH_OK'],
  },
  {
    event: 'health',
    pattern: logged('INF|WRN', '(?:health:? |overall )?(HEALTH_WARN)(?: (.{1,2000}))?', true),
    level: 'warning',
    learn: ([, status = '', text]) => ({ fields: { status, ...(text ? { text } : {}) } }),
    samples: [
      'health: HEALTH_WARN',
      'health HEALTH_WARN',
      'HEALTH_WARN 2 osds down; 1 host (2 osds) down; Degraded data redundancy: 45/135 objects degraded (33.333%)',
    ],
  },
  {
    event: 'health',
    pattern: logged('INF|WRN|ERR', '(?:health:? |overall )?(HEALTH_ERR)(?: (.{1,2000}))?', true),
    level: 'error',
    learn: ([, status = '', text]) => ({ fields: { status, ...(text ? { text } : {}) } }),
    samples: ['health: HEALTH_ERR', 'HEALTH_ERR 1 scrub errors; Possible data damage: 1 pg inconsistent'],
  },
];

/** What is wrong, below the line with the health. */
const CHECKS: readonly Rule[] = [
  {
    event: 'degraded',
    pattern: pattern(`^(?:\\[WRN\\] PG_DEGRADED: |PG_DEGRADED )?${DEGRADED}$`),
    starts: 'recovery',
    learn: ([, objects, all, percent]) => ({ fields: degraded(objects, all, percent) }),
    samples: [
      'Degraded data redundancy: 45/135 objects degraded (33.333%), 30 pgs degraded, 113 pgs undersized',
      'Degraded data redundancy: 42/180 objects degraded (23.3%)',
      'PG_DEGRADED Degraded data redundancy: 42/180 objects degraded (23.3%), 7 pgs degraded',
      '[WRN] PG_DEGRADED: Degraded data redundancy: 42/180 objects degraded (23.3%), 7 pgs degraded',
      'Degraded data redundancy: 33 pgs undersized',
    ],
  },
  {
    event: 'check',
    pattern: /^\[(?:WRN|ERR)\] ([A-Z]{2,32}(?:_[A-Z]{1,32}){0,6}): (.{1,1000})$/,
    learn: ([, code = '', text = '']) => ({ fields: { code, text } }),
    samples: ['[WRN] OSD_DOWN: 1 osds down', '[ERR] PG_DAMAGED: Possible data damage: 1 pg inconsistent'],
  },
  {
    event: 'check',
    pattern: /^([A-Z]{2,32}(?:_[A-Z]{1,32}){1,6}) (\S.{1,1000})$/,
    vague: true,
    learn: ([, code = '', text = '']) => ({ fields: { code, text } }),
    samples: ['OSD_DOWN 1 osds down', 'OSD_SCRUB_ERRORS 1 scrub errors'],
  },
  {
    event: 'check',
    pattern:
      /^(?:\d{1,9} osds? down|\d{1,9} (?:host|rack|root|chassis|datacenter)s? \(\d{1,9} osds?\) down|\d{1,3}\/\d{1,3} mons down, quorum .{1,400}|Reduced data availability: .{1,400}|Possible data damage: .{1,400}|\d{1,9} scrub errors|[a-z,-]{2,200} flag\(s\) set|\d{1,9} (?:near|backfill)?full (?:osd|pool)\(s\)|\d{1,9} daemons? have recently crashed|\d{1,9} slow (?:ops|requests).{0,400}|clock skew detected on .{1,200}|\d{1,9} pools? .{1,200}|\d{1,9} pgs? (?:not deep-scrubbed|not scrubbed|degraded|undersized|stuck|unclean|stale|peering|backfilling|recovering).{0,200}|recovery \d{1,15}\/\d{1,15} objects .{1,200}|(?:mons? )?[\w.,-]{1,200} (?:is |are )?(?:low (?:disk space|on available space)|using a lot of disk space)|too (?:many|few) PGs per OSD .{1,100}|osds? \S{1,32} .{1,200})$/,
    vague: true,
    samples: [
      '1 osds down',
      '1 host (2 osds) down',
      '1/3 mons down, quorum a,b',
      'Reduced data availability: 25 pgs inactive',
      'Possible data damage: 1 pg inconsistent',
      '30 scrub errors',
      'noout flag(s) set',
      '1 nearfull osd(s)',
      '2 daemons have recently crashed',
      'mon.ceph1 low disk space',
      'mon f is low on available space',
      'recovery 12/345 objects degraded (3.478%)',
      '13 pgs degraded',
    ],
  },
  {
    event: 'detail',
    pattern:
      /^(?:osd\.\d{1,6} \(.{1,200}\) is (?:down|near full|full)|pg [\da-f.]{2,16} is .{1,200}|mon\.\S{1,64} \(rank \d{1,3}\) addr .{1,200}|host \S{1,64} \(.{1,200}\) \(\d{1,9} osds?\) is down)$/,
    samples: [
      'osd.7 (root=default,host=ceph-02) is down',
      'pg 2.1f is active+degraded, acting [3,7,11]',
      'host ceph-02 (root=default) (2 osds) is down',
    ],
  },
];

/** The sheet that `ceph -s` prints. */
const STATUS: readonly Rule[] = [
  {
    event: 'cluster',
    pattern: /^(?:id: {1,8}|cluster )([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/,
    learn: ([, id = '']) => ({ fields: { id } }),
    samples: ['id:     6cd89b06-c072-11ee-95c4-d00d10ad2e38', 'cluster 4804acbf-1adb-45b6-bc49-6fbd90632c65'],
  },
  {
    event: 'section',
    pattern: /^(?:cluster|services|task status|data|io|progress):$/,
    vague: true,
    samples: ['cluster:', 'services:', 'data:', 'io:', 'progress:', 'task status:'],
  },
  {
    event: 'osds',
    pattern:
      /^(?:osd: {1,8}|osdmap e\d{1,12}: )(\d{1,9}) (?:osds|total): (\d{1,9}) up(?: \(since [^)]{1,32}\))?, (\d{1,9}) in(?: \(since [^)]{1,32}\))?(?:; \d{1,9} (?:remapped pgs|down).{0,100})?$/,
    learn: ([, osds, up, inside]) => ({ fields: { osds: Number(osds), up: Number(up), in: Number(inside) } }),
    samples: [
      'osd: 6 osds: 4 up (since 3m), 6 in (since 42m)',
      'osd: 19 osds: 18 up (since 8m), 18 in (since 53m); 57 remapped pgs',
      'osdmap e100: 6 osds: 6 up, 6 in',
    ],
  },
  {
    event: 'services',
    pattern: /^(?:mon|mgr|mds|rgw|rbd-mirror|cephfs-mirror|rgw-nfs|tcmu-runner|iscsi|nvmeof): {1,12}(\S.{0,400})$/,
    vague: true,
    samples: [
      'mon: 3 daemons, quorum mon-01,mon-03,mon-02 (age 43m)',
      'mgr: mon-01.ftrluw(active, since 42m), standbys: mon-03.yfcobu, mon-02.fptjwt',
      'mds: 1/1 daemons up',
      'rgw: 1 daemon active',
    ],
  },
  {
    event: 'maps',
    pattern:
      /^(?:(?:monmap|mdsmap|fsmap|mgrmap) e\d{1,12}: .{1,1000}|election epoch \d{1,12}, quorum .{1,400}|mgr (?:active|no daemons active).{0,400}|flags [\w,-]{1,400})$/,
    until: '11',
    samples: [
      'monmap e1: 3 mons at {ceph1=192.168.0.117:6789/0,ceph2=192.168.0.118:6789/0,ceph3=192.168.0.119:6789/0}',
      'election epoch 90, quorum 0,1,2 ceph1,ceph2,ceph3',
      'mdsmap e32: 1/1/1 up {0=ceph1=up:active}',
      'flags sortbitwise,require_jewel_osds',
    ],
  },
  {
    event: 'data',
    pattern: pattern(
      `^(?:volumes: {1,8}\\d{1,6}/\\d{1,6} healthy|pools: {1,8}\\d{1,9} pools, \\d{1,9} pgs|objects: {1,8}[\\d.]{1,12} ?[kMGT]? objects, ${CEPH_SIZE})$`,
    ),
    since: '12',
    samples: [
      'pools:   4 pools, 113 pgs',
      'objects: 45 objects, 6.8 MiB',
      'objects: 43.72k objects, 81 GiB',
      'volumes: 1/1 healthy',
    ],
  },
  {
    event: 'usage',
    pattern: pattern(`^(?:usage: {1,8})?${CEPH_SIZE} used, ${CEPH_SIZE} / ${CEPH_SIZE} avail$`),
    learn: ([, used, usedUnit, free, freeUnit, all, allUnit]) => ({
      fields: {
        usedBytes: binarySize(used, usedUnit),
        freeBytes: binarySize(free, freeUnit),
        totalBytes: binarySize(all, allUnit),
      },
    }),
    samples: ['usage:   473 MiB used, 60 GiB / 60 GiB avail', '5672 MB used, 49557 MB / 55229 MB avail'],
  },
  {
    event: 'degraded',
    pattern: /^(?:pgs: {1,8})?(\d{1,15})\/(\d{1,15}) objects degraded \((\d{1,3}(?:\.\d{1,3})?)%\)$/,
    starts: 'recovery',
    learn: ([, objects, all, percent]) => ({ fields: degraded(objects, all, percent) }),
    samples: ['pgs:     45/135 objects degraded (33.333%)', '60273/2821944 objects degraded (2.136%)'],
  },
  {
    event: 'placement',
    pattern:
      /^(?:pgs: {1,8})?(?:(\d{1,15})\/(\d{1,15}) objects (?:misplaced|unfound) \(\d{1,3}(?:\.\d{1,3})?%\)|\d{1,3}(?:\.\d{1,3})?% pgs (?:not active|unknown))$/,
    samples: ['60273/2821944 objects misplaced (2.136%)', '2.323% pgs not active', 'pgs:     12.500% pgs unknown'],
  },
  {
    event: 'placement',
    pattern:
      /^(?:pgs: {1,8})?(\d{1,9}) {1,8}((?:active|clean|peered|peering|activating|undersized|degraded|remapped|down|stale|unknown|incomplete|creating|recovering|backfilling|inconsistent|scrubbing)(?:\+[a-z_]{2,32}){0,10})$/,
    learn: ([, pgs, state = '']) => ({ fields: { pgs: Number(pgs), state } }),
    samples: [
      'pgs:     113 active+clean',
      '83 active+undersized',
      '320 active+clean',
      '18   undersized+degraded+remapped+backfill_wait+peered',
      '12 peering',
    ],
  },
  {
    event: 'recovery',
    pattern: pattern(`^recovery(?:: {1,8}| io )${CEPH_SIZE}/s(?:, (\\d{1,9}) keys/s)?(?:, (\\d{1,9}) objects/s)?$`),
    starts: 'recovery',
    progress: true,
    learn: ([, size, unit, , objects]) => ({ fields: speed(size, unit, objects) }),
    samples: [
      'recovery: 117 MiB/s, 30 objects/s',
      'recovery io 117 MB/s, 30 objects/s',
      'recovery: 1.2 GiB/s, 4 keys/s, 301 objects/s',
    ],
  },
  {
    event: 'io',
    pattern: pattern(`^(?:client|cache)(?:: {1,8}| io )${CEPH_SIZE}/s .{1,200}$`),
    samples: ['client:   6.2 KiB/s rd, 2.0 MiB/s wr, 10 op/s rd, 5 op/s wr', 'client io 26 kB/s rd, 12 op/s'],
  },
  {
    event: 'recovery-progress',
    pattern:
      /^(?:Global Recovery Event \([\w ]{1,16}\)|Rebalancing after osd\.\d{1,6} marked (?:in|out) \([\w ]{1,16}\)|\[[=.]{10,64}\](?: \(remaining: [\w ]{1,16}\))?)$/,
    starts: 'recovery',
    samples: [
      'Global Recovery Event (4m)',
      '[=====.......................] (remaining: 12m)',
      'Rebalancing after osd.1 marked out (30s)',
    ],
  },
];

const CLUSTER_LOG: readonly Rule[] = [
  {
    event: 'recovery',
    pattern: logged('DBG|INF', String.raw`pgmap v(\d{1,15}): (.{1,2000}recovering.{0,200})`, true),
    starts: 'recovery',
    progress: true,
    learn: ([, version, text = '']) => ({ fields: { version: Number(version), ...placements(text) } }),
    samples: [
      'pgmap v17950: 320 pgs: 300 active+clean, 20 active+recovering; 1833 MB data, 5672 MB used, 49557 MB / 55229 MB avail; 12/345 objects degraded (3.478%); recovering 123 MB/s, 45 objects/s',
      'mgr.host1 (mgr.212734130) 2743197 : cluster [DBG] pgmap v2743817: 129 pgs: 9 active+recovering+degraded, 120 active+clean; 1.2 TiB data, 3.6 TiB used, 7.3 TiB / 11 TiB avail; 117 MiB/s, 30 objects/s recovering',
    ],
  },
  {
    event: 'pgmap',
    pattern: logged('DBG|INF', String.raw`pgmap v(\d{1,15}): (.{1,2000})`, true),
    learn: ([, version, text = '']) => ({ fields: { version: Number(version), ...placements(text) } }),
    samples: [
      'pgmap v17900: 320 pgs, 5 pools, 1833 MB data, 493 objects',
      'mgr.host1 (mgr.212734130) 2743197 : cluster [DBG] pgmap v2743817: 129 pgs: 129 active+clean; 1.2 TiB data, 3.6 TiB used, 7.3 TiB / 11 TiB avail',
    ],
  },
  {
    event: 'osd-down',
    pattern: logged(
      'DBG|INF|WRN',
      String.raw`(osd\.\d{1,6}) (?:failed \(.{1,400}|marked itself down.{0,100}|reported immediately failed by .{1,100}|\S{1,64} failed .{1,200})`,
    ),
    level: 'warning',
    learn: ([, osd = '']) => ({ fields: { osd } }),
    samples: [
      'mon.a [INF] osd.7 failed (root=default,host=ceph-02) (2 reporters from different host after 20.000 >= grace 20.000)',
      'mon.a [INF] osd.7 marked itself down and dead',
    ],
  },
  {
    event: 'osd-out',
    pattern: logged('INF|WRN', String.raw`Marking (osd\.\d{1,6}) out .{1,200}`),
    level: 'warning',
    learn: ([, osd = '']) => ({ fields: { osd } }),
    samples: ['mon.a [INF] Marking osd.7 out (has been down for 600 seconds)'],
  },
  {
    event: 'osd-up',
    pattern: logged('DBG|INF', String.raw`(osd\.\d{1,6}) \S{1,255} boot`),
    learn: ([, osd = '']) => ({ fields: { osd } }),
    samples: ['mon.a mon.0 172.21.9.34:6789/0 23 : cluster [INF] osd.0 172.21.9.34:6806/20527 boot'],
  },
  {
    event: 'monitors',
    pattern: logged(
      'DBG|INF|WRN',
      String.raw`(?:mon\.\S{1,64} (?:calling (?:new )?monitor election|is new leader, mons .{1,200}|won leader election .{1,200})|Manager daemon \S{1,64} is .{1,100}|Activating manager daemon \S{1,64}|Active manager daemon \S{1,64} restarted|Standby manager daemon \S{1,64} .{1,100}|(?:osd|mon|mds|mgr|fs)map e\d{1,12}: .{1,400}|fsmap .{1,400}|monmap .{1,400})`,
    ),
    samples: [
      'mon.b [INF] mon.b calling monitor election',
      'mon.a [INF] mon.a is new leader, mons a,b in quorum (ranks 0,1)',
      'mon.a mon.0 172.21.9.34:6789/0 47 : cluster [INF] Manager daemon x is now available',
      'mon.a (mon.0) 103 : cluster [DBG] osdmap e124: 6 total, 5 up, 6 in',
    ],
  },
];

type Fields = NonNullable<Learned['fields']>;

function degraded(objects: string | undefined, all: string | undefined, percent: string | undefined): Fields {
  return objects === undefined
    ? {}
    : { degradedObjects: Number(objects), objects: Number(all), percent: Number(percent) };
}

function speed(size: string | undefined, unit: string | undefined, objects: string | undefined): Fields {
  return {
    bytesPerSecond: binarySize(size, unit),
    ...(objects === undefined ? {} : { objectsPerSecond: Number(objects) }),
  };
}

const OBJECTS_DEGRADED = /(\d{1,15})\/(\d{1,15}) objects degraded \((\d{1,3}(?:\.\d{1,3})?)%\)/;
// The word stands after the figures, in old versions before.
const RECOVERING = [
  pattern(`recovering ${CEPH_SIZE}/s(?:, (\\d{1,9}) objects/s)?`),
  pattern(`${CEPH_SIZE}/s(?:, \\d{1,9} keys/s)?(?:, (\\d{1,9}) objects/s)? recovering`),
];

function placements(text: string): Fields {
  const [, objects, all, percent] = OBJECTS_DEGRADED.exec(text) ?? [];
  const recovering = RECOVERING.map((form) => form.exec(text)).find((match) => match !== null);
  return {
    ...degraded(objects, all, percent),
    ...(recovering ? speed(recovering[1], recovering[2], recovering[3]) : {}),
  };
}

/** The last word on the cluster's health, and on the speed of its recovery. A warning leaves open how it comes out. */
function conclude(lines: readonly LogLine[], facts: Readonly<LogFacts>): Conclusion {
  const recovery = lines.findLast(({ event, fields }) => event === 'recovery' && fields?.bytesPerSecond !== undefined);
  const speed = recovery?.fields?.bytesPerSecond;
  return { ...healthOf(lines, facts), ...(typeof speed === 'number' ? { speedBytesPerSecond: speed } : {}) };
}

function healthOf(lines: readonly LogLine[], { error }: Readonly<LogFacts>): Conclusion {
  const at = lines.findLastIndex(({ dialect, fields }) => dialect === 'ceph' && fields?.status !== undefined);
  const { status, text } = lines[at]?.fields ?? {};
  if (status === undefined) return {};
  if (status === 'HEALTH_OK') return { outcome: 'ok', error: null };
  if (status === 'HEALTH_WARN') return { outcome: 'unknown', error: null };
  const check = lines.slice(at).find(({ event }) => event === 'check' || event === 'degraded');
  return { outcome: 'failed', error: error ?? (typeof text === 'string' ? text : (check?.message.trim() ?? null)) };
}

export const ceph: Dialect = {
  name: 'ceph',
  title: 'Ceph: health and cluster log',
  product: 'Ceph',
  programs: /^ceph(?:-\w{1,32})?$/,
  rules: [...HEALTH, ...CLUSTER_LOG, ...STATUS, ...CHECKS],
  conclude,
};
