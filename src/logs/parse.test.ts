import { describe, expect, it } from 'vitest';
import { parseLog } from './index.ts';
import { isOfOtherFormat } from './types.ts';

const MIB = 2 ** 20;
const START = "May 02 10:57:01 starting migration of VM 104 to node 'proxmox02' (192.168.0.186)";

describe('a log that is read as a format it is not of', () => {
  it('has no line of that format, however many are understood', () => {
    const text = "2018-05-02 10:57:01 starting migration of VM 130 to node 'node-b' (192.0.2.12)\nTASK OK\n";
    expect(parseLog(text)).toMatchObject({ linesOfDialect: 2, notUnderstood: 0 });
    const wrong = parseLog(text, { dialect: 'ceph' });
    expect(wrong).toMatchObject({ linesOfDialect: 0, notUnderstood: 0, facts: { outcome: 'unknown' } });
    expect(isOfOtherFormat(wrong)).toBe(true);
    expect(isOfOtherFormat(parseLog(text, { dialect: 'plain' }))).toBe(false);
    expect(isOfOtherFormat(parseLog('', { dialect: 'ceph' }))).toBe(false);
  });
});

describe('a migration that failed', () => {
  it('before memory moved gives the first reason', () => {
    const { facts, lines } = parseLog(
      [
        START,
        'May 02 10:57:01 copying disk images',
        "May 02 10:57:02 ERROR: Failed to sync data - can't migrate 'local:104/vm.qcow2' - storage type 'dir' not supported",
        'May 02 10:57:02 aborting phase 1 - cleanup resources',
        'May 02 10:57:02 ERROR: migration aborted (duration 00:00:01): Failed to sync data',
        'TASK ERROR: migration aborted',
      ].join('\n'),
    );
    expect(facts).toMatchObject({
      outcome: 'failed',
      error: "Failed to sync data - can't migrate 'local:104/vm.qcow2' - storage type 'dir' not supported",
      durationSeconds: 1,
      downtimeMs: null,
      memoryPhaseMs: null,
    });
    expect(lines.map(({ level }) => level)).toEqual(['info', 'info', 'error', 'notice', 'error', 'error']);
  });

  it('at once gives the reason of the line that ends it', () => {
    const { facts } = parseLog(
      `${START}\nMay 02 10:57:02 ERROR: migration aborted (duration 01:02:03): can't migrate VM which uses local devices: hostpci0\n`,
    );
    expect(facts).toMatchObject({
      outcome: 'failed',
      error: "can't migrate VM which uses local devices: hostpci0",
      durationSeconds: 3723,
    });
  });

  it('with problems is a failure', () => {
    const { facts } = parseLog(
      [
        START,
        'May 02 10:57:05 starting online/live migration on localhost:60000',
        'May 02 10:57:06 ERROR: online migrate failure - VM quit/powerdown failed',
        'May 02 10:57:13 ERROR: migration finished with problems (duration 00:01:12)',
        'TASK ERROR: migration problems',
      ].join('\n'),
    );
    expect(facts).toMatchObject({ outcome: 'failed', error: 'VM quit/powerdown failed', durationSeconds: 72 });
  });

  it('is not undone by a later line', () => {
    const problems = 'May 02 10:57:13 ERROR: migration finished with problems (duration 00:00:12)';
    expect(parseLog(`${START}\n${problems}\nTASK OK\n`).facts.outcome).toBe('failed');
  });
});

