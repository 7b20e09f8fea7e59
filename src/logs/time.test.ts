import { describe, expect, it } from 'vitest';
import { Clock, readStamp, type Stamp, unixMs } from './time.ts';

function stampOf(line: string): Stamp {
  const stamp = readStamp(line);
  if (stamp === null) throw new Error(`no timestamp in ${line}`);
  return stamp;
}

/** ms since the first, of timestamps one after the other. */
function elapsed(...lines: string[]): (number | null)[] {
  const clock = new Clock();
  return lines.map((line) => clock.advance(stampOf(`${line} x`)));
}

function stepsBack(...lines: string[]): number {
  const clock = new Clock();
  for (const line of lines) clock.advance(stampOf(`${line} x`));
  return clock.stepsBack;
}

const at = (hours: number, minutes: number, seconds: number, ms = 0) =>
  ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;

describe('a timestamp', () => {
  it.each([
    ['May 02 10:57:01 x', { month: 4, day: 2, timeMs: at(10, 57, 1) }],
    ['May  2 10:57:01 x', { month: 4, day: 2, timeMs: at(10, 57, 1) }],
    ['May 02 10:57:01.123456 x', { month: 4, day: 2, timeMs: at(10, 57, 1, 123.456) }],
    ['May 02 10:57:01: x', { month: 4, day: 2, timeMs: at(10, 57, 1) }],
  ])('%j has neither year nor zone', (line, known) => {
    expect(readStamp(line)).toEqual({
      text: line.replace(/:? x$/, ''),
      length: line.length - 1,
      year: null,
      zoneMinutes: null,
      uptime: false,
      ...known,
    });
  });

  it.each([
    ['2018-05-02 10:57:01 x', 0, null],
    ['2018-05-02 10:57:01.123 4242 INFO nova x', 123, null],
    ['2018-05-02 10:57:01,123+0200 INFO  (a) [b] x', 123, 120],
    ['2018-05-02 10:57:01,123 INFO x', 123, null],
    ['2018-05-02T10:57:01+0200 host prog[1]: x', 0, 120],
    ['2018-05-02T10:57:01.123456+02:00 host prog[1]: x', 123.456, 120],
    ['2018-05-02T10:57:01.123456789-0330 x', 123.456789, -210],
    ['2018-05-02T08:57:01Z x', 0, 0],
  ])('%j has a year', (line, ms, zoneMinutes) => {
    const hour = line.includes('T08') ? 8 : 10;
    expect(readStamp(line)).toMatchObject({
      year: 2018,
      month: 4,
      day: 2,
      timeMs: at(hour, 57, 1, ms),
      zoneMinutes,
      uptime: false,
    });
  });

  it.each([
    ['[335791.633014] block drbd0: x', 335_791_633.014],
    ['[    5.035000] x', 5035],
    ['[    0.000000] x', 0],
  ])('%j counts from boot', (line, timeMs) => {
    expect(readStamp(line)).toMatchObject({ uptime: true, timeMs, year: null, month: null, day: null });
  });

  it.each([
    ['[Fr Mär 15 20:07:23 2024] x', 2, 15],
    ['[Fri Mar 15 20:07:23 2024] x', 2, 15],
    ['[ven. mars 15 20:07:23 2024] x', 2, 15],
    ['[Mi Mai  1 20:07:23 2024] x', 4, 1],
    ['Fri Mar 15 20:07:23 2024: x', 2, 15],
    ['Sun Sep  1 20:07:23 2024: x', 8, 1],
  ])('%j has the weekday first, and the year last', (line, month, day) => {
    expect(readStamp(line)).toMatchObject({ year: 2024, month, day, timeMs: at(20, 7, 23), zoneMinutes: null });
  });

  it.each([
    ['Mai 02 10:57:01 x', 4],
    ['mai 02 10:57:01 x', 4],
    ['Mär 02 10:57:01 x', 2],
    ['déc. 02 10:57:01 x', 11],
    ['déc 02 10:57:01 x', 11],
    ['févr. 02 10:57:01 x', 1],
    ['août 02 10:57:01 x', 7],
    ['Dez 02 10:57:01 x', 11],
    ['Okt 02 10:57:01 x', 9],
    ['gen 02 10:57:01 x', 0],
    ['ene 02 10:57:01 x', 0],
    ['mrt 02 10:57:01 x', 2],
    ['fev 02 10:57:01 x', 1],
  ])('%j has its month in the language of the host', (line, month) => {
    expect(readStamp(line)).toMatchObject({ month, day: 2 });
  });

  it('with a month in a language that is not known has a time of day still', () => {
    expect(readStamp('kvě 02 10:57:01 x')).toMatchObject({ month: null, day: 2, timeMs: at(10, 57, 1) });
    expect(readStamp('[Ср май 15 20:07:23 2024] x')).toMatchObject({ month: null, day: 15, year: 2024 });
  });

  it.each(['[date removed] x', '[time removed] x', '[timestamp] x', '[Date] x'])('%j was taken out', (line) => {
    expect(readStamp(line)).toMatchObject({ timeMs: null, year: null, day: null, length: line.length - 1 });
  });

  it('may stand alone on its line', () => {
    for (const line of ['May 02 10:57:01', '2018-05-02 10:57:01', '[335791.633014]', '[date removed]']) {
      expect(readStamp(line)?.length).toBe(line.length);
    }
  });

  it('may be of a leap second', () => {
    expect(readStamp('2016-12-31 23:59:60 x')).toMatchObject({ timeMs: at(24, 0, 0) });
  });

  it.each([
    '',
    ' ',
    'x',
    '10:57:01 x',
    '00:00:34   1.20G   rpool/data/vm-100-disk-0@__migration__',
    'May 02 25:57:01 x',
    'May 02 10:60:01 x',
    'May 02 10:57:61 x',
    'May 10:57:01 x',
    'M 02 10:57:01 x',
    '2018-13-02 10:57:01 x',
    '2018-00-02 10:57:01 x',
    '2018-05-32 10:57:01 x',
    '2018-05-02x10:57:01 x',
    '2018-05-02 10:57:01x',
    '[335791] x',
    '[335791.633014 x',
    '[node-b] x',
    '[Fr Mär 15 20:07:23 2024 x',
    'Fri Mar 15 20:07:23 2024] x',
    '[0000000000000000000.1] x',
  ])('is not seen in %j', (line) => {
    expect(readStamp(line)).toBeNull();
  });

  it('is sought in garbage without a throw', () => {
    const pieces = ['[', ']', ':', '-', '.', ',', '0', '9', 'May', ' ', '+', 'Z', 'T', '\u0000', '\ud800', 'é', '2024'];
    let seed = 1;
    for (let i = 0; i < 20_000; i++) {
      let line = '';
      for (let k = 0; k < 12; k++) {
        seed = (seed * 48_271) % 2_147_483_647;
        line += pieces[seed % pieces.length] ?? '';
      }
      const stamp = readStamp(line);
      if (stamp === null) continue;
      expect(stamp.length).toBeLessThanOrEqual(line.length);
      expect(Number.isFinite(stamp.timeMs ?? 0)).toBe(true);
    }
  });

  it.each(['9', '[', ' ', 'May ', '2018-', 'ä', '[1.', '0:'])(
    '%j over and over says the same, however long',
    (piece) => {
      expect(readStamp(piece.repeat(500_000))).toEqual(readStamp(piece.repeat(50)));
    },
  );
});

