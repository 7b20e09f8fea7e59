import { describe, expect, it } from 'vitest';
import { parseLog } from '../parse.ts';

const KIB = 1024;
const MIB = 2 ** 20;

// Real: DRBD 8.4, three volumes of one resource that lose the peer and resync at the same time.
const DRBD_8_4 = `[335776.845201] drbd fastexport: BAD! BarrierAck #4 received, expected #3!
[335776.845230] drbd fastexport: peer( Secondary -> Unknown ) conn( Connected -> ProtocolError ) pdsk( UpToDate -> DUnknown ) 
[335776.845361] drbd fastexport: ack_receiver terminated
[335776.845361] drbd fastexport: Terminating drbd_a_fastexpo
[335776.845452] block drbd131: new current UUID E5F844267DB80A79:9823CD86802A0EC5:D37ECA3CF80CEEE3:D37DCA3CF80CEEE3
[335776.895617] drbd fastexport: Connection closed
[335776.895764] drbd fastexport: conn( ProtocolError -> Unconnected ) 
[335776.895767] drbd fastexport: receiver terminated
[335776.895768] drbd fastexport: Restarting receiver thread
[335776.895769] drbd fastexport: receiver (re)started
[335776.895783] drbd fastexport: conn( Unconnected -> WFConnection ) 
[335782.092297] drbd fastexport: Handshake successful: Agreed network protocol version 101
[335782.092301] drbd fastexport: Feature flags enabled on protocol level: 0x7 TRIM THIN_RESYNC WRITE_SAME.
[335782.092489] drbd fastexport: Peer authenticated using 32 bytes HMAC
[335782.092577] drbd fastexport: conn( WFConnection -> WFReportParams ) 
[335782.092587] drbd fastexport: Starting ack_recv thread (from drbd_r_fastexpo [1925])
[335782.142516] block drbd131: drbd_sync_handshake:
[335782.142522] block drbd131: self E5F844267DB80A79:9823CD86802A0EC5:D37ECA3CF80CEEE3:D37DCA3CF80CEEE3 bits:8180 flags:0
[335782.142527] block drbd131: peer 9823CD86802A0EC4:0000000000000000:D37ECA3CF80CEEE2:D37DCA3CF80CEEE3 bits:0 flags:0
[335782.142530] block drbd131: uuid_compare()=1 by rule 70
[335782.142539] block drbd131: peer( Unknown -> Secondary ) conn( WFReportParams -> WFBitMapS ) pdsk( DUnknown -> Consistent ) 
[335782.153913] block drbd131: send bitmap stats [Bytes(packets)]: plain 0(0), RLE 438(1), total 438; compression: 100.0%
[335782.206734] block drbd131: receive bitmap stats [Bytes(packets)]: plain 0(0), RLE 438(1), total 438; compression: 100.0%
[335782.206738] block drbd131: helper command: /sbin/drbdadm before-resync-source minor-131
[335782.214351] block drbd131: helper command: /sbin/drbdadm before-resync-source minor-131 exit code 0 (0x0)
[335782.214376] block drbd131: conn( WFBitMapS -> SyncSource ) pdsk( Consistent -> Inconsistent ) 
[335782.214395] block drbd131: Began resync as SyncSource (will sync 33104 KB [8276 bits set]).
[335782.217379] block drbd132: conn( WFBitMapS -> SyncSource ) pdsk( Consistent -> Inconsistent ) 
[335782.217391] block drbd132: Began resync as SyncSource (will sync 65132 KB [16283 bits set]).
[335782.218106] block drbd131: updated sync UUID E5F844267DB80A79:9824CD86802A0EC5:9823CD86802A0EC5:D37ECA3CF80CEEE3
[335782.227438] block drbd133: conn( WFBitMapS -> SyncSource ) pdsk( Consistent -> Inconsistent ) 
[335782.227461] block drbd133: Began resync as SyncSource (will sync 31456 KB [7864 bits set]).
[335791.633014] block drbd133: Resync done (total 9 sec; paused 0 sec; 3492 K/sec)
[335791.633020] block drbd133: 0 % had equal checksums, eliminated: 92K; transferred 31364K total 31456K
[335791.633026] block drbd133: updated UUIDs 6E661C621E6C22E5:0000000000000000:3272D34B1D818E09:3271D34B1D818E09
[335791.633036] block drbd133: conn( SyncSource -> Connected ) pdsk( Inconsistent -> UpToDate ) 
[335791.847326] block drbd131: Resync done (total 9 sec; paused 0 sec; 3676 K/sec)
[335791.847329] block drbd131: 0 % had equal checksums, eliminated: 152K; transferred 32952K total 33104K
[335791.847336] block drbd131: conn( SyncSource -> Connected ) pdsk( Inconsistent -> UpToDate ) 
[335795.577446] block drbd132: Resync done (total 13 sec; paused 0 sec; 5008 K/sec)
[335795.577450] block drbd132: 0 % had equal checksums, eliminated: 32K; transferred 65100K total 65132K
[335795.577465] block drbd132: conn( SyncSource -> Connected ) pdsk( Inconsistent -> UpToDate ) 
`;

