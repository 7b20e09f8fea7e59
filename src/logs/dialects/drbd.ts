import type { Conclusion, Dialect, Rule } from '../dialect.ts';
import type { LogFacts, LogLine, ProgressSample } from '../types.ts';
import { pattern } from '../units.ts';

/**
 * What DRBD says in the kernel log, 0.7 to 9, and `/proc/drbd` to 8.4. After the sources of the module (drbd_worker.c,
 * drbd_receiver.c, drbd_state.c, drbd_proc.c) and real logs. K and KB are 1024 bytes. Volumes resync at the same time and end
 * in any order: what stands before the message ties begin and end together.
 */

// `block drbd0` and `drbd r0` (8.x; early 8.4 `d-con r0`), `drbd r0 node-b`, `drbd r0/0 drbd1 node-b` (9.x), `drbd0` (0.7).
const WHO = String.raw`(block drbd\d{1,5}|(?:drbd|d-con) [^\s:]{1,128}(?: [^\s:]{1,128}){0,2}|drbd\d{1,5}): `;

function said(message: string): RegExp {
  return pattern(`^${WHO}${message}$`);
}

/** The name of a volume or a connection: what stands before a message, without the word that is in all of them. */
function nameOf(who: string | undefined): string {
  return (who ?? '').replace(/^(?:block|drbd|d-con) /, '');
}

const RESYNC: readonly Rule[] = [
  {
    event: 'resync-start',
    pattern: said(
      String.raw`Began resync as (SyncSource|SyncTarget|PausedSyncS|PausedSyncT) \(will sync (\d{1,15}) KB(?: \[\d{1,15} bits set\])?\)\.`,
    ),
    starts: 'resync',
    learn: resyncStart,
    samples: [
      'block drbd133: Began resync as SyncSource (will sync 31456 KB [7864 bits set]).',
      'drbd r1/0 drbd1 node-b: Began resync as SyncTarget (will sync 4096 KB [1024 bits set]).',
      'drbd drbd0/0 drbd0: Began resync as SyncSource (will sync 4 KB [1 bits set]).',
    ],
  },
  {
    event: 'resync-start',
    pattern: said(
      String.raw`Resync started as (SyncSource|SyncTarget|source|target) \(need to sync (\d{1,15}) KB(?: \[\d{1,15} bits set\])?\)\.`,
    ),
    starts: 'resync',
    until: '0.7',
    learn: resyncStart,
    samples: ['drbd0: Resync started as SyncTarget (need to sync 2048 KB [512 bits set]).'],
  },
  {
    event: 'resync-done',
    // Volumes resync at the same time.
    ends: { phases: ['resync'], each: true },
    pattern: said(String.raw`Resync done \(total (\d{1,12}) sec; (?:paused (\d{1,12}) sec; )?(\d{1,12}) K/sec\)`),
    learn: resyncEnd,
    samples: [
      'block drbd133: Resync done (total 9 sec; paused 0 sec; 3492 K/sec)',
      'drbd r1/0 drbd1 node-b: Resync done (total 13 sec; paused 0 sec; 5008 K/sec)',
      'drbd0: Resync done (total 1 sec; 2048 K/sec)',
    ],
  },
  {
    event: 'resync-aborted',
    pattern: said(String.raw`Resync aborted \(total (\d{1,12}) sec; paused (\d{1,12}) sec; (\d{1,12}) K/sec\)`),
    level: 'error',
    ends: { phases: ['resync'], each: true },
    since: '9.0',
    learn: resyncEnd,
    samples: ['drbd r1/0 drbd1 node-b: Resync aborted (total 3 sec; paused 0 sec; 1024 K/sec)'],
  },
  {
    event: 'resync-failed-blocks',
    pattern: said(String.raw` {1,16}(\d{1,15}) failed blocks`),
    level: 'error',
    learn: ([, who, blocks]) => ({ fields: { name: nameOf(who), blocks: Number(blocks) } }),
    samples: ['block drbd0:             12 failed blocks'],
  },
  {
    event: 'checksums',
    pattern: said(
      String.raw`(\d{1,3}) % had equal checksums, eliminated: (\d{1,15})K; transferred (\d{1,15})K total (\d{1,15})K`,
    ),
    learn: ([, who, percent, same, sent, total]) => ({
      fields: {
        name: nameOf(who),
        percent: Number(percent),
        equalBytes: Number(same) * 1024,
        sentBytes: Number(sent) * 1024,
        totalBytes: Number(total) * 1024,
      },
    }),
    samples: ['block drbd133: 0 % had equal checksums, eliminated: 92K; transferred 31364K total 31456K'],
  },
  {
    event: 'verify-start',
    pattern: said(String.raw`Starting Online Verify from sector \d{1,18}`),
    samples: ['block drbd0: Starting Online Verify from sector 0'],
  },
  {
    event: 'verify-incomplete',
    pattern: said(
      String.raw`Online verify (?:done but \d{1,15} 4k blocks skipped|aborted) \(total \d{1,12} sec; paused \d{1,12} sec; \d{1,12} K/sec\)`,
    ),
    level: 'warning',
    since: '9.0',
    samples: [
      'drbd drbd1/0 drbd1 node-3: Online verify done but 6 4k blocks skipped (total 314 sec; paused 0 sec; 3336 K/sec)',
    ],
  },
  {
    event: 'verify-done',
    pattern: said(String.raw`Online verify done \(total (\d{1,12}) sec; paused (\d{1,12}) sec; (\d{1,12}) K/sec\)`),
    learn: resyncEnd,
    samples: ['drbd r1/0 drbd1 node-b: Online verify done (total 314 sec; paused 0 sec; 3336 K/sec)'],
  },
  {
    event: 'verify-busy',
    pattern: said(String.raw`Skipped verify, too busy: start=\d{1,18}, size=\d{1,18} \(sectors\)`),
    level: 'warning',
    samples: ['drbd drbd1/0 drbd1 node-3: Skipped verify, too busy: start=170208, size=48 (sectors)'],
  },
  {
    event: 'out-of-sync',
    pattern: said(
      String.raw`(?:Online verify found \d{1,15} 4k blocks? out of sync!|Out of sync: start=\d{1,18}, size=\d{1,18} \(sectors\))`,
    ),
    level: 'error',
    samples: [
      'block drbd0: Online verify found 2 4k block out of sync!',
      'block drbd0: Out of sync: start=170208, size=8 (sectors)',
    ],
  },
];

