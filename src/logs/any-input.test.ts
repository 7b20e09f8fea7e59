import { describe, expect, it } from 'vitest';
import { parseLog } from './parse.ts';
import { tokensOf } from './tokens.ts';

const LONG = 10_000_000;

/** Bytes that look like nothing: a linear congruential generator, the same in every run. */
function noise(length: number): Uint8Array {
  let state = 20_160_922;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

function bytes(...head: number[]): Uint8Array {
  return Uint8Array.of(...head, ...noise(50_000));
}

describe.each([
  ['nothing', new Uint8Array()],
  ['a blank line', '\n'],
  ['zeros', new Uint8Array(100_000)],
  ['noise', noise(200_000)],
  ['a JPEG', bytes(0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00)],
  ['an ELF program', bytes(0x7f, 0x45, 0x4c, 0x46, 0x02, 0x01, 0x01, 0x00)],
  ['bytes cut in the middle of a letter', Uint8Array.of(0x4d, 0xc3)],
  ['half a UTF-16 unit', Uint8Array.of(0xff, 0xfe, 0x41)],
  ['halves of letters', '\ud800\udfff\udc00\ud800'],
])('%s', (_, input) => {
  it('is a plain log of its lines', () => {
    const log = parseLog(input);
    expect(log).toMatchObject({ dialect: 'plain', facts: { outcome: 'unknown', guest: null, error: null } });
    expect(log.lines.map(({ number }) => number)).toEqual(log.lines.map((_line, i) => i + 1));
    for (const line of log.lines) expect(() => tokensOf(line)).not.toThrow();
  });
});

describe('a line of 10 MB', () => {
  const PLAIN = { dialect: 'plain', notUnderstood: 1, facts: { outcome: 'unknown', error: null } };

  it.each([
    ['of one letter', 'x'.repeat(LONG), PLAIN],
    ['of digits', '7'.repeat(LONG), PLAIN],
    ['of quote signs', '>'.repeat(LONG), PLAIN],
    ['of blanks', ' '.repeat(LONG), { ...PLAIN, notUnderstood: 0 }],
    ['of brackets', '['.repeat(LONG), PLAIN],
    ['of escapes', '\u001b['.repeat(LONG / 2), PLAIN],
    ['of points', '1.'.repeat(LONG / 2), PLAIN],
    ['of entities', '&gt;'.repeat(LONG / 4), PLAIN],
    ['that begins like one that is known', `starting migration of VM ${'1'.repeat(LONG)}`, PLAIN],
    [
      'that gives a long reason',
      `ERROR: migration aborted (duration 00:00:01): ${'no '.repeat(LONG / 3)}`,
      { dialect: 'pve-qemu', notUnderstood: 0, facts: { outcome: 'failed', durationSeconds: 1 } },
    ],
  ])(
    '%s is one line, kept whole',
    (_, text, read) => {
      const log = parseLog(text);
      expect(log).toMatchObject(read);
      expect(log.lines.map((line) => line.text === text)).toEqual([true]);
    },
    30_000,
  );

  it('of colours is the text in them', () => {
    const times = Math.floor(LONG / 6);
    const { lines } = parseLog('\u001b[31mx'.repeat(times));
    expect(lines.map(({ text }) => text === 'x'.repeat(times))).toEqual([true]);
    expect(lines.flatMap(tokensOf)).toEqual([{ start: 0, end: times, kind: 'bad' }]);
  }, 30_000);
});

describe('line ends', () => {
  const lines = ['2024-05-02 10:57:01 one', '', '2024-05-02 10:57:03 two'];

  it.each(['\n', '\r\n', '\r', '\u2028', '\u2029'])('of the kind %j divide a log', (end) => {
    const log = parseLog(lines.join(end) + end);
    expect(log.lines.map(({ text }) => text)).toEqual(lines);
    expect(log.facts.elapsedSeconds).toBe(2);
  });
});
