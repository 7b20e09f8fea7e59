import { describe, expect, it } from 'vitest';
import { parseLog } from '../parse.ts';
import type { ParsedLog } from '../types.ts';

const events = (log: ParsedLog) => log.lines.map(({ event }) => event);
const phases = (log: ParsedLog) => log.phases.map(({ name, startMs, endMs }) => [name, startMs / 1000, endMs / 1000]);

// keepalived 1.2 of the time of the series, on both nodes: dnsmasq dies, its check fails, the other node takes over.
const TAKEOVER_1X = `Mar 23 15:39:39 proxmox01 Keepalived_vrrp[19547]: VRRP_Script(check_dnsmasq) failed
Mar 23 15:39:39 proxmox01 Keepalived_vrrp[19547]: VRRP_Instance(dnsmasq) Entering FAULT STATE
Mar 23 15:39:39 proxmox01 Keepalived_vrrp[19547]: VRRP_Instance(dnsmasq) sending 0 priority
Mar 23 15:39:39 proxmox01 Keepalived_vrrp[19547]: VRRP_Instance(dnsmasq) removing protocol VIPs.
Mar 23 15:39:39 proxmox01 Keepalived_healthcheckers[19546]: Netlink reflector reports IP 172.29.240.3 removed
Mar 23 15:39:39 proxmox01 Keepalived_vrrp[19547]: VRRP_Instance(dnsmasq) Now in FAULT state
Mar 23 15:39:40 proxmox02 Keepalived_vrrp[19547]: VRRP_Instance(dnsmasq) Transition to MASTER STATE
Mar 23 15:39:41 proxmox02 Keepalived_vrrp[19547]: VRRP_Instance(dnsmasq) Entering MASTER STATE
Mar 23 15:39:41 proxmox02 Keepalived_vrrp[19547]: VRRP_Instance(dnsmasq) setting protocol VIPs.
Mar 23 15:39:41 proxmox02 Keepalived_vrrp[19547]: VRRP_Instance(dnsmasq) Sending gratuitous ARPs on dhcptap0 for 172.29.240.3
Mar 23 15:39:41 proxmox02 Keepalived_healthcheckers[19546]: Netlink reflector reports IP 172.29.240.3 added`;

const TAKEOVER_2X = `May 25 12:31:18 node-b Keepalived[54390]: Starting Keepalived v2.2.8 (04/04,2023), git commit v2.2.7-154-g292b299e+
May 25 12:31:18 node-b Keepalived[54390]: Configuration file /etc/keepalived/keepalived.conf
May 25 12:31:18 node-b Keepalived[54390]: Starting VRRP child process, pid=54389
May 25 12:31:18 node-b Keepalived_vrrp[54389]: Script \`check_dnsmasq\` now returning 0
May 25 12:31:18 node-b Keepalived_vrrp[54389]: VRRP_Script(check_dnsmasq) succeeded
May 25 12:31:18 node-b Keepalived[54390]: Startup complete
May 25 12:31:18 node-b Keepalived_vrrp[54389]: (VI_1) Entering BACKUP STATE (init)
May 25 12:40:45 node-a Keepalived_vrrp[54462]: Netlink reports eth1 down
May 25 12:40:45 node-a Keepalived_vrrp[54462]: (VI_1) Entering FAULT STATE
May 25 12:40:45 node-a Keepalived_vrrp[54462]: (VI_1) sent 0 priority
May 25 12:40:45 node-a Keepalived_vrrp[54462]: (VI_1) removing VIPs.
May 25 12:40:45 node-b Keepalived_vrrp[54389]: (VI_1) Backup received priority 0 advertisement
May 25 12:40:46 node-b Keepalived_vrrp[54389]: (VI_1) Receive advertisement timeout
May 25 12:40:46 node-b Keepalived_vrrp[54389]: (VI_1) Entering MASTER STATE
May 25 12:40:46 node-b Keepalived_vrrp[54389]: (VI_1) setting VIPs.
May 25 12:40:46 node-b Keepalived_vrrp[54389]: (VI_1) Sending/queueing gratuitous ARPs on eth1 for 172.28.128.200
May 25 12:40:46 node-b Keepalived_vrrp[54389]: Sending gratuitous ARP on eth1 for 172.28.128.200
May 25 12:40:46 node-b Keepalived_vrrp[54389]: message repeated 4 times: [ Sending gratuitous ARP on eth1 for 172.28.128.200]
May 25 12:40:49 node-b Keepalived_vrrp[54389]: (VI_1) Received advert from 172.28.128.11 with lower priority 50, ours 100, forcing new election`;

