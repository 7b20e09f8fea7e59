import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { LOG } from '../content/testing.ts';
import { parseLog } from '../logs/index.ts';
import {
  dataset,
  datasetCsv,
  FIELDS,
  jsonText,
  type LogRow,
  logDocument,
  logRows,
  type SiteLog,
  titleOf,
} from './index.ts';

const ADDRESSES = {
  page: 'https://a.example/logs/ha/drbd/vm108/',
  place: 'https://a.example/posts/ha/drbd/#log-vm108',
  raw: 'https://a.example/logs/ha/drbd/vm108.log',
  json: 'https://a.example/logs/ha/drbd/vm108.json',
};

function siteLog(more: Partial<SiteLog> = {}): SiteLog {
  return {
    id: 'ha/drbd/vm108',
    title: null,
    storage: 'DRBD',
    log: parseLog(LOG),
    redactions: 0,
    post: { id: 'ha/drbd', title: 'DRBD' },
    series: { id: 'ha', title: 'Highly available' },
    part: 3,
    addresses: ADDRESSES,
    ...more,
  };
}

const TWO = LOG + LOG.replaceAll('108', '109').replace('downtime 102', 'downtime 7');

function rowOf(log: SiteLog): LogRow {
  const [row, ...more] = logRows(log);
  if (row === undefined || more.length > 0) throw new Error(`a log of ${more.length} rows`);
  return row;
}

const cellsOf = (rows: readonly LogRow[]): Record<string, string>[] => parse(datasetCsv(rows), { columns: true });

describe('a row', () => {
  it('has what the site knows and what the log says', () => {
    expect(rowOf(siteLog())).toMatchObject({
      id: 'ha/drbd/vm108',
      record: 1,
      firstLine: 1,
      lastLine: 10,
      title: 'VM 108 to proxmox02',
      ...ADDRESSES,
      series: 'ha',
      part: 3,
      storage: 'DRBD',
      dialect: 'pve-qemu',
      outcome: 'ok',
      guest: '108',
      durationSeconds: 20,
      downtimeMs: 102,
      totalBytes: 546_119_680,
      progressSamples: 2,
      warnings: 1,
    });
  });

  it.each([
    ['Of the author', LOG, 'Of the author'],
    [null, 'anything', 'vm108'],
    [null, "May 10 14:25:24 starting migration of CT 101 to node 'pve2' (10.0.0.2)", 'CT 101 to pve2'],
  ])('with the title %j is called by what is known', (title, text, expected) => {
    expect(rowOf(siteLog({ title, log: parseLog(text) })).title).toBe(expected);
  });

  it('is there for each record, called and told by what that record says', () => {
    const rows = logRows(siteLog({ log: parseLog(TWO) }));
    expect(rows.map(({ id, record, title, guest, downtimeMs }) => ({ id, record, title, guest, downtimeMs }))).toEqual([
      { id: 'ha/drbd/vm108', record: 1, title: 'VM 108 to proxmox02', guest: '108', downtimeMs: 102 },
      { id: 'ha/drbd/vm108', record: 2, title: 'VM 109 to proxmox02', guest: '109', downtimeMs: 7 },
    ]);
    expect(rows.map(({ firstLine, lastLine, lines, records }) => [firstLine, lastLine, lines, records])).toEqual([
      [1, 10, 20, 2],
      [11, 20, 20, 2],
    ]);
  });

  it('is called as its record is, and a log of several stories by its name', () => {
    expect(titleOf(siteLog({ log: parseLog(LOG + LOG) }))).toBe('VM 108 to proxmox02');
    expect(titleOf(siteLog({ log: parseLog(TWO) }))).toBe('vm108');
    expect(titleOf(siteLog({ log: parseLog(TWO), title: 'Two' }))).toBe('Two');
  });

  it('has every field described, and no other', () => {
    expect(Object.keys(FIELDS).sort()).toEqual(Object.keys(rowOf(siteLog())).sort());
    for (const [name, { type, unit }] of Object.entries(FIELDS)) {
      const named = /BytesPerSecond$/.test(name)
        ? 'bytes/s'
        : /Bytes$/.test(name)
          ? 'bytes'
          : /Ms$/.test(name)
            ? 'ms'
            : /Seconds$/.test(name)
              ? 's'
              : null;
      expect({ name, unit }).toEqual({ name, unit: named });
      if (unit !== null) expect(type).toBe('number');
    }
  });

  it('has values of the types that are described', () => {
    const kinds = { text: 'string', number: 'number', truth: 'boolean', list: 'object' };
    const row = rowOf(siteLog());
    for (const [name, value] of Object.entries(row)) {
      if (value !== null)
        expect({ name, type: typeof value }).toEqual({ name, type: kinds[FIELDS[name as keyof LogRow].type] });
    }
  });
});

