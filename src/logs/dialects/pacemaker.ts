import type { Dialect, Frame, Rule } from '../dialect.ts';
import { readStamp } from '../time.ts';
import type { Level, LogFacts, LogLine, Outcome } from '../types.ts';
import { pattern } from '../units.ts';
import { named, reason } from './shared/named.ts';

/**
 * Pacemaker 1.1 to 3 (controld, schedulerd, fenced ...; before 2.0 crmd, pengine, stonith-ng ...) and Corosync 2 and 3
 * below it, in the journal, in syslog and in their own files. Wording and levels after the sources and real logs.
 * Corosync's lines are common: they don't tell whether Pacemaker or Proxmox VE runs on it.
 */

const NODE = String.raw`(?<node>[\w.-]{1,255})`;
const BY = String.raw`(?<by>[\w.<>-]{1,255}|unknown node)`;
const RESOURCE = String.raw`(?<resource>[\w.:-]{1,255})`;
const ACTION = '(?<action>reboot|off|on)';
const CLIENT = String.raw`[\w.@:-]{1,255}`;

// The word in brackets is padded to six; copies may have lost blanks.
function corosync(part: string, text: string): RegExp {
  return pattern(`^\\[${part} {0,5}\\] {1,2}${text}$`);
}

// `notice: `, and before 2.0 often the function that speaks.
function said(text: string): RegExp {
  return pattern(`^(?:(?:info|notice|warning|error|crit): {1,8})?(?:[A-Za-z]\\w{2,47}: {1,8})?${text}$`);
}

const LINKS: readonly Rule[] = [
  {
    event: 'link-down',
    pattern: corosync('KNET', '(?:link|rx): host: (?<host>\\d{1,10}) link: (?<link>\\d{1,3}) is down'),
    level: 'warning',
    common: true,
    learn: named,
    samples: ['[KNET  ] link: host: 2 link: 0 is down'],
  },
  {
    event: 'link-up',
    pattern: corosync('KNET', '(?:link|rx): host: (?<host>\\d{1,10}) link: (?<link>\\d{1,3}) is up'),
    common: true,
    learn: named,
    samples: ['[KNET  ] rx: host: 2 link: 0 is up', '[KNET  ] link: host: 2 link: 1 is up'],
  },
  {
    event: 'host-unreachable',
    pattern: corosync('KNET', 'host: host: (?<host>\\d{1,10}) has no active links'),
    level: 'warning',
    common: true,
    learn: named,
    samples: ['[KNET  ] host: host: 2 has no active links'],
  },
  {
    event: 'link-chosen',
    pattern: corosync(
      'KNET',
      'host: host: (?<host>\\d{1,10}) \\(\\w{1,16}\\) best link: (?<link>\\d{1,3}) \\(pri: \\d{1,3}\\)',
    ),
    common: true,
    learn: named,
    samples: ['[KNET  ] host: host: 2 (passive) best link: 1 (pri: 1)'],
  },
  {
    event: 'link',
    pattern: corosync('KNET', '(?:pmtud: |link: Resetting MTU for link ).{1,200}'),
    common: true,
    samples: [
      '[KNET  ] pmtud: Global data MTU changed to: 1397',
      '[KNET  ] link: Resetting MTU for link 0 because host 2 joined',
    ],
  },
  {
    event: 'ring-faulty',
    pattern: corosync('TOTEM', 'Marking ringid (?<ring>\\d{1,3}) interface (?<address>[\\da-fA-F.:]{2,45}) FAULTY'),
    level: 'warning',
    common: true,
    learn: named,
    samples: ['[TOTEM ] Marking ringid 1 interface 10.10.1.185 FAULTY'],
  },
  {
    event: 'ring-recovered',
    pattern: corosync('TOTEM', 'Automatically recovered ring (?<ring>\\d{1,3})'),
    common: true,
    learn: named,
    samples: ['[TOTEM ] Automatically recovered ring 1'],
  },
];