const DRBD_9 = `Nov 06 16:20:01 node-a kernel: drbd r1 node-b: PingAck did not arrive in time.
Nov 06 16:20:01 node-a kernel: drbd r1 node-b: conn( Connected -> NetworkFailure ) peer( Secondary -> Unknown )
Nov 06 16:20:01 node-a kernel: drbd r1/0 drbd1 node-b: pdsk( UpToDate -> DUnknown ) repl( Established -> Off )
Nov 06 16:20:01 node-a kernel: drbd r1/0 drbd1: quorum( yes -> no )
Nov 06 16:20:01 node-a kernel: drbd r1 node-b: conn( NetworkFailure -> Unconnected )
Nov 06 16:20:02 node-a kernel: drbd r1 node-b: conn( Unconnected -> Connecting )
Nov 06 16:20:31 node-a kernel: drbd r1 node-b: Handshake to peer 1 successful: Agreed network protocol version 112
Nov 06 16:20:31 node-a kernel: drbd r1 node-b: Preparing remote state change 3794016712 (primary_nodes=0, weak_nodes=0)
Nov 06 16:20:31 node-a kernel: drbd r1 node-b: Committing remote state change 3794016712
Nov 06 16:20:31 node-a kernel: drbd r1 node-b: conn( Connecting -> Connected ) peer( Unknown -> Secondary )
Nov 06 16:20:31 node-a kernel: drbd r1/0 drbd1: quorum( no -> yes )
Nov 06 16:20:31 node-a kernel: drbd r1/0 drbd1 node-b: pdsk( DUnknown -> Inconsistent ) repl( WFBitMapS -> SyncSource )
Nov 06 16:20:31 node-a kernel: drbd r1/0 drbd1 node-b: Began resync as SyncSource (will sync 4096 KB [1024 bits set]).
Nov 06 16:20:35 node-a kernel: drbd r1/0 drbd1 node-b: Resync done (total 4 sec; paused 1 sec; 1024 K/sec)
Nov 06 16:20:35 node-a kernel: drbd r1/0 drbd1 node-b: pdsk( Inconsistent -> UpToDate ) repl( SyncSource -> Established )
`;

const DRBD_0_7 = `Mar  7 15:38:01 node1 kernel: drbd0: Handshake successful: DRBD Network Protocol version 74
Mar  7 15:38:01 node1 kernel: drbd0: Connection established.
Mar  7 15:38:01 node1 kernel: drbd0: drbd0_receiver [4711]: cstate WFReportParams --> WFBitMapS
Mar  7 15:38:01 node1 kernel: drbd0: Primary/Unknown --> Primary/Secondary
Mar  7 15:38:02 node1 kernel: drbd0: drbd0_receiver [4711]: cstate WFBitMapS --> SyncSource
Mar  7 15:38:02 node1 kernel: drbd0: Resync started as SyncSource (need to sync 2048 KB [512 bits set]).
Mar  7 15:38:03 node1 kernel: drbd0: Resync done (total 1 sec; 2048 K/sec)
Mar  7 15:38:03 node1 kernel: drbd0: drbd0_worker [4710]: cstate SyncSource --> Connected
`;

