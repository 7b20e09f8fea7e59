import { describe, expect, it } from 'vitest';
import { parseLog } from '../parse.ts';
import type { ParsedLog } from '../types.ts';

const events = (log: ParsedLog) => log.lines.map(({ event }) => event);
const phases = (log: ParsedLog) => log.phases.map(({ name, startMs, endMs }) => [name, startMs / 1000, endMs / 1000]);

// One crash as three nodes see it: node-a loses the network, node-b is master, node-c takes the guest.
const CRASH = `Sep 08 15:28:13 node-b pve-ha-crm[1409]: node 'node-a': state changed from 'online' => 'unknown'
Sep 08 15:28:17 node-a pve-ha-lrm[1502]: lost lock 'ha_agent_node-a_lock - cfs lock update failed - Permission denied
Sep 08 15:28:22 node-a pve-ha-lrm[1502]: status change active => lost_agent_lock
Sep 08 15:29:07 node-a watchdog-mux[970]: client (PID 1502) watchdog is about to expire
Sep 08 15:29:17 node-a watchdog-mux[970]: client (PID 1502) watchdog expired - disable watchdog updates
Sep 08 15:29:18 node-a kernel: watchdog: watchdog0: watchdog did not stop!
Sep 08 15:29:23 node-b pve-ha-crm[1409]: service 'vm:100': state changed from 'started' to 'fence'
Sep 08 15:29:23 node-b pve-ha-crm[1409]: node 'node-a': state changed from 'unknown' => 'fence'
Sep 08 15:30:33 node-b pve-ha-crm[1409]: successfully acquired lock 'ha_agent_node-a_lock'
Sep 08 15:30:33 node-b pve-ha-crm[1409]: fencing: acknowledged - got agent lock for node 'node-a'
Sep 08 15:30:33 node-b pve-ha-crm[1409]: node 'node-a': state changed from 'fence' => 'unknown'
Sep 08 15:30:33 node-b pve-ha-crm[1409]: service 'vm:100': state changed from 'fence' to 'recovery'
Sep 08 15:30:33 node-b pve-ha-crm[1409]: recover service 'vm:100' from fenced node 'node-a' to node 'node-c'
Sep 08 15:30:33 node-b pve-ha-crm[1409]: service 'vm:100': state changed from 'recovery' to 'started'  (node = node-c)
Sep 08 15:30:38 node-c pve-ha-lrm[1377]: successfully acquired lock 'ha_agent_node-c_lock'
Sep 08 15:30:38 node-c pve-ha-lrm[1377]: watchdog active
Sep 08 15:30:38 node-c pve-ha-lrm[1377]: status change wait_for_agent_lock => active
Sep 08 15:30:38 node-c pve-ha-lrm[20441]: starting service vm:100
Sep 08 15:30:41 node-c pve-ha-lrm[20441]: service status vm:100 started
Sep 08 15:32:51 node-b pve-ha-crm[1409]: node 'node-a': state changed from 'unknown' => 'online'`;