const TERMINAL = `Sat Sep 16 19:04:02 2023: Starting Keepalived v2.2.8 (04/04,2023), git commit v2.2.7-154-g292b299e+
Sat Sep 16 19:04:02 2023: WARNING - keepalived was built for newer Linux 6.3.0, running on Linux 5.15.0-1041-azure #48-Ubuntu SMP Tue Jun 20 20:34:08 UTC 2023
Sat Sep 16 19:04:02 2023: Command line: '/usr/sbin/keepalived' '--dont-fork' '--log-console' '--use-file'
Sat Sep 16 19:04:02 2023:               '/etc/keepalived/keepalived.conf'
Sat Sep 16 19:04:02 2023: Configuration file /etc/keepalived/keepalived.conf
Sat Sep 16 19:04:02 2023: NOTICE: setting config option max_auto_priority should result in better keepalived performance
Sat Sep 16 19:04:02 2023: Starting VRRP child process, pid=26
Sat Sep 16 19:04:02 2023: Startup complete
Sat Sep 16 19:04:02 2023: (VI_1) Entering BACKUP STATE (init)
Sat Sep 16 19:04:05 2023: (VI_1) Entering MASTER STATE`;

describe('The rules of keepalived', () => {
  it('take a long line without an end in their stride', () => {
    const log = parseLog(
      `VRRP_Instance(${'a'.repeat(200_000)}\nSending gratuitous ARP on eth0 for ${'1.'.repeat(100_000)}`,
    );
    expect(log.notUnderstood).toBe(2);
  });
});

describe('A takeover by keepalived 1', () => {
  const log = parseLog(TAKEOVER_1X);

  it('is understood to the last line', () => {
    expect(log.dialect).toBe('keepalived');
    expect(log.dialectVersion).toBe('keepalived 1.4 or older');
    expect(log.notUnderstood).toBe(0);
  });

  it('is well when the other node has the address', () => {
    expect(log.facts).toMatchObject({
      sourceNode: 'proxmox01',
      targetNode: 'proxmox02',
      outcome: 'ok',
      error: null,
      warnings: 1,
    });
  });

  it('has recovery from the fault to the new master', () => {
    expect(phases(log)).toEqual([['recovery', 0, 2]]);
  });

  it('is a fault for the node that loses the address', () => {
    const lost = parseLog(TAKEOVER_1X.split('\n').slice(0, 6).join('\n'));
    expect(lost.facts).toMatchObject({
      outcome: 'failed',
      error: 'VRRP_Script(check_dnsmasq) failed',
      targetNode: null,
    });
  });

  it('has no outcome while the other node only tries', () => {
    const tries = parseLog(`Mar 23 15:39:40 proxmox02 Keepalived_vrrp: VRRP_Instance(dnsmasq) Transition to MASTER STATE
Mar 23 15:39:41 proxmox02 Keepalived_vrrp: VRRP_Instance(dnsmasq) Received higher prio advert
Mar 23 15:39:41 proxmox02 Keepalived_vrrp: VRRP_Instance(dnsmasq) Entering BACKUP STATE`);
    expect(tries.notUnderstood).toBe(0);
    expect(tries.facts).toMatchObject({ outcome: 'unknown', targetNode: null });
  });
});