const TROUBLE: readonly Rule[] = [
  {
    event: 'split-brain',
    pattern: said('(Split-Brain detected but unresolved, dropping connection!)'),
    level: 'error',
    learn: ([, who, error = '']) => ({ facts: { error, outcome: 'failed' }, fields: { name: nameOf(who) } }),
    samples: [
      'block drbd0: Split-Brain detected but unresolved, dropping connection!',
      'drbd r0/0 drbd0 node-b: Split-Brain detected but unresolved, dropping connection!',
    ],
  },
  {
    // Somebody's changes are thrown away, as the configuration wants it.
    event: 'split-brain-solved',
    pattern: said(
      String.raw`Split-Brain detected, (?:\d{1,3} primaries, automatically|manually) solved\. Sync from (this|peer) node`,
    ),
    level: 'warning',
    learn: ([, who, from = '']) => ({ fields: { name: nameOf(who), from } }),
    samples: [
      'block drbd0: Split-Brain detected, 1 primaries, automatically solved. Sync from this node',
      'block drbd0: Split-Brain detected, manually solved. Sync from peer node',
    ],
  },
  {
    // Not an error of its own: the other node or the link may be back in a minute.
    event: 'ping',
    pattern: said(String.raw`PingAck did not arrive in time\.`),
    level: 'warning',
    starts: 'outage',
    samples: ['drbd r0: PingAck did not arrive in time.', 'drbd r0 node-b: PingAck did not arrive in time.'],
  },
  {
    event: 'link-error',
    pattern: said(
      String.raw`(?:(?:meta connection|sock|meta socket|data socket) (?:was )?(?:shut down|reset|closed) by peer\.?|error receiving \w{1,32}, e: -\d{1,3} l: \d{1,9}!|short read \(expected size \d{1,9}\)|\w{1,32} returned -\d{1,3}|_drbd_send_page: .{1,200}|drbd_send_\w{1,32}\(\) failed|BAD! BarrierAck .{1,100}|.{1,100} timed out\.?)`,
    ),
    level: 'warning',
    samples: [
      'drbd r0: sock was shut down by peer',
      'drbd r0: meta connection shut down by peer.',
      'd-con r0: error receiving ReportState, e: -5 l: 0!',
      'drbd r0: short read (expected size 16)',
      'drbd r0: sock_sendmsg returned -32',
      'drbd fastexport: BAD! BarrierAck #4 received, expected #3!',
      'drbd drbd0/0 drbd0: _drbd_send_page: size=4096 len=4096 sent=-5',
    ],
  },
  {
    event: 'refused',
    pattern: said(
      '(?:State change failed: (.{1,200})|Failed: .{1,200}|ASSERT FAILED .{1,300}|I shall become Sync(?:Source|Target), but I am (?:inconsistent|primary)!)',
    ),
    level: 'error',
    learn: ([, who, reason]) => ({ fields: { name: nameOf(who), ...(reason ? { reason } : {}) } }),
    samples: [
      'drbd r1: State change failed: Refusing to be Outdated while Connected',
      'drbd r1/0 drbd1: Failed: disk( UpToDate -> Outdated )',
      'block drbd0: I shall become SyncSource, but I am inconsistent!',
    ],
  },
  {
    event: 'disk-error',
    pattern: said(
      '(?:(?:local|Local) .{0,40}IO (?:error|failed).{0,200}|IO ERROR: .{1,200}|Handler for io-error .{1,200})',
    ),
    level: 'error',
    samples: [
      'block drbd0: Local IO failed in request_endio. Detaching...',
      'block drbd0: local READ IO error sector 2048+8 on sdb1',
    ],
  },
];