const MEMBERSHIP: readonly Rule[] = [
  {
    event: 'token-late',
    pattern: corosync('TOTEM', 'Token has not been received in (?<ms>\\d{1,9}) ms'),
    level: 'warning',
    common: true,
    learn: named,
    samples: ['[TOTEM ] Token has not been received in 2737 ms'],
  },
  {
    event: 'token-lost',
    pattern: corosync(
      'TOTEM',
      'A processor failed, forming new configuration(?:\\.|: token timed out \\((?<ms>\\d{1,9})ms\\)(?:, waiting \\d{1,9}ms for consensus\\.)?)',
    ),
    level: 'warning',
    common: true,
    learn: named,
    samples: [
      '[TOTEM ] A processor failed, forming new configuration: token timed out (3650ms), waiting 4380ms for consensus.',
      '[TOTEM ] A processor failed, forming new configuration.',
    ],
  },
  {
    // Ring and number from Corosync 3 on; address and number before.
    event: 'membership',
    pattern: corosync(
      'TOTEM',
      'A new membership \\((?<membership>[\\da-fA-F.:]{3,60})\\) was formed\\. Members(?: joined: (?<joined>[\\d ]{1,200}?))?(?: left: (?<left>[\\d ]{1,200}))?',
    ),
    common: true,
    learn: named,
    samples: [
      '[TOTEM ] A new membership (1.3e) was formed. Members joined: 2',
      '[TOTEM ] A new membership (10.0.0.13:120996) was formed. Members left: 1',
      '[TOTEM ] A new membership (1.5f) was formed. Members joined: 3 left: 2',
      '[TOTEM ] A new membership (3.20) was formed. Members',
    ],
  },
  {
    event: 'left-silently',
    pattern: corosync('TOTEM', 'Failed to receive the leave message\\. failed: (?<nodes>[\\d ]{1,200})'),
    level: 'warning',
    common: true,
    learn: named,
    samples: ['[TOTEM ] Failed to receive the leave message. failed: 2'],
  },
  {
    event: 'retransmit',
    pattern: corosync('TOTEM', 'Retransmit List: .{1,400}'),
    level: 'warning',
    common: true,
    samples: ['[TOTEM ] Retransmit List: 1a 1b 1c'],
  },
  {
    event: 'quorum-lost',
    pattern: corosync(
      'QUORUM',
      '(?<error>This node is within the non-primary component and will NOT provide any services?\\.)',
    ),
    level: 'error',
    common: true,
    learn: reason,
    samples: [
      '[QUORUM] This node is within the non-primary component and will NOT provide any service.',
      '[QUORUM] This node is within the non-primary component and will NOT provide any services.',
    ],
  },
  {
    event: 'quorum',
    pattern: corosync('QUORUM', 'This node is within the primary component and will provide service\\.'),
    common: true,
    samples: ['[QUORUM] This node is within the primary component and will provide service.'],
  },
  {
    event: 'members',
    pattern: corosync(
      'QUORUM',
      '(?<what>Members|Sync members|Sync joined|Sync left)\\[\\d{1,4}\\]:(?<members>[\\d ]{0,400})',
    ),
    common: true,
    learn: named,
    samples: [
      '[QUORUM] Members[3]: 1 2 3',
      '[QUORUM] Sync members[2]: 1 3',
      '[QUORUM] Sync joined[1]: 3',
      '[QUORUM] Sync left[1]: 2',
    ],
  },
  {
    event: 'synchronized',
    pattern: corosync('MAIN', 'Completed service synchronization, ready to provide service\\.'),
    common: true,
    samples: ['[MAIN  ] Completed service synchronization, ready to provide service.'],
  },
  {
    event: 'not-scheduled',
    pattern: corosync(
      '(?:MAIN|TOTEM)',
      'Corosync main process was not scheduled (?:\\(@\\d{1,20}\\) )?for (?<ms>\\d{1,9})(?:\\.\\d{1,9})? ms .{1,200}',
    ),
    level: 'warning',
    common: true,
    learn: named,
    samples: [
      '[MAIN  ] Corosync main process was not scheduled for 6634.0000 ms (threshold is 2400.0000 ms). Consider token timeout increase.',
    ],
  },
  {
    event: 'corosync',
    pattern: corosync('(?:SERV|CPG|CFG|QB|CMAP|MON|WD|VOTEQ|SYNC|IPC)', '.{1,400}'),
    common: true,
    samples: [
      '[SERV  ] Service engine loaded: corosync configuration map access [0]',
      '[CPG   ] downlist left_list: 1 received',
    ],
  },
  {
    event: 'corosync',
    pattern: corosync(
      'MAIN',
      '(?:Corosync (?:Cluster Engine|built-in features)|Node was shut down by|Please migrate config file).{0,400}',
    ),
    common: true,
    samples: ["[MAIN  ] Corosync Cluster Engine ('2.4.5'): started and ready to provide service."],
  },
];

