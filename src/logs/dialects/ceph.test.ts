import { describe, expect, it } from 'vitest';
import { parseLog } from '../parse.ts';

const MIB = 2 ** 20;

// Real: the cluster of part 5, Ceph 10.
const OLD_STATUS = `igorc@ceph1:~/ceph-cluster$ ceph -s
    cluster 4804acbf-1adb-45b6-bc49-6fbd90632c65
     health HEALTH_WARN
            mon.ceph1 low disk space
     monmap e1: 3 mons at {ceph1=192.168.0.117:6789/0,ceph2=192.168.0.118:6789/0,ceph3=192.168.0.119:6789/0}
            election epoch 90, quorum 0,1,2 ceph1,ceph2,ceph3
     mdsmap e32: 1/1/1 up {0=ceph1=up:active}
     osdmap e100: 6 osds: 6 up, 6 in
      pgmap v17900: 320 pgs, 5 pools, 1833 MB data, 493 objects
            5672 MB used, 49557 MB / 55229 MB avail
                 320 active+clean
`;

const STATUS = `[root@mon-01 ~]# ceph -s
  cluster:
    id:     6cd89b06-c072-11ee-95c4-d00d10ad2e38
    health: HEALTH_WARN
            2 osds down
            1 host (2 osds) down
            Degraded data redundancy: 45/135 objects degraded (33.333%), 30 pgs degraded, 113 pgs undersized
 
  services:
    mon: 3 daemons, quorum mon-01,mon-03,mon-02 (age 43m)
    mgr: mon-01.ftrluw(active, since 42m), standbys: mon-03.yfcobu, mon-02.fptjwt
    mds: 1/1 daemons up
    osd: 6 osds: 4 up (since 3m), 6 in (since 42m)
 
  data:
    volumes: 1/1 healthy
    pools:   4 pools, 113 pgs
    objects: 45 objects, 6.8 MiB
    usage:   473 MiB used, 60 GiB / 60 GiB avail
    pgs:     45/135 objects degraded (33.333%)
             83 active+undersized
             30 active+undersized+degraded
 
  io:
    client:   6.2 KiB/s rd, 2.0 MiB/s wr, 10 op/s rd, 5 op/s wr
    recovery: 117 MiB/s, 30 objects/s
 
  progress:
    Global Recovery Event (4m)
      [=====.......................] (remaining: 12m)
`;

// From Ceph's manual.
const CLUSTER_LOG = `2017-07-25 10:08:58.265945 mon.a mon.0 172.21.9.34:6789/0 91 : cluster [WRN] Health check failed: 1 osds down (OSD_DOWN)
2017-07-25 10:09:01.302624 mon.a mon.0 172.21.9.34:6789/0 94 : cluster [WRN] Health check failed: Degraded data redundancy: 21/63 objects degraded (33.333%), 16 pgs unclean, 16 pgs degraded (PG_DEGRADED)
2017-07-25 10:10:02.100000 mon.a mon.0 172.21.9.34:6789/0 101 : cluster [INF] osd.0 172.21.9.34:6806/20527 boot
2017-07-25 10:11:11.526841 mon.a mon.0 172.21.9.34:6789/0 109 : cluster [WRN] Health check update: Degraded data redundancy: 2 pgs unclean, 2 pgs degraded, 2 pgs undersized (PG_DEGRADED)
2017-07-25 10:11:13.535493 mon.a mon.0 172.21.9.34:6789/0 110 : cluster [INF] Health check cleared: PG_DEGRADED (was: Degraded data redundancy: 2 pgs unclean, 2 pgs degraded, 2 pgs undersized)
2017-07-25 10:11:13.535577 mon.a mon.0 172.21.9.34:6789/0 111 : cluster [INF] Cluster is now healthy
`;

const NEW_LOG = `2024-05-02T08:51:54.227059+0200 mgr.host1 (mgr.212734130) 2743197 : cluster [DBG] pgmap v2743817: 129 pgs: 129 active+clean; 1.2 TiB data, 3.6 TiB used, 7.3 TiB / 11 TiB avail
2024-05-02T08:52:00.100000+0200 mon.host1 (mon.0) 100 : cluster [WRN] Health check failed: 1 osds down (OSD_DOWN)
2024-05-02T08:52:00.100000+0200 mon.host1 (mon.0) 101 : cluster [INF] osd.7 failed (root=default,host=host2) (2 reporters from different host after 20.000 >= grace 20.000)
2024-05-02T08:52:02.400000+0200 mon.host1 (mon.0) 103 : cluster [DBG] osdmap e124: 6 total, 5 up, 6 in
2024-05-02T08:53:00.100000+0200 mgr.host1 (mgr.212734130) 2743198 : cluster [DBG] pgmap v2743850: 129 pgs: 9 active+recovering+degraded, 120 active+clean; 1.2 TiB data, 3.6 TiB used, 7.3 TiB / 11 TiB avail; 12/345 objects degraded (3.478%); 117 MiB/s, 30 objects/s recovering
2024-05-02T08:53:30.100000+0200 mon.host1 (mon.0) 105 : cluster [ERR] Health check failed: Reduced data availability: 2 pgs inactive (PG_AVAILABILITY)
`;