const CHANGE = String.raw`[a-z_-]{1,16}\( \S{1,32} -> \S{1,32} \)`;
// From 9.1 on followed by the reason.
const CHANGES = String.raw`(${CHANGE}(?: ${CHANGE}){0,11})(?: \[[\w:, -]{1,64}\])?`;

/** One or several on a line: conn, peer, pdsk, disk, role, quorum; in 9.x repl for the copy and conn for the link only. */
const STATE: readonly Rule[] = [
  {
    event: 'quorum-lost',
    pattern: said(String.raw`(quorum\( yes -> no \))(?: .{1,300})?`),
    level: 'error',
    since: '9.0',
    learn: changes,
    samples: ['drbd haqm1/0 drbd100: quorum( yes -> no )'],
  },
  {
    event: 'quorum-won',
    pattern: said(String.raw`(quorum\( no -> yes \))(?: .{1,300})?`),
    since: '9.0',
    learn: changes,
    samples: ['drbd haqm1/0 drbd100: quorum( no -> yes )'],
  },
  {
    event: 'disk-lost',
    pattern: said(String.raw`(disk\( \S{1,32} -> Failed \))(?: .{1,300})?`),
    level: 'error',
    learn: changes,
    samples: ['block drbd0: disk( UpToDate -> Failed )'],
  },
  {
    event: 'link-lost',
    pattern: said(
      String.raw`((?:${CHANGE} ){0,3}conn\( \S{1,32} -> (?:Timeout|BrokenPipe|NetworkFailure|ProtocolError) \)(?: ${CHANGE}){0,8})(?: \[[\w:, -]{1,64}\])?`,
    ),
    level: 'warning',
    starts: 'outage',
    learn: changes,
    samples: [
      'drbd fastexport: peer( Secondary -> Unknown ) conn( Connected -> ProtocolError ) pdsk( UpToDate -> DUnknown )',
      'drbd r0 node-b: conn( Connected -> NetworkFailure ) peer( Secondary -> Unknown )',
    ],
  },
  {
    event: 'state',
    pattern: said(
      String.raw`((?:${CHANGE} ){0,3}conn\( (?:Connecting|WFConnection|WFReportParams) -> Connected \)(?: ${CHANGE}){0,8})(?: \[[\w:, -]{1,64}\])?`,
    ),
    ends: { phases: ['outage'] },
    learn: changes,
    samples: [
      'drbd r1 s1: conn( Connecting -> Connected ) peer( Unknown -> Primary )',
      'block drbd0: peer( Unknown -> Secondary ) conn( WFReportParams -> Connected ) pdsk( DUnknown -> UpToDate )',
    ],
  },
  {
    event: 'state',
    pattern: said(CHANGES),
    learn: changes,
    samples: [
      'block drbd133: conn( WFBitMapS -> SyncSource ) pdsk( Consistent -> Inconsistent )',
      'block drbd131: peer( Unknown -> Secondary ) conn( WFReportParams -> WFBitMapS ) pdsk( DUnknown -> Consistent )',
      'd-con drbd: conn( Disconnecting -> StandAlone )',
      'drbd r0: role( Secondary -> Primary )',
      'drbd r1/0 drbd1 s1: pdsk( DUnknown -> UpToDate ) repl( Off -> Established )',
      'drbd r1/0 drbd1 s1: repl( Established -> SyncSource )',
      'drbd r1/0 drbd1: disk( Diskless -> Attaching ) [attach]',
    ],
  },
  {
    event: 'state',
    pattern: said(
      String.raw`(?:\S{1,32} \[\d{1,10}\]: cstate \w{1,32} --> \w{1,32}|\w{1,16}/\w{1,16} --> \w{1,16}/\w{1,16}|Connection established\.)`,
    ),
    until: '0.7',
    samples: [
      'drbd0: drbd0_worker [4711]: cstate SyncTarget --> Connected',
      'drbd0: Secondary/Unknown --> Secondary/Primary',
      'drbd0: Connection established.',
    ],
  },
];