describe('a log', () => {
  it('that ends in the middle does not say how it came out', () => {
    expect(parseLog(`${START}\nMay 02 10:57:01 copying disk images\n`).facts).toMatchObject({
      outcome: 'unknown',
      durationSeconds: null,
      elapsedSeconds: 0,
    });
  });

  it('across new year counts on', () => {
    const log = parseLog(
      [
        START.replace('May 02 10:57:01', 'Dec 31 23:59:58'),
        'Dec 31 23:59:59 starting online/live migration on localhost:60000',
        'Jan 01 00:00:04 migration status: completed',
        'Jan 01 00:00:05 migration finished successfully (duration 00:00:07)',
      ].join('\n'),
    );
    expect(log.facts).toMatchObject({ elapsedSeconds: 7, durationSeconds: 7, memoryPhaseMs: 5000 });
  });

  it('takes 107 seconds, not 107.00000999999999', () => {
    const { facts } = parseLog('[335771.633015] drbd0: a\n[335878.633025] drbd0: b\n');
    expect(facts.elapsedSeconds).toBe(107.00001);
  });

  it('across midnight counts on', () => {
    const log = parseLog(
      `${START.replace('May 02 10:57:01', 'May 31 23:59:58')}\nJun 01 00:00:04 copying disk images\n`,
    );
    expect(log.facts.elapsedSeconds).toBe(6);
  });

  it('whose clock was set back shows no time below zero', () => {
    const log = parseLog(`${START}\nMay 02 10:56:58 migration status: completed\n`);
    expect(log.facts.elapsedSeconds ?? 0).toBeGreaterThanOrEqual(0);
    for (const { startMs, endMs } of log.phases) expect(endMs).toBeGreaterThanOrEqual(startMs);
  });

  it('reads the same with CRLF, a byte order mark, and without a line end at its end', () => {
    const text = `${START}\nMay 02 10:57:03 migration speed: 256.00 MB/s - downtime 15 ms\n\nTASK OK\n`;
    const log = parseLog(text);
    expect(log.lines).toHaveLength(4);
    expect(log.facts).toMatchObject({ guest: '104', downtimeMs: 15, outcome: 'ok', elapsedSeconds: 2 });
    expect(parseLog(`\uFEFF${text}`)).toEqual(log);
    expect(parseLog(text.replaceAll('\n', '\r\n'))).toEqual(log);
    expect(parseLog(text.slice(0, -1))).toEqual(log);
  });

  it('without timestamps states what it can', () => {
    const log = parseLog("starting migration of VM 104 to node 'proxmox02'\nmigration status: completed\nTASK OK\n");
    expect(log.facts).toMatchObject({ guest: '104', targetAddress: null, outcome: 'ok', elapsedSeconds: null });
    expect(log.phases).toEqual([]);
  });

  it('may have blanks at the ends of its lines', () => {
    expect(parseLog(`${START}  \nTASK OK \n`)).toMatchObject({
      notUnderstood: 0,
      facts: { guest: '104', outcome: 'ok' },
    });
  });

  it('counts what it could not read, and drops nothing of it', () => {
    const log = parseLog(`${START}\nwhat is this\nMay 02 10:57:02 and this\n\nTASK OK\n`);
    expect(log.notUnderstood).toBe(2);
    expect(log.lines.filter((line) => line.event === null && line.text !== '').map((line) => line.text)).toEqual([
      'what is this',
      'May 02 10:57:02 and this',
    ]);
  });
});

describe('any other text', () => {
  it('that is empty is a record without lines', () => {
    expect(parseLog('')).toMatchObject({ dialect: 'plain', lines: [], phases: [], progress: [], notUnderstood: 0 });
  });

  it('is plain, and every line is kept', () => {
    const log = parseLog('hello\nworld\n');
    expect(log).toMatchObject({ dialect: 'plain', notUnderstood: 2, facts: { outcome: 'unknown', guest: null } });
    expect(log.lines.map((line) => line.text)).toEqual(['hello', 'world']);
  });

  it('may be binary junk', () => {
    const junk = Buffer.from(Uint8Array.from({ length: 65_536 }, (_, i) => (i * i * 31 + i * 7) % 256)).toString(
      'utf8',
    );
    const log = parseLog(junk);
    expect(log.dialect).toBe('plain');
    expect(log.lines.map((line) => line.text)).toEqual(junk.replace(/\r\n|\n$/g, '\n').split(/[\r\n]/));
  });

  // What isn't linear takes minutes here, so the limit can be wide enough for any busy machine.
  it.each([
    "'",
    '1',
    '1.',
    '0:',
    'ERROR: ',
    'May 02 10:57:01 ',
    'migration status: active (transferred 1, ',
    '1.2.3.4:5 ',
  ])(
    'may hold a line of a megabyte of %j, and is read in time linear in its length',
    (piece) => {
      const log = parseLog(`${START}\nMay 02 10:57:02 ${piece.repeat(MIB / piece.length)}\nTASK OK\n`);
      expect(log.lines).toHaveLength(3);
      expect(log.facts).toMatchObject({ guest: '104', outcome: 'ok' });
    },
    15_000,
  );
});

describe('progress', () => {
  it('is told every now and then while a long log is read', () => {
    const told: [number, number][] = [];
    parseLog('a line\n'.repeat(45_000), { onProgress: (lines, of) => told.push([lines, of]) });
    expect(told.map(([lines]) => Math.round(lines / 10_000))).toEqual([1, 2, 3, 4]);
    expect(told.every(([, of]) => of === 45_000)).toBe(true);
  });
});