// Real: early 8.4, which says d-con.
const SPLIT_BRAIN = `Sep 19 01:56:06 nod2 kernel: block drbd0: helper command: /sbin/drbdadm initial-split-brain minor-0 exit code 0 (0x0)
Sep 19 01:56:06 nod2 kernel: block drbd0: Split-Brain detected but unresolved, dropping connection!
Sep 19 01:56:06 nod2 kernel: block drbd0: helper command: /sbin/drbdadm split-brain minor-0
Sep 19 01:56:06 nod2 kernel: block drbd0: helper command: /sbin/drbdadm split-brain minor-0 exit code 0 (0x0)
Sep 19 01:56:06 nod2 kernel: d-con drbd: conn( NetworkFailure -> Disconnecting ) 
Sep 19 01:56:06 nod2 kernel: d-con drbd: error receiving ReportState, e: -5 l: 0!
Sep 19 01:56:06 nod2 kernel: d-con drbd: Connection closed
Sep 19 01:56:06 nod2 kernel: d-con drbd: conn( Disconnecting -> StandAlone ) 
Sep 19 01:56:06 nod2 kernel: d-con drbd: receiver terminated
Sep 19 01:56:06 nod2 kernel: d-con drbd: Terminating drbd_r_drbd
Sep 19 01:56:18 nod2 kernel: block drbd0: role( Primary -> Secondary ) 
`;

describe('volumes that resync at the same time', () => {
  const log = parseLog(DRBD_8_4);

  it('are all understood, with the time since boot', () => {
    expect(log).toMatchObject({ dialect: 'drbd', dialectVersion: 'DRBD 8.4 or older', notUnderstood: 0 });
    expect(log.lines[0]?.stamp).toMatchObject({ uptime: true, year: null });
    expect(log.facts.elapsedSeconds).toBe(18.732264);
  });

  it('end in any order: begin and end are tied by what stands before', () => {
    expect(
      log.progress.map(({ of, transferredBytes, remainingBytes }) => [
        of,
        transferredBytes / KIB,
        (remainingBytes ?? -1) / KIB,
      ]),
    ).toEqual([
      ['drbd131', 0, 33104],
      ['drbd132', 0, 65132],
      ['drbd133', 0, 31456],
      ['drbd133', 31456, 0],
      ['drbd131', 33104, 0],
      ['drbd132', 65132, 0],
    ]);
    expect(log.facts.disks).toEqual(['drbd131', 'drbd132', 'drbd133']);
  });

  it('have a duration and a speed each, and none for all', () => {
    const ends = log.lines.filter(({ event }) => event === 'resync-done').map(({ fields }) => fields);
    expect(ends).toEqual([
      { name: 'drbd133', seconds: 9, pausedSeconds: 0, bytesPerSecond: 3492 * KIB },
      { name: 'drbd131', seconds: 9, pausedSeconds: 0, bytesPerSecond: 3676 * KIB },
      { name: 'drbd132', seconds: 13, pausedSeconds: 0, bytesPerSecond: 5008 * KIB },
    ]);
    expect(log.facts).toMatchObject({ outcome: 'ok', error: null, durationSeconds: null, speedBytesPerSecond: null });
  });

  it('are a phase, from the first on until the last is done', () => {
    expect(log.phases).toMatchObject([{ name: 'outage' }, { name: 'resync', startMs: 5369.194, endMs: 18732.245 }]);
  });

  it('do not say how it came out until the last has ended', () => {
    const lines = DRBD_8_4.split('\n');
    expect(parseLog(lines.slice(0, -4).join('\n')).facts.outcome).toBe('unknown');
  });

  it('show what the checksums spared', () => {
    const sums = log.lines.find(({ event }) => event === 'checksums');
    expect(sums?.fields).toEqual({
      name: 'drbd133',
      percent: 0,
      equalBytes: 92 * KIB,
      sentBytes: 31364 * KIB,
      totalBytes: 31456 * KIB,
    });
  });

  it('tell of the lost link, and of why, as warnings', () => {
    expect(log.lines.slice(0, 3).map(({ event, level }) => [event, level])).toEqual([
      ['link-error', 'warning'],
      ['link-lost', 'warning'],
      ['thread', 'info'],
    ]);
    expect(log.facts.warnings).toBe(2);
  });
});