const NODES: readonly Rule[] = [
  {
    event: 'node-lost',
    pattern: said(`Node ${NODE}(?:\\[\\d{1,10}\\] -)? state is now lost(?: \\(was \\w{1,16}\\))?(?: \\|.{0,200})?`),
    level: 'notice',
    learn: named,
    samples: [
      'notice: Node node-b state is now lost',
      'notice: crm_update_peer_proc: Node a2[2] - state is now lost (was member)',
    ],
  },
  {
    event: 'node-state',
    pattern: said(
      `Node ${NODE}(?:\\[\\d{1,10}\\] -)? state is now (?<state>\\w{1,16})(?: \\(was \\w{1,16}\\))?(?: \\|.{0,200})?`,
    ),
    learn: named,
    samples: ['notice: Node node-b state is now member'],
  },
  {
    event: 'dc-dead',
    pattern: said(`Our peer on the DC \\(${NODE}\\) is dead`),
    level: 'warning',
    learn: named,
    samples: ['warning: Our peer on the DC (node-b) is dead'],
  },
  {
    event: 'node-unclean',
    pattern: said(`Node ${NODE} is unclean(?:[ !].{0,200})?`),
    level: 'warning',
    learn: named,
    samples: ['warning: Node node-b is unclean'],
  },
  {
    event: 'node-purged',
    pattern: said(
      '(?:Purged \\d{1,4} peers? with id=|Removing .{1,255} from the membership list|Removing all .{1,255} attributes for ).{0,200}',
    ),
    samples: [
      'notice: Purged 1 peer with id=2 and/or uname=node-b from the membership cache',
      'notice: Removing all node-b attributes for peer loss',
    ],
  },
  {
    event: 'pacemaker-quorum',
    pattern: said('Quorum (?:lost|acquired)(?: \\|.{0,200})?'),
    samples: ['warning: Quorum lost', 'notice: Quorum acquired'],
  },
];

