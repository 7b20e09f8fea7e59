import type { Dialect, Frame, Rule } from '../dialect.ts';
import type { Level } from '../types.ts';
import { pattern } from '../units.ts';
import { conclude } from './pve-ha-story.ts';
import { named, reason } from './shared/named.ts';

/**
 * The HA manager of Proxmox VE 4 to 9: pve-ha-crm (decides), pve-ha-lrm (acts, on each node) and watchdog-mux, in the
 * journal or as bare messages, and the output of the project's own simulator. Wording, levels and meaning after the
 * source of pve-ha-manager (2015 to 2026), the logs of its tests, and real journals. "Service" is its word for a guest.
 */

const SERVICE = String.raw`(?<service>(?:vm|ct|fa):[\w.-]{1,64})`;
const NODE = String.raw`(?<node>[\w.-]{1,255})`;
const TARGET = String.raw`(?<target>[\w.-]{1,255})`;
const STATE = String.raw`\w{1,32}`;

// Services say "to" where nodes have an arrow, and two spaces before the parenthesis, which copies often lose.
function serviceState(from: string, to: string): RegExp {
  const where = `(?:node = ${NODE})?(?:, )?(?:target = ${TARGET})?(?:timeout = \\d{1,9})?`;
  return pattern(
    `^service '${SERVICE}': state changed from '(?<from>${from})' to '(?<to>${to})'(?: {1,3}\\(${where}\\))?$`,
  );
}

const STATES: readonly Rule[] = [
  {
    event: 'node-fence',
    pattern: pattern(`^node '${NODE}': state changed from '(?<from>${STATE})' => '(?<to>fence)'$`),
    starts: 'fence',
    learn: named,
    samples: ["node 'node-a': state changed from 'unknown' => 'fence'"],
  },
  {
    event: 'node-state',
    pattern: pattern(`^node '${NODE}': state changed from '(?<from>${STATE})' => '(?<to>${STATE})'$`),
    learn: named,
    samples: [
      "node 'node-a': state changed from 'online' => 'unknown'",
      "node 'node-a': state changed from 'unknown' => 'gone'",
      "node 'node-a': state changed from 'online' => 'maintenance'",
    ],
  },
  {
    event: 'node-gone',
    pattern: pattern(`^deleting gone node '${NODE}', not a cluster member anymore\\.$`),
    level: 'notice',
    learn: named,
    samples: ["deleting gone node 'node-a', not a cluster member anymore."],
  },
  {
    event: 'service-fence',
    pattern: serviceState(STATE, 'fence'),
    starts: 'fence',
    learn: named,
    samples: ["service 'vm:100': state changed from 'started' to 'fence'"],
  },
  {
    event: 'service-state',
    pattern: serviceState('fence', 'recovery'),
    starts: 'recovery',
    since: '7.0',
    learn: named,
    samples: ["service 'vm:100': state changed from 'fence' to 'recovery'"],
  },
  {
    event: 'service-error',
    pattern: serviceState(STATE, 'error'),
    level: 'error',
    learn: reason,
    samples: ["service 'vm:102': state changed from 'fence' to 'error'"],
  },
  {
    // Before recovery was a state of its own.
    event: 'service-state',
    pattern: serviceState('fence', 'started|request_stop'),
    starts: 'recovery',
    ends: { phases: ['recovery'], unlessMore: true },
    until: '6.4',
    learn: named,
    samples: ["service 'vm:100': state changed from 'fence' to 'started'  (node = node-b)"],
  },
  {
    event: 'service-state',
    // The last word of the manager that decides; that of the node that acts comes later, where the log has it.
    ends: { phases: ['recovery'], unlessMore: true },
    pattern: serviceState('recovery', STATE),
    since: '7.0',
    learn: named,
    samples: ["service 'vm:100': state changed from 'recovery' to 'started' (node = node-c)"],
  },
  {
    event: 'service-state',
    pattern: serviceState(STATE, STATE),
    learn: named,
    samples: [
      "service 'vm:101': state changed from 'started' to 'migrate'  (node = node-b, target = node-a)",
      "service 'vm:101': state changed from 'request_start' to 'request_start_balance'  (node = node-b, target = node-a)",
      "service 'ct:103': state changed from 'request_stop' to 'stopped'",
      "service 'vm:101': state changed from 'freeze' to 'started'",
      "service 'vm:101': state changed from 'started' to 'request_stop'  (timeout = 60)",
    ],
  },
  {
    event: 'manager-lost',
    pattern: pattern(`^status change (?<from>${STATE}) => (?<to>lost_manager_lock|lost_agent_lock)$`),
    level: 'warning',
    learn: named,
    samples: ['status change active => lost_agent_lock', 'status change master => lost_manager_lock'],
  },
  {
    event: 'manager-state',
    pattern: pattern(`^status change (?<from>${STATE}) => (?<to>${STATE})$`),
    learn: named,
    samples: [
      'status change startup => wait_for_quorum',
      'status change slave => master',
      'status change active => maintenance',
    ],
  },
];

