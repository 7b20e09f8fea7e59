import { describe, expect, it } from 'vitest';
import { lead } from './clean.ts';
import { gutterOf } from './gutter.ts';
import { parseLog } from './parse.ts';

describe('a quoted log', () => {
  it.each([
    [['> a', '> b', '', '>', '> c'], true],
    [['On Monday, somebody wrote:', '> a', '> b', 'What is this?'], true],
    [['> a', 'b', 'c'], false],
    [['a'], false],
    [[], false],
    [['', ' '], false],
  ])('has a sign before most of its lines: %j', (lines, isQuoted) => {
    expect(gutterOf(lines) !== null).toBe(isQuoted);
  });

  const gutter = gutterOf(['> a']);

  it.each([
    ['> a', 2],
    ['  > a', 4],
    ['&gt; a', 5],
    ['[CODE]a', 6],
    ['> [code=shell]  a', 16],
    ['[codes] a', 0],
    ['\u200b a', 2],
    ['>a', 1],
    ['> > a', 4],
    ['>> a', 3],
    ['>\ta', 2],
    ['  a', 2],
    ['\u00a0\u202f a', 3],
    ['', 0],
    ['> ', 2],
  ])('has its text in %j after %i characters', (line, start) => {
    expect(lead(line, gutter)).toBe(start);
  });

  it('keeps the sign where it is part of the text', () => {
    expect(lead('> a', null)).toBe(0);
  });
});

describe('a log with something before each line', () => {
  const LINES = [
    "May 02 10:57:01 starting migration of VM 104 to node 'proxmox02' (192.168.0.186)",
    'May 02 10:57:07 migration speed: 256.00 MB/s - downtime 15 ms',
    'May 02 10:57:07 migration status: completed',
    '',
    'May 02 10:57:11 migration finished successfully (duration 00:00:10)',
    'TASK OK',
  ];
  const { facts } = parseLog(LINES.join('\n'));
  const numbered = (form: (number: number) => string) => LINES.map((line, i) => form(i + 1) + line);

  it.each([
    ['numbers, by cat -n', numbered((n) => `${String(n).padStart(6)}\t`)],
    ['numbers, by grep -n', numbered((n) => `${n + 41}:`)],
    ['numbers and bars', numbered((n) => `${n} | `)],
    ['numbers and points', numbered((n) => `${n}. `)],
    ['numbers, by nl', LINES.filter(Boolean).map((line, i) => `${String(i + 1).padStart(6)}\t${line}`)],
    [
      'signs of a diff',
      ['diff --git a/t b/t', ...LINES.map((line) => `+${line}`), ...LINES.map((line) => `+${line}`)].slice(0, 7),
    ],
    ['bars', LINES.map((line) => `| ${line}`)],
    ['signs of a list', LINES.filter(Boolean).map((line) => `- ${line}`)],
    ['stars', LINES.filter(Boolean).map((line) => `* ${line}`)],
    ['lines drawn', LINES.map((line) => `\u2502 ${line}`)],
    [
      'signs, and words of a mail around it',
      ['Hello,', '', ...LINES.map((line) => `> ${line}`), '', 'what is this?', 'Yours'],
    ],
  ])('says the same: %s', (_, lines) => {
    expect(parseLog(lines.join('\n'))).toMatchObject({ dialect: 'pve-qemu', facts });
  });

  it('keeps numbers that count nothing', () => {
    const text = '1 osds down\n3 osds down\n9 osds down\n';
    expect(parseLog(text).lines.map(({ message }) => message)).toEqual(text.trim().split('\n'));
  });
});
