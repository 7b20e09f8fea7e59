import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type ParsedLog, parseLog } from './index.ts';

const LOGS = new URL('../../content/posts/proxmox-ha/high-availability/logs/', import.meta.url);
const MIB = 2 ** 20;

/** Length of a phase in seconds. */
function secondsOf(log: ParsedLog, name: string): number | null {
  const phase = log.phases.find((p) => p.name === name);
  return phase === undefined ? null : (phase.endMs - phase.startMs) / 1000;
}

describe.each([
  {
    name: 'vm104-glusterfs',
    guest: '104',
    target: 'proxmox02',
    address: '192.168.0.186',
    task: 10,
    untilTunnel: 3,
    memory: 2,
    finish: 4,
    downtimeMs: 15,
    speed: 256 * MIB,
    samples: 0,
    last: [null, null, null],
    warnings: 0,
  },
  {
    name: 'vm105-drbd',
    guest: '105',
    target: 'proxmox01',
    address: '192.168.0.185',
    task: 14,
    untilTunnel: 4,
    memory: 4,
    finish: 5,
    downtimeMs: 7,
    speed: 256 * MIB,
    samples: 1,
    last: [197603120, 32460800, 1082990592],
    warnings: 1,
  },
  {
    name: 'vm108-iscsi',
    guest: '108',
    target: 'proxmox02',
    address: '192.168.0.186',
    task: 20,
    untilTunnel: 6,
    memory: 7,
    finish: 6,
    downtimeMs: 102,
    speed: Math.round(73.14 * MIB),
    samples: 5,
    last: [533482842, 12886016, 546119680],
    warnings: 1,
  },
])('the log $name', ({ name, ...known }) => {
  const read = async () => parseLog(await readFile(new URL(`${name}.log`, LOGS), 'utf8'));

  it('states what was read from it by hand', async () => {
    const [transferredBytes, remainingBytes, totalBytes] = known.last;
    expect((await read()).facts).toMatchObject({
      guest: known.guest,
      guestKind: 'vm',
      targetNode: known.target,
      targetAddress: known.address,
      outcome: 'ok',
      error: null,
      durationSeconds: known.task,
      elapsedSeconds: known.task,
      downtimeMs: known.downtimeMs,
      downtimeLimitMs: 100,
      speedBytesPerSecond: known.speed,
      speedLimitBytesPerSecond: 8 * 1024 * MIB,
      transferredBytes,
      remainingBytes,
      totalBytes,
      memoryPhaseMs: known.memory * 1000,
      warnings: known.warnings,
    });
  });

  it('is divided into phases that follow one another', async () => {
    const log = await read();
    expect(log.phases.map((phase) => phase.name)).toEqual([
      'prepare',
      'disks',
      'target-start',
      'tunnel',
      'memory',
      'finish',
    ]);
    expect(log.phases.find((phase) => phase.name === 'tunnel')?.startMs).toBe(known.untilTunnel * 1000);
    expect(secondsOf(log, 'memory')).toBe(known.memory);
    expect(secondsOf(log, 'finish')).toBe(known.finish);
    expect(log.phases.slice(1).map(({ startMs }) => startMs)).toEqual(
      log.phases.slice(0, -1).map(({ endMs }) => endMs),
    );
    expect(log.phases.at(-1)?.endMs).toBe(known.task * 1000);
  });

  it('is understood line by line, and keeps them as they are', async () => {
    const log = await read();
    const text = await readFile(new URL(`${name}.log`, LOGS), 'utf8');
    expect(log).toMatchObject({ dialect: 'pve-qemu', notUnderstood: 0 });
    expect(log.lines.map((line) => line.text)).toEqual(text.trimEnd().split('\n'));
    expect(log.lines.map((line) => line.number)).toEqual(log.lines.map((_, i) => i + 1));
    expect(log.lines.filter((line) => line.level === 'warning').map((line) => line.text)).toEqual(
      Array(known.warnings).fill('bind: Cannot assign requested address'),
    );
  });

  it('has its samples of progress, each with its line and time', async () => {
    const { progress, lines } = await read();
    expect(progress).toHaveLength(known.samples);
    expect(lines.filter((line) => line.event === 'xbzrle')).toHaveLength(known.samples);
    for (const { line, elapsedMs, transferredBytes } of progress) {
      expect(lines[line - 1]?.text).toContain(`transferred ${transferredBytes},`);
      expect(lines[line - 1]?.elapsedMs).toBe(elapsedMs);
    }
  });
});