const LOCKS: readonly Rule[] = [
  {
    event: 'lock',
    pattern: /^(?:successfully acquired|got) lock '(?<lock>[\w.-]{1,255})'$/,
    learn: named,
    samples: ["successfully acquired lock 'ha_manager_lock'", "got lock 'ha_agent_node1_lock'"],
  },
  {
    event: 'lock',
    pattern: /^successfully aquired lock '(?<lock>[\w.-]{1,255})'$/,
    until: '4.0',
    learn: named,
    samples: ["successfully aquired lock 'ha_agent_proxmox01_lock'"],
  },
  {
    // The program forgets the second quote sign.
    event: 'lock-lost',
    pattern: /^lost lock '(?<lock>[\w.-]{1,255})'?(?: - .{1,400})?$/,
    level: 'error',
    learn: reason,
    samples: ["lost lock 'ha_agent_node-a_lock - cfs lock update failed - Device or resource busy"],
  },
  {
    event: 'fence-asked',
    pattern: /^node needs? to be fenced - releasing agent_lock$/,
    level: 'error',
    learn: reason,
    samples: ['node need to be fenced - releasing agent_lock', 'node needs to be fenced - releasing agent_lock'],
  },
  {
    event: 'lock-released',
    pattern: /^(?:voluntary release CRM lock|CRM lock release failed, let the lock timeout)$/,
    samples: ['voluntary release CRM lock', 'CRM lock release failed, let the lock timeout'],
  },
];

const FENCING: readonly Rule[] = [
  {
    // This is the success of fencing: no line says so in other words.
    event: 'fenced',
    pattern: pattern(`^fencing: acknowledged - got agent lock for node '${NODE}'$`),
    starts: 'recovery',
    learn: named,
    samples: ["fencing: acknowledged - got agent lock for node 'node-a'"],
  },
  {
    // Subjects of mails, which only the simulator prints.
    event: 'mail',
    pattern: pattern(`^(?:FENCE: Try to fence|SUCCEED: fencing: acknowledged - got agent lock for) node '${NODE}'$`),
    learn: named,
    samples: ["FENCE: Try to fence node 'node1'", "SUCCEED: fencing: acknowledged - got agent lock for node 'node1'"],
  },
  {
    event: 'fence-start',
    pattern: pattern(`^Start fencing node '${NODE}'$`),
    starts: 'fence',
    level: 'notice',
    learn: named,
    samples: ["Start fencing node 'node-a'"],
  },
  {
    event: 'fence-command',
    pattern: pattern(`^\\[fence '${NODE}'\\] (?<command>.{1,400})$`),
    level: 'notice',
    learn: named,
    samples: ["[fence 'node-a'] execute cmd: fence_ipmilan --ip=192.0.2.31"],
  },
  {
    event: 'fence-leftover',
    pattern: pattern(`^node '${NODE}' in fence state but no services to-fence! admin interference\\?!$`),
    level: 'notice',
    learn: named,
    samples: ["node 'node-a' in fence state but no services to-fence! admin interference?!"],
  },
  {
    event: 'recover',
    pattern: pattern(`^recover service '${SERVICE}' from fenced node '${NODE}' to node '${TARGET}'$`),
    starts: 'recovery',
    learn: named,
    samples: ["recover service 'vm:100' from fenced node 'node-a' to node 'node-c'"],
  },
  {
    event: 'recover',
    pattern: pattern(`^recover service '${SERVICE}' to previous failed and fenced node '${TARGET}' again$`),
    starts: 'recovery',
    since: '7.0',
    learn: named,
    samples: ["recover service 'vm:102' to previous failed and fenced node 'node-b' again"],
  },
  {
    // Said again every ten seconds.
    event: 'no-recovery-node',
    pattern: pattern(`^recovering service '${SERVICE}' from fenced node '${NODE}' failed, no recovery node found$`),
    level: 'error',
    learn: reason,
    samples: ["recovering service 'vm:102' from fenced node 'node-b' failed, no recovery node found"],
  },
  {
    event: 'lock-removed',
    pattern: pattern(
      `^removed leftover lock '(?<lock>[\\w-]{1,64})' from recovered service '${SERVICE}' to allow its start\\.$`,
    ),
    level: 'warning',
    learn: named,
    samples: ["removed leftover lock 'backup' from recovered service 'vm:100' to allow its start."],
  },
];

