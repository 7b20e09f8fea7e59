import { describe, expect, it } from 'vitest';
import { parseLog } from '../parse.ts';

// What one node's syslog holds while another dies: each program in its own words, all in one stream.
const STREAM: readonly [string | null, string, string][] = [
  ['pacemaker', 'corosync[1528]:   [KNET  ] link: host: 1 link: 0 is down', 'link-down'],
  ['drbd', 'kernel: [335791.633014] drbd r0: PingAck did not arrive in time.', 'ping-timeout'],
  ['keepalived', 'Keepalived_vrrp[19547]: VRRP_Instance(dnsmasq) Transition to MASTER STATE', 'to-master'],
  ['pacemaker', 'corosync[1528]:   [KNET  ] host: host: 1 has no active links', 'host-unreachable'],
  ['pacemaker', 'corosync[1528]:   [TOTEM ] Token has not been received in 2737 ms', 'token-late'],
  [null, 'sshd[4711]: Accepted publickey for root from 192.0.2.10 port 50222 ssh2', ''],
  ['keepalived', 'Keepalived_vrrp[19547]: VRRP_Instance(dnsmasq) Entering MASTER STATE', 'master'],
  ['pacemaker', 'corosync[1528]:   [QUORUM] Sync left[1]: 1', 'members'],
  ['pacemaker', 'corosync[1528]:   [TOTEM ] A new membership (2.1e) was formed. Members left: 1', 'membership'],
  ['pve-ha', "pve-ha-crm[1409]: node 'node-a': state changed from 'online' => 'unknown'", 'node-state'],
  [
    'keepalived',
    'Keepalived_vrrp[19547]: VRRP_Instance(dnsmasq) Sending gratuitous ARPs on dhcptap0 for 172.29.240.3',
    'announced',
  ],
  ['pve-ha', "pve-ha-crm[1409]: service 'vm:100': state changed from 'started' to 'fence'", 'service-fence'],
  ['pve-ha', "pve-ha-crm[1409]: node 'node-a': state changed from 'unknown' => 'fence'", 'node-fence'],
  ['pve-ha', "pve-ha-crm[1409]: fencing: acknowledged - got agent lock for node 'node-a'", 'fenced'],
  ['pve-ha', "pve-ha-crm[1409]: recover service 'vm:100' from fenced node 'node-a' to node 'node-b'", 'recover'],
  ['pve-ha', 'pve-ha-lrm[20441]: starting service vm:100', 'starting'],
  [
    'drbd',
    'kernel: [335866.633014] block drbd0: Began resync as SyncSource (will sync 31456 KB [7864 bits set]).',
    'resync',
  ],
  ['pve-ha', 'pve-ha-lrm[20441]: service status vm:100 started', 'started'],
  ['drbd', 'kernel: [335875.104711] block drbd0: Resync done (total 9 sec; paused 0 sec; 3492 K/sec)', 'resync-done'],
  ['pacemaker', 'corosync[1528]:   [KNET  ] rx: host: 1 link: 0 is up', 'link-up'],
  ['pve-ha', "pve-ha-crm[1409]: node 'node-a': state changed from 'unknown' => 'online'", 'node-state'],
];

const DIALECTS = STREAM.map(([dialect]) => dialect);
const syslog = STREAM.map(([, line], i) => `May  2 10:57:${String(10 + i).padStart(2, '0')} node-b ${line}`);

