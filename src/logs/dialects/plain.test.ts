import { describe, expect, it } from 'vitest';
import { parseLog } from '../parse.ts';
import { tokensOf } from '../tokens.ts';

/** Each way a program has to say when, with three times: the first, five seconds later, a minute later. */
const FORMS: readonly { form: string; times: readonly [string, string, string]; host?: string; program?: string }[] = [
  { form: 'PVE to 4.4', times: ['May 02 10:57:01', 'May 02 10:57:06', 'May 02 10:58:01'] },
  { form: 'PVE to 4.4 in German', times: ['Mai 02 10:57:01', 'Mai 02 10:57:06', 'Mai 02 10:58:01'] },
  { form: 'PVE to 4.4 in French', times: ['déc. 02 10:57:01', 'déc. 02 10:57:06', 'déc. 02 10:58:01'] },
  { form: 'a month that is not known', times: ['kvě 02 10:57:01', 'kvě 02 10:57:06', 'kvě 02 10:58:01'] },
  { form: 'PVE from 5.0', times: ['2018-05-02 10:57:01', '2018-05-02 10:57:06', '2018-05-02 10:58:01'] },
  {
    form: 'syslog',
    times: ['May  2 10:57:01 node-a app[42]:', 'May  2 10:57:06 node-a app[42]:', 'May  2 10:58:01 node-a app[42]:'],
    host: 'node-a',
    program: 'app',
  },
  {
    form: 'journalctl',
    times: ['May 02 10:57:01 node-a app[42]:', 'May 02 10:57:06 node-a app[42]:', 'May 02 10:58:01 node-a app[42]:'],
    host: 'node-a',
    program: 'app',
  },
  {
    form: 'journalctl -o short-iso',
    times: [
      '2024-05-02T10:57:01+0200 node-a app[42]:',
      '2024-05-02T10:57:06+0200 node-a app[42]:',
      '2024-05-02T10:58:01+0200 node-a app[42]:',
    ],
    host: 'node-a',
    program: 'app',
  },
  {
    form: 'journalctl -o short-iso-precise, rsyslog',
    times: [
      '2024-05-02T10:57:01.123456+02:00 node-a app[42]:',
      '2024-05-02T10:57:06.123456+02:00 node-a app[42]:',
      '2024-05-02T10:58:01.123456+02:00 node-a app[42]:',
    ],
    host: 'node-a',
    program: 'app',
  },
  { form: 'UTC', times: ['2024-05-02T10:57:01Z', '2024-05-02T10:57:06Z', '2024-05-02T10:58:01Z'] },
  { form: 'OpenStack', times: ['2024-05-02 10:57:01.123', '2024-05-02 10:57:06.123', '2024-05-02 10:58:01.123'] },
  {
    form: 'vdsm',
    times: ['2016-05-02 10:57:01,123+0200', '2016-05-02 10:57:06,123+0200', '2016-05-02 10:58:01,123+0200'],
  },
  { form: 'vdsm, older', times: ['2016-05-02 10:57:01,123', '2016-05-02 10:57:06,123', '2016-05-02 10:58:01,123'] },
  { form: 'the kernel', times: ['[335791.633014]', '[335796.633014]', '[335851.633014]'] },
  { form: 'the kernel after boot', times: ['[    1.633014]', '[    6.633014]', '[   61.633014]'] },
  {
    form: 'dmesg -T in German',
    times: ['[Fr Mär 15 20:07:23 2024]', '[Fr Mär 15 20:07:28 2024]', '[Fr Mär 15 20:08:23 2024]'],
  },
  {
    form: 'dmesg -T',
    times: ['[Fri Mar  1 20:07:23 2024]', '[Fri Mar  1 20:07:28 2024]', '[Fri Mar  1 20:08:23 2024]'],
  },
  {
    form: 'journalctl -o short-full',
    times: [
      'Thu 2024-05-02 10:57:01 CEST node-a app[42]:',
      'Thu 2024-05-02 10:57:06 CEST node-a app[42]:',
      'Thu 2024-05-02 10:58:01 CEST node-a app[42]:',
    ],
    host: 'node-a',
    program: 'app',
  },
  {
    form: 'journalctl in Chinese',
    times: ['9 月 16 日 10:57:01', '9 月 16 日 10:57:06', '9 月 16 日 10:58:01'],
  },
  { form: 'PVE to 4.4 in Japanese', times: ['9月 16 10:57:01', '9月 16 10:57:06', '9月 16 10:58:01'] },
  { form: 'nginx', times: ['2024/05/02 10:57:01', '2024/05/02 10:57:06', '2024/05/02 10:58:01'] },
  { form: 'brackets', times: ['[2024-05-02T10:57:01Z]', '[2024-05-02T10:57:06Z]', '[2024-05-02T10:58:01Z]'] },
  {
    form: '%c in German',
    times: ['Sa 16 Sep 2023 23:59:02 CEST:', 'Sa 16 Sep 2023 23:59:07 CEST:', 'So 17 Sep 2023 00:00:02 CEST:'],
  },
  {
    form: '%c with half days',
    times: [
      'Sat 16 Sep 2023 11:59:02 AM CEST:',
      'Sat 16 Sep 2023 11:59:07 AM CEST:',
      'Sat 16 Sep 2023 12:00:02 PM CEST:',
    ],
  },
  { form: '%c', times: ['Sat Sep 16 19:04:02 2023:', 'Sat Sep 16 19:04:07 2023:', 'Sat Sep 16 19:05:02 2023:'] },
];

