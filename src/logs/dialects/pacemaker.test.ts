import { describe, expect, it } from 'vitest';
import { parseLog } from '../parse.ts';
import type { ParsedLog } from '../types.ts';

const events = (log: ParsedLog) => log.lines.map(({ event }) => event);
const phases = (log: ParsedLog) => log.phases.map(({ name, startMs, endMs }) => [name, startMs / 1000, endMs / 1000]);

// Corosync prints blanks before its brackets, Pacemaker before its level.
const FENCED = `Jan 16 21:19:17 node-a corosync[6655]:   [KNET  ] link: host: 2 link: 0 is down
Jan 16 21:19:17 node-a corosync[6655]:   [KNET  ] host: host: 2 (passive) best link: 0 (pri: 1)
Jan 16 21:19:17 node-a corosync[6655]:   [KNET  ] host: host: 2 has no active links
Jan 16 21:19:19 node-a corosync[6655]:   [TOTEM ] Token has not been received in 2737 ms
Jan 16 21:19:20 node-a corosync[6655]:   [TOTEM ] A processor failed, forming new configuration: token timed out (3650ms), waiting 4380ms for consensus.
Jan 16 21:19:22 node-a corosync[6655]:   [QUORUM] Sync members[2]: 1 3
Jan 16 21:19:22 node-a corosync[6655]:   [QUORUM] Sync left[1]: 2
Jan 16 21:19:22 node-a corosync[6655]:   [TOTEM ] A new membership (1.1e) was formed. Members left: 2
Jan 16 21:19:22 node-a corosync[6655]:   [TOTEM ] Failed to receive the leave message. failed: 2
Jan 16 21:19:22 node-a pacemaker-attrd[1738]:  notice: Node node-b state is now lost
Jan 16 21:19:22 node-a pacemaker-attrd[1738]:  notice: Removing all node-b attributes for peer loss
Jan 16 21:19:22 node-a pacemaker-controld[1740]:  notice: Node node-b state is now lost
Jan 16 21:19:22 node-a pacemaker-controld[1740]:  warning: Our peer on the DC (node-b) is dead
Jan 16 21:19:22 node-a pacemaker-controld[1740]:  notice: State transition S_NOT_DC -> S_ELECTION
Jan 16 21:19:23 node-a corosync[6655]:   [QUORUM] Members[2]: 1 3
Jan 16 21:19:23 node-a corosync[6655]:   [MAIN  ] Completed service synchronization, ready to provide service.
Jan 16 21:19:23 node-a pacemaker-schedulerd[1739]:  warning: Cluster node node-b will be fenced: peer is no longer part of the cluster
Jan 16 21:19:23 node-a pacemaker-schedulerd[1739]:  warning: Node node-b is unclean
Jan 16 21:19:23 node-a pacemaker-schedulerd[1739]:  warning: vip_stop_0 on node-b is unrunnable (node is offline)
Jan 16 21:19:23 node-a pacemaker-schedulerd[1739]:  warning: Scheduling Node node-b for STONITH
Jan 16 21:19:23 node-a pacemaker-schedulerd[1739]:  notice:  * Fence (reboot) node-b 'peer is no longer part of the cluster'
Jan 16 21:19:23 node-a pacemaker-schedulerd[1739]:  notice:  * Move       vip              ( node-b -> node-a )
Jan 16 21:19:23 node-a pacemaker-schedulerd[1739]:  warning: Calculated transition 2 (with warnings), saving inputs in /var/lib/pacemaker/pengine/pe-warn-0.bz2
Jan 16 21:19:23 node-a pacemaker-controld[1740]:  notice: Requesting fencing (reboot) of node node-b
Jan 16 21:19:23 node-a pacemaker-fenced[1736]:  notice: Client pacemaker-controld.1740.b64beaf2 wants to fence (reboot) 'node-b' with device '(any)'
Jan 16 21:19:23 node-a pacemaker-fenced[1736]:  notice: Requesting peer fencing (reboot) targeting node-b
Jan 16 21:19:36 node-a pacemaker-fenced[1736]:  notice: Operation 'reboot' [1951] (call 2 from pacemaker-controld.1740) targeting node-b using xvm2 returned 0 (OK)
Jan 16 21:19:36 node-a pacemaker-fenced[1736]:  notice: Operation 'reboot' targeting node-b by node-a for pacemaker-controld.1740@node-a: OK (complete)
Jan 16 21:19:36 node-a pacemaker-controld[1740]:  notice: Peer node-b was terminated (reboot) by node-a on behalf of pacemaker-controld.1740: OK
Jan 16 21:19:36 node-a pacemaker-controld[1740]:  notice: Fence operation 2 for node-b passed
Jan 16 21:19:36 node-a pacemaker-controld[1740]:  notice: Initiating start operation vip_start_0 locally on node-a
Jan 16 21:19:37 node-a pacemaker-controld[1740]:  notice: Result of start operation for vip on node-a: ok
Jan 16 21:19:37 node-a pacemaker-controld[1740]:  notice: Transition 2 (Complete=6, Pending=0, Fired=0, Skipped=0, Incomplete=0, Source=/var/lib/pacemaker/pengine/pe-warn-0.bz2): Complete
Jan 16 21:19:37 node-a pacemaker-controld[1740]:  notice: State transition S_TRANSITION_ENGINE -> S_IDLE`;