describe('DRBD 9', () => {
  const log = parseLog(DRBD_9);

  it('says repl for the copy, and conn for the link only', () => {
    expect(log).toMatchObject({ dialect: 'drbd', dialectVersion: 'DRBD 9.0 or newer', notUnderstood: 0 });
    expect(log.lines.find(({ fields }) => fields?.repl === 'SyncSource')?.fields).toEqual({
      name: 'r1/0 drbd1 node-b',
      pdsk: 'Inconsistent',
      pdskBefore: 'DUnknown',
      repl: 'SyncSource',
      replBefore: 'WFBitMapS',
    });
  });

  it('with one volume tells the duration and the speed of the story', () => {
    expect(log.facts).toMatchObject({
      outcome: 'ok',
      durationSeconds: 4,
      speedBytesPerSecond: MIB,
      speedIsNominal: false,
      elapsedSeconds: 34,
      disks: ['r1/0 drbd1 node-b'],
    });
  });

  it('has host and program of the journal', () => {
    expect(log.lines[0]).toMatchObject({ host: 'node-a', program: 'kernel', level: 'warning', event: 'ping' });
  });

  it('takes a lost quorum for an error, and its return for none', () => {
    const quorum = log.lines.filter(({ event }) => event?.startsWith('quorum'));
    expect(quorum.map(({ level }) => level)).toEqual(['error', 'info']);
  });

  it('may break off a resync', () => {
    const aborted = parseLog(
      DRBD_9.replace('Resync done (total 4 sec; paused 1 sec', 'Resync aborted (total 4 sec; paused 1 sec'),
    );
    expect(aborted).toMatchObject({ notUnderstood: 0, facts: { outcome: 'failed', error: 'Resync aborted' } });
    const again = `${DRBD_9.replace('Resync done', 'Resync aborted')}${DRBD_9.replaceAll(':20:', ':21:')}`;
    expect(parseLog(again)).toMatchObject({ notUnderstood: 0, facts: { outcome: 'ok', error: null } });
  });
});

describe('A link that is lost on the first line', () => {
  const log = parseLog(`Nov 20 03:11:04 node-a kernel: drbd r0 node-b: PingAck did not arrive in time.
Nov 20 03:11:04 node-a kernel: drbd r0 node-b: conn( Connected -> NetworkFailure ) peer( Secondary -> Unknown )
Nov 20 03:12:06 node-a kernel: drbd r0 node-b: Handshake to peer 1 successful: Agreed network protocol version 121
Nov 20 03:12:06 node-a kernel: drbd r0 node-b: conn( Connecting -> Connected ) peer( Unknown -> Secondary )
Nov 20 03:12:07 node-a kernel: drbd r0/0 drbd0 node-b: Began resync as SyncSource (will sync 4096 KB [1024 bits set]).
Nov 20 03:12:11 node-a kernel: drbd r0/0 drbd0 node-b: Resync done (total 4 sec; paused 0 sec; 1024 K/sec)
Nov 20 09:30:00 node-a kernel: drbd r0: role( Primary -> Secondary )`);

  it('is down until the nodes talk again; a resync takes until it is done', () => {
    expect(log.notUnderstood).toBe(0);
    expect(log.phases.map(({ name, startMs, endMs }) => [name, startMs, endMs])).toEqual([
      ['outage', 0, 62_000],
      ['resync', 63_000, 67_000],
    ]);
  });

  it('is as many warnings as lines are marked', () => {
    expect(log.lines.map(({ level }) => level)).toEqual(['warning', 'warning', 'info', 'info', 'info', 'info', 'info']);
    expect(log.facts).toMatchObject({ outcome: 'ok', warnings: 2 });
  });
});