describe('A stream of several programs', () => {
  const log = parseLog(syslog.join('\n'));

  it('has each line in the format of its program', () => {
    expect(log.lines.map(({ dialect }) => dialect)).toEqual(DIALECTS);
  });

  it('has each line understood, but for that of a program we know nothing of', () => {
    expect(log.lines.filter(({ event }) => event === null).map(({ program }) => program)).toEqual(['sshd']);
    expect(log.notUnderstood).toBe(1);
  });

  it('names host and program of each line', () => {
    expect(new Set(log.lines.map(({ host }) => host))).toEqual(new Set(['node-b']));
    expect(log.lines.slice(0, 3).map(({ program }) => program)).toEqual(['corosync', 'kernel', 'Keepalived_vrrp']);
  });

  it('tells the story of the HA manager, for which Corosync only carries the messages', () => {
    expect(log.dialect).toBe('pve-ha');
    expect(log.facts).toMatchObject({
      guest: '100',
      sourceNode: 'node-a',
      targetNode: 'node-b',
      outcome: 'ok',
      computedDowntimeMs: 6000,
    });
  });

  it('tells the story that is asked for', () => {
    const vrrp = parseLog(syslog.join('\n'), { dialect: 'keepalived' });
    expect(vrrp.facts).toMatchObject({ guest: null, targetNode: 'node-b', outcome: 'ok' });
    expect(vrrp.lines.map(({ dialect }) => dialect)).toEqual(DIALECTS);
  });

  it('is the same in whatever order the programs speak', () => {
    const turned = parseLog([...syslog].reverse().join('\n'));
    expect(turned.lines.map(({ dialect }) => dialect)).toEqual([...DIALECTS].reverse());
  });

  it.each([
    ['the journal', (line: string) => line.replace('May  2', 'May 02')],
    ['the journal with ISO timestamps', (line: string) => line.replace(/^May {2}2 (\S+)/, '2024-05-02T$1+0200')],
    ['a newer rsyslog', (line: string) => line.replace(/^May {2}2 (\S+)/, '2024-05-02T$1.123456+02:00')],
    ['the journal with seconds since boot', (line: string) => line.replace(/^May {2}2 10:57:(\S+)/, '[ 1234.5678$1]')],
    ['a mail', (line: string) => `> ${line}`],
    ['a page that lost the timestamps', (line: string) => line.replace(/^May {2}2 \S+ /, '')],
  ])('is read the same from %s', (_, change) => {
    const other = parseLog(syslog.map(change).join('\n'));
    expect(other.lines.map(({ dialect }) => dialect)).toEqual(DIALECTS);
    expect(other.notUnderstood).toBe(1);
    expect(other.facts).toMatchObject({ guest: '100', outcome: 'ok' });
  });

  it('leaves bare messages their format where these say enough', () => {
    const bare = parseLog(
      STREAM.filter(([dialect]) => dialect !== null)
        .map(([, line]) => line.replace(/^[\w-]+(?:\[\d+\])?: +(?:\[\d+\.\d+\] )?/, ''))
        .join('\n'),
    );
    expect(bare.lines.map(({ dialect }) => dialect)).toEqual(DIALECTS.filter((dialect) => dialect !== null));
  });
});

describe('A cluster of Pacemaker in the same stream', () => {
  it('is its story, not that of the network below', () => {
    const log = parseLog(`Jan 16 21:19:17 node-a corosync[6655]:   [KNET  ] link: host: 2 link: 0 is down
Jan 16 21:19:17 node-a kernel: drbd r0 node-b: PingAck did not arrive in time.
Jan 16 21:19:22 node-a corosync[6655]:   [QUORUM] Sync left[1]: 2
Jan 16 21:19:23 node-a pacemaker-schedulerd[1739]:  warning: Cluster node node-b will be fenced: peer is no longer part of the cluster
Jan 16 21:19:36 node-a pacemaker-controld[1740]:  notice: Peer node-b was terminated (reboot) by node-a on behalf of pacemaker-controld.1740: OK
Jan 16 21:19:37 node-a Keepalived_vrrp[900]: (VI_1) Entering MASTER STATE`);
    expect(log.lines.map(({ dialect }) => dialect)).toEqual([
      'pacemaker',
      'drbd',
      'pacemaker',
      'pacemaker',
      'pacemaker',
      'keepalived',
    ]);
    expect(log.dialect).toBe('pacemaker');
    expect(log.facts).toMatchObject({ sourceNode: 'node-b', outcome: 'ok' });
  });
});