const LINK: readonly Rule[] = [
  {
    event: 'handshake',
    ends: { phases: ['outage'] },
    pattern: said(String.raw`Handshake successful: (?:Agreed network|DRBD Network) [Pp]rotocol version (\d{1,4})`),
    until: '8.4',
    learn: ([, who, version]) => ({ fields: { name: nameOf(who), version: Number(version) } }),
    samples: [
      'drbd fastexport: Handshake successful: Agreed network protocol version 101',
      'drbd0: Handshake successful: DRBD Network Protocol version 74',
    ],
  },
  {
    event: 'handshake',
    ends: { phases: ['outage'] },
    pattern: said(String.raw`Handshake to peer \d{1,3} successful: Agreed network protocol version (\d{1,4})`),
    since: '9.0',
    learn: ([, who, version]) => ({ fields: { name: nameOf(who), version: Number(version) } }),
    samples: ['drbd r1 s1: Handshake to peer 0 successful: Agreed network protocol version 112'],
  },
  {
    event: 'features',
    pattern: said(
      String.raw`(?:Feature flags enabled on protocol level: .{1,200}|Agreed to (?:not )?support .{1,100}|Peer authenticated (?:using \d{1,4} bytes (?:of ')?.{1,64}|with \d{1,4} bytes .{1,64}))`,
    ),
    samples: [
      'drbd fastexport: Feature flags enabled on protocol level: 0x7 TRIM THIN_RESYNC WRITE_SAME.',
      'drbd r0: Agreed to support TRIM on protocol level',
      'drbd fastexport: Peer authenticated using 32 bytes HMAC',
    ],
  },
  {
    event: 'thread',
    pattern: said(
      String.raw`(?:(?:Terminating|Starting|Restarting|Initializing) .{1,100}|(?:ack_receiver|asender|receiver|worker|sender)(?: \(re\)started| terminated)|Connection closed|Discarding network configuration\.|Closing connection.{0,64})`,
    ),
    samples: [
      'drbd fastexport: Terminating drbd_a_fastexpo',
      'drbd fastexport: Starting ack_recv thread (from drbd_r_fastexpo [1925])',
      'drbd fastexport: Restarting receiver thread',
      'drbd fastexport: receiver (re)started',
      'drbd fastexport: ack_receiver terminated',
      'drbd fastexport: Connection closed',
      'drbd r0: Discarding network configuration.',
    ],
  },
  {
    event: 'state-change',
    pattern: said(
      String.raw`(?:(?:Preparing|Committing|Aborting) (?:remote|cluster-wide) state change \d{1,12}.{0,200}|State change \d{1,12}: .{1,200}|Declined by peer .{1,200})`,
    ),
    since: '9.0',
    samples: [
      'drbd r1 s1: Preparing remote state change 3794016712 (primary_nodes=0, weak_nodes=0)',
      'drbd r1 s1: Committing remote state change 3794016712',
      'drbd r1: State change 1227845330: primary_nodes=2, weak_nodes=FFFFFFFFFFFFFFF8',
    ],
  },
  {
    event: 'helper',
    pattern: said(
      String.raw`helper command: (\S{1,255}) ([\w-]{1,64})(?: (?:minor-\d{1,5}|[\w/.-]{1,128}))?(?: exit ?code (-?\d{1,5}) \(0x[\da-f]{1,8}\))?`,
    ),
    learn: ([, who, , handler = '', code]) => ({
      fields: { name: nameOf(who), handler, ...(code === undefined ? {} : { exitCode: Number(code) }) },
    }),
    samples: [
      'block drbd131: helper command: /sbin/drbdadm before-resync-source minor-131',
      'block drbd131: helper command: /sbin/drbdadm before-resync-source minor-131 exit code 0 (0x0)',
      'drbd r0 node-b: helper command: /sbin/drbdadm fence-peer exit code 4 (0x400)',
    ],
  },
  {
    event: 'identifiers',
    pattern: said(
      String.raw`(?:drbd_sync_handshake:|(?:self|peer) [\dA-F:]{16,100} bits:\d{1,15} flags:[\dA-F]{1,8}|uuid_compare\(\)=.{1,100}|(?:new current|updated(?: sync)?) UUIDs?:? [\dA-F]{16}(?::[\dA-F]{16}){0,3}(?: weak: [\dA-F]{16})?)`,
    ),
    samples: [
      'block drbd131: drbd_sync_handshake:',
      'block drbd131: self E5F844267DB80A79:9823CD86802A0EC5:D37ECA3CF80CEEE3:D37DCA3CF80CEEE3 bits:8180 flags:0',
      'block drbd131: peer 9823CD86802A0EC4:0000000000000000:D37ECA3CF80CEEE2:D37DCA3CF80CEEE3 bits:0 flags:0',
      'block drbd131: uuid_compare()=1 by rule 70',
      'block drbd131: new current UUID E5F844267DB80A79:9823CD86802A0EC5:D37ECA3CF80CEEE3:D37DCA3CF80CEEE3',
      'block drbd131: updated sync UUID E5F844267DB80A79:9824CD86802A0EC5:9823CD86802A0EC5:D37ECA3CF80CEEE3',
      'block drbd133: updated UUIDs 6E661C621E6C22E5:0000000000000000:3272D34B1D818E09:3271D34B1D818E09',
    ],
  },
  {
    event: 'bitmap',
    pattern: said(
      String.raw`(?:(?:send|receive) bitmap stats \[.{1,200}; compression: [\d.]{1,6}%|(?:bitmap|resync bitmap).{1,200}|recounting of set bits took .{1,100}|Writing the whole bitmap.{0,100}|[\d.]{1,15} [KMGT]B \(\d{1,18} bits\) marked out-of-sync by on disk bit-map\.|unexpected repl_state .{1,100})`,
    ),
    samples: [
      'block drbd131: send bitmap stats [Bytes(packets)]: plain 0(0), RLE 438(1), total 438; compression: 100.0%',
      'block drbd131: receive bitmap stats [Bytes(packets)]: plain 0(0), RLE 438(1), total 438; compression: 100.0%',
      'block drbd0: bitmap READ of 80 pages took 4 jiffies',
      'block drbd0: recounting of set bits took additional 1 jiffies',
      'block drbd0: 31 MB (7864 bits) marked out-of-sync by on disk bit-map.',
    ],
  },
  {
    event: 'device',
    pattern: said(
      String.raw`(?:size = .{1,100}|max BIO size = \d{1,12}|drbd_bm_resize called with .{1,100}|Method to ensure write ordering: \w{1,32}|Adjusting my ra_pages .{1,100}|Becoming [Ss]ync ?(?:[Ss]ource|[Tt]arget).{0,200}|Forced to consider .{1,100}|Current \(diskful\) .{1,100})`,
    ),
    samples: [
      'block drbd0: size = 10 GB (10485404 KB)',
      'block drbd0: max BIO size = 1048576',
      'block drbd0: drbd_bm_resize called with capacity == 20970808',
      'drbd r0: Method to ensure write ordering: flush',
      'block drbd0: Becoming sync source due to disk states.',
    ],
  },
  {
    event: 'module',
    pattern:
      /^drbd: (?:initialized\. Version: ([\d.]{1,16})\S{0,16} .{1,100}|(?:GIT-hash|srcversion): .{1,200}|registered as block device major \d{1,5})$/,
    learn: ([, version]) => (version === undefined ? {} : { fields: { version } }),
    samples: [
      'drbd: initialized. Version: 9.0.2-1 (api:2/proto:86-111)',
      'drbd: srcversion: 5A4F43804B37BB28FCB1F47',
      'drbd: registered as block device major 147',
    ],
  },
];