// A test of the project itself, of 2016: before there was a state for recovery.
const SIMULATED_2016 = `info      0     hardware: starting simulation
info     20      cmdlist: execute power node1 on
info     20    node1/crm: status change startup => wait_for_quorum
info     20    node1/lrm: status change startup => wait_for_agent_lock
info     20    node1/crm: got lock 'ha_manager_lock'
info     20    node1/crm: status change wait_for_quorum => master
info     20    node1/crm: node 'node1': state changed from 'unknown' => 'online'
info     20    node1/crm: adding new service 'vm:101' on node 'node1'
info     20    node1/crm: adding new service 'vm:102' on node 'node2'
info     21    node1/lrm: got lock 'ha_agent_node1_lock'
info     21    node1/lrm: status change wait_for_agent_lock => active
info     21    node1/lrm: starting service vm:101
info     21    node1/lrm: service status vm:101 started
info    120      cmdlist: execute network node1 off
info    120    node1/crm: status change master => lost_manager_lock
info    120    node1/crm: status change lost_manager_lock => wait_for_quorum
info    121    node1/lrm: status change active => lost_agent_lock
info    162     watchdog: execute power node1 off
info    162    node1/lrm: killed by poweroff
info    162     hardware: server 'node1' stopped by poweroff (watchdog)
info    222    node3/crm: got lock 'ha_manager_lock'
info    222    node3/crm: status change slave => master
info    222    node3/crm: node 'node1': state changed from 'online' => 'unknown'
info    282    node3/crm: service 'vm:101': state changed from 'started' to 'fence'
info    282    node3/crm: node 'node1': state changed from 'unknown' => 'fence'
emai    282    node3/crm: FENCE: Try to fence node 'node1'
info    342    node3/crm: got lock 'ha_agent_node1_lock'
info    342    node3/crm: fencing: acknowledged - got agent lock for node 'node1'
info    342    node3/crm: node 'node1': state changed from 'fence' => 'unknown'
emai    342    node3/crm: SUCCEED: fencing: acknowledged - got agent lock for node 'node1'
info    342    node3/crm: recover service 'vm:101' from fenced node 'node1' to node 'node2'
info    342    node3/crm: service 'vm:101': state changed from 'fence' to 'started'  (node = node2)
info    361    node2/lrm: starting service vm:101
info    361    node2/lrm: service status vm:101 started
info    500      cmdlist: execute power node1 on
info    504    node3/crm: node 'node1': state changed from 'unknown' => 'online'
info    504    node3/crm: migrate service 'vm:101' to node 'node1' (running)
info    504    node3/crm: service 'vm:101': state changed from 'started' to 'migrate'  (node = node2, target = node1)
info    523    node2/lrm: service vm:101 - start migrate to node 'node1'
info    523    node2/lrm: service vm:101 - end migrate to node 'node1'
info    524    node3/crm: service 'vm:101': state changed from 'migrate' to 'started'  (node = node1)
info    541    node1/lrm: starting service vm:101
info    541    node1/lrm: service status vm:101 started
info   1100     hardware: exit simulation - done`;

const NO_NODE = `info    120    node1/crm: node 'node2': state changed from 'online' => 'unknown'
info    160    node1/crm: service 'vm:102': state changed from 'started' to 'fence'
info    160    node1/crm: node 'node2': state changed from 'unknown' => 'fence'
info    240    node1/crm: fencing: acknowledged - got agent lock for node 'node2'
info    240    node1/crm: service 'vm:102': state changed from 'fence' to 'recovery'
err     240    node1/crm: recovering service 'vm:102' from fenced node 'node2' failed, no recovery node found
err     260    node1/crm: recovering service 'vm:102' from fenced node 'node2' failed, no recovery node found`;

describe('The rules of the HA manager', () => {
  it('take a long line without an end in their stride', () => {
    const line = `service 'vm:100': state changed from 'started' to 'migrate'  (node = ${'a'.repeat(200_000)}`;
    expect(parseLog(line).notUnderstood).toBe(1);
  });
});

describe('A node that crashed, in the journal', () => {
  const log = parseLog(CRASH);

  it('is understood to the last line', () => {
    expect(log.dialect).toBe('pve-ha');
    expect(log.notUnderstood).toBe(0);
    expect(log.records).toHaveLength(1);
    expect(new Set(log.lines.map(({ dialect }) => dialect))).toEqual(new Set(['pve-ha']));
  });

  it('tells which guest went from where to where', () => {
    expect(log.facts).toMatchObject({
      guest: '100',
      guestKind: 'vm',
      sourceNode: 'node-a',
      targetNode: 'node-c',
      outcome: 'ok',
      error: null,
    });
  });

  it('gives the time from the decision to fence to the start on the other node', () => {
    expect(log.facts.computedDowntimeMs).toBe(78_000);
    expect(log.facts.downtimeMs).toBeNull();
  });

  it('has fencing of seventy seconds, then recovery, then the start', () => {
    expect(phases(log)).toEqual([
      ['fence', 70, 140],
      ['recovery', 140, 145],
      ['start', 145, 148],
    ]);
  });

  it('shows what the lost node met as errors and warnings', () => {
    const levels = log.lines.map(({ level }) => level);
    expect(levels.slice(0, 6)).toEqual(['info', 'error', 'warning', 'warning', 'error', 'error']);
    expect(log.facts.warnings).toBe(2);
  });

  it('names the host that speaks, and what the line says', () => {
    expect(log.lines[12]).toMatchObject({
      host: 'node-b',
      program: 'pve-ha-crm',
      event: 'recover',
      fields: { service: 'vm:100', node: 'node-a', target: 'node-c' },
    });
  });

  it('is of PVE 7 or newer, by its recovery state', () => {
    expect(log.dialectVersion).toBe('PVE 7.0 or newer');
  });

  it('has no downtime when the start on the other node is not in the log', () => {
    const master = CRASH.split('\n').filter((line) => line.includes(' node-b '));
    expect(parseLog(master.join('\n')).facts).toMatchObject({
      outcome: 'ok',
      targetNode: 'node-c',
      computedDowntimeMs: null,
    });
  });

  it('ends in failure for the lost node by itself', () => {
    const lost = CRASH.split('\n').filter((line) => line.includes(' node-a '));
    expect(parseLog(lost.join('\n')).facts).toMatchObject({
      guest: null,
      outcome: 'failed',
      error: "lost lock 'ha_agent_node-a_lock - cfs lock update failed - Permission denied",
    });
  });
});

