import type { Dialect, Rule } from '../dialect.ts';
import type { LogFacts, LogLine, Outcome } from '../types.ts';
import { pattern } from '../units.ts';
import { named, reason } from './shared/named.ts';

/**
 * keepalived 1.1 to 2.3: VRRP instances and the scripts that they watch, in syslog, in the journal or on a terminal.
 * Wording after its source and history, and real logs. Before 2.0 an instance is called `VRRP_Instance(VI_1)`,
 * from then on `(VI_1)`.
 */

const NAME = '(?<instance>[^()]{1,255})';
const OLD = String.raw`VRRP_Instance\(${NAME}\) `;
const NEW = String.raw`\(${NAME}\) `;
const EITHER = String.raw`(?:VRRP_Instance)?\(${NAME}\) `;
const ADDRESS = String.raw`(?<address>[\da-fA-F.:]{2,45}(?:%[\w.-]{1,32})?)`;
const INTERFACE = String.raw`(?<interface>[\w.:@-]{1,32})`;

const STATES: readonly Rule[] = [
  {
    // An attempt, which may still end in BACKUP.
    event: 'to-master',
    pattern: pattern(`^${OLD}Transition to MASTER STATE$`),
    starts: 'recovery',
    until: '1.4',
    learn: named,
    samples: ['VRRP_Instance(VI_1) Transition to MASTER STATE'],
  },
  {
    event: 'master',
    pattern: pattern(`^${OLD}Entering MASTER STATE$`),
    ends: { phases: ['recovery'] },
    closes: true,
    until: '1.4',
    learn: named,
    samples: ['VRRP_Instance(VI_1) Entering MASTER STATE'],
  },
  {
    event: 'master',
    pattern: pattern(`^${NEW}Entering MASTER STATE$`),
    ends: { phases: ['recovery'] },
    closes: true,
    since: '2.0',
    learn: named,
    samples: ['(VI_1) Entering MASTER STATE'],
  },
  {
    event: 'backup',
    pattern: pattern(`^${OLD}Entering BACKUP STATE$`),
    until: '1.4',
    learn: named,
    samples: ['VRRP_Instance(VI_1) Entering BACKUP STATE'],
  },
  {
    event: 'backup',
    pattern: pattern(`^${NEW}Entering BACKUP STATE(?: \\(init\\))?$`),
    since: '2.0',
    learn: named,
    samples: ['(VI_1) Entering BACKUP STATE', '(VI_1) Entering BACKUP STATE (init)'],
  },
  {
    event: 'fault',
    pattern: pattern(`^${OLD}(?:Entering FAULT STATE|Now in FAULT state)$`),
    level: 'error',
    starts: 'recovery',
    opens: { afterEndOf: 'instance' },
    until: '1.4',
    learn: reason,
    samples: ['VRRP_Instance(VI_1) Entering FAULT STATE', 'VRRP_Instance(VI_1) Now in FAULT state'],
  },
  {
    event: 'fault',
    pattern: pattern(`^${NEW}[Ee]ntering FAULT (?:STATE|state)(?: \\((?<why>[^)]{1,120})\\))?$`),
    level: 'error',
    starts: 'recovery',
    opens: { afterEndOf: 'instance' },
    since: '2.0',
    learn: reason,
    samples: [
      '(VI_1) Entering FAULT STATE',
      '(VI_1) Entering FAULT STATE (init)',
      '(vrrp) entering FAULT state (interface ens4 down)',
    ],
  },
  {
    event: 'group',
    pattern:
      /^VRRP_Group\((?<group>[\w.-]{1,255})\) (?:Syncing instances to|Transition to|Now in) (?<to>MASTER|BACKUP|FAULT) (?:state|STATE)$/,
    learn: named,
    samples: ['VRRP_Group(VG1) Syncing instances to FAULT state'],
  },
];