describe('old and early forms', () => {
  it('of 0.7 name the device alone', () => {
    const log = parseLog(DRBD_0_7);
    expect(log).toMatchObject({ dialect: 'drbd', dialectVersion: 'DRBD 0.7 or older', notUnderstood: 0 });
    expect(log.facts).toMatchObject({ outcome: 'ok', durationSeconds: 1, speedBytesPerSecond: 2 * MIB });
    expect(log.progress).toMatchObject([
      { of: 'drbd0', transferredBytes: 0, totalBytes: 2 * MIB },
      { of: 'drbd0', transferredBytes: 2 * MIB, remainingBytes: 0, bytesPerSecond: 2 * MIB },
    ]);
  });

  it('of the journal may carry the seconds since boot as well', () => {
    const text = DRBD_8_4.replace(/^/gm, 'Mar  7 15:38:05 node1 kernel: ').replace(
      /Mar {2}7 15:38:05 node1 kernel: $/,
      '',
    );
    const log = parseLog(text);
    expect(log).toMatchObject({ dialect: 'drbd', notUnderstood: 0, facts: { outcome: 'ok', elapsedSeconds: 0 } });
    expect(log.lines[2]).toMatchObject({ host: 'node1', message: 'drbd fastexport: ack_receiver terminated' });
  });

  it('of dmesg -T have the date in the language of the host', () => {
    const text = DRBD_8_4.replace(
      /^\[(\d{6}).*?\] /gm,
      (_, seconds) => `[Fr Mär 15 20:07:${String(Number(seconds) - 335770).padStart(2, '0')} 2024] `,
    );
    const log = parseLog(text);
    expect(log).toMatchObject({ dialect: 'drbd', notUnderstood: 0, facts: { outcome: 'ok', elapsedSeconds: 19 } });
    expect(log.lines[0]?.stamp).toMatchObject({ year: 2024, month: 2, day: 15 });
  });
});

describe('a split brain', () => {
  it('is the error of its story', () => {
    const log = parseLog(SPLIT_BRAIN);
    expect(log).toMatchObject({ dialect: 'drbd', notUnderstood: 0 });
    expect(log.facts).toMatchObject({
      outcome: 'failed',
      error: 'Split-Brain detected but unresolved, dropping connection!',
      elapsedSeconds: 12,
    });
    expect(log.lines[1]).toMatchObject({ level: 'error', event: 'split-brain', fields: { name: 'drbd0' } });
  });

  it('that was solved is a warning', () => {
    const log = parseLog(
      [
        'block drbd0: Split-Brain detected, 1 primaries, automatically solved. Sync from this node',
        'block drbd0: Began resync as SyncSource (will sync 4 KB [1 bits set]).',
        'block drbd0: Resync done (total 1 sec; paused 0 sec; 4 K/sec)',
      ].join('\n'),
    );
    expect(log.facts).toMatchObject({ outcome: 'ok', error: null, warnings: 1, durationSeconds: 1 });
  });
});