describe('A guest that was moved before its node crashed', () => {
  it('has the story of the crash', () => {
    const log = parseLog(`Sep 08 15:00:00 node-b pve-ha-crm[1409]: migrate service 'vm:100' to node 'node-a'
Sep 08 15:00:00 node-b pve-ha-crm[1409]: service 'vm:100': state changed from 'started' to 'migrate'  (node = node-b, target = node-a)
Sep 08 15:00:20 node-b pve-ha-crm[1409]: service 'vm:100': state changed from 'migrate' to 'started'  (node = node-a)
${CRASH}`);
    expect(log.facts).toMatchObject({ sourceNode: 'node-a', targetNode: 'node-c', computedDowntimeMs: 78_000 });
  });
});

describe('What authors and copying do to a journal', () => {
  const facts = { guest: '100', sourceNode: 'node-a', targetNode: 'node-c', outcome: 'ok' };

  it.each([
    ['is quoted in a mail', (line: string) => `> ${line}`],
    ['is indented', (line: string) => `    ${line}`],
    ['has lost the second blank before the parenthesis', (line: string) => line.replace('  (', ' (')],
    ['has the arrow as HTML', (line: string) => line.replace('=>', '=&gt;')],
    ['has curly quotes', (line: string) => line.replace(/'([^']*)'/g, '\u2018$1\u2019')],
    ['has ISO timestamps', (line: string) => line.replace(/^Sep 08 (\S+)/, '2025-09-08T$1+0200')],
    ['has precise ISO timestamps', (line: string) => line.replace(/^Sep 08 (\S+)/, '2025-09-08T$1.123456+02:00')],
    ['has a day padded with a blank', (line: string) => line.replace('Sep 08', 'Sep  8')],
    ['has a month in German', (line: string) => line.replace('Sep 08', 'Mär 08')],
    ['has no host names', (line: string) => line.replace(/ node-[abc] (?=pve-|watchdog)/, ' ')],
  ])('is still read when it %s', (_, change) => {
    const log = parseLog(CRASH.split('\n').map(change).join('\n'));
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toMatchObject({ ...facts, computedDowntimeMs: 78_000 });
  });

  it.each([
    ['no timestamps', (line: string) => line.replace(/^Sep 08 \S+ /, '')],
    ['bare messages', (line: string) => line.replace(/^.*?\]: |^.*kernel: /, '')],
    ['times taken out', (line: string) => line.replace(/^Sep 08 \S+/, '[date removed]')],
  ])('tells the same with %s, but for the times', (_, change) => {
    const log = parseLog(CRASH.split('\n').map(change).join('\n'));
    expect(log.notUnderstood).toBe(0);
    expect(log.dialect).toBe('pve-ha');
    expect(log.facts).toMatchObject({ ...facts, computedDowntimeMs: null, elapsedSeconds: null });
  });

  it('is still read when lines were cut out', () => {
    const lines = CRASH.split('\n');
    const log = parseLog(
      [...lines.slice(0, 2), '...', ...lines.slice(6, 14), '....', ...lines.slice(17), '"'].join('\n'),
    );
    expect(log.facts).toMatchObject({ ...facts, computedDowntimeMs: 78_000 });
    expect(events(log)).toContain('cut');
    expect(log.notUnderstood).toBe(1);
  });

  it('is still read when the first timestamp is torn', () => {
    const log = parseLog(CRASH.replace('Sep 08 15:28', ''));
    expect(log.lines[0]).toMatchObject({ host: 'node-b', event: 'node-state' });
    expect(log.facts).toMatchObject(facts);
  });

  it('is still read when a terminal wrapped it at 80 columns', () => {
    const wrapped = CRASH.split('\n').flatMap((line) => line.match(/.{1,80}/g) ?? []);
    const log = parseLog(wrapped.join('\n'));
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toMatchObject({ ...facts, computedDowntimeMs: 78_000 });
  });
});