describe('unix time', () => {
  it('needs year and zone', () => {
    expect(unixMs(stampOf('2016-05-02T16:08:54+02:00 x'))).toBe(1_462_198_134_000);
    expect(unixMs(stampOf('2016-05-02 14:08:54 x'))).toBeNull();
    expect(unixMs(stampOf('May 02 14:08:54 x'))).toBeNull();
    expect(unixMs(stampOf('[12.5] x'))).toBeNull();
  });
});

describe('a clock', () => {
  it('starts with the first timestamp', () => {
    expect(elapsed('May 02 10:57:01', 'May 02 10:57:01', 'May 02 10:57:11')).toEqual([0, 0, 10_000]);
  });

  it('keeps parts of a second exact', () => {
    expect(elapsed('[335782.092297]', '[335791.633014]', '[335795.577465]')).toEqual([0, 9540.717, 13_485.168]);
    expect(elapsed('2024-05-02 10:57:01.057', '2024-05-02 10:57:01,092', '2024-05-02 10:57:02')).toEqual([0, 35, 943]);
    expect(elapsed('2024-05-02 10:57:01.000000001', '2024-05-02 10:57:01.000000003')).toEqual([0, 0.000002]);
  });

  it.each([
    [['2024-03-02 23:59:57', '2024-03-03 00:00:00'], 3000],
    [['May 31 23:59:58', 'Jun 01 00:00:04'], 6000],
    [['May  9 23:59:58', 'May 10 00:00:04'], 6000],
    [['Dec 31 23:59:58', 'Jan 01 00:00:04'], 6000],
    [['2023-12-31 23:59:58', '2024-01-01 00:00:04'], 6000],
    [['Foo 31 23:59:58', 'Bar 01 00:00:04'], 6000],
    [['[Do Feb 29 23:59:58 2024]', '[Fr Mär  1 00:00:04 2024]'], 6000],
    [['2024-02-28 23:59:58', '2024-02-29 00:00:04'], 6000],
    [['2023-02-28 23:59:58', '2023-03-01 00:00:04'], 6000],
  ])('goes on across %j', (lines, ms) => {
    expect(elapsed(...lines)).toEqual([0, ms]);
    expect(stepsBack(...lines)).toBe(0);
  });

  it('takes the year for a common one, unless the log has a 29th of February', () => {
    expect(elapsed('Feb 28 23:59:58', 'Mar 01 00:00:04')).toEqual([0, 6000]);
    expect(elapsed('Feb 28 23:59:58', 'Feb 29 00:00:04')).toEqual([0, 6000]);
    expect(elapsed('Feb 29 23:59:58', 'Mar 01 00:00:04')).toEqual([0, 6000]);
  });

  it('counts days that pass without a line', () => {
    expect(elapsed('May 02 10:00:00', 'May 04 09:00:00')).toEqual([0, at(47, 0, 0)]);
    expect(elapsed('2024-05-02 10:00:00', '2025-05-02 10:00:00')).toEqual([0, at(365 * 24, 0, 0)]);
    expect(elapsed('Jan 05 10:00:00', 'Sep 05 10:00:00')).toEqual([0, at(243 * 24, 0, 0)]);
  });

  it('that was set back goes back: elapsed times are doubtful then', () => {
    expect(elapsed('May 02 10:57:01', 'May 02 10:56:58', 'May 02 10:57:03')).toEqual([0, -3000, 2000]);
    expect(stepsBack('May 02 10:57:01', 'May 02 10:56:58', 'May 02 10:57:03')).toBe(1);
    expect(elapsed('2024-05-03 00:00:01', '2024-05-02 23:59:59')).toEqual([0, -2000]);
    expect(elapsed('[12.5]', '[11.5]')).toEqual([0, -1000]);
  });

  it('that was set back across new year has not waited a year', () => {
    expect(elapsed('Jan 01 00:00:01', 'Dec 31 23:59:59', 'Jan 01 00:00:02')).toEqual([0, -2000, 1000]);
    expect(stepsBack('Jan 01 00:00:01', 'Dec 31 23:59:59', 'Jan 01 00:00:02')).toBe(1);
  });

  it('without dates takes half a day back for the next day, and less for a clock that was set', () => {
    const night = { ...stampOf('May 02 23:30:00 x'), month: null, day: null };
    const clock = new Clock();
    clock.advance(night);
    expect(clock.advance({ ...night, timeMs: at(0, 30, 0) })).toBe(at(1, 0, 0));
    expect(clock.advance({ ...night, timeMs: at(0, 20, 0) })).toBe(at(0, 50, 0));
    expect(clock.advance({ ...night, timeMs: at(12, 20, 0) })).toBe(at(12, 50, 0));
    expect(clock.advance({ ...night, timeMs: at(0, 20, 1) })).toBe(at(0, 50, 1));
    expect(clock.stepsBack).toBe(2);
  });

  it('counts zones out', () => {
    expect(elapsed('2024-03-31T01:59:59+0100', '2024-03-31T03:00:00+0200')).toEqual([0, 1000]);
    expect(elapsed('2024-10-27T02:59:59+02:00', '2024-10-27T02:00:00+01:00')).toEqual([0, 1000]);
    expect(elapsed('2024-05-02T10:00:00Z', '2024-05-02T12:00:05+0200', '2024-05-02T04:30:10-0530')).toEqual([
      0, 5000, 10_000,
    ]);
  });

  it('in local time is an hour off when summer time begins or ends', () => {
    expect(elapsed('2024-03-31 01:59:59', '2024-03-31 03:00:00')).toEqual([0, at(1, 0, 1)]);
    expect(elapsed('2024-10-27 02:59:59', '2024-10-27 02:00:00')).toEqual([0, -at(0, 59, 59)]);
    expect(stepsBack('2024-10-27 02:59:59', '2024-10-27 02:00:00')).toBe(1);
  });

  it('passes a leap second', () => {
    expect(elapsed('2016-12-31 23:59:59', '2016-12-31 23:59:60', '2017-01-01 00:00:00')).toEqual([0, 1000, 1000]);
  });

  it('knows no time where it was taken out, and goes on after', () => {
    expect(elapsed('May 02 10:57:01', '[date removed]', 'May 02 10:57:11')).toEqual([0, null, 10_000]);
    expect(elapsed('[date removed]', 'May 02 10:57:01')).toEqual([null, 0]);
  });

  it('stands still between a time since boot and a time of day', () => {
    expect(elapsed('[12.5]', 'May 02 10:57:01', 'May 02 10:57:02', '[15.0]', '[16.0]')).toEqual([
      0, 0, 1000, 1000, 2000,
    ]);
  });

  it('follows a log whose form of time changes', () => {
    expect(elapsed('May 02 10:57:01', '2024-05-02 10:57:02', '[Do Mai  2 10:57:03 2024]')).toEqual([0, 1000, 2000]);
  });
});

describe('a month whose letters were lost', () => {
  it.each([
    ['M\ufffdr 02 10:57:01 text', 2],
    ['d\ufffdc. 02 10:57:01 text', 11],
    ['ao\ufffdt 02 10:57:01 text', 7],
    ['\ufffd\ufffd\ufffd 02 10:57:01 text', null],
  ])('is known when only one has such a name: %s', (line, month) => {
    expect(readStamp(line)).toMatchObject({ month, day: 2 });
  });
});