/** `/proc/drbd`, to 8.4. */
const PROC: readonly Rule[] = [
  {
    event: 'module',
    pattern: /^version: (\d{1,3}\.\d{1,3}\.\d{1,3})\S{0,16} \(api:\d{1,4}\/proto:[\d-]{1,16}\)$/,
    learn: ([, version = '']) => ({ fields: { version } }),
    samples: ['version: 8.4.5 (api:1/proto:86-101)', 'version: 8.0.12 (api:86/proto:86)'],
  },
  {
    event: 'module',
    pattern: /^(?:srcversion: [\dA-F]{16,40}|GIT-hash: [\da-f]{40}.{0,200}|built-in)$/,
    vague: true,
    samples: [
      'srcversion: 5A4F43804B37BB28FCB1F47',
      'GIT-hash: 5c9f89594553e32adb87d9638dce591782f947e3 build by buildsvn@c5-x8664-build, 2008-06-26 19:32:09',
      'built-in',
    ],
  },
  {
    // Roles are `st` in 0.7 and 8.0; 0.7 has one state of data, its own.
    event: 'device-state',
    pattern:
      /^(\d{1,5}): cs:(\w{1,32})(?: (?:ro|st):(\w{1,16})\/(\w{1,16}) (?:ds:(\w{1,16})\/(\w{1,16})|ld:(\w{1,16}))(?: .{1,32})?)?$/,
    until: '8.4',
    learn: ([, minor = '', connection = '', role = '', peerRole = '', disk, peerDisk, data]) => ({
      fields: { name: `drbd${minor}`, connection, role, peerRole, disk: disk ?? data ?? '', peerDisk: peerDisk ?? '' },
    }),
    samples: [
      '0: cs:SyncSource ro:Primary/Secondary ds:UpToDate/Inconsistent C r-----',
      '0: cs:SyncTarget st:Secondary/Primary ds:Inconsistent/UpToDate C r---',
      '0: cs:Connected st:Primary/Secondary ld:Consistent',
      '1: cs:Unconfigured',
    ],
  },
  {
    event: 'counters',
    pattern: /^(?:ns:\d{1,18} nr:\d{1,18} dw:\d{1,18} .{1,200}|(?:resync|act_log): used:\d{1,9}\/\d{1,9} .{1,200})$/,
    until: '8.4',
    samples: [
      'ns:17322104 nr:0 dw:0 dr:17323016 al:0 bm:0 lo:2 pe:2 ua:2 ap:0 ep:1 wo:f oos:470916516',
      'resync: used:1/61 hits:14190 misses:2 starving:0 dirty:0 changed:2',
      'act_log: used:0/127 hits:0 misses:0 starving:0 dirty:0 changed:0',
    ],
  },
  {
    // What is left, of what there was at the start. In 8.3 the time to the end follows on the same line.
    event: 'resync-progress',
    progress: true,
    pattern:
      /^\[={0,20}>?\.{0,20}\] sync'ed: {0,3}(\d{1,3}\.\d)% \((\d{1,15})\/(\d{1,15})\)([KM])(?: finish: (\d{1,9}:\d\d:\d\d) speed: ([\d,]{1,15}) \([\d,]{1,15}(?: -- [\d,]{1,15})?\)(?: want: [\d,]{1,15})? K\/sec)?$/,
    until: '8.4',
    learn: ([, percent, left, total, unit, finish, speed]) => {
      const bytes = unit === 'M' ? 2 ** 20 : 1024;
      return {
        fields: {
          percent: Number(percent),
          remainingBytes: Number(left) * bytes,
          totalBytes: Number(total) * bytes,
          ...(finish === undefined ? {} : { finish, bytesPerSecond: grouped(speed) * 1024 }),
        },
      };
    },
    samples: [
      "[====>...............] sync'ed: 28.3% (7352/10236)M",
      "[>....................] sync'ed:  3.6% (459876/476792)M",
      "[====>....] sync'ed: 27.4% (3812/5119)M",
      "[>....................] sync'ed:  1.2% (2815820/2843380)K",
      "[============>.......] sync'ed: 65.5% (1608/4652)M finish: 0:05:08 speed: 5,328 (5,056) K/sec",
    ],
  },
  {
    // The speed of the last seconds; the mean since the start in parentheses.
    event: 'resync-speed',
    pattern:
      /^finish: (\d{1,9}:\d\d:\d\d) speed: ([\d,]{1,15}) \(([\d,]{1,15})(?: -- [\d,]{1,15})?\)(?: want: [\d,]{1,15})? K\/sec(?: \(stalled\))?$/,
    until: '8.4',
    learn: ([, finish = '', speed, mean]) => ({
      fields: { finish, bytesPerSecond: grouped(speed) * 1024, meanBytesPerSecond: grouped(mean) * 1024 },
    }),
    samples: [
      'finish: 0:01:30 speed: 43,328 (41,216) K/sec',
      'finish: 0:03:05 speed: 35,360 (34,060) want: 50,040 K/sec',
      'finish: 0:00:12 speed: 512 (498) K/sec',
    ],
  },
  {
    event: 'resync-speed',
    pattern: /^stalled$/,
    level: 'warning',
    vague: true,
    samples: ['stalled'],
  },
];