describe('the document of one log', () => {
  it('has each of its records, with the reports of progress', () => {
    const { records, everyRecord } = logDocument(siteLog({ log: parseLog(TWO) }));
    expect(records).toBe(2);
    expect(everyRecord.map(({ guest, downtimeMs, firstLine }) => ({ guest, downtimeMs, firstLine }))).toEqual([
      { guest: '108', downtimeMs: 102, firstLine: 1 },
      { guest: '109', downtimeMs: 7, firstLine: 11 },
    ]);
    expect(everyRecord[0]?.progress).toMatchObject([
      { line: 5, transferredBytes: 172_760_414 },
      { line: 6, transferredBytes: 347_832_453 },
    ]);
  });
});

describe('the data set', () => {
  const site = { title: 'Logs', address: 'https://a.example/logs/', csv: 'https://a.example/logs/index.csv' };

  it('says what it was made from, and the same content makes the same', () => {
    const logs = [siteLog(), siteLog({ id: 'ha/drbd/other', log: parseLog(TWO) })];
    expect(dataset(logs, site).source).toEqual({ posts: 1, logs: 2, records: 3, lines: 30 });
    expect(dataset(logs, site).rows.map(({ id, record }) => `${id} ${record}`)).toEqual([
      'ha/drbd/vm108 1',
      'ha/drbd/other 1',
      'ha/drbd/other 2',
    ]);
    expect(jsonText(dataset(logs, site))).toBe(jsonText(dataset(logs, site)));
  });

  it('of no logs is one too', () => {
    expect(dataset([], site)).toMatchObject({ source: { posts: 0, logs: 0 }, rows: [] });
    expect(datasetCsv([])).toMatch(/^id,record,title,[^\n]*\r\n$/);
  });
});

describe('CSV', () => {
  it('says in every cell what the row says', () => {
    const rows = [rowOf(siteLog()), rowOf(siteLog({ log: parseLog('anything'), series: null, part: null }))];
    for (const [i, cells] of cellsOf(rows).entries()) {
      const { phases: _, disks, ...row } = rows[i] ?? rowOf(siteLog());
      expect(cells).toEqual({
        ...Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? '' : String(value)])),
        disks: disks.join(' '),
      });
    }
  });

  it.each(['a, b', 'say "x"', 'two\nlines', "it's", ' blanks ', '移行'])('keeps the text %j', (title) => {
    expect(cellsOf([rowOf(siteLog({ title }))])).toMatchObject([{ title }]);
  });

  it('has lines that end in CRLF, all of one length', () => {
    const lines = datasetCsv([rowOf(siteLog())]).split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toBe('');
    expect(lines[0]?.split(',')).toHaveLength(Object.keys(FIELDS).length - 1);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('gives no spreadsheet the formula %j', (text) => {
    const log = parseLog(`May 10 14:25:24 starting migration of VM 1 to node '${text.trim()}' (10.0.0.2)`);
    const [cells] = cellsOf([rowOf(siteLog({ title: text, storage: text, log }))]);
    for (const [name, value] of Object.entries(cells ?? {})) {
      expect({ name, value }).not.toMatchObject({ value: expect.stringMatching(/^[=+\-@\t\r]/) });
    }
    expect(cells).toMatchObject({ title: `'${text}`, storage: `'${text}` });
  });
});