describe('A takeover by keepalived 2', () => {
  const log = parseLog(TAKEOVER_2X);

  it('is understood to the last line', () => {
    expect(log.dialectVersion).toBe('keepalived 2.0 or newer');
    expect(log.lines.filter(({ event }) => event === null)).toEqual([]);
  });

  it('tells who had the address, and who has it now', () => {
    expect(log.facts).toMatchObject({ sourceNode: 'node-a', targetNode: 'node-b', outcome: 'ok' });
  });

  it('takes priorities as numbers', () => {
    expect(log.lines.at(-1)).toMatchObject({
      event: 'advert',
      fields: { instance: 'VI_1', address: '172.28.128.11', priority: 50, ours: 100 },
    });
  });

  it.each([
    ['is quoted', (line: string) => `> ${line}`],
    ['is indented', (line: string) => `        ${line}`],
    ['has ISO timestamps', (line: string) => line.replace(/^May 25 (\S+)/, '2024-05-25T$1+02:00')],
    ['has no timestamps', (line: string) => line.replace(/^May 25 \S+ /, '')],
    ['has no pids', (line: string) => line.replace(/\[\d+\]: /, ': ')],
  ])('tells the same when it %s', (_, change) => {
    const changed = parseLog(TAKEOVER_2X.split('\n').map(change).join('\n'));
    expect(changed.notUnderstood).toBe(0);
    expect(changed.facts).toMatchObject({ sourceNode: 'node-a', targetNode: 'node-b', outcome: 'ok' });
  });

  it('tells less, but nothing wrong, without hosts', () => {
    const changed = parseLog(TAKEOVER_2X.replace(/^.*?\]: /gm, ''));
    expect(changed.notUnderstood).toBe(0);
    expect(changed.facts).toMatchObject({ sourceNode: null, targetNode: null, outcome: 'ok' });
  });

  it('is read with its first timestamp torn, lines cut out, and wrapped at 80 columns', () => {
    const lines = TAKEOVER_2X.replace('May 25 12:31', '').split('\n');
    const wrapped = [...lines.slice(0, 3), '...', ...lines.slice(6)].flatMap((line) => line.match(/.{1,80}/g) ?? []);
    const changed = parseLog(wrapped.join('\n'));
    expect(changed.notUnderstood).toBe(0);
    expect(changed.facts).toMatchObject({ sourceNode: 'node-a', targetNode: 'node-b', outcome: 'ok' });
  });
});

describe('A fault after a takeover', () => {
  const log = parseLog(`Sep 16 19:04:02 lb1 Keepalived_vrrp[26]: (VI_1) Entering BACKUP STATE (init)
Sep 16 19:04:05 lb1 Keepalived_vrrp[26]: (VI_1) Receive advertisement timeout
Sep 16 19:04:06 lb1 Keepalived_vrrp[26]: (VI_1) Entering MASTER STATE
Sep 16 19:04:06 lb1 Keepalived_vrrp[26]: (VI_1) setting VIPs.
Sep 16 19:04:06 lb1 Keepalived_vrrp[26]: Sending gratuitous ARP on eth0 for 192.0.2.100
Sep 16 19:04:11 lb1 Keepalived_vrrp[26]: Sending gratuitous ARP on eth0 for 192.0.2.100
Sep 16 19:09:41 lb1 Keepalived_vrrp[26]: VRRP_Script(chk_http) failed (exited with status 1)
Sep 16 19:09:41 lb1 Keepalived_vrrp[26]: (VI_1) Entering FAULT STATE
Sep 16 19:09:41 lb1 Keepalived_vrrp[26]: (VI_1) removing VIPs.`);

  it('is a story of its own: the takeover went well', () => {
    expect(
      log.records.map(({ firstLine, facts }) => [firstLine, facts.outcome, facts.sourceNode, facts.targetNode]),
    ).toEqual([
      [1, 'ok', null, 'lb1'],
      [7, 'failed', 'lb1', null],
    ]);
    expect(log.records[1]?.facts.error).toBe('VRRP_Script(chk_http) failed (exited with status 1)');
  });

  it('ends no phase: serving as master is none, nor a recovery that nobody began', () => {
    expect(phases(log)).toEqual([['recovery', 3, 4]]);
    expect(log.records[1]?.phases).toEqual([]);
    expect(log.lines.map(({ phase }) => phase)).toEqual([
      null,
      'recovery',
      'recovery',
      'recovery',
      ...Array(5).fill(null),
    ]);
  });

  it('has a target when the other node takes the address', () => {
    const taken = parseLog(`${log.lines.map(({ text }) => text).join('\n')}
Sep 16 19:09:42 lb2 Keepalived_vrrp[31]: (VI_1) Entering MASTER STATE
Sep 16 19:09:43 lb2 Keepalived_vrrp[31]: (VI_1) setting VIPs.`);
    expect(taken.records[1]).toMatchObject({
      facts: { outcome: 'ok', sourceNode: 'lb1', targetNode: 'lb2', error: null },
      phases: [{ name: 'recovery', startMs: 339_000, endMs: 341_000 }],
    });
  });

  it('has no target when the address is given back', () => {
    const given = parseLog(`${log.lines
      .slice(0, 6)
      .map(({ text }) => text)
      .join('\n')}
Sep 16 19:09:41 lb1 Keepalived_vrrp[26]: (VI_1) Master received advert from 192.0.2.12 with higher priority 200, ours 100
Sep 16 19:09:41 lb1 Keepalived_vrrp[26]: (VI_1) Entering BACKUP STATE`);
    expect(given.facts).toMatchObject({ outcome: 'unknown', sourceNode: 'lb1', targetNode: null });
  });
});