// Pacemaker 1.1 on Corosync 2: functions speak, and addresses name memberships.
const FENCED_1X = `2018-09-13T07:38:01+0000 pcmk-2 corosync[28302]: [TOTEM ] A processor failed, forming new configuration.
2018-09-13T07:38:02+0000 pcmk-2 corosync[28302]: [TOTEM ] A new membership (10.0.0.13:120996) was formed. Members left: 1
2018-09-13T07:38:02+0000 pcmk-2 corosync[28302]: [QUORUM] Members[1]: 2
2018-09-13T07:38:02+0000 pcmk-2 stonith-ng[28311]:   notice: crm_update_peer_proc: Node pcmk-1[1] - state is now lost (was member)
2018-09-13T07:38:02+0000 pcmk-2 cib[28310]:   notice: Purged 1 peer with id=1 and/or uname=pcmk-1 from the membership cache
2018-09-13T07:38:02+0000 pcmk-2 crmd[28315]:  warning: Our peer on the DC (pcmk-1) is dead
2018-09-13T07:38:03+0000 pcmk-2 crmd[28315]:   notice: do_state_transition: State transition S_IDLE -> S_POLICY_ENGINE [ input=I_PE_CALC cause=C_FSA_INTERNAL ]
2018-09-13T07:38:03+0000 pcmk-2 pengine[28314]:  warning: pe_fence_node: Cluster node pcmk-1 will be fenced: peer is no longer part of the cluster
2018-09-13T07:38:03+0000 pcmk-2 pengine[28314]:  warning: custom_action: Action vip_stop_0 on pcmk-1 is unrunnable (offline)
2018-09-13T07:38:03+0000 pcmk-2 pengine[28314]:   notice: LogActions: Move    vip\t(Started pcmk-1 -> pcmk-2)
2018-09-13T07:38:03+0000 pcmk-2 crmd[28315]:   notice: te_fence_node: Executing reboot fencing operation (15) on pcmk-1 (timeout=60000)
2018-09-13T07:38:15+0000 pcmk-2 stonith-ng[28311]:   notice: remote_op_done: Operation reboot of pcmk-1 by pcmk-2 for crmd.28315@pcmk-2.7ae12a12: OK
2018-09-13T07:38:15+0000 pcmk-2 crmd[28315]:   notice: tengine_stonith_notify: Peer pcmk-1 was terminated (reboot) by pcmk-2 for pcmk-2: OK (ref=7ae12a12) by client crmd.28315
2018-09-13T07:38:16+0000 pcmk-2 crmd[28315]:   notice: do_state_transition: State transition S_TRANSITION_ENGINE -> S_IDLE [ input=I_TE_SUCCESS ]`;