const MOVES: readonly Rule[] = [
  {
    // All that the task log of a migration holds when the guest is an HA service.
    event: 'request',
    pattern: pattern(`^Requesting HA migration for (?<kind>VM|CT) (?<id>\\d{1,9}) to node '?${TARGET}'?$`),
    opens: true,
    learn: ({ groups: { kind = '', id = '', target = '' } = {} }) => ({
      fields: { service: `${kind.toLowerCase()}:${id}`, target },
    }),
    samples: [
      'Requesting HA migration for VM 102 to node proxmox02',
      'Requesting HA migration for CT 310 to node node-b',
    ],
  },
  {
    event: 'request',
    pattern: pattern(`^got crm command: (?<how>migrate|relocate) ${SERVICE} ${TARGET}$`),
    learn: named,
    samples: ['got crm command: migrate vm:105 node-b'],
  },
  {
    event: 'command',
    pattern: /^got crm command: (?<command>.{1,400})$/,
    learn: named,
    samples: ['got crm command: disarm-ha freeze', 'got crm command: stop vm:101 60'],
  },
  {
    event: 'command-refused',
    pattern:
      /^(?:crm command error - |crm command '[^']{1,255}' error - |unable to parse crm command: |ignore crm command - |ignore service '[^']{1,80}' \w{1,32} request - )(?<why>.{1,400})$/,
    level: 'warning',
    learn: named,
    samples: [
      'crm command error - node not online: migrate vm:101 node-b',
      'ignore crm command - service already on target node: migrate vm:101 node-b',
      "ignore service 'vm:101' migrate request - node 'node-b' not online",
    ],
  },
  {
    event: 'move',
    pattern: pattern(`^(?<how>migrate|relocate) service '${SERVICE}' to node '${TARGET}'(?: \\(running\\))?$`),
    learn: named,
    samples: [
      "migrate service 'vm:101' to node 'node-a' (running)",
      "migrate service 'vm:105' to node 'node-b'",
      "relocate service 'ct:103' to node 'node-b'",
    ],
  },
  {
    event: 'balance',
    pattern: pattern(
      `^service '?${SERVICE}'?: re-balance selected (?<choice>new|current) node '?${TARGET}'? for startup$`,
    ),
    learn: named,
    samples: [
      'service vm:101: re-balance selected new node node-b for startup',
      'service vm:101: re-balance selected current node node-a for startup',
    ],
  },
  {
    event: 'balance',
    pattern: pattern(
      `^auto rebalance - (?<how>migrate|relocate) ${SERVICE} to ${TARGET} \\(expected change .{1,120}\\)$`,
    ),
    learn: named,
    samples: ['auto rebalance - migrate vm:105 to node2 (expected change for imbalance from 0.85 to 0.42)'],
  },
  {
    event: 'back',
    pattern: pattern(`^moving service '${SERVICE}' back to '${TARGET}', node came back from maintenance\\.$`),
    learn: named,
    samples: ["moving service 'vm:101' back to 'node-a', node came back from maintenance."],
  },
  {
    event: 'move-start',
    pattern: pattern(`^service ${SERVICE} - start (?<how>migrate|relocate) to node '${TARGET}'$`),
    learn: named,
    samples: ["service vm:101 - start migrate to node 'node-a'", "service ct:103 - start relocate to node 'node-b'"],
  },
  {
    event: 'move-end',
    pattern: pattern(`^service ${SERVICE} - end (?<how>migrate|relocate) to node '${TARGET}'$`),
    learn: named,
    samples: ["service vm:101 - end migrate to node 'node-a'", "service ct:103 - end relocate to node 'node-b'"],
  },
  {
    event: 'not-moved',
    pattern: pattern(`^service ${SERVICE} not moved \\(migration error\\)$`),
    level: 'error',
    learn: reason,
    samples: ['service vm:101 not moved (migration error)'],
  },
  {
    event: 'not-moved',
    pattern: pattern(
      `^service '${SERVICE}' - migration failed(?: \\(exit code \\d{1,3}\\)|: service registered on wrong node!)$`,
    ),
    level: 'error',
    learn: reason,
    samples: [
      "service 'vm:101' - migration failed (exit code 1)",
      "service 'vm:101' - migration failed: service registered on wrong node!",
    ],
  },
];