describe('keepalived on a terminal', () => {
  it('has the time of day with the year before each line', () => {
    const log = parseLog(TERMINAL);
    expect(log.dialect).toBe('keepalived');
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toMatchObject({ outcome: 'ok', elapsedSeconds: 3, warnings: 1, targetNode: null });
    expect(log.lines[9]).toMatchObject({ event: 'master', fields: { instance: 'VI_1' }, elapsedMs: 3000 });
  });
});

describe('Several instances', () => {
  it('fail when one of them is left without a master', () => {
    const log = parseLog(`Aug 25 10:46:06 lb1 Keepalived_vrrp[14188]: Netlink reports enp1s0f0 down
Aug 25 10:46:06 lb1 Keepalived_vrrp[14188]: (VI_1) Entering FAULT STATE
Aug 25 10:46:06 lb1 Keepalived_vrrp[14188]: VRRP_Group(VG1) Syncing instances to FAULT state
Aug 25 10:46:06 lb1 Keepalived_vrrp[14188]: (VI_2) Entering FAULT STATE
Aug 25 10:46:09 lb2 Keepalived_vrrp[14190]: (VI_1) Entering MASTER STATE`);
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toMatchObject({
      outcome: 'failed',
      error: 'Netlink reports enp1s0f0 down',
      sourceNode: 'lb1',
      targetNode: 'lb2',
    });
  });

  it('are well when each has one', () => {
    const log = parseLog(`Aug 25 10:46:06 lb1 Keepalived_vrrp[14188]: (VI_1) Entering MASTER STATE
Aug 25 10:46:06 lb1 Keepalived_vrrp[14188]: (VI_2) Entering BACKUP STATE
Aug 25 10:46:09 lb2 Keepalived_vrrp[14190]: (VI_2) Entering MASTER STATE`);
    expect(log.facts.outcome).toBe('ok');
  });
});

describe('A word that any program says', () => {
  it('is known in a log of keepalived', () => {
    const log = parseLog(
      'Nov 13 23:13:44 lb1 Keepalived_vrrp[52087]: VRRP_Instance(I1) sent 0 priority\nNov 13 23:13:45 lb1 Keepalived_vrrp[52087]: Stopped',
    );
    expect(events(log)).toEqual(['left', 'daemon']);
  });

  it('makes no other log one of keepalived', () => {
    expect(parseLog('Stopped\nStartup complete').dialect).toBe('plain');
  });
});

describe('Two instances that fail over at the same time', () => {
  const TWO = `May 25 12:40:45 node-a Keepalived_vrrp[54462]: (VI_1) Entering FAULT STATE
May 25 12:40:45 node-b Keepalived_vrrp[54389]: (VI_1) Backup received priority 0 advertisement
May 25 12:40:45 node-b Keepalived_vrrp[54389]: (VI_1) Entering MASTER STATE
May 25 12:40:46 node-a Keepalived_vrrp[54462]: (VI_2) Entering FAULT STATE
May 25 12:40:46 node-b Keepalived_vrrp[54389]: (VI_2) Entering MASTER STATE`;

  it('are one story', () => {
    const { records, facts } = parseLog(TWO);
    expect(records).toHaveLength(1);
    expect(facts).toMatchObject({ outcome: 'ok', sourceNode: 'node-a', targetNode: 'node-b' });
  });

  it('and a fault of the new master is another', () => {
    const log = parseLog(`${TWO}\nMay 25 13:00:00 node-b Keepalived_vrrp[54389]: (VI_1) Entering FAULT STATE`);
    expect(log.records.map(({ facts }) => facts.outcome)).toEqual(['ok', 'failed']);
  });
});
