import { describe, expect, it } from 'vitest';
import { LOG } from '../../content/testing.ts';
import { parseLog } from '../index.ts';
import { type Answer, answerFact, type FactQuery, type NamedLog } from './index.ts';

const EN = { language: 'en' };

function named(name: string, text: string, storage: string | null = null): NamedLog {
  return { name, title: `Title of ${name}`, storage, log: parseLog(text) };
}

const slow = named('slow', LOG, 'iSCSI');
const quick = named('quick', LOG.replace('downtime 102 ms', 'downtime 15 ms').replaceAll('108', '104'), 'GlusterFS');
const silent = named('silent', LOG.replace(/^.*downtime.*\n/m, ''));
const zero = named('zero', LOG.replace('downtime 102 ms', 'downtime 0 ms'));
const twice = named('twice', LOG + LOG.replace('downtime 102 ms', 'downtime 20 ms'));

const ask = (query: FactQuery, ...logs: NamedLog[]) => answerFact(query, logs, EN);

function textOf(answer: Answer): string {
  if (!answer.ok) throw new Error(answer.refusal.reason);
  return answer.text.replaceAll('\u202F', '_');
}

const reasonOf = (answer: Answer) => (answer.ok ? answer.text : answer.refusal.reason);

describe('of one log', () => {
  it('a fact is answered with its value for programs', () => {
    expect(ask({ is: 'downtime' }, slow)).toEqual({
      ok: true,
      text: '102\u202Fms',
      machine: { datetime: 'PT0.102S' },
      line: 7,
    });
    expect(ask({ is: 'guest' }, slow)).toEqual({ ok: true, text: 'VM 108', machine: null, line: 1 });
  });

  it.each([
    ['targetAddress', 1],
    ['duration', 9],
    ['speed', 7],
    // Said by the last report of progress.
    ['transferred', 6],
    // Where it begins.
    ['memoryPhase', 4],
    ['elapsed', null],
    ['warnings', null],
    ['lines', null],
  ])('a fact leads to the line that says it: %s to %s', (is, line) => {
    expect(ask({ is }, slow)).toMatchObject({ ok: true, line });
  });

  it('a fact of a later record leads to the line of that record', () => {
    expect(ask({ is: 'downtime', record: 2 }, twice)).toMatchObject({ line: 17 });
  });

  it('a record is chosen by its number', () => {
    expect(textOf(ask({ is: 'downtime', record: 2 }, twice))).toBe('20_ms');
    expect(ask({ is: 'downtime', record: 3 }, twice)).toEqual({
      ok: false,
      refusal: { reason: 'no such record', log: twice },
    });
  });

  it('a fact may be a share of another', () => {
    expect(textOf(ask({ is: 'memoryPhase', per: 'duration' }, slow))).toBe('35_%');
    expect(textOf(ask({ is: 'transferred', per: 'total' }, slow))).toBe('64_%');
  });

  it('is ms a share of s, but bytes are none of a time', () => {
    expect(textOf(ask({ is: 'downtime', per: 'memoryPhase' }, slow))).toBe('1.5_%');
    const answer = ask({ is: 'transferred', per: 'duration' }, slow);
    expect(answer).toMatchObject({ refusal: { reason: 'other unit', unit: 'bytes', perUnit: 's' } });
    expect(answer.ok || answer.refusal).toMatchObject({ possible: ['remaining', 'total'] });
  });

  it('nothing is a share of zero, or of a text', () => {
    expect(reasonOf(ask({ is: 'duration', per: 'downtime' }, zero))).toBe('division by zero');
    expect(ask({ is: 'duration', per: 'guest' }, slow)).toMatchObject({
      refusal: { reason: 'no number', attribute: 'per' },
    });
  });
});