const ELECTION: readonly Rule[] = [
  {
    event: 'advert',
    pattern: pattern(
      `^${EITHER}(?:Received (?:lower|higher) prio advert(?:, forcing new election)?|(?:Master r|R)eceived advert (?:from ${ADDRESS} )?with (?:lower|higher) priority (?<priority>\\d{1,3}), ours (?<ours>\\d{1,3})(?:, forcing new election)?)$`,
    ),
    learn: named,
    samples: [
      'VRRP_Instance(VI_1) Received lower prio advert, forcing new election',
      'VRRP_Instance(VI_1) Received higher prio advert',
      'VRRP_Instance(VI_1) Received advert with higher priority 100, ours 98',
      '(VI_1) Received advert from 192.0.2.12 with lower priority 90, ours 110, forcing new election',
      '(VI_1) Received advert from fd00::2 with lower priority 90, ours 110',
      '(VI_1) Master received advert from 192.0.2.11 with higher priority 200, ours 100',
    ],
  },
  {
    event: 'advert',
    pattern: pattern(
      `^${EITHER}Master received advert from ${ADDRESS} with same priority (?<priority>\\d{1,3}) but higher IP address than ours$`,
    ),
    learn: named,
    samples: ['(swift) Master received advert from 192.0.2.12 with same priority 130 but higher IP address than ours'],
  },
  {
    event: 'advert',
    pattern: pattern(
      `^${EITHER}received lower priority \\((?<priority>\\d{1,3})\\) advert from ${ADDRESS} - discarding$`,
    ),
    learn: named,
    samples: ['(VI_1) received lower priority (101) advert from 192.0.2.12 - discarding'],
  },
  {
    // The old master stopped by itself and says so: no need to wait for its silence.
    event: 'master-left',
    pattern: pattern(`^${EITHER}(?:Backup received priority 0 advertisement|Master received priority 0 message)$`),
    starts: 'recovery',
    learn: named,
    samples: ['(VI_1) Backup received priority 0 advertisement', '(VI_2) Master received priority 0 message'],
  },
  {
    event: 'master-silent',
    pattern: pattern(`^${EITHER}Receive advertisement timeout$`),
    starts: 'recovery',
    learn: named,
    samples: ['(VI_1) Receive advertisement timeout'],
  },
  {
    event: 'left',
    pattern: pattern(`^${EITHER}(?:sent|sending) 0 priority$`),
    learn: named,
    samples: [
      'VRRP_Instance(VI_1) sending 0 priority',
      'VRRP_Instance(VI_1) sent 0 priority',
      '(VI_1) sent 0 priority',
    ],
  },
  {
    event: 'priority',
    pattern: pattern(`^${EITHER}Changing effective priority from (?<ours>\\d{1,3}) to (?<priority>\\d{1,3})$`),
    learn: named,
    samples: [
      'VRRP_Instance(VI_1) Changing effective priority from 100 to 98',
      '(VI_1) Changing effective priority from 101 to 111',
    ],
  },
];

const ADDRESSES: readonly Rule[] = [
  {
    // The last step of a takeover: to serve as master is no phase of it.
    event: 'addresses',
    pattern: pattern(`^${EITHER}(?<what>setting) (?:protocol )?(?:E-)?VIPs\\.$`),
    ends: { phases: ['recovery'] },
    closes: true,
    learn: named,
    samples: ['VRRP_Instance(VI_1) setting protocol VIPs.', '(VI_1) setting VIPs.'],
  },
  {
    event: 'addresses',
    pattern: pattern(`^${EITHER}(?<what>removing) (?:protocol )?(?:E-)?VIPs\\.$`),
    learn: named,
    samples: ['VRRP_Instance(VI_1) removing protocol VIPs.', '(VI_1) removing VIPs.'],
  },
  {
    // Several for each address, by design, and of the takeover that they follow.
    event: 'announced',
    closes: true,
    pattern: pattern(
      `^(?:${EITHER})?Sending(?:/queueing)? (?:gratuitous ARPs?|Unsolicited Neighbour Adverts?|unsolicited Neighbour Adverts?) on ${INTERFACE} for ${ADDRESS}$`,
    ),
    learn: named,
    samples: [
      'VRRP_Instance(VI_1) Sending gratuitous ARPs on eth0 for 192.0.2.100',
      'VRRP_Instance(VI_1) Sending/queueing gratuitous ARPs on eth0 for 192.0.2.100',
      '(VI_1) Sending/queueing gratuitous ARPs on eth0 for 192.0.2.100',
      'Sending gratuitous ARP on eth0 for 192.0.2.100',
    ],
  },
  {
    event: 'address',
    pattern: pattern(
      `^(?:Netlink reflector reports IP \`?${ADDRESS}\`?'? (?<what>added|removed)|(?:Assigned|Deassigned) address \\S{2,64} (?:for|from) interface ${INTERFACE})$`,
    ),
    learn: named,
    samples: [
      'Netlink reflector reports IP 192.0.2.100 added',
      'Assigned address 192.0.2.11 for interface eth0',
      'Deassigned address 192.0.2.11 from interface eth0',
    ],
  },
];

