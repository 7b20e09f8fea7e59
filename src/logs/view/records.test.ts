import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOG } from '../../content/testing.ts';
import { parseLog } from '../index.ts';
import { footHtml, recordsView } from './index.ts';

const formats = { language: 'en-GB' };
const LOGS = new URL('../../../content/posts/proxmox-ha/high-availability/logs/', import.meta.url);
const text = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const facts = (html: string) =>
  [...html.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(([, label, value]) => `${label}: ${text(value ?? '')}`);

let iscsi: string;
beforeAll(async () => {
  iscsi = await readFile(new URL('vm108-iscsi.log', LOGS), 'utf8');
});

const view = (log: string) => recordsView(parseLog(log), 'x', formats);

describe('a log of one record', () => {
  it('says in one list what it knows, in the order a reader asks', () => {
    expect(facts(view(iscsi).head)).toEqual([
      'Guest: VM 108',
      'To: proxmox02',
      'Outcome: Succeeded',
      'Duration: 20 s',
      'Downtime: 102 ms',
      'Sent, last seen: 508.77 MiB',
      'Speed, nominal: 73.14 MiB/s',
    ]);
  });

  it('that failed says why', () => {
    const { head } = view(
      "2024-03-02 23:59:57 starting migration of VM 201 to node 'node-b' (192.0.2.12)\n" +
        "2024-03-02 23:59:58 ERROR: can't migrate <b>VM</b>\n2024-03-02 23:59:58 ERROR: migration aborted (duration 00:00:01): x\n",
    );
    expect(facts(head)).toContain('Outcome: Failed');
    expect(head).toContain('<p class="log-error">can\'t migrate &lt;b&gt;VM&lt;/b&gt;</p>');
  });

  it('that failed shows where, in its drawing, its name, its key and its tables', () => {
    const { body } = view(
      "2024-03-02 10:00:00 starting migration of VM 201 to node 'node-b' (192.0.2.12)\n" +
        '2024-03-02 10:00:02 starting online/live migration on unix:/run/x\n' +
        '2024-03-02 10:00:09 ERROR: online migrate failure - aborting\n' +
        '2024-03-02 10:00:12 ERROR: migration finished with problems (duration 00:00:12)\n',
    );
    expect(body.match(/class="timeline-failure"/g)).toHaveLength(1);
    expect(text(/aria-label="(Timeline[^"]*)"/.exec(body)?.[1] ?? '')).toMatch(/; failed after 9 s$/);
    expect(body).toContain('<li class="key-failure">Failed after <strong>');
    expect(body).toMatch(/<caption>The failure<\/caption>.*?<td>3<\/td><td>[^<]*online migrate failure/);
    expect(view(iscsi).body).not.toContain('failure');
  });

  it('without a reported duration shows what lies between its lines, and downtime that was worked out as such', () => {
    const ct = [
      '2024-03-02 10:00:00 shutdown CT 101',
      "2024-03-02 10:00:05 starting migration of CT 101 to node 'b' (192.0.2.12)",
      '2024-03-02 10:00:20 start container on target node',
    ].join('\n');
    const log = parseLog(ct);
    expect(facts(recordsView(log, 'x', formats).head)).toContain('First to last line: 20 s');
    const computed = log.facts.computedDowntimeMs;
    expect(computed).not.toBeNull();
    expect(facts(recordsView(log, 'x', formats).head).join()).toContain('Downtime, worked out: ');
  });

  it('has every figure of its drawing in tables', () => {
    const { body } = view(iscsi);
    const tables = [...body.matchAll(/<table><caption>(.*?)<\/caption>.*?<tbody>(.*?)<\/tbody>/g)].map(
      ([, caption, rows]) => [
        caption,
        [...(rows ?? '').matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) => text(row ?? '')),
      ],
    );
    expect(tables).toEqual([
      [
        'Phases of the log',
        [
          'Prepare 0 s 0 s 0 %',
          'Disks 0 s 0 s 0 %',
          'Start on the target 0 s 6 s 30 %',
          'Tunnel 6 s 1 s 5 %',
          'Memory 7 s 7 s 35 %',
          'Finish 14 s 6 s 30 %',
        ],
      ],
      [
        'Reports of progress',
        [
          '9 s 164.76 MiB 278.96 MiB',
          '11 s 331.72 MiB 110.86 MiB',
          '13 s 462.24 MiB 48.62 MiB',
          '14 s 480.98 MiB 29.92 MiB',
          '14 s 508.77 MiB 12.29 MiB',
        ],
      ],
      ['The pause', ['14 s 102 ms 100 ms']],
      ['Warnings', ['6 s 5 bind: Cannot assign requested address']],
    ]);
    expect(body.match(/<circle/g)).toHaveLength(10);
  });

  it('draws no more points than can be told apart, and keeps the extremes', () => {
    const lines = Array.from({ length: 5000 }, (_, i) => {
      const clock = [i / 3600, (i / 60) % 60, i % 60]
        .map((part) => String(Math.floor(part)).padStart(2, '0'))
        .join(':');
      const remaining = i === 2500 ? 999_999_999 : 1_000_000 + i;
      return `2016-05-10 ${clock} migration status: active (transferred ${1000 * i}, remaining ${remaining}), total 1082990592)`;
    });
    const { body } = view(
      ['2016-05-10 00:00:00 starting online/live migration on localhost:60000', ...lines].join('\n'),
    );
    const [, points = ''] = /class="curve curve-left" points="([^"]*)"/.exec(body) ?? [];
    expect(points.split(' ').length).toBeLessThanOrEqual(202);
    expect(points).toContain(',0 ');
    expect(body).toMatch(/Reports of progress, \d+ of 5,000/);
    expect(body).not.toContain('<circle');
  });

  it('spanning no time has no drawing', () => {
    expect(view('hello').body).toBe('');
    expect(facts(view('').head)).toEqual(['Outcome: Not in the log']);
  });
});

describe('a log of several records', () => {
  const failed = `May 10 15:00:00 starting migration of VM 9 to node 'b' (192.0.2.1)\nMay 10 15:00:02 ERROR: migration aborted (duration 00:00:02): no\n`;

  it('counts them, and shows each with its own summary, drawing and address', () => {
    const { head, body } = view(LOG + failed);
    expect(text(head)).toBe('2 records: 1 succeeded, 1 failed');
    expect(body.match(/<li class="log-record">/g)).toHaveLength(2);
    expect(body).toContain('<a href="#x-L11">lines 11 to 12</a>');
    expect(facts(body)).toEqual(expect.arrayContaining(['Guest: VM 108', 'Guest: VM 9', 'Outcome: Failed']));
    expect(body.match(/<svg class="timeline-axis"/g)).toHaveLength(2);
    expect(body).not.toContain('<summary>Timeline');
  });

  it('folds the drawings when there are many', () => {
    expect(view(LOG.repeat(5)).body.match(/<details class="log-fold"><summary>Timeline/g)).toHaveLength(5);
  });
});

describe('the foot of a log', () => {
  it('says how long it is, what was not understood, and the version', () => {
    expect(text(footHtml(parseLog(iscsi), formats))).toMatch(/^22 lines, as captured (?:PVE .*), by its lines$/);
    expect(text(footHtml(parseLog('hello\nyou'), formats))).toBe('2 lines, as captured; 2 not understood');
  });

  it('says that names were replaced', () => {
    expect(text(footHtml(parseLog('hello\nyou'), formats, 3))).toBe(
      '2 lines, as captured but for addresses or names replaced in 3 places; 2 not understood',
    );
    expect(text(footHtml(parseLog('hello'), formats, 1))).toContain('replaced in 1 place');
  });
});