const FENCING: readonly Rule[] = [
  {
    event: 'fence',
    pattern: said(`Cluster node ${NODE} will be fenced: (?<why>.{1,400})`),
    level: 'warning',
    starts: 'fence',
    learn: named,
    samples: ['warning: Cluster node node-b will be fenced: peer is no longer part of the cluster'],
  },
  {
    event: 'fence',
    pattern: said(`(?:\\* |Actions: )?Fence \\(${ACTION}\\) ${NODE} '(?<why>[^']{1,400})'`),
    starts: 'fence',
    learn: named,
    samples: ["notice:  * Fence (reboot) node-b 'peer is no longer part of the cluster'"],
  },
  {
    event: 'fence',
    pattern: said(`Scheduling [Nn]ode ${NODE} for (?:STONITH|fencing)`),
    level: 'warning',
    starts: 'fence',
    learn: named,
    samples: ['warning: Scheduling Node node-b for STONITH'],
  },
  {
    event: 'fence-request',
    pattern: said(`Requesting (?:peer )?fencing \\(${ACTION}\\) (?:of|targeting)(?: node)? ${NODE}(?: \\|.{0,200})?`),
    starts: 'fence',
    learn: named,
    samples: [
      'notice: Requesting fencing (reboot) targeting node node-b | action=4 timeout=150000',
      'notice: Requesting fencing (reboot) of node node-b',
      'notice: Requesting peer fencing (reboot) targeting node-b',
    ],
  },
  {
    event: 'fence-request',
    pattern: said(`Executing ${ACTION} fencing operation \\(\\d{1,9}\\) on ${NODE} \\(timeout=\\d{1,9}\\)`),
    starts: 'fence',
    learn: named,
    samples: ['notice: te_fence_node: Executing reboot fencing operation (15) on pcmk-1 (timeout=60000)'],
  },
  {
    event: 'fence-step',
    pattern: said(
      `(?:Client \\S{1,255} wants to fence \\(\\w{1,16}\\) .{1,400}|Requesting that \\S{1,255} perform '\\w{1,16}' action .{1,400}|Delaying '\\w{1,16}' action targeting .{1,400}|\\S{1,255} is (?:not )?eligible to fence .{1,400})`,
    ),
    samples: [
      "notice: Client pacemaker-controld.26190.b64beaf2 wants to fence (reboot) 'node-b' with device '(any)'",
      "notice: Requesting that node-a perform 'reboot' action targeting node-b",
      "notice: Delaying 'reboot' action targeting node-b using fence-b for 20s",
      'notice: killer is eligible to fence (reboot) node-b: dynamic-list',
    ],
  },
  {
    event: 'fence-device',
    pattern: deviceResult('0'),
    learn: named,
    samples: [
      "notice: Operation 'reboot' [43895] (call 28 from pacemaker-controld.1740) targeting node-b using xvm2 returned 0 (OK)",
      "notice: Operation 'reboot' [4451] targeting node-b using fence-b returned 0",
      "notice: Operation 'off' [2214070] (call 27 from pacemaker-controld.9247) for host 'node-b' with device 'fence_redfish_2' returned: 0 (OK)",
    ],
  },
  {
    event: 'fence-device',
    pattern: deviceResult('-?[1-9]\\d{0,5}'),
    level: 'error',
    learn: reason,
    samples: [
      "error: Operation 'reboot' [43895] (call 28 from pacemaker-controld.1740) targeting node-b using xvm2 returned 1 (Error occurred)",
    ],
  },
  {
    event: 'fenced',
    pattern: said(
      `Operation '?${ACTION}'? (?:targeting|of) ${NODE} (?:by|on) ${BY} for ${CLIENT}: OK(?:[ (|].{0,200})?`,
    ),
    starts: 'recovery',
    learn: named,
    samples: [
      "notice: Operation 'reboot' targeting node-b by node-a for pacemaker-controld.1740@node-a: OK (complete)",
      "notice: Operation 'off' targeting node-b on node-a for pacemaker-controld.9247@node-a.786df3a1: OK",
      'notice: remote_op_done: Operation reboot of pcmk-1 by pcmk-2 for crmd.1958@pcmk-2.7ae12a12: OK',
    ],
  },
  {
    event: 'fence-failed',
    pattern: said(`Operation '?${ACTION}'? (?:targeting|of) ${NODE} (?:by|on) ${BY} for ${CLIENT}: (?<error>.{1,400})`),
    level: 'error',
    learn: reason,
    samples: [
      "error: Operation 'reboot' targeting node-b by unknown node for pacemaker-controld.1740@node-a: No such device",
    ],
  },
  {
    event: 'fenced',
    pattern: said(
      `Peer ${NODE} was terminated \\(${ACTION}\\) by ${BY} (?:on behalf of|for) ${CLIENT}: OK(?:[ (|].{0,200})?`,
    ),
    starts: 'recovery',
    learn: named,
    samples: [
      'notice: Peer node-b was terminated (reboot) by node-a on behalf of pacemaker-controld.9247: OK',
      'notice: tengine_stonith_notify: Peer pcmk-1 was terminated (reboot) by pcmk-2 for pcmk-2: OK (ref=7ae12a12) by client crmd.1958',
    ],
  },
  {
    event: 'fence-failed',
    pattern: said(
      `Peer ${NODE} was not terminated \\(${ACTION}\\) by ${BY} (?:on behalf of|for) ${CLIENT}: (?<error>.{1,400})`,
    ),
    level: 'error',
    learn: reason,
    samples: [
      'notice: Peer node-b was not terminated (reboot) by node-a on behalf of pacemaker-controld.8146: delegate failed',
    ],
  },
  {
    event: 'fenced',
    pattern: said(`(?:Fence|Stonith) operation \\S{1,64} for ${NODE} passed`),
    starts: 'recovery',
    learn: named,
    samples: ['notice: Fence operation 2 for node-b passed', 'notice: Stonith operation 2 for pcmk-1 passed'],
  },
  {
    event: 'fence-failed',
    pattern: said(`(?:Fence|Stonith) operation \\S{1,64} for ${NODE} failed(?::? \\(?(?<error>.{1,400}))?`),
    level: 'error',
    learn: reason,
    samples: ['warning: Fence operation 2 for node-b failed: No such device (aborting transition)'],
  },
  {
    event: 'fenced-oneself',
    pattern: said(`We were allegedly just fenced by ${BY} for \\S{1,255}!?`),
    level: 'error',
    learn: reason,
    samples: ['crit: We were allegedly just fenced by node-a for node-a!'],
  },
  {
    event: 'fence-unexpected',
    pattern: said(`Stonith/shutdown of(?: node)? ${NODE} was not expected`),
    level: 'warning',
    learn: named,
    samples: ['warning: Stonith/shutdown of node node-b was not expected'],
  },
];