const SERVICES: readonly Rule[] = [
  {
    event: 'service-added',
    pattern: pattern(`^adding new service '${SERVICE}' on node '${NODE}'$`),
    learn: named,
    samples: ["adding new service 'vm:101' on node 'node-a'"],
  },
  {
    event: 'service-removed',
    pattern: pattern(`^removing stale service '${SERVICE}' \\((?<why>[^)]{1,80})\\)$`),
    learn: named,
    samples: ["removing stale service 'vm:101' (no config)"],
  },
  {
    event: 'service-located',
    pattern: pattern(`^fixup service '${SERVICE}' location \\(${NODE} => ${TARGET}\\)$`),
    learn: named,
    samples: ["fixup service 'vm:101' location (node-a => node-b)"],
  },
  {
    event: 'starting',
    pattern: pattern(`^starting service ${SERVICE}$`),
    starts: 'start',
    learn: named,
    samples: ['starting service vm:101'],
  },
  {
    // Only now is the guest up.
    event: 'started',
    pattern: pattern(`^service status ${SERVICE} started$`),
    ends: { phases: ['start', 'recovery'], each: true },
    learn: named,
    samples: ['service status vm:101 started'],
  },
  {
    event: 'stopping',
    pattern: pattern(`^stopping service ${SERVICE}(?: \\((?<why>[^)]{1,80})\\))?$`),
    starts: 'shutdown',
    learn: named,
    samples: ['stopping service ct:107', 'stopping service vm:101 (relocate)'],
  },
  {
    event: 'stopped',
    pattern: pattern(`^service status ${SERVICE} stopped$`),
    ends: { phases: ['shutdown'], each: true },
    learn: named,
    samples: ['service status vm:101 stopped'],
  },
  {
    event: 'start-failed',
    pattern: pattern(`^unable to start service ${SERVICE}(?: on local node after \\d{1,4} retries)?$`),
    level: 'warning',
    learn: reason,
    samples: ['unable to start service vm:101', 'unable to start service vm:101 on local node after 1 retries'],
  },
  {
    event: 'start-failed',
    pattern: pattern(`^starting service ${SERVICE} on node '${NODE}' failed, relocating service\\.$`),
    level: 'warning',
    learn: reason,
    samples: ["starting service vm:101 on node 'node-a' failed, relocating service."],
  },
  {
    event: 'retry',
    pattern: pattern(`^restart policy: retry number (?<retry>\\d{1,4}) for service '${SERVICE}'$`),
    level: 'warning',
    learn: named,
    samples: ["restart policy: retry number 1 for service 'vm:101'"],
  },
  {
    event: 'retry',
    pattern: pattern(
      `^Start Error Recovery: Tried all available {1,2}nodes for service '${SERVICE}', retry start on current node\\. (?<tried>.{1,400})$`,
    ),
    level: 'warning',
    learn: named,
    samples: [
      "Start Error Recovery: Tried all available nodes for service 'vm:101', retry start on current node. Tried nodes: node-a, node-b",
    ],
  },
  {
    event: 'relocated',
    pattern: pattern(
      `^relocation policy successful for '${SERVICE}' on node '${TARGET}', failed nodes: (?<tried>.{1,400})$`,
    ),
    learn: named,
    samples: ["relocation policy successful for 'vm:101' on node 'node-b', failed nodes: node-a"],
  },
  {
    event: 'gave-up',
    pattern: pattern(
      `^recovery policy for service ${SERVICE} failed, entering error state\\. Failed nodes: (?<tried>.{1,400})$`,
    ),
    level: 'error',
    learn: reason,
    samples: ['recovery policy for service vm:101 failed, entering error state. Failed nodes: node-a, node-b'],
  },
  {
    event: 'gave-up',
    pattern: pattern(
      `^service '?${SERVICE}'? (?:in error state, must be disabled and fixed first|is in an error state and needs manual intervention\\..{0,120}|stop failed \\(exit code \\d{1,3}\\)|got unrecoverable error \\(exit code \\d{1,3}\\){1,2})$`,
    ),
    level: 'error',
    learn: reason,
    samples: [
      "service 'vm:102' in error state, must be disabled and fixed first",
      "service vm:101 is in an error state and needs manual intervention. Look up 'ERROR RECOVERY' in the documentation.",
      "service 'vm:101' stop failed (exit code 1)",
      "service 'vm:101' got unrecoverable error (exit code 5))",
    ],
  },
];

