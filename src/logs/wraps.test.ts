import { describe, expect, it } from 'vitest';
import { parseLog } from './index.ts';

const START = "2024-05-02 10:57:01 starting migration of VM 104 to node 'proxmox02' (192.168.0.186)";
const VOLUMES =
  "Failed to sync data - can't migrate VM - storage has volumes - can't migrate local disk 'local:iso/debian.iso': can't live migrate attached local disks without with-local-disks option";
const CANCELLED = "online migrate failure - block job (mirror) error: drive-scsi0: 'mirror' has been cancelled";

const failed = (error: string) => [
  START,
  "2024-05-02 10:57:01 found local disk 'local-lvm:vm-104-disk-0' (attached)",
  "2024-05-02 10:57:02 starting VM 104 on remote node 'proxmox02'",
  `2024-05-02 10:57:05 ERROR: ${error}`,
  '2024-05-02 10:57:05 aborting phase 1 - cleanup resources',
  `2024-05-02 10:57:05 ERROR: migration aborted (duration 00:00:04): ${error}`,
  'TASK ERROR: migration aborted',
];

/** As mail programs wrap: between words. */
function atBlanks(line: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines;
}

const anywhere = (line: string, width: number) => line.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];

describe.each([VOLUMES, CANCELLED])('a log that failed with %j', (error) => {
  const lines = failed(error);
  const { facts } = parseLog(lines.join('\n'));

  it.each([70, 72, 75, 76, 78, 80])('says the same after a mail program wrapped it at %i columns', (width) => {
    const log = parseLog(lines.flatMap((line) => atBlanks(line, width)).join('\n'));
    expect(log).toMatchObject({ facts, notUnderstood: 0 });
    expect(log.facts).toMatchObject({ targetAddress: '192.168.0.186', durationSeconds: 4 });
  });

  it.each([70, 72, 78])('says the same when it was wrapped at %i columns and quoted', (width) => {
    const quoted = lines.flatMap((line) => atBlanks(line, width)).map((line) => `> ${line}`);
    expect(parseLog(quoted.join('\n'))).toMatchObject({ facts, notUnderstood: 0 });
  });

  it.each([72, 80, 100])('says the same after a terminal broke it at %i columns, in the middle of words', (width) => {
    expect(parseLog(lines.flatMap((line) => anywhere(line, width)).join('\n')).facts).toEqual(facts);
  });
});

describe('a log that was quoted, and then wrapped', () => {
  const lines = failed(VOLUMES);
  const { facts } = parseLog(lines.join('\n'));
  const quoted = lines.map((line) => `> ${line}`);

  it.each([66, 72, 78, 80, 90])('at %i columns, by a mail program or a terminal, says the same', (width) => {
    expect(parseLog(quoted.flatMap((line) => atBlanks(line, width)).join('\n')).facts).toEqual(facts);
    expect(parseLog(quoted.flatMap((line) => anywhere(line, width)).join('\n')).facts).toEqual(facts);
  });
});

describe('the rest of a wrapped line', () => {
  it.each([89, 90])('may look like a line of its own, which would have a time: %i columns', (width) => {
    const lines = failed(VOLUMES);
    const { facts } = parseLog(lines.join('\n'));
    expect(parseLog(lines.flatMap((line) => anywhere(line, width)).join('\n')).facts).toEqual(facts);
  });

  it('completes a line that is one without it, too', () => {
    const { facts, notUnderstood } = parseLog(`${START.replace(' (', '\n(')}\n2024-05-02 10:57:02 TASK OK`);
    expect(facts).toMatchObject({ targetNode: 'proxmox02', targetAddress: '192.168.0.186', outcome: 'ok' });
    expect(notUnderstood).toBe(0);
  });

  it.each([
    ['after a blank', 76, 'atBlanks'],
    ['in the middle of a word', 80, 'anywhere'],
    ['in the middle of a word of a wider terminal', 100, 'anywhere'],
  ])('is known where a single line was broken, %s', (_, width, how) => {
    const lines = [
      "2024-01-11 09:00:00 starting migration of VM 150 to node 'pve2' (172.16.0.2)",
      "2024-01-11 09:00:01 ERROR: migration aborted (duration 00:00:01): can't migrate VM which uses local devices: hostpci0, usb0",
      'TASK ERROR: migration aborted',
    ];
    const wrap = how === 'atBlanks' ? atBlanks : anywhere;
    expect(parseLog(lines.flatMap((line) => wrap(line, width)).join('\n')).facts.error).toBe(
      "can't migrate VM which uses local devices: hostpci0, usb0",
    );
  });

  it('is no prompt, and no mark of a block of code', () => {
    for (const after of ['root@pve1:~#', '```', '</pre>', '[/CODE]']) {
      const { facts } = parseLog(`${START}\n${'2024-05-02 10:57:05 ERROR: no'.padEnd(80, 'o')}\n${after}\n`);
      expect(facts.error).toMatch(/^no{50,}$/);
    }
  });

  it('goes on where a single line is exactly as long as a terminal is wide', () => {
    const error = '2024-05-02 10:57:05 ERROR: Failed to sync data - storage volumes - can'.padEnd(80, 'x');
    expect(error).toHaveLength(80);
    const { facts } = parseLog(`${START.split(' (')[0]}\n${error}\nlocal disk\nTASK ERROR: migration aborted\n`);
    expect(facts.error).toBe(`${error.slice(27)}local disk`);
  });
});