const NO_QUORUM = `Aug 08 20:21:56 node-b corosync[1076]:   [KNET  ] host: host: 1 has no active links
Aug 08 20:21:57 node-b corosync[1076]:   [TOTEM ] Token has not been received in 2250 ms
Aug 08 20:22:01 node-b corosync[1076]:   [TOTEM ] A new membership (2.1e) was formed. Members left: 1
Aug 08 20:22:01 node-b corosync[1076]:   [QUORUM] This node is within the non-primary component and will NOT provide any service.
Aug 08 20:22:01 node-b corosync[1076]:   [QUORUM] Members[1]: 2`;

describe('The rules of Pacemaker and Corosync', () => {
  it('take a long line without an end in their stride', () => {
    const log = parseLog(
      `notice: Result of start operation for ${'a'.repeat(200_000)}\nnotice: Move ${' '.repeat(200_000)}(`,
    );
    expect(log.notUnderstood).toBe(2);
  });
});

describe('A node that Pacemaker fences', () => {
  const log = parseLog(FENCED);

  it('is understood to the last line', () => {
    expect(log.dialect).toBe('pacemaker');
    expect(log.lines.filter(({ event }) => event === null)).toEqual([]);
    expect(log.notUnderstood).toBe(0);
  });

  it('names the node that was lost, and the one that took over', () => {
    expect(log.facts).toMatchObject({
      guest: null,
      sourceNode: 'node-b',
      targetNode: 'node-a',
      outcome: 'ok',
      error: null,
    });
  });

  it('has fencing until the agent is done, and recovery until all is idle', () => {
    expect(phases(log)).toEqual([
      ['fence', 6, 19],
      ['recovery', 19, 20],
    ]);
  });

  it('counts warnings as printed, and those that Corosync has no word for', () => {
    expect(log.facts.warnings).toBe(11);
    expect(log.lines.find(({ event }) => event === 'transition')?.level).toBe('warning');
    expect(log.lines[9]).toMatchObject({ event: 'node-lost', level: 'notice', program: 'pacemaker-attrd' });
  });

  it('takes names and figures from the lines', () => {
    expect(log.lines[0]?.fields).toEqual({ host: '2', link: '0' });
    expect(log.lines[3]?.fields).toEqual({ ms: 2737 });
    expect(log.lines[7]?.fields).toEqual({ membership: '1.1e', left: '2' });
    expect(log.lines[26]?.fields).toEqual({ action: 'reboot', node: 'node-b', code: 0 });
  });

  it.each([
    ['is quoted', (line: string) => `> ${line}`],
    ['has single blanks', (line: string) => line.replace(/ {2,}/g, ' ')],
    ['has ISO timestamps', (line: string) => line.replace(/^Jan 16 (\S+)/, '2024-01-16T$1.040432+10:00')],
    ['has no host names', (line: string) => line.replace(' node-a ', ' ')],
    ['has no timestamps', (line: string) => line.replace(/^Jan 16 \S+ /, '')],
    ['has no timestamps and no programs', (line: string) => line.replace(/^.*?\]: +/, '')],
  ])('tells the same when it %s', (_, change) => {
    const changed = parseLog(FENCED.split('\n').map(change).join('\n'));
    expect(changed.lines.filter(({ event }) => event === null)).toEqual([]);
    expect(changed.facts).toMatchObject({ sourceNode: 'node-b', targetNode: 'node-a', outcome: 'ok' });
  });

  it('tells the same with the first timestamp torn, lines cut out, and wrapped at 80 columns', () => {
    const lines = FENCED.replace('Jan 16 21:19', '').split('\n');
    const wrapped = [...lines.slice(0, 9), '....', ...lines.slice(16)].flatMap((line) => line.match(/.{1,80}/g) ?? []);
    const changed = parseLog(wrapped.join('\n'));
    expect(changed.lines.filter(({ event, continues }) => event === null && !continues)).toEqual([]);
    expect(changed.facts).toMatchObject({ sourceNode: 'node-b', targetNode: 'node-a', outcome: 'ok' });
  });
});