const WATCHDOG: readonly Rule[] = [
  {
    event: 'watchdog-on',
    pattern: /^watchdog active$/,
    samples: ['watchdog active'],
  },
  {
    event: 'watchdog-off',
    pattern: /^watchdog closed \(disabled\)$/,
    samples: ['watchdog closed (disabled)'],
  },
  {
    event: 'watchdog-failed',
    pattern: /^watchdog (?:update|close) failed - .{1,200}$/,
    level: 'error',
    learn: reason,
    samples: ['watchdog update failed - Broken pipe', 'watchdog update failed - write 0 bytes'],
  },
  {
    event: 'watchdog-expiring',
    pattern: /^client (?:\(PID (?<pid>\d{1,10})\) )?watchdog is about to expire$/,
    level: 'warning',
    learn: named,
    samples: ['client (PID 3512) watchdog is about to expire', 'client watchdog is about to expire'],
  },
  {
    // From here on nothing stops the reset of this node.
    event: 'watchdog-expired',
    pattern:
      /^client (?:\(PID (?<pid>\d{1,10})\) )?(?:watchdog expired|did not stop watchdog) - disable watchdog updates$/,
    level: 'error',
    learn: (match) => ({ ...named(match), facts: { error: match[0], outcome: 'failed' } }),
    samples: [
      'client (PID 3512) watchdog expired - disable watchdog updates',
      'client watchdog expired - disable watchdog updates',
      'client did not stop watchdog - disable watchdog updates',
    ],
  },
  {
    event: 'watchdog-kept',
    pattern: /^client (?:\(PID (?<pid>\d{1,10})\) )?watchdog was updated before expiring$/,
    learn: named,
    samples: ['client watchdog was updated before expiring'],
  },
  {
    event: 'watchdog-left',
    pattern: /^exit watchdog-mux with active connections$/,
    level: 'error',
    samples: ['exit watchdog-mux with active connections'],
  },
  {
    event: 'watchdog',
    pattern:
      /^(?:Watchdog driver '|Loading watchdog module '|watchdog active - unable to restart watchdog-mux$|all watchdog client connections to the multiplexer closed$)/,
    samples: [
      "Watchdog driver 'Software Watchdog', version 0",
      'all watchdog client connections to the multiplexer closed',
    ],
  },
  {
    // The kernel's last word before the reset, whoever had the watchdog.
    event: 'watchdog-reset',
    pattern: /^watchdog: watchdog\d{1,3}: watchdog did not stop!$/,
    level: 'error',
    common: true,
    samples: ['watchdog: watchdog0: watchdog did not stop!'],
  },
];