describe('A log of the simulator', () => {
  const log = parseLog(SIMULATED_2016);

  it('has its level, seconds, node and manager before the message', () => {
    expect(log.notUnderstood).toBe(0);
    expect(log.lines[23]).toMatchObject({
      message: "service 'vm:101': state changed from 'started' to 'fence'",
      elapsedMs: 282_000,
      host: 'node3',
      program: 'pve-ha-crm',
    });
    expect(log.lines[0]).toMatchObject({ host: null, program: 'hardware', message: 'starting simulation' });
  });

  it('takes levels as printed', () => {
    const levels = ['info', 'noti', 'warn', 'err', 'emai'].map(
      (level) => `${level.padEnd(4)}    220    node1/crm: something new`,
    );
    expect(parseLog(levels.join('\n')).lines.map(({ level }) => level)).toEqual([
      'info',
      'notice',
      'warning',
      'error',
      'info',
    ]);
  });

  it('is the story of the first guest that was fenced, not of its way home', () => {
    expect(log.facts).toMatchObject({
      guest: '101',
      sourceNode: 'node1',
      targetNode: 'node2',
      outcome: 'ok',
      computedDowntimeMs: 79_000,
    });
  });

  it('is of PVE 6 or older without a recovery state', () => {
    expect(log.dialectVersion).toBe('PVE 6.4 or older');
  });

  it('goes from fencing to recovery when the agent lock is there', () => {
    expect(phases(log)).toContainEqual(['fence', 282, 342]);
    expect(phases(log)).toContainEqual(['recovery', 342, 361]);
  });
});

describe('Recovery that finds no node', () => {
  it('failed while none is there', () => {
    const log = parseLog(NO_NODE);
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toMatchObject({
      guest: '102',
      sourceNode: 'node2',
      targetNode: null,
      outcome: 'failed',
      error: "recovering service 'vm:102' from fenced node 'node2' failed, no recovery node found",
      computedDowntimeMs: null,
    });
    expect(log.lines.at(-1)?.level).toBe('error');
  });

  it('failed for good with the error state, in which it ended before PVE 7', () => {
    const log = parseLog(
      `${NO_NODE}\ninfo    240    node1/crm: service 'vm:102': state changed from 'fence' to 'error'`,
    );
    expect(log.facts.outcome).toBe('failed');
    expect(events(log).at(-1)).toBe('service-error');
  });

  it('succeeds when the lost node comes back', () => {
    const log = parseLog(`${NO_NODE}
info   1220    node1/crm: node 'node2': state changed from 'unknown' => 'online'
info   1220    node1/crm: recover service 'vm:102' to previous failed and fenced node 'node2' again
info   1220    node1/crm: service 'vm:102': state changed from 'recovery' to 'started'  (node = node2)
info   1223    node2/lrm: starting service vm:102
info   1223    node2/lrm: service status vm:102 started`);
    expect(log.facts).toMatchObject({
      sourceNode: 'node2',
      targetNode: 'node2',
      outcome: 'ok',
      error: null,
      computedDowntimeMs: 1_063_000,
    });
  });

  it('is no success while another guest of the node has no place', () => {
    const log = parseLog(`${NO_NODE}
info    160    node1/crm: service 'ct:103': state changed from 'started' to 'fence'
info    240    node1/crm: recover service 'ct:103' from fenced node 'node2' to node 'node1'`);
    expect(log.facts).toMatchObject({ guest: '102', outcome: 'failed' });
  });
});