describe('The idle time after a failover', () => {
  it('is of no phase', () => {
    const log = parseLog(`${FENCED}
Jan 16 21:34:37 node-a pacemaker-controld[1740]:  notice: State transition S_IDLE -> S_POLICY_ENGINE
Jan 16 21:34:37 node-a pacemaker-controld[1740]:  notice: State transition S_TRANSITION_ENGINE -> S_IDLE`);
    expect(phases(log)).toEqual([
      ['fence', 6, 19],
      ['recovery', 19, 20],
    ]);
    expect(log.lines.at(-1)?.phase).toBe(null);
  });
});

describe('Pacemaker before 2.0', () => {
  it('tells the same story in its own words', () => {
    const log = parseLog(FENCED_1X);
    expect(log.lines.filter(({ event }) => event === null)).toEqual([]);
    expect(log.facts).toMatchObject({ sourceNode: 'pcmk-1', targetNode: 'pcmk-2', outcome: 'ok' });
    expect(phases(log)).toEqual([
      ['fence', 2, 14],
      ['recovery', 14, 15],
    ]);
  });
});

describe('Fencing that fails', () => {
  const FAILED = `Jan 27 09:13:13 node-a pacemaker-controld[8146]: notice: Requesting fencing (reboot) targeting node node-b | action=4 timeout=150000
Jan 27 09:13:30 node-a pacemaker-fenced[8136]: error: Operation 'reboot' targeting node-b by unknown node for pacemaker-controld.8146@node-a: No such device
Jan 27 09:13:30 node-a pacemaker-controld[8146]: notice: Peer node-b was not terminated (reboot) by <anyone> on behalf of pacemaker-controld.8146: No such device`;

  it('gives its reason', () => {
    const log = parseLog(FAILED);
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toMatchObject({ sourceNode: 'node-b', outcome: 'failed', error: 'No such device' });
  });

  it('is got over by a second try', () => {
    const log = parseLog(`${FAILED}
Jan 27 09:14:30 node-a pacemaker-controld[8146]: notice: Peer node-b was terminated (reboot) by node-a on behalf of pacemaker-controld.8146: OK`);
    expect(log.facts).toMatchObject({ outcome: 'ok', error: null });
  });

  it('has no outcome before its end', () => {
    expect(parseLog(FAILED.split('\n')[0] ?? '').facts.outcome).toBe('unknown');
  });

  it('is a failure for the node that is told so', () => {
    const log = parseLog(
      'Feb 20 03:30:00 node-b pacemaker-controld[1740]:  crit: We were allegedly just fenced by node-a for node-a!',
    );
    expect(log.facts).toMatchObject({ outcome: 'failed', error: log.lines[0]?.message });
  });
});

describe('Resources', () => {
  it('that move and start are well', () => {
    const log =
      parseLog(`Mar  8 09:23:48 node-a pacemaker-schedulerd[3525]: warning: Forcing web away from node-b after 1000000 failures (max=1000000)
Mar  8 09:23:48 node-a pacemaker-schedulerd[3525]: notice:  * Recover    web      ( node-b -> node-c )
Mar  8 09:23:50 node-c pacemaker-controld[3527]: notice: Result of start operation for web on node-c: ok`);
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toMatchObject({ sourceNode: 'node-b', targetNode: 'node-c', outcome: 'ok', warnings: 1 });
  });

  it('that move and don’t start are not', () => {
    const log =
      parseLog(`Mar  8 09:23:48 node-a pacemaker-schedulerd[3525]: notice:  * Recover    web      ( node-b -> node-c )
Mar  8 09:23:50 node-c pacemaker-controld[3527]: error: Result of start operation for web on node-c: Timed Out after 20s`);
    expect(log.facts).toMatchObject({ outcome: 'failed', error: expect.stringContaining('Timed Out') });
  });

  it('that are not running where they are looked for are no failure', () => {
    const log = parseLog('notice: Result of probe operation for web on node-c: 7 (not running)');
    expect(log.lines[0]).toMatchObject({ event: 'result', level: 'info' });
  });
});