describe('ceph -s', () => {
  it('before Ceph 12 is understood to the last line', () => {
    const log = parseLog(OLD_STATUS);
    expect(log).toMatchObject({ dialect: 'ceph', dialectVersion: 'Ceph 11 or older', notUnderstood: 0 });
    expect(log.facts).toMatchObject({ outcome: 'unknown', error: null, warnings: 1 });
    expect(log.lines.find(({ event }) => event === 'osds')?.fields).toEqual({ osds: 6, up: 6, in: 6 });
    expect(log.lines.find(({ event }) => event === 'usage')?.fields).toEqual({
      usedBytes: 5672 * MIB,
      freeBytes: 49557 * MIB,
      totalBytes: 55229 * MIB,
    });
  });

  it('of a cluster that recovers has how much is missing, and how fast it comes back', () => {
    const log = parseLog(STATUS);
    expect(log).toMatchObject({ dialect: 'ceph', dialectVersion: 'Ceph 12 or newer', notUnderstood: 0 });
    expect(log.lines.find(({ event }) => event === 'degraded')?.fields).toEqual({
      degradedObjects: 45,
      objects: 135,
      percent: 33.333,
    });
    expect(log.lines.find(({ event }) => event === 'recovery')?.fields).toEqual({
      bytesPerSecond: 117 * MIB,
      objectsPerSecond: 30,
    });
    expect(log.lines.find(({ event }) => event === 'osds')?.fields).toEqual({ osds: 6, up: 4, in: 6 });
    expect(log.facts).toMatchObject({ outcome: 'unknown', transferredBytes: null });
  });

  it('takes MB of old versions for 2^20 as well', () => {
    const { lines } = parseLog(
      '  health HEALTH_WARN\n  recovery io 117 MB/s, 30 objects/s\n  client io 26 kB/s rd, 12 op/s\n',
    );
    expect(lines[1]?.fields).toEqual({ bytesPerSecond: 117 * MIB, objectsPerSecond: 30 });
  });

  it('of a healthy cluster has come out well', () => {
    const log = parseLog('cluster:\n  health: HEALTH_OK\n\nservices:\n  osd: 3 osds: 3 up, 3 in\n');
    expect(log).toMatchObject({
      dialect: 'ceph',
      notUnderstood: 0,
      facts: { outcome: 'ok', error: null, warnings: 0 },
    });
  });

  it('in HEALTH_ERR gives the first of what is wrong', () => {
    const log = parseLog(`  cluster:
    health: HEALTH_ERR
            30 scrub errors
            Possible data damage: 1 pg inconsistent
`);
    expect(log).toMatchObject({ notUnderstood: 0, facts: { outcome: 'failed', error: '30 scrub errors' } });
    expect(parseLog('HEALTH_ERR 1 scrub errors; Possible data damage: 1 pg inconsistent\n').facts).toMatchObject({
      outcome: 'failed',
      error: '1 scrub errors; Possible data damage: 1 pg inconsistent',
    });
  });

  it('in detail names the daemons', () => {
    const log = parseLog(`HEALTH_WARN 1 osds down; Degraded data redundancy: 42/180 objects degraded (23.3%)
[WRN] OSD_DOWN: 1 osds down
    osd.7 (root=default,host=ceph-02) is down
[WRN] PG_DEGRADED: Degraded data redundancy: 42/180 objects degraded (23.3%), 7 pgs degraded
    pg 2.1f is active+degraded, acting [3,7,11]
`);
    expect(log).toMatchObject({ dialect: 'ceph', notUnderstood: 0 });
  });
});