const DAEMONS: readonly Rule[] = [
  {
    event: 'shutdown',
    pattern: /^got shutdown request with shutdown policy '(?<policy>[\w-]{1,32})'$/,
    learn: named,
    samples: ["got shutdown request with shutdown policy 'conditional'"],
  },
  {
    event: 'shutdown',
    pattern:
      /^(?:shutdown LRM, stop all services|restart LRM, freeze all services|reboot LRM, stop and freeze all services|shutdown LRM, doing maintenance, removing this node from active list|server received shutdown request)$/,
    samples: [
      'shutdown LRM, stop all services',
      'restart LRM, freeze all services',
      'reboot LRM, stop and freeze all services',
      'shutdown LRM, doing maintenance, removing this node from active list',
      'server received shutdown request',
    ],
  },
  {
    event: 'slow',
    pattern: /^loop take too long \((?<seconds>\d{1,12}) seconds\)$/,
    level: 'warning',
    learn: named,
    samples: ['loop take too long (33 seconds)'],
  },
  {
    event: 'skipped',
    pattern: /^temporary inconsistent cluster state \(cfs restart\?\), skip round$/,
    level: 'notice',
    samples: ['temporary inconsistent cluster state (cfs restart?), skip round'],
  },
  {
    event: 'cluster-files',
    pattern:
      /^(?:could not read (?:manager status|service config): |updating service status from manager failed: |unable to (?:write|update) lrm status file - |cluster file system update failed - |got unexpected error - ).{1,400}$/,
    level: 'error',
    samples: [
      'could not read manager status: cfs connection refused - not mounted?',
      'updating service status from manager failed: cfs connection refused - not mounted?',
      'unable to write lrm status file - cfs connection refused - not mounted?',
      'got unexpected error - cfs connection refused - not mounted?',
    ],
  },
  {
    event: 'scheduler',
    pattern: /^using scheduler mode '(?<mode>\w{1,32})'$/,
    learn: named,
    samples: ["using scheduler mode 'static'"],
  },
  {
    event: 'armed',
    pattern:
      /^(?:HA disarm requested, releasing agent lock and watchdog|all LRMs disarmed, HA stack is now fully disarmed|HA stack fully disarmed, releasing CRM watchdog|re-arming HA stack|disarm: freezing service '.{1,80})$/,
    samples: [
      'HA disarm requested, releasing agent lock and watchdog',
      "disarm: freezing service 'vm:101' (was 'started')",
      're-arming HA stack',
    ],
  },
  {
    event: 'disarm-deferred',
    pattern: pattern(`^deferring disarm - service '${SERVICE}' is in '(?<state>${STATE})' state$`),
    level: 'warning',
    learn: named,
    samples: ["deferring disarm - service 'vm:102' is in 'fence' state"],
  },
  {
    event: 'groups',
    pattern:
      /^(?:start ha group migration\.\.\.|retry ha groups migration in \d|ha groups migration(?:: | successful$))/,
    level: 'notice',
    samples: ['start ha group migration...', "ha groups migration: node 'node1' is in state 'online'"],
  },
  {
    event: 'groups-failed',
    pattern: /^(?:abort ha groups migration: .{1,200}|ha groups migration failed)$/,
    level: 'error',
    samples: [
      "abort ha groups migration: node 'node1' needs at least pve-manager version '9.0.0~16'",
      'ha groups migration failed',
    ],
  },
  {
    event: 'task-waits',
    pattern: /^Task 'UPID:(?<upid>[^']{1,255})' still active, waiting$/,
    learn: named,
    samples: ["Task 'UPID:node-a:0001A2B3:00C0FFEE:5F000000:qmigrate:101:root@pam:' still active, waiting"],
  },
  {
    event: 'daemon',
    pattern:
      /^(?:starting server|server stopped|exit \(loop end\)|master seems offline|clean exit|got terminate request|added new client to watch)$/,
    vague: true,
    samples: ['starting server', 'server stopped', 'master seems offline'],
  },
];

