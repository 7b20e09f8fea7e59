import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripAnsi } from './ansi.ts';
import { decode, splitLines } from './clean.ts';
import { DIALECTS } from './dialects/index.ts';
import { parseLog } from './parse.ts';
import { readStamp } from './time.ts';
import { tokensOf } from './tokens.ts';
import type { ParsedLog } from './types.ts';

/** UTF-16 units of any kind, halves of surrogate pairs too. */
const junk = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 120 })
  .map((units) => String.fromCharCode(...units));

const message = fc.constantFrom(...DIALECTS.flatMap(({ rules }) => rules.flatMap(({ samples }) => samples)));

const stamp = fc.oneof(
  fc.constantFrom('', '  ', '> ', '[date removed] ', '10:57:01 ', 'kvě 31 23:59:59 ', 'Feb 29 00:00:00 '),
  fc
    .tuple(
      fc.constantFrom('Jan', 'Feb', 'Dez', 'déc.'),
      fc.integer({ min: 0, max: 33 }),
      fc.integer({ min: 0, max: 25 }),
    )
    .map(([month, day, hour]) => `${month} ${String(day).padStart(2)} ${String(hour).padStart(2, '0')}:59:60 `),
  fc
    .date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => `${date.toISOString()} `),
  fc.bigInt({ min: 0n, max: 999_999_999_999n }).map((seconds) => `[${seconds}.000001] `),
  fc.constantFrom(
    'May  2 10:57:01 node-a kernel: ',
    '2024-05-02T10:57:01+9959 node-a pve-ha-crm[4242]: ',
    'ceph-mon[1]: ',
  ),
);

/** A line that a rule knows, with a time or without; or one that has been through an accident. */
const line = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(stamp, message).map(([time, text]) => time + text) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(stamp, message, fc.nat(400), fc.nat(20), fc.string({ unit: 'binary', maxLength: 4 }))
      .map(([time, text, at, length, put]) => (time + text).slice(0, at) + put + (time + text).slice(at + length)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', ' ', '...', '[...]', 'root@pve1:~# ', '\u001b[31mERROR\u001b[0m', '\u001b[33m'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: junk },
);

const lines = fc.array(line, { maxLength: 30 });
const oneLine = line.map((text) => text.replace(/[\r\n\u2028\u2029]/g, ' '));

function expectSound(log: ParsedLog, input: string | Uint8Array): void {
  expect(log.lines).toHaveLength(splitLines(decode(input)).length);
  expect(log.lines.map(({ number }) => number)).toEqual(log.lines.map((_, i) => i + 1));
  expect(log.notUnderstood).toBeLessThanOrEqual(log.lines.length);
  for (const each of log.lines) {
    expect(each.text.endsWith(each.message)).toBe(true);
    let end = 0;
    for (const token of tokensOf(each)) {
      expect(token.start).toBeGreaterThanOrEqual(end);
      expect(token.end).toBeGreaterThan(token.start);
      end = token.end;
    }
    expect(end).toBeLessThanOrEqual(each.text.length);
    expectFinite(each.elapsedMs, ...Object.values(each.fields ?? {}));
  }
  let last = 0;
  for (const { facts, phases, progress, firstLine, lastLine } of log.records) {
    expect([firstLine, lastLine >= firstLine]).toEqual([last + 1, true]);
    last = lastLine;
    expectFinite(...Object.values(facts));
    for (const { startMs, endMs } of phases) expect(endMs).toBeGreaterThanOrEqual(startMs);
    for (const sample of progress) {
      expectFinite(...Object.values(sample));
      expect([sample.line >= firstLine, sample.line <= lastLine]).toEqual([true, true]);
    }
  }
  expect(last).toBe(log.lines.length);
}

/** Whatever else there is, no number is NaN or infinite. */
function expectFinite(...values: unknown[]): void {
  for (const value of values) if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
}

/** All that a log says, without the text it is written in. */
function meaning({ dialect, dialectVersion, lines: read, records, clockStepsBack, notUnderstood }: ParsedLog) {
  return {
    dialect,
    dialectVersion,
    records,
    clockStepsBack,
    notUnderstood,
    lines: read.map(({ text: _text, ansi: _ansi, ...rest }) => rest),
  };
}

describe('any input gives a record', () => {
  it('whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 2000 }), junk), (text) => {
        expectSound(parseLog(text), text);
      }),
      { numRuns: 300 },
    );
  });

  it('whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expectSound(parseLog(bytes), bytes);
      }),
      { numRuns: 300 },
    );
  });

  it('of lines in any order, whole and damaged', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n', '\r'), (all, end) => {
        const text = all.join(end);
        expectSound(parseLog(text), text);
      }),
      { numRuns: 400 },
    );
  });

  it('in whatever format it is asked for', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom(...DIALECTS.map(({ name }) => name)), (all, dialect) => {
        const text = all.join('\n');
        const log = parseLog(text, { dialect });
        expect(log.dialect).toBe(dialect);
        expectSound(log, text);
      }),
      { numRuns: 200 },
    );
  });

  it('the same one each time', () => {
    fc.assert(
      fc.property(lines, (all) => {
        expect(parseLog(all.join('\n'))).toEqual(parseLog(all.join('\n')));
      }),
    );
  });
});

describe('a log says the same', () => {
  it('as text and as bytes', () => {
    fc.assert(
      fc.property(fc.array(oneLine, { maxLength: 20 }), (all) => {
        // Half a surrogate pair has no bytes.
        const text = all.join('\n').toWellFormed();
        expect(parseLog(new TextEncoder().encode(text))).toEqual(parseLog(text));
      }),
    );
  });

  it('with the line ends of Windows', () => {
    fc.assert(
      fc.property(fc.array(oneLine, { maxLength: 30 }), (all) => {
        expect(parseLog(all.join('\r\n'))).toEqual(parseLog(all.join('\n')));
      }),
      { numRuns: 200 },
    );
  });

  it('quoted, where no line may be the rest of one that was wrapped', () => {
    const unquoted = oneLine.filter((text) => !stripAnsi(text).text.startsWith('>') && !text.includes('\uFEFF'));
    const timed = unquoted.filter((text) => readStamp(text) !== null);
    const short = unquoted.filter((text) => text.length < 40);
    const logs = fc.oneof(
      fc.array(timed, { minLength: 1, maxLength: 30 }),
      fc.array(short, { minLength: 1, maxLength: 30 }),
    );
    fc.assert(
      fc.property(logs, (all) => {
        const plain = `${all.join('\n')}\n`;
        const quoted = `${all.map((text) => `> ${text}`).join('\n')}\n`;
        expect(meaning(parseLog(quoted))).toEqual(meaning(parseLog(plain)));
      }),
      { numRuns: 300 },
    );
  });
});