describe('A move by the HA manager', () => {
  const MOVE = `2024-05-02T10:00:00+0200 node-b pve-ha-crm[1409]: got crm command: migrate vm:105 node-c
2024-05-02T10:00:00+0200 node-b pve-ha-crm[1409]: migrate service 'vm:105' to node 'node-c'
2024-05-02T10:00:00+0200 node-b pve-ha-crm[1409]: service 'vm:105': state changed from 'started' to 'migrate'  (node = node-a, target = node-c)
2024-05-02T10:00:05+0200 node-a pve-ha-lrm[2001]: service vm:105 - start migrate to node 'node-c'`;

  it('is well when the guest is on its target', () => {
    const log = parseLog(`${MOVE}
2024-05-02T10:00:25+0200 node-a pve-ha-lrm[2001]: service vm:105 - end migrate to node 'node-c'
2024-05-02T10:00:30+0200 node-b pve-ha-crm[1409]: service 'vm:105': state changed from 'migrate' to 'started'  (node = node-c)`);
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toMatchObject({
      guest: '105',
      sourceNode: 'node-a',
      targetNode: 'node-c',
      outcome: 'ok',
      computedDowntimeMs: null,
    });
  });

  it('failed when the guest stays where it was', () => {
    const log = parseLog(`${MOVE}
2024-05-02T10:00:25+0200 node-a pve-ha-lrm[2001]: service vm:105 not moved (migration error)
2024-05-02T10:00:30+0200 node-b pve-ha-crm[1409]: service 'vm:105' - migration failed (exit code 1)
2024-05-02T10:00:30+0200 node-b pve-ha-crm[1409]: service 'vm:105': state changed from 'migrate' to 'started'  (node = node-a)`);
    expect(log.facts).toMatchObject({
      sourceNode: 'node-a',
      targetNode: 'node-c',
      outcome: 'failed',
      error: 'service vm:105 not moved (migration error)',
    });
  });

  it('has no outcome while it is under way', () => {
    expect(parseLog(MOVE).facts).toMatchObject({ guest: '105', targetNode: 'node-c', outcome: 'unknown' });
  });

  it('stops a container first, and starts it on the target', () => {
    const log = parseLog(`May 02 10:00:00 node-b pve-ha-crm[1409]: relocate service 'ct:310' to node 'node-c'
May 02 10:00:00 node-b pve-ha-crm[1409]: service 'ct:310': state changed from 'started' to 'relocate'  (node = node-a, target = node-c)
May 02 10:00:05 node-a pve-ha-lrm[2001]: stopping service ct:310 (relocate)
May 02 10:00:09 node-a pve-ha-lrm[2001]: service status ct:310 stopped
May 02 10:00:09 node-a pve-ha-lrm[2001]: service ct:310 - start relocate to node 'node-c'
May 02 10:00:12 node-a pve-ha-lrm[2001]: service ct:310 - end relocate to node 'node-c'
May 02 10:00:20 node-b pve-ha-crm[1409]: service 'ct:310': state changed from 'relocate' to 'started'  (node = node-c)
May 02 10:00:25 node-c pve-ha-lrm[1377]: starting service ct:310
May 02 10:00:27 node-c pve-ha-lrm[1377]: service status ct:310 started`);
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toMatchObject({ guest: '310', guestKind: 'container', targetNode: 'node-c', outcome: 'ok' });
    expect(phases(log)).toEqual([
      ['shutdown', 5, 9],
      ['start', 25, 27],
    ]);
  });

  it('is well in the end when the guest starts on the second node it tries', () => {
    const log = parseLog(`May 02 10:00:00 node-a pve-ha-lrm[2001]: starting service vm:101
May 02 10:00:02 node-a pve-ha-lrm[2001]: unable to start service vm:101
May 02 10:00:02 node-a pve-ha-lrm[2001]: restart policy: retry number 1 for service 'vm:101'
May 02 10:00:12 node-a pve-ha-lrm[2001]: unable to start service vm:101 on local node after 1 retries
May 02 10:00:20 node-b pve-ha-crm[1409]: starting service vm:101 on node 'node-a' failed, relocating service.
May 02 10:00:20 node-b pve-ha-crm[1409]: relocate service 'vm:101' to node 'node-b'
May 02 10:00:20 node-b pve-ha-crm[1409]: service 'vm:101': state changed from 'started' to 'relocate'  (node = node-a, target = node-b)
May 02 10:00:30 node-b pve-ha-crm[1409]: service 'vm:101': state changed from 'relocate' to 'started'  (node = node-b)
May 02 10:00:33 node-b pve-ha-lrm[1377]: starting service vm:101
May 02 10:00:35 node-b pve-ha-lrm[1377]: service status vm:101 started
May 02 10:00:40 node-b pve-ha-crm[1409]: relocation policy successful for 'vm:101' on node 'node-b', failed nodes: node-a`);
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toMatchObject({ guest: '101', targetNode: 'node-b', outcome: 'ok', error: null, warnings: 4 });
  });
});

describe('The task log of a request', () => {
  it('tells what was asked for, not what came of it', () => {
    const log = parseLog('Requesting HA migration for VM 102 to node proxmox02\nTASK OK');
    expect(log.dialect).toBe('pve-ha');
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toMatchObject({ guest: '102', guestKind: 'vm', targetNode: 'proxmox02', outcome: 'unknown' });
  });

  it('failed when the request was refused', () => {
    const log = parseLog(`Requesting HA migration for VM 102 to node proxmox02
TASK ERROR: command 'ha-manager migrate vm:102 proxmox02' failed: exit code 255`);
    expect(log.facts).toMatchObject({
      guest: '102',
      outcome: 'failed',
      error: "command 'ha-manager migrate vm:102 proxmox02' failed: exit code 255",
    });
  });

  it('makes two stories of two requests', () => {
    const request = 'Requesting HA migration for CT 310 to node node-b\nTASK OK\n';
    const log = parseLog(request + request);
    expect(log.records.map(({ firstLine }) => firstLine)).toEqual([1, 3]);
  });
});