const WATCHED: readonly Rule[] = [
  {
    event: 'script-ok',
    pattern: /^VRRP_Script\((?<script>[^()]{1,255})\) succeeded$/,
    learn: named,
    samples: ['VRRP_Script(check_dnsmasq) succeeded'],
  },
  {
    event: 'script-failed',
    pattern: /^VRRP_Script\((?<script>[^()]{1,255})\) (?:failed|timed_out)(?: \((?<why>[^)]{1,120})\))?$/,
    level: 'warning',
    learn: reason,
    samples: [
      'VRRP_Script(check_dnsmasq) failed',
      'VRRP_Script(check_dnsmasq) failed (exited with status 1)',
      'VRRP_Script(chk_http_port) timed_out',
    ],
  },
  {
    event: 'script',
    pattern:
      /^(?:Script `[^`]{1,255}` now returning (?<code>\d{1,3})|(?:Track script|Script) [^ ]{1,255} is (?:already running|being timed out), expect idle - skipping run|\/\S{1,255} exited with status \d{1,3})$/,
    learn: named,
    samples: [
      'Script `check_dnsmasq` now returning 1',
      'Track script chk_health is being timed out, expect idle - skipping run',
      '/etc/keepalived/check_mysql.sh exited with status 1',
    ],
  },
  {
    event: 'interface-down',
    pattern: pattern(
      `^(?:Netlink reports ${INTERFACE} down|Kernel is reporting: interface \\S{1,32} DOWN|Interface \\S{1,32} deleted)$`,
    ),
    level: 'warning',
    learn: reason,
    samples: ['Netlink reports eth0 down', 'Kernel is reporting: interface eth0 DOWN'],
  },
  {
    event: 'interface-up',
    pattern: pattern(
      `^(?:Netlink reports ${INTERFACE} up|Kernel is reporting: interface \\S{1,32} UP|Interface \\S{1,32} added)$`,
    ),
    learn: named,
    samples: ['Netlink reports eth0 up', 'Kernel is reporting: interface eth0 UP'],
  },
];

const DAEMON: readonly Rule[] = [
  {
    event: 'version',
    pattern: /^(?<what>Starting|Stopping|Stopped|Running|Reloading) Keepalived v(?<version>[\d.]{3,16})\b.{0,200}$/,
    learn: named,
    samples: [
      'Starting Keepalived v2.2.8 (04/04,2023), git commit v2.2.7-154-g292b299e+',
      'Stopped Keepalived v1.2.23 (07/26,2016)',
    ],
  },
  {
    event: 'child',
    pattern:
      /^(?:Starting (?:VRRP|Healthcheck|BFD) child process, pid=\d{1,10}|Terminating (?:VRRP|Healthchecker) child process on signal)$/,
    samples: ['Starting VRRP child process, pid=26', 'Starting Healthcheck child process, pid=4240'],
  },
  {
    event: 'config',
    pattern:
      /^(?:Configuration file \/.{1,200}|Command line: '.{1,200}|NOTICE: setting config option .{1,200}|Running on Linux .{1,200}|Registering (?:Kernel netlink|gratui?tious ARP|gratuitous ARP|gratuitous NDISC).{1,80}|Using LinkWatch kernel netlink reflector\.\.\.|VRRP sockpool: ?\[.{1,200}|Configuration is using : \d{1,9} Bytes)$/,
    samples: [
      'Configuration file /etc/keepalived/keepalived.conf',
      "Command line: '/usr/sbin/keepalived' '--dont-fork' '--log-console' '--use-file'",
      'NOTICE: setting config option max_auto_priority should result in better keepalived performance',
      'Registering Kernel netlink reflector',
      'Registering gratutious ARP shared channel',
      'VRRP sockpool: [ifindex(2), proto(112), unicast(0), fd(10,11)]',
    ],
  },
  {
    event: 'warning',
    pattern:
      /^(?:WARNING - (?:keepalived was built|default user|script `)|SECURITY VIOLATION - scripts are being executed).{1,200}$/,
    level: 'warning',
    samples: [
      'WARNING - keepalived was built for newer Linux 6.3.0, running on Linux 5.15.0-1041-azure #48-Ubuntu SMP Tue Jun 20 20:34:08 UTC 2023',
      'SECURITY VIOLATION - scripts are being executed but script_security not enabled.',
    ],
  },
  {
    event: 'mail',
    pattern: /^(?:Remote SMTP server \[.{1,64} connected\.|SMTP alert successfully sent\.)$/,
    samples: ['Remote SMTP server [127.0.0.1]:25 connected.', 'SMTP alert successfully sent.'],
  },
  {
    event: 'repeated',
    pattern: /^message repeated (?<times>\d{1,6}) times: \[ ?.{1,400}\]$/,
    vague: true,
    learn: named,
    samples: ['message repeated 4 times: [ Sending gratuitous ARP on eth0 for 192.0.2.100]'],
  },
  {
    event: 'daemon',
    pattern:
      /^(?:Startup complete|Stopping|Stopped|Terminating on signal|Opening file '[^']{1,255}'\.|Stopped - used .{1,80}|CPU usage \(self\/children\) .{1,80}|'\/[^']{1,255}'.{0,200})$/,
    vague: true,
    samples: [
      'Startup complete',
      'Stopping',
      "Opening file '/etc/keepalived/keepalived.conf'.",
      "'/etc/keepalived/keepalived.conf'",
    ],
  },
];