describe('of several logs', () => {
  it.each<[NonNullable<FactQuery['of']>, string]>([
    ['largest', '102_ms'],
    ['smallest', '15_ms'],
    ['sum', '117_ms'],
    ['mean', '59_ms'],
    ['median', '59_ms'],
    ['range', '15_ms to 102_ms'],
    ['count', '2'],
    ['ratio', '6.8'],
    ['difference', '87_ms'],
  ])('the %s is worked out', (of, text) => {
    expect(textOf(ask({ is: 'downtime', of }, slow, quick))).toBe(text);
  });

  it('each record of a log counts', () => {
    expect(textOf(ask({ is: 'downtime', of: 'range' }, twice))).toBe('20_ms to 102_ms');
    expect(textOf(ask({ is: 'downtime', of: 'ratio' }, twice))).toBe('5.1');
    // What is true of the whole log is no fact of each record.
    expect(textOf(ask({ is: 'lines', of: 'sum' }, twice))).toBe('20');
  });

  it('a range without width is one figure', () => {
    expect(textOf(ask({ is: 'duration', of: 'range' }, slow, quick))).toBe('20_s');
  });

  it('it can be said which has the largest figure', () => {
    expect(textOf(ask({ is: 'downtime', of: 'largest', show: 'guest' }, quick, slow))).toBe('VM 108');
    expect(textOf(ask({ is: 'downtime', of: 'smallest', show: 'storage' }, quick, slow))).toBe('GlusterFS');
    expect(textOf(ask({ is: 'downtime', of: 'largest', show: 'title' }, quick, slow))).toBe('Title of slow');
  });

  it('none has the largest figure alone when two share it', () => {
    expect(ask({ is: 'duration', of: 'largest', show: 'guest' }, quick, slow)).toEqual({
      ok: false,
      refusal: { reason: 'several', logs: [quick, slow] },
    });
  });

  it('what is not known of the log found is not shown', () => {
    expect(reasonOf(ask({ is: 'downtime', of: 'smallest', show: 'storage' }, zero, slow))).toBe('not shown');
  });

  it('each has to state the fact, and it is said what all of them state', () => {
    const answer = ask({ is: 'downtime', of: 'sum' }, slow, silent);
    expect(answer).toMatchObject({ refusal: { reason: 'not stated', log: { name: 'silent' } } });
    if (answer.ok || !('possible' in answer.refusal)) throw new Error('not refused');
    expect(answer.refusal.possible).toContain('duration');
    expect(answer.refusal.possible).not.toContain('downtime');
    expect(answer.refusal.possible).not.toContain('guest');
  });

  it('those that do not state it may be passed over, and are not counted', () => {
    expect(textOf(ask({ is: 'downtime', of: 'largest', passOver: true }, silent, quick, slow))).toBe('102_ms');
    expect(textOf(ask({ is: 'downtime', of: 'count' }, silent, quick, slow))).toBe('2');
    expect(ask({ is: 'downtime', of: 'sum', passOver: true }, silent)).toMatchObject({
      refusal: { reason: 'stated by none', possible: expect.arrayContaining(['duration']) },
    });
  });

  it('texts have no sum', () => {
    expect(ask({ is: 'target', of: 'sum' }, slow, quick)).toMatchObject({
      refusal: { reason: 'no number', attribute: 'is', possible: expect.arrayContaining(['downtime']) },
    });
  });

  it('a ratio is of two figures, and never by zero', () => {
    expect(ask({ is: 'downtime', of: 'ratio' }, slow, quick, zero)).toMatchObject({
      refusal: { reason: 'not two figures', figures: 3 },
    });
    expect(reasonOf(ask({ is: 'downtime', of: 'difference' }, slow))).toBe('not two figures');
    expect(ask({ is: 'downtime', of: 'ratio' }, slow, zero)).toMatchObject({
      refusal: { reason: 'division by zero', log: { name: 'zero' } },
    });
  });

  it('a nominal speed is not reckoned with a measured one', () => {
    const hmp = named('hmp', 'Migration status: completed\ntotal time: 2000 ms\nthroughput: 800.00 mbps\n');
    expect(hmp.log.facts).toMatchObject({ speedIsNominal: false, speedBytesPerSecond: 1e8 });
    expect(ask({ is: 'speed', of: 'largest' }, slow, hmp)).toMatchObject({
      refusal: { reason: 'nominal and measured', nominal: { name: 'slow' }, measured: { name: 'hmp' } },
    });
    expect(reasonOf(ask({ is: 'speed', of: 'largest' }, slow, quick))).toBe('73.14\u202FMiB/s');
  });

  it('an unknown fact or computation of nothing is no answer', () => {
    expect(reasonOf(ask({ is: 'uptime', of: 'sum' }, slow, quick))).toBe('no such fact');
    expect(reasonOf(ask({ is: 'uptime', of: 'count' }, slow, quick))).toBe('no such fact');
    expect(reasonOf(ask({ is: '__proto__', of: 'sum', passOver: true }, slow))).toBe('no such fact');
  });
});