/** The end of a fence agent: `returned 0 (OK)`; before 2.1 with a colon. */
function deviceResult(code: string): RegExp {
  const target = `(?:targeting ${NODE} using \\S{1,255}|for host '[\\w.-]{1,255}' with device '[^']{1,255}')`;
  return said(
    `Operation '?${ACTION}'? \\[\\d{1,10}\\](?: \\(call \\d{1,9} from ${CLIENT}\\))? ${target} returned:? (?<code>${code})(?: \\(.{1,200}\\))?(?: \\|.{0,200})?`,
  );
}

const RESOURCES: readonly Rule[] = [
  {
    event: 'transition-state',
    pattern: said('State transition (?<from>S_\\w{1,32}) -> (?<to>S_IDLE)(?: [[|].{0,400})?'),
    ends: { phases: ['fence', 'recovery'] },
    learn: named,
    samples: ['notice: State transition S_TRANSITION_ENGINE -> S_IDLE'],
  },
  {
    event: 'transition-state',
    pattern: said('State transition (?<from>S_\\w{1,32}) -> (?<to>S_\\w{1,32})(?: [[|].{0,400})?'),
    learn: named,
    samples: [
      'notice: State transition S_IDLE -> S_POLICY_ENGINE',
      'notice: do_state_transition: State transition S_IDLE -> S_POLICY_ENGINE [ input=I_PE_CALC cause=C_FSA_INTERNAL ]',
    ],
  },
  {
    event: 'transition',
    pattern: said('(?:Calculated [Tt]ransition \\d{1,9}|Transition \\d{1,9} \\(Complete=).{0,400}'),
    samples: [
      'notice: Calculated transition 39, saving inputs in /var/lib/pacemaker/pengine/pe-input-129.bz2',
      'notice: Transition 47 (Complete=6, Pending=0): Complete',
    ],
  },
  {
    event: 'moves',
    pattern: said(
      `(?:\\* |Actions: )?(?<what>Move|Recover|Migrate) {1,16}${RESOURCE}\\s{1,32}\\( {0,64}(?:(?:Started|Slave|Master|Promoted|Unpromoted) )?${NODE} -> (?<target>[\\w.-]{1,255}) {0,64}\\)(?: .{0,200})?`,
    ),
    learn: named,
    samples: [
      'notice: Move vip ( node-b -> node-a )',
      'notice:  * Recover    db      ( node-b -> node-a )',
      'notice: LogActions: Move    vip\t(Started node-b -> node-a)',
    ],
  },
  {
    event: 'action',
    pattern: said(
      `(?:\\* |Actions: )?(?<what>Move|Recover|Migrate|Start|Stop|Restart|Reload|Promote|Demote) {1,16}${RESOURCE}\\s{1,32}\\((?<where>[^()]{1,255})\\)(?: .{0,200})?`,
    ),
    learn: named,
    samples: [
      'notice: Start vip ( node-a )',
      'notice: Stop web ( node-b )',
      'notice:  * Start      haproxy-bundle-podman-2              (                           node-c )',
      'notice: Promote pgsqld:0 ( Unpromoted -> Promoted node-a )',
    ],
  },
  {
    event: 'operation',
    pattern: said(
      `Initiating (?<what>\\w{1,32}) operation (?<operation>[\\w.:-]{1,255}) (?:locally )?on ${NODE}(?: \\|.{0,200})?`,
    ),
    learn: named,
    samples: [
      'notice: Initiating start operation vip_start_0 locally on node-a',
      'notice: Initiating monitor operation vip_monitor_10000 on node-b',
    ],
  },
  {
    event: 'result',
    pattern: said(`Result of (?<what>[\\w-]{1,32}) operation for ${RESOURCE} on ${NODE}: (?:0 \\()?ok\\b.{0,200}`),
    learn: named,
    samples: [
      'notice: Result of start operation for vip on node-a: ok',
      'notice: Result of stop operation for vip on node-b: 0 (ok)',
    ],
  },
  {
    // A probe asks whether it runs: no is an answer.
    event: 'result',
    pattern: said(`Result of (?<what>probe) operation for ${RESOURCE} on ${NODE}: .{1,400}`),
    learn: named,
    samples: ['notice: Result of probe operation for vip on node-a: 7 (not running)'],
  },
  {
    event: 'result-failed',
    pattern: said(`Result of (?<what>[\\w-]{1,32}) operation for ${RESOURCE} on ${NODE}: .{1,400}`),
    level: 'error',
    learn: reason,
    samples: ['error: Result of start operation for vip on node-a: Timed Out after 20s'],
  },
  {
    event: 'failure',
    pattern: said(
      `(?:Unexpected result \\(.{1,400}\\) was recorded for \\w{1,32} of|Processing failed (?:op )?\\w{1,32} for) ${RESOURCE} on ${NODE}(?:: .{1,200}| at .{1,80})?`,
    ),
    level: 'warning',
    learn: named,
    samples: [
      'warning: Unexpected result (error: BeeGFS service is not active!) was recorded for monitor of meta_08-monitor on node-b at Jul  1 15:51:03 2022',
      'warning: unpack_rsc_op: Processing failed op monitor for vip on node-b: not running (7)',
    ],
  },
  {
    event: 'banned',
    pattern: said(`Forcing ${RESOURCE} away from ${NODE} after (?<failures>\\d{1,9}) failures \\(max=\\d{1,9}\\)`),
    level: 'warning',
    learn: named,
    samples: ['warning: Forcing vip away from node-b after 1000000 failures (max=1000000)'],
  },
  {
    event: 'banned',
    pattern: said(`${RESOURCE} cannot run on ${NODE} due to reaching migration threshold .{1,120}`),
    level: 'warning',
    learn: named,
    samples: [
      'warning: vip cannot run on node-b due to reaching migration threshold (clean up resource to allow again)',
    ],
  },
  {
    event: 'unrunnable',
    pattern: said(`(?:Action )?(?<operation>[\\w.:-]{1,255}) on ${NODE} is unrunnable \\((?<why>[^)]{1,80})\\)`),
    level: 'warning',
    learn: named,
    samples: [
      'warning: vip_stop_0 on node-b is unrunnable (node is offline)',
      'warning: custom_action: Action vip_stop_0 on pcmk-1 is unrunnable (offline)',
    ],
  },
  {
    event: 'attribute',
    pattern: said('Setting \\S{1,255}\\[[\\w.-]{1,255}\\](?: in \\S{1,64})?: .{1,255}'),
    samples: ['notice: Setting fail-count-vip#start_0[node-b]: INFINITY -> (unset)'],
  },
];