describe('the cluster log', () => {
  it('from the first check to a healthy cluster is a recovery', () => {
    const log = parseLog(CLUSTER_LOG);
    expect(log).toMatchObject({ dialect: 'ceph', notUnderstood: 0 });
    expect(log.facts).toMatchObject({ outcome: 'ok', error: null, warnings: 3, elapsedSeconds: 135.269632 });
    expect(log.phases.map(({ name, line }) => [name, line])).toEqual([['recovery', 2]]);
    expect(log.lines[5]?.phase).toBe('recovery');
    expect(log.lines.map(({ level }) => level)).toEqual(['warning', 'warning', 'info', 'warning', 'info', 'info']);
  });

  it('has the counts of degraded objects, and the codes of the checks', () => {
    const { lines } = parseLog(CLUSTER_LOG);
    expect(lines[1]?.fields).toEqual({
      status: 'HEALTH_WARN',
      code: 'PG_DEGRADED',
      degradedObjects: 21,
      objects: 63,
      percent: 33.333,
    });
    expect(lines[4]?.fields).toMatchObject({ code: 'PG_DEGRADED' });
  });

  it('of newer versions has a zone, and reads the state of the groups', () => {
    const log = parseLog(NEW_LOG);
    expect(log).toMatchObject({ dialect: 'ceph', notUnderstood: 0 });
    expect(log.lines[4]).toMatchObject({
      event: 'recovery',
      stamp: { zoneMinutes: 120 },
      fields: { degradedObjects: 12, objects: 345, bytesPerSecond: 117 * MIB, objectsPerSecond: 30 },
    });
    expect(log.facts).toMatchObject({
      outcome: 'failed',
      error: 'Reduced data availability: 2 pgs inactive',
      warnings: 2,
    });
  });

  it('before Nautilus has the word before its figures', () => {
    const [line] = parseLog(
      '2016-05-02 10:57:01.123456 mon.0 192.0.2.9:6789/0 91 : cluster [INF] pgmap v17950: 320 pgs: 300 active+clean, 20 active+recovering; 1833 MB data, 5672 MB used, 49557 MB / 55229 MB avail; 12/345 objects degraded (3.478%); recovering 123 MB/s, 45 objects/s',
    ).lines;
    expect(line).toMatchObject({ event: 'recovery', fields: { bytesPerSecond: 123 * MIB, objectsPerSecond: 45 } });
  });

  it('is the same in the short form of ceph -w and in the journal of a monitor', () => {
    const short = CLUSTER_LOG.replace(/ mon\.a mon\.0 \S+ \d+ : cluster \[/g, ' mon.a [');
    const journal = CLUSTER_LOG.replace(/^2017-07-25 (\S+?)\.\d+ .*\[\w{3}\] /gm, 'Jul 25 $1 ceph1 ceph-mon[1234]: ');
    const own = CLUSTER_LOG.replace(
      / mon\.a mon\.0 \S+ \d+ : cluster (\[\w{3}\]) /g,
      ' 7f0d1c2b3700  0 log_channel(cluster) log $1 : ',
    );
    expect(parseLog(short)).toMatchObject({ dialect: 'ceph', notUnderstood: 0, facts: parseLog(CLUSTER_LOG).facts });
    expect(parseLog(own)).toMatchObject({ dialect: 'ceph', notUnderstood: 0, facts: parseLog(CLUSTER_LOG).facts });
    const log = parseLog(journal.replace(/^.* osd\.0 .*\n/m, ''));
    expect(log).toMatchObject({ dialect: 'ceph', notUnderstood: 0, facts: { outcome: 'ok', warnings: 3 } });
    expect(log.lines[0]).toMatchObject({ host: 'ceph1', program: 'ceph-mon' });
  });

  it('is read the same quoted, in CRLF, cut, and with its times taken out', () => {
    const { facts } = parseLog(CLUSTER_LOG);
    expect(parseLog(CLUSTER_LOG.replace(/^/gm, '> '))).toMatchObject({ facts, notUnderstood: 0 });
    expect(parseLog(CLUSTER_LOG.replaceAll('\n', '\r\n'))).toMatchObject({ facts, notUnderstood: 0 });
    expect(parseLog(CLUSTER_LOG.replace(/^.*boot$/m, '...'))).toMatchObject({ facts, notUnderstood: 0 });
    const removed = parseLog(CLUSTER_LOG.replace(/^2017-07-25 \S+/gm, '[date removed]'));
    expect(removed).toMatchObject({ notUnderstood: 0, facts: { outcome: 'ok', elapsedSeconds: null } });
  });

  it('with lines of other programs between counts these', () => {
    const log = parseLog(
      `${CLUSTER_LOG}2017-07-25 10:11:20.000000 7f0d1c2b3700  4 rocksdb: [db/compaction_job.cc:1403] job 12\n`,
    );
    expect(log).toMatchObject({ dialect: 'ceph', notUnderstood: 1 });
  });
});

describe('the speed of a recovery', () => {
  it.each([
    ['    recovery: 117 MiB/s, 30 objects/s', 117],
    ['recovery io 98 MB/s, 30 objects/s', 98],
    ['pgmap v9: 320 pgs: 20 active+recovering; 1 MB data; recovering 123 MB/s, 45 objects/s', 123],
  ])('is the last that was reported: %s', (line, mib) => {
    const log = parseLog(`health: HEALTH_WARN\n    recovery: 1 MiB/s, 1 objects/s\n${line}\n`);
    expect(log.facts).toMatchObject({ speedBytesPerSecond: mib * 2 ** 20, progressSamples: 2 });
  });
});