function resyncStart([, who, side = '', kilobytes]: RegExpExecArray) {
  const name = nameOf(who);
  return { disk: name, fields: { name, side, totalBytes: Number(kilobytes) * 1024 } };
}

function resyncEnd([, who, seconds, paused, speed]: RegExpExecArray) {
  return {
    fields: {
      name: nameOf(who),
      seconds: Number(seconds),
      pausedSeconds: Number(paused ?? 0),
      bytesPerSecond: Number(speed) * 1024,
    },
  };
}

/** `conn` is the new state, `connBefore` the one it was. */
function changes([, who, text = '']: RegExpExecArray) {
  const fields: Record<string, string> = { name: nameOf(who) };
  for (const [, what = '', before = '', after = ''] of text.matchAll(
    /([a-z_-]{1,16})\( (\S{1,32}) -> (\S{1,32}) \)/g,
  )) {
    fields[what] = after;
    fields[`${what}Before`] = before;
  }
  return { fields };
}

function grouped(figure: string | undefined): number {
  return Number((figure ?? '').replaceAll(',', ''));
}

/** Follows each volume through its resync. What is reported of one goes for the story when there is no other. */
function conclude(lines: readonly LogLine[], facts: Readonly<LogFacts>): Conclusion {
  const progress: ProgressSample[] = [];
  const states = new Map<string, 'running' | 'done' | 'aborted'>();
  const totals = new Map<string, number>();
  const ends: LogLine[] = [];
  let device = '';
  for (const line of lines) {
    if (line.dialect !== 'drbd' || line.fields === null) continue;
    const { name, totalBytes = null, remainingBytes = null, bytesPerSecond = null } = line.fields;
    if (line.event === 'device-state' && typeof name === 'string') device = name;
    if (line.event === 'resync-start' && typeof name === 'string' && typeof totalBytes === 'number') {
      states.set(name, 'running');
      totals.set(name, totalBytes);
      progress.push(sampleOf(line, name, totalBytes, totalBytes, null));
    }
    if (line.event === 'resync-done' && typeof name === 'string') {
      states.set(name, 'done');
      ends.push(line);
      const total = totals.get(name);
      if (total !== undefined && typeof bytesPerSecond === 'number')
        progress.push(sampleOf(line, name, 0, total, bytesPerSecond));
    }
    if (line.event === 'resync-aborted' && typeof name === 'string') states.set(name, 'aborted');
    if (line.event === 'resync-progress' && typeof remainingBytes === 'number' && typeof totalBytes === 'number') {
      progress.push(
        sampleOf(line, device, remainingBytes, totalBytes, typeof bytesPerSecond === 'number' ? bytesPerSecond : null),
      );
    }
    const last = progress.at(-1);
    if (line.event === 'resync-speed' && typeof bytesPerSecond === 'number' && last !== undefined)
      last.bytesPerSecond = bytesPerSecond;
  }
  return { progress, ...outcomeOf([...states.values()], facts), ...figuresOf(states.size > 1 ? [] : ends) };
}