// pacemaker.log and corosync.log; the versions differ in where they put pid, program and function.
const PROGRAMS = 'pacemakerd|pacemaker-\\w{3,16}|crmd|pengine|stonith-ng|cib|attrd|lrmd';
const FILE = pattern(
  `^(?:[^\\s\\d.]{3,9}\\.? {1,2}\\d{1,2} (?:\\d{4} )?\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})? )?(?:\\[\\d{1,10}\\] ([\\w.-]{1,255}) {1,16}(?:(${PROGRAMS}): {1,8}|(corosync) ?(?:debug|info|notice|warning|error|crit|alert) {1,8})|([\\w.-]{1,255}) (${PROGRAMS}) {0,16}\\[\\d{1,10}\\](?: \\([^)]{1,120}\\))?\\s{1,8})`,
);

function frame(line: string): Frame | null {
  const match = line.includes('[') ? FILE.exec(line) : null;
  if (match === null) return null;
  const [{ length }, oldHost, oldProgram, corosyncProgram, host, program] = match;
  return {
    length,
    stamp: readStamp(line),
    host: oldHost ?? host ?? null,
    program: oldProgram ?? corosyncProgram ?? program ?? null,
    level: 'info',
  };
}

const STATED = /^(?:(info|notice)|(warning)|error|crit): /;