const TEXTS = ['the first thing', 'the second thing', 'the third thing'];

describe.each(FORMS)('a plain log with the times of $form', ({ times, host = null, program = null }) => {
  const text = times.map((time, i) => `${time} ${TEXTS[i]}`).join('\n');
  const log = parseLog(text);

  it('is lines and times', () => {
    expect(log).toMatchObject({ dialect: 'plain', dialectVersion: null, clockStepsBack: 0, phases: [], progress: [] });
    expect(log.lines.map(({ message }) => message)).toEqual(TEXTS);
    expect(log.lines.map(({ elapsedMs }) => elapsedMs)).toEqual([0, 5000, 60_000]);
    expect(log.facts).toMatchObject({ elapsedSeconds: 60, durationSeconds: null, outcome: 'unknown' });
  });

  it('has its timestamps as written', () => {
    for (const line of log.lines) {
      expect(line.text.includes(line.stamp?.text ?? '?')).toBe(true);
      expect(line).toMatchObject({ host, program, level: 'info', dialect: null, event: null, fields: null });
    }
    expect(log.lines.flatMap(tokensOf).filter(({ kind }) => kind === 'time')).toHaveLength(3);
  });

  it('says the same quoted, indented, and in CRLF', () => {
    for (const variant of [text.replace(/^/gm, '> '), text.replace(/^/gm, '  '), text.replaceAll('\n', '\r\n')]) {
      const other = parseLog(variant);
      expect(other).toMatchObject({ dialect: 'plain', facts: log.facts });
      expect(other.lines.map(({ message }) => message)).toEqual(TEXTS);
    }
  });
});