/**
 * Well when someone has the address at the end, a fault when an instance is left without. Nodes are the hosts whose
 * lines say that they took or had it. A fault after a takeover is a story of its own: the takeover went well.
 */
function conclude(lines: readonly LogLine[], facts: Readonly<LogFacts>): Partial<LogFacts> {
  const states = new Map<string, Map<string, string>>();
  let master: string | null = null;
  let former: string | null = null;
  const holds = (host: string | null) => [...states.values()].some((hosts) => hosts.get(host ?? '') === 'master');
  for (const { dialect, event, fields, host } of lines) {
    if (dialect !== 'keepalived' || fields === null) continue;
    const instance = String(fields.instance ?? '');
    if (event === 'master' || event === 'backup' || event === 'fault') {
      const hosts = states.get(instance) ?? new Map<string, string>();
      states.set(instance, hosts.set(host ?? '', event));
    }
    if (event === 'left' || event === 'fault') former = host ?? former;
    if (event !== 'master') continue;
    if (master !== null && master !== host) former = master;
    master = host;
  }
  const outcomes = [...states.values()].map(outcomeOf);
  const outcome = outcomes.includes('failed') ? 'failed' : outcomes.includes('ok') ? 'ok' : 'unknown';
  // It had the address, and lost it again.
  if (master !== null && !holds(master)) [former, master] = [master, null];
  return {
    sourceNode: former === master ? null : former,
    targetNode: master,
    outcome,
    error: outcome === 'failed' ? facts.error : null,
  };
}

function outcomeOf(hosts: ReadonlyMap<string, string>): Outcome {
  const states = [...hosts.values()];
  if (states.includes('master')) return 'ok';
  return states.includes('fault') ? 'failed' : 'unknown';
}

export const keepalived: Dialect = {
  name: 'keepalived',
  title: 'keepalived (VRRP)',
  product: 'keepalived',
  rules: [...STATES, ...ELECTION, ...ADDRESSES, ...WATCHED, ...DAEMON],
  programs: /^[Kk]eepalived(?:_vrrp|_healthcheckers|_bfd)?$/,
  conclude,
};