// The cluster file system, without whose quorum nothing of the above happens.
const CLUSTER_FILES: readonly Rule[] = [
  {
    event: 'quorum-lost',
    pattern: /^\[status\] notice: node lost quorum$/,
    level: 'error',
    samples: ['[status] notice: node lost quorum'],
  },
  {
    event: 'quorum',
    pattern: /^\[status\] notice: node has quorum$/,
    samples: ['[status] notice: node has quorum'],
  },
  {
    event: 'pmxcfs-error',
    pattern:
      /^\[(?<part>status|dcdb|main|quorum|confdb|database|libqb|ipcs)\] (?:crit|critical|error): (?<text>.{1,400})$/,
    level: 'error',
    learn: named,
    samples: ['[status] crit: cpg_send_message failed: CS_ERR_TRY_AGAIN', '[quorum] crit: quorum_dispatch failed: 2'],
  },
  {
    event: 'pmxcfs',
    pattern:
      /^\[(?<part>status|dcdb|main|quorum|confdb|database|libqb|ipcs)\] (?:info|notice|warning): (?<text>.{1,400})$/,
    learn: named,
    samples: ['[dcdb] notice: data verification successful', '[status] notice: cpg_send_message retry 80'],
  },
];

const SIMULATOR: readonly Rule[] = [
  {
    event: 'simulation',
    pattern: /^(?:starting simulation|exit simulation - done)$/,
    samples: ['starting simulation', 'exit simulation - done'],
  },
  {
    event: 'simulation',
    pattern: pattern(`^(?:server '${NODE}' stopped by poweroff \\(\\w{1,32}\\)|killed by poweroff)$`),
    learn: named,
    samples: ["server 'node1' stopped by poweroff (watchdog)", 'killed by poweroff'],
  },
  {
    event: 'simulation',
    pattern: /^execute (?<command>[a-z][\w-]{1,32} .{1,200})$/,
    vague: true,
    learn: named,
    samples: ['execute power node1 on', 'execute crm node1 disarm-ha freeze'],
  },
];

const FRAME =
  /^(info|noti|warn|err|emai) {1,8}(\d{1,9}) {1,16}(?:([\w.-]{1,63})\/(crm|lrm)|(hardware|cmdlist|watchdog|shutdown|reboot)): /;

const LEVELS: Readonly<Record<string, Level>> = { noti: 'notice', warn: 'warning', err: 'error' };

/** `emai    282    node3/crm: `, as the simulator prints it: level, seconds since its start, node and manager. */
function frame(line: string): Frame | null {
  const match = FRAME.exec(line);
  if (match === null) return null;
  const [{ length }, level = '', seconds = '', node = null, manager, program = `pve-ha-${manager}`] = match;
  return {
    length,
    stamp: {
      text: seconds,
      length,
      year: null,
      month: null,
      day: null,
      timeMs: Number(seconds) * 1000,
      zoneMinutes: null,
      uptime: true,
    },
    host: node,
    program,
    level: LEVELS[level] ?? 'info',
  };
}

export const pveHa: Dialect = {
  name: 'pve-ha',
  title: 'Proxmox VE: HA manager',
  precedence: 45,
  product: 'PVE',
  family: 'pve-task',
  rules: [
    ...STATES,
    ...LOCKS,
    ...FENCING,
    ...MOVES,
    ...SERVICES,
    ...WATCHDOG,
    ...DAEMONS,
    ...CLUSTER_FILES,
    ...SIMULATOR,
  ],
  programs: /^(?:pve-ha-(?:crm|lrm)|watchdog-mux|pmxcfs|hardware|cmdlist|watchdog|shutdown|reboot)$/,
  frame,
  conclude,
};