function outcomeOf(states: readonly string[], { outcome }: Readonly<LogFacts>): Conclusion {
  if (outcome === 'failed' || states.length === 0) return {};
  if (states.includes('aborted')) return { outcome: 'failed', error: 'Resync aborted' };
  return { outcome: states.includes('running') ? 'unknown' : 'ok' };
}

function figuresOf(ends: readonly LogLine[]): Conclusion {
  const [only, ...others] = ends;
  if (only?.fields === null || only === undefined || others.length > 0) return {};
  const { seconds, bytesPerSecond } = only.fields;
  return typeof seconds === 'number' && typeof bytesPerSecond === 'number'
    ? { durationSeconds: seconds, speedBytesPerSecond: bytesPerSecond }
    : {};
}

function sampleOf(
  { number, elapsedMs }: LogLine,
  of: string,
  left: number,
  total: number,
  speed: number | null,
): ProgressSample {
  return {
    line: number,
    elapsedMs,
    of,
    transferredBytes: total - left,
    remainingBytes: left,
    totalBytes: total,
    bytesPerSecond: speed,
    dirtyBytesPerSecond: null,
  };
}

export const drbd: Dialect = {
  name: 'drbd',
  title: 'DRBD: kernel messages and /proc/drbd',
  product: 'DRBD',
  programs: /^kernel$/,
  rules: [...RESYNC, ...TROUBLE, ...STATE, ...LINK, ...PROC],
  conclude,
};