describe('an online verify', () => {
  it('that skipped blocks is a warning, and no resync', () => {
    const log = parseLog(
      [
        'Nov  6 16:25:46 node-2 kernel: drbd drbd1/0 drbd1 node-3: Skipped verify, too busy: start=170208, size=48 (sectors)',
        'Nov  6 16:25:46 node-2 kernel: drbd drbd1/0 drbd1 node-3: Online verify done but 6 4k blocks skipped (total 314 sec; paused 0 sec; 3336 K/sec)',
        'Nov  6 16:25:46 node-2 kernel: drbd drbd1/0 drbd1 node-3: repl( VerifyS -> Established ) ',
      ].join('\n'),
    );
    expect(log).toMatchObject({ dialect: 'drbd', notUnderstood: 0, progress: [] });
    expect(log.facts).toMatchObject({ outcome: 'unknown', warnings: 2, durationSeconds: null });
  });
});

describe('/proc/drbd', () => {
  it('shows what is left of a resync, and its speed', () => {
    const log = parseLog(`version: 8.4.5 (api:1/proto:86-101)
srcversion: 5A4F43804B37BB28FCB1F47 
 0: cs:SyncSource ro:Primary/Primary ds:UpToDate/Inconsistent C r-----
    ns:17322104 nr:0 dw:0 dr:17323016 al:0 bm:0 lo:2 pe:2 ua:2 ap:0 ep:1 wo:f oos:470916516
\t[>....................] sync'ed:  3.6% (459876/476792)M
\tfinish: 3:03:06 speed: 42,844 (36,616) K/sec
 1: cs:SyncTarget ro:Secondary/Primary ds:Inconsistent/UpToDate C r-----
    ns:0 nr:3917184 dw:3917184 dr:0 al:8 bm:0 lo:0 pe:0 ua:0 ap:0 ep:1 wo:f oos:6568220
\t[======>.............] sync&#39;ed: 37.4% (6412/10236)M
\tfinish: 0:03:05 speed: 35,360 (34,060) want: 50,040 K/sec
`);
    expect(log).toMatchObject({ dialect: 'drbd', dialectVersion: 'DRBD 8.4 or older', notUnderstood: 0 });
    expect(log.progress).toMatchObject([
      {
        of: 'drbd0',
        remainingBytes: 459876 * MIB,
        totalBytes: 476792 * MIB,
        transferredBytes: 16916 * MIB,
        bytesPerSecond: 42844 * KIB,
      },
      { of: 'drbd1', remainingBytes: 6412 * MIB, totalBytes: 10236 * MIB, bytesPerSecond: 35360 * KIB },
    ]);
    expect(log.facts).toMatchObject({ outcome: 'unknown', durationSeconds: null });
  });

  it('of 8.3 has it in one line, of 8.0 in KB, and roles under another name', () => {
    const log = parseLog(`version: 8.0.12 (api:86/proto:86)
GIT-hash: 5c9f89594553e32adb87d9638dce591782f947e3 build by buildsvn@c5-x8664-build, 2008-06-26 19:32:09
 0: cs:SyncSource st:Primary/Secondary ds:UpToDate/Inconsistent C r---
    ns:28488 nr:0 dw:0 dr:28880 al:0 bm:1 lo:82 pe:233 ua:180 ap:0
\t[&gt;....................] sync'ed:  1.2% (2815820/2843380)K
\tfinish: 0:15:18 speed: 3,060 (3,060) K/sec
\tresync: used:1/61 hits:14190 misses:2 starving:0 dirty:0 changed:2
\tact_log: used:0/127 hits:0 misses:0 starving:0 dirty:0 changed:0
version: 8.3.10 (api:88/proto:86-96)
built-in
 0: cs:SyncSource ro:Primary/Secondary ds:UpToDate/Inconsistent C r-----
    ns:3116484 nr:0 dw:0 dr:3593516 al:0 bm:219 lo:0 pe:2 ua:1 ap:0 ep:1 wo:f oos:1649980
\t[============>.......] sync'ed: 65.5% (1608/4652)M finish: 0:05:08 speed: 5,328 (5,056) K/sec
`);
    expect(log).toMatchObject({ dialect: 'drbd', notUnderstood: 0 });
    expect(log.progress).toMatchObject([
      { remainingBytes: 2815820 * KIB, totalBytes: 2843380 * KIB, bytesPerSecond: 3060 * KIB },
      { remainingBytes: 1608 * MIB, totalBytes: 4652 * MIB, bytesPerSecond: 5328 * KIB },
    ]);
    expect(log.lines.find(({ event }) => event === 'device-state')?.fields).toEqual({
      name: 'drbd0',
      connection: 'SyncSource',
      role: 'Primary',
      peerRole: 'Secondary',
      disk: 'UpToDate',
      peerDisk: 'Inconsistent',
    });
  });
});