/** What Pacemaker calls a warning is one, and nothing else that it names otherwise; Corosync's lines state no level. */
function level(message: string, ofRule: Level | undefined): Level | undefined {
  const [stated, isNotice, isWarning] = STATED.exec(message) ?? [];
  if (stated === undefined) return ofRule;
  if (isWarning !== undefined) return 'warning';
  if (isNotice === undefined) return 'error';
  return ofRule === 'warning' ? 'notice' : ofRule;
}

/** Well when every node that was to be fenced is, every resource that moves has started, and there is quorum. */
function conclude(lines: readonly LogLine[], facts: Readonly<LogFacts>): Partial<LogFacts> {
  const results = new Map<string, Outcome>();
  const moving = new Set<string>();
  let [source, target]: (string | null)[] = [null, null];
  for (const { dialect, event, fields } of lines) {
    if (dialect !== 'pacemaker') continue;
    const [node, resource] = [String(fields?.node ?? ''), String(fields?.resource ?? '')];
    if (event === 'quorum-lost') results.set('quorum', 'failed');
    else if (event === 'quorum') results.delete('quorum');
    else if (event === 'fence' || event === 'fence-request') {
      source ??= node;
      if (!results.has(`node ${node}`)) results.set(`node ${node}`, 'unknown');
    } else if (event === 'fenced') results.set(`node ${node}`, 'ok');
    else if (event === 'fence-failed') results.set(`node ${node}`, 'failed');
    else if (event === 'moves') {
      moving.add(resource);
      source ??= node;
      target ??= String(fields?.target ?? '');
    } else if (fields?.what === 'start' && moving.has(resource)) {
      if (event === 'result') results.set(`resource ${resource}`, 'ok');
      else if (event === 'result-failed') results.set(`resource ${resource}`, 'failed');
    }
  }
  const outcomes = [...results.values()];
  const failed = outcomes.includes('failed') || lines.some(({ event }) => event === 'fenced-oneself');
  const outcome = failed ? 'failed' : outcomes.length > 0 && !outcomes.includes('unknown') ? 'ok' : 'unknown';
  return { sourceNode: source, targetNode: target, outcome, error: failed ? facts.error : null };
}

export const pacemaker: Dialect = {
  name: 'pacemaker',
  title: 'Pacemaker and Corosync',
  rules: [...LINKS, ...MEMBERSHIP, ...NODES, ...FENCING, ...RESOURCES],
  programs: /^(?:corosync|pacemakerd|pacemaker-\w{3,16}|crmd|pengine|stonith-ng|cib|attrd|lrmd)$/,
  frame,
  level,
  conclude,
};