describe('Other lines of the HA manager', () => {
  it('are known from PVE 4.0, which spelt a word its own way', () => {
    const log = parseLog(
      "Sep 10 09:00:00 proxmox01 pve-ha-lrm[1100]: successfully aquired lock 'ha_agent_proxmox01_lock'",
    );
    expect(log.dialectVersion).toBe('PVE 4.0 or older');
  });

  it('tell of a node that is shut down with its guests', () => {
    const log =
      parseLog(`Jul 20 16:30:14 node-a pve-ha-lrm[1278]: got shutdown request with shutdown policy 'conditional'
Jul 20 16:30:14 node-a pve-ha-lrm[1278]: shutdown LRM, stop all services
Jul 20 16:30:24 node-a pve-ha-lrm[6501]: stopping service ct:107
Jul 20 16:30:24 node-a pve-ha-lrm[6502]: stopping service ct:108
Jul 20 16:30:31 node-a pve-ha-lrm[6501]: service status ct:107 stopped
Jul 20 16:30:32 node-a pve-ha-lrm[6502]: service status ct:108 stopped
Jul 20 16:30:34 node-a pve-ha-lrm[1278]: watchdog closed (disabled)
Jul 20 16:30:34 node-a pve-ha-lrm[1278]: server stopped`);
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toMatchObject({ guest: null, outcome: 'unknown', warnings: 0 });
    expect(phases(log)).toEqual([['shutdown', 10, 18]]);
  });

  it('tell of hardware fencing', () => {
    const log = parseLog(`May 02 10:00:00 node-b pve-ha-crm[1409]: Start fencing node 'node-a'
May 02 10:00:00 node-b pve-ha-crm[1409]: [fence 'node-a'] execute cmd: fence_ipmilan --ip=192.0.2.31`);
    expect(log.notUnderstood).toBe(0);
    expect(log.lines.map(({ level }) => level)).toEqual(['notice', 'notice']);
  });

  it('tell of quorum by the cluster file system', () => {
    const log = parseLog(`May 02 10:00:00 node-b pmxcfs[1231]: [status] notice: node lost quorum
May 02 10:00:01 node-b pmxcfs[1231]: [dcdb] crit: received write while not quorate - trigger resync
May 02 10:01:00 node-b pmxcfs[1231]: [status] notice: node has quorum`);
    expect(log.dialect).toBe('pve-ha');
    expect(events(log)).toEqual(['quorum-lost', 'pmxcfs-error', 'quorum']);
  });

  it('say nothing in a log of something else', () => {
    const log = parseLog(
      'May 02 10:00:00 node-b myserver[77]: starting server\nMay 02 10:00:01 node-b myserver[77]: ready',
    );
    expect(log.dialect).toBe('plain');
    expect(log.lines[0]?.event).toBeNull();
  });
});

it('recovery ends with the last word of the manager, where no node says that it has started the guest', () => {
  const log =
    parseLog(`Jan 16 21:19:22 node-a pve-ha-crm[1740]: fencing: acknowledged - got agent lock for node 'node-b'
Jan 16 21:19:22 node-a pve-ha-crm[1740]: service 'vm:100': state changed from 'fence' to 'recovery'
Jan 16 21:19:32 node-a pve-ha-crm[1740]: recover service 'vm:100' from fenced node 'node-b' to node 'node-c'
Jan 16 21:19:32 node-a pve-ha-crm[1740]: service 'vm:100': state changed from 'recovery' to 'started'  (node = node-c)
Jan 16 21:19:33 node-a pve-ha-crm[1740]: recover service 'vm:101' from fenced node 'node-b' to node 'node-a'
Jan 16 21:19:33 node-a pve-ha-crm[1740]: service 'vm:101': state changed from 'recovery' to 'started'  (node = node-a)
Jan 16 22:00:00 node-a pve-ha-crm[1740]: node 'node-b': state changed from 'fence' => 'unknown'`);
  expect(phases(log)).toEqual([['recovery', 0, 11]]);
  expect(log.lines.at(-1)?.phase).toBeNull();
});