describe('Corosync by itself', () => {
  it('loses quorum, and with it all services', () => {
    const log = parseLog(NO_QUORUM);
    expect(log.dialect).toBe('pacemaker');
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toMatchObject({
      outcome: 'failed',
      error: 'This node is within the non-primary component and will NOT provide any service.',
    });
  });

  it('gets quorum back', () => {
    const log = parseLog(`${NO_QUORUM}
Aug 08 20:25:01 node-b corosync[1076]:   [KNET  ] rx: host: 1 link: 0 is up
Aug 08 20:25:02 node-b corosync[1076]:   [QUORUM] Sync joined[1]: 1
Aug 08 20:25:02 node-b corosync[1076]:   [QUORUM] This node is within the primary component and will provide service.`);
    expect(log.notUnderstood).toBe(0);
    expect(log.facts).toMatchObject({ outcome: 'unknown', error: null });
  });

  it('is known without a program, and is no target of a migration that speaks', () => {
    const log = parseLog('[QUORUM] Members[2]: 1 2\n[KNET  ] link: host: 2 link: 0 is down');
    expect(log.lines.map(({ dialect }) => dialect)).toEqual(['pacemaker', 'pacemaker']);
  });
});

describe('The files of Pacemaker and Corosync', () => {
  it('have the function in parentheses from 2.0 on', () => {
    const log =
      parseLog(`Jan 27 09:13:13 node-a pacemaker-schedulerd[8138] (pe_fence_node)\twarning: Cluster node node-b will be fenced: peer is no longer part of the cluster
Jan 27 09:13:13 node-a pacemaker-controld  [8146] (controld_execute_fence_action)\tnotice: Requesting fencing (reboot) targeting node node-b | action=4 timeout=150000
Jan 27 09:13:30 node-a pacemaker-controld  [8146] (handle_fence_notification)\tnotice: Peer node-b was not terminated (reboot) by node-a on behalf of pacemaker-controld.8146: delegate failed`);
    expect(log.notUnderstood).toBe(0);
    expect(log.lines[1]).toMatchObject({ host: 'node-a', program: 'pacemaker-controld', elapsedMs: 0 });
    expect(log.facts).toMatchObject({
      sourceNode: 'node-b',
      outcome: 'failed',
      error: 'delegate failed',
      elapsedSeconds: 17,
    });
  });

  it('have the pid first before', () => {
    const log =
      parseLog(`Sep 13 07:38:02 [28311] pcmk-2 stonith-ng:   notice: crm_update_peer_proc: Node pcmk-1[1] - state is now lost (was member)
Sep 13 07:38:02 [28315] pcmk-2       crmd:  warning: Our peer on the DC (pcmk-1) is dead
Sep 13 07:38:02 [434] pcmk-2 corosync notice  [TOTEM ] A processor failed, forming new configuration.`);
    expect(log.notUnderstood).toBe(0);
    expect(log.lines.map(({ program }) => program)).toEqual(['stonith-ng', 'crmd', 'corosync']);
  });

  it('are read without timestamps', () => {
    const log = parseLog(
      '[434] pcmk-2 corosyncnotice  [TOTEM ] A new membership (10.0.0.13:507) was formed. Members left: 4 3',
    );
    expect(log.lines[0]).toMatchObject({ host: 'pcmk-2', event: 'membership', fields: { left: '4 3' } });
  });

  it('keep lines that no rule knows, with the level these give themselves', () => {
    const log = parseLog('Jan 27 09:13:13 node-a pacemaker-execd[8140]:  error: Something never seen before\n');
    expect(log.lines[0]).toMatchObject({ event: null, level: 'error' });
    expect(events(log)).toEqual([null]);
  });
});