describe('a kernel log', () => {
  it('with other lines between counts these, and reads its own', () => {
    const noise = 'Nov 06 16:20:03 node-a kernel: e1000e 0000:00:19.0 eno1: NIC Link is Up 1000 Mbps Full Duplex\n';
    const sshd = 'Nov 06 16:20:04 node-a sshd[4242]: Accepted publickey for root from 192.0.2.1 port 50514 ssh2\n';
    const log = parseLog(noise + DRBD_9 + sshd);
    expect(log).toMatchObject({ dialect: 'drbd', notUnderstood: 2, facts: { outcome: 'ok', durationSeconds: 4 } });
  });

  it('is read the same quoted, in CRLF, torn and cut', () => {
    const { facts, progress } = parseLog(DRBD_8_4);
    expect(parseLog(DRBD_8_4.replace(/^/gm, '> '))).toMatchObject({ facts, progress, notUnderstood: 0 });
    expect(parseLog(DRBD_8_4.replaceAll('\n', '\r\n'))).toMatchObject({ facts, progress });
    expect(parseLog(DRBD_8_4.replaceAll('->', '-&gt;'))).toMatchObject({ facts, progress, notUnderstood: 0 });
    expect(parseLog(DRBD_8_4.replace(/^\[335776.*\n(?:\[335776.*\n)+/, '....\n'))).toMatchObject({
      notUnderstood: 0,
      facts: { outcome: 'ok' },
    });
  });

  it('without its timestamps still ties each begin to its end', () => {
    const bare = parseLog(DRBD_8_4.replace(/^\[[\d.]+\] /gm, ''));
    expect(bare).toMatchObject({ notUnderstood: 0, facts: { outcome: 'ok', elapsedSeconds: null } });
    expect(bare.progress).toHaveLength(6);
    const removed = parseLog(DRBD_8_4.replace(/^\[[\d.]+\] /gm, '[date removed] '));
    expect(removed).toMatchObject({ notUnderstood: 0, facts: { outcome: 'ok', elapsedSeconds: null } });
  });

  it('of two resyncs of which one is done has no figures of the only one', () => {
    const log = parseLog(`block drbd1: Began resync as SyncSource (will sync 4096 KB [1024 bits set]).
block drbd2: Began resync as SyncSource (will sync 8192 KB [2048 bits set]).
block drbd1: Resync done (total 2 sec; paused 0 sec; 2048 K/sec)
`);
    expect(log.facts).toMatchObject({ outcome: 'unknown', durationSeconds: null, speedBytesPerSecond: null });
  });

  it('wrapped at 80 columns is put together again', () => {
    const wrapped = parseLog(`[335782.142522] block drbd131: self E5F844267DB80A79:9823CD86802A0EC5:D37ECA3CF80
CEEE3:D37DCA3CF80CEEE3 bits:8180 flags:0
[335782.214395] block drbd131: Began resync as SyncSource (will sync 33104 KB
[8276 bits set]).
[335791.847326] block drbd131: Resync done (total 9 sec; paused 0 sec; 3676 K/sec)
`);
    expect(wrapped.notUnderstood).toBe(0);
    expect(wrapped.lines.map(({ continues }) => continues)).toEqual([false, true, false, true, false]);
    expect(wrapped.facts).toMatchObject({ outcome: 'ok', durationSeconds: 9 });
  });
});