describe('a plain log', () => {
  it('without times is its lines', () => {
    const log = parseLog('one\n\ntwo\n');
    expect(log.lines.map(({ text }) => text)).toEqual(['one', '', 'two']);
    expect(log).toMatchObject({ dialect: 'plain', notUnderstood: 2, facts: { elapsedSeconds: null } });
    expect(log.records).toHaveLength(1);
    expect(log).toMatchObject({ firstLine: 1, lastLine: 3 });
  });

  it('whose times were taken out has none', () => {
    const log = parseLog('[date removed] one\n[date removed] two\n');
    expect(log.lines.map(({ message, elapsedMs }) => [message, elapsedMs])).toEqual([
      ['one', null],
      ['two', null],
    ]);
  });

  it('goes on across midnight and new year', () => {
    const midnight = parseLog('May 02 23:59:58 a\nMay 03 00:00:01 b\n');
    expect(midnight).toMatchObject({ clockStepsBack: 0, facts: { elapsedSeconds: 3 } });
    const newYear = parseLog('Dec 31 23:59:58 a\nJan 01 00:00:01 b\n');
    expect(newYear).toMatchObject({ clockStepsBack: 0, facts: { elapsedSeconds: 3 } });
  });

  it('whose clock was set back says how often', () => {
    const log = parseLog('May 02 10:00:10 a\nMay 02 10:00:05 b\nMay 02 10:00:20 c\n');
    expect(log).toMatchObject({ clockStepsBack: 1, facts: { elapsedSeconds: 10 } });
    expect(log.lines.map(({ elapsedMs }) => elapsedMs)).toEqual([0, -5000, 10_000]);
  });

  it('keeps lines without a time where they stand', () => {
    const log = parseLog('May 02 10:00:10 a\n  at main (app.js:1)\nMay 02 10:00:20 c\n');
    expect(log.lines.map(({ elapsedMs }) => elapsedMs)).toEqual([0, null, 10_000]);
  });

  it('takes no time inside a message for the time of its line', () => {
    const log = parseLog('May 02 10:00:10 a\n00:00:34 b\nMay 02 10:00:20 at May 02 09:00:00 c\n');
    expect(log.lines.map(({ elapsedMs }) => elapsedMs)).toEqual([0, null, 10_000]);
    expect(log.lines[2]?.message).toBe('at May 02 09:00:00 c');
  });

  it.each([
    ['ERROR: database is down', 'error'],
    ['error: no such file', 'error'],
    ['[ERROR] no such file', 'error'],
    ['FATAL no such file', 'error'],
    ['CRITICAL: no such file', 'error'],
    ['4242 ERROR nova.compute.manager [-] no such file', 'error'],
    ['ERROR (jsonrpc/1) [api] no such file', 'error'],
    ['WARN: disk is getting full', 'warning'],
    ['warning: disk is getting full', 'warning'],
    ['[WARN] disk is getting full', 'warning'],
    ['4242 WARNING nova.compute.manager [-] disk is getting full', 'warning'],
    ['INFO all is well', 'info'],
    ['4242 INFO nova.compute.manager [-] no ERROR', 'info'],
    ['errors: 0', 'info'],
    ['the ERROR is gone', 'info'],
  ])('has the level that a line gives itself: %j', (message, level) => {
    for (const time of ['', 'May 02 10:57:01 ', '2024-05-02 10:57:01.123 ', '[335791.633014] ']) {
      const log = parseLog(`${time}${message}\n`);
      expect(log).toMatchObject({ dialect: 'plain', notUnderstood: 1 });
      expect(log.lines[0]).toMatchObject({ level, message });
    }
  });

  it('is no log of a product because of a word in brackets, or of a comment', () => {
    const log = parseLog('2024-05-02 10:57:01 [main] INFO starting\n# /etc/hosts\n');
    expect(log).toMatchObject({ dialect: 'plain', facts: { outcome: 'unknown', error: null } });
  });

  it('can be asked for by name: then nothing else is seen in it', () => {
    const text = "May 02 10:57:01 starting migration of VM 104 to node 'proxmox02' (192.168.0.186)\nTASK OK\n";
    expect(parseLog(text, { dialect: 'plain' })).toMatchObject({
      dialect: 'plain',
      facts: { guest: null, outcome: 'unknown' },
    });
  });

  it('of a hundred thousand lines is read whole', () => {
    const lines = Array.from({ length: 100_000 }, (_, i) => {
      const clock = new Date(Date.UTC(2024, 4, 2) + i * 1000).toISOString();
      return `${clock} node-a app[42]: request ${i} took 12 ms, and was not unusual in any way that one could think of`;
    });
    const log = parseLog(lines.join('\n'));
    expect(log.lines).toHaveLength(100_000);
    expect(log.facts.elapsedSeconds).toBe(99_999);
  });
});
