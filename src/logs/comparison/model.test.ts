import { describe, expect, it } from 'vitest';
import { LOG } from '../../content/testing.ts';
import { dialectTitle, parseLog } from '../index.ts';
import { type ComparedLog, chartHtml, compareLogs } from './index.ts';

const EN = { language: 'en-GB' };

function compared(name: string, text: string, more: Partial<ComparedLog> = {}): ComparedLog {
  return { name, title: null, storage: null, part: null, label: null, log: parseLog(text), ...more };
}

/** The log of `LOG` with another pause and another length. */
const migration = (ms: number, seconds: number, edit = (text: string) => text) =>
  edit(LOG.replace('downtime 102', `downtime ${ms}`).replace('00:00:20', `00:00:${String(seconds).padStart(2, '0')}`));

const slow = compared('slow', migration(102, 20), { storage: 'iSCSI', part: 8 });
const quick = compared('quick', migration(7, 14), { storage: 'DRBD', part: 8 });
const middle = compared('middle', migration(15, 18), { storage: 'GlusterFS', part: 2 });
const failed = compared(
  'failed',
  migration(1, 2).replace(/^.*finished[\s\S]*/m, 'May 10 14:25:44 ERROR: migration aborted (duration 00:00:02): no\n'),
);

const compare = (logs: ComparedLog[], query = {}) => compareLogs(logs, query, EN);

/** Text and rank of a column, by row. */
function column(result: ReturnType<typeof compareLogs>, fact: string): string[] {
  const index = result.columns.findIndex((one) => one.fact === fact);
  return result.rows.map(({ label, cells }) => {
    const { text = null, rank = null } = cells[index] ?? {};
    return `${label}: ${text?.replaceAll('\u202F', ' ') ?? '-'}${rank === null ? '' : `, ${rank}`}`;
  });
}

/** What isn't compared, by its subject. */
const caveats = (result: ReturnType<typeof compareLogs>) =>
  Object.fromEntries(result.caveats.map(({ subject, text }) => [subject, text.replaceAll('\u202F', ' ')]));

describe('the rows of a comparison', () => {
  it('are told apart by what the author says, or by what is known of the logs', () => {
    const labels = (by: string | undefined, ...logs: ComparedLog[]) =>
      compare(logs, { by }).rows.map((row) => row.label);
    expect(labels('storage', slow, quick)).toEqual(['iSCSI', 'DRBD']);
    expect(labels('guest', slow)).toEqual(['VM 108']);
    expect(labels('target', slow)).toEqual(['proxmox02']);
    expect(labels('dialect', slow)).toEqual([dialectTitle('pve-qemu')]);
    expect(labels('outcome', slow, failed)).toEqual(['Succeeded', 'Failed']);
    expect(labels('part', slow, middle)).toEqual(['Part 8', 'Part 2']);
    expect(labels('storage', { ...slow, label: 'LIO' })).toEqual(['LIO']);
    expect(labels('work', { ...slow, title: 'A busy guest' })).toEqual(['A busy guest']);
    expect(labels(undefined, slow)).toEqual(['slow']);
  });

  it('by part name the log too, where they stand and where they are left out', () => {
    const ha = compared('fencing', 'hello\nyou\n', { part: 9 });
    const result = compare([slow, { ...middle, title: 'Gluster' }, ha], { by: 'part', passOver: true });
    expect(result.rows.map(({ label, detail }) => `${label} (${detail})`)).toEqual([
      'Part 8 (slow)',
      'Part 2 (Gluster)',
    ]);
    expect(caveats(result)['Left out']).toBe('Part 9 (fencing), with none of these figures.');
  });

  it('with one label say which log they are', () => {
    const { rows } = compare([slow, quick, middle], { by: 'guest' });
    expect(rows.map(({ detail }) => detail)).toEqual(['slow', 'quick', 'middle']);
  });

  it('are the records of each log', () => {
    const twice = compared('twice', migration(102, 20) + migration(15, 18));
    const { rows } = compare([twice, quick]);
    expect(rows.map(({ label, detail, log }) => [label, detail, log])).toEqual([
      ['twice', 'record 1', 0],
      ['twice', 'record 2', 0],
      ['quick', null, 1],
    ]);
    expect(column(compare([twice, quick]), 'downtime')).toEqual([
      'twice: 102 ms, worst',
      'twice: 15 ms',
      'quick: 7 ms, best',
    ]);
  });

  it('stand in the order of the author, or sorted with what is missing last', () => {
    const silent = compared('silent', migration(1, 1).replace(/^.*downtime.*\n/m, ''));
    const order = (sort?: string) => compare([silent, slow, quick, middle], { sort }).rows.map(({ label }) => label);
    expect(order()).toEqual(['silent', 'slow', 'quick', 'middle']);
    expect(order('downtime')).toEqual(['quick', 'middle', 'slow', 'silent']);
    expect(order('label')).toEqual(['middle', 'quick', 'silent', 'slow']);
  });

  it('without any figure are left out of a whole series, and named', () => {
    const ha = compared('fencing', 'some text\nand more\n');
    expect(compare([slow, ha]).rows).toHaveLength(2);
    const result = compare([slow, quick, ha], { passOver: true });
    expect(result.rows.map(({ label }) => label)).toEqual(['slow', 'quick']);
    expect(caveats(result)).toMatchObject({ 'Left out': 'fencing, with none of these figures.' });
  });
});

describe('the columns of a comparison', () => {
  const names = (logs: ComparedLog[]) => compare(logs).columns.map(({ fact }) => fact);

  it('are those that any of the logs states', () => {
    expect(names([slow, quick])).toEqual(['downtime', 'memoryPhase', 'duration', 'transferred', 'total', 'speed']);
  });

  it('give the time between the lines where a duration is missing', () => {
    const cut = compared('cut', LOG.replace(/^.*finished.*\n/m, ''));
    expect(names([slow, cut])).toContain('elapsed');
  });

  it('are headed by what the logs differ in', () => {
    expect(compare([slow, quick], { by: 'storage' }).heading).toBe('Storage');
    expect(compare([slow, quick]).heading).toBe('Log');
  });
});

describe('best and worst', () => {
  it('are marked in each figure where smaller is better', () => {
    const result = compare([slow, middle, quick]);
    expect(column(result, 'downtime')).toEqual(['slow: 102 ms, worst', 'middle: 15 ms', 'quick: 7 ms, best']);
    expect(column(result, 'duration')).toEqual(['slow: 20 s, worst', 'middle: 18 s', 'quick: 14 s, best']);
  });

  it('are marked on each row that shares them', () => {
    expect(column(compare([slow, quick, { ...quick, name: 'other' }]), 'downtime')).toEqual([
      'slow: 102 ms, worst',
      'quick: 7 ms, best',
      'other: 7 ms, best',
    ]);
  });

  it('are not marked where all are the same, or only one is known', () => {
    expect(column(compare([slow, quick]), 'memoryPhase')).toEqual(['slow: 7 s', 'quick: 7 s']);
    const silent = compared('silent', migration(1, 1).replace(/^.*downtime.*\n/m, ''));
    expect(column(compare([slow, silent]), 'downtime')).toEqual(['slow: 102 ms', 'silent: -']);
  });

  it('are not marked where the figures print the same, 12294 and 12251 ms', () => {
    const timed = (name: string, ms: number) => {
      const one = compared(name, migration(102, 20));
      for (const record of one.log.records) record.facts.durationSeconds = ms / 1000;
      return one;
    };
    const three = [timed('a', 12_294), timed('b', 12_251), timed('c', 12_260)];
    expect(column(compare(three), 'duration').join()).not.toMatch(/best|worst/);
    expect(column(compare([...three, timed('d', 9000)]), 'duration')).toEqual([
      'a: 12.3 s, worst',
      'b: 12.3 s, worst',
      'c: 12.3 s, worst',
      'd: 9 s, best',
    ]);
  });

  it('are never of what failed', () => {
    const result = compare([slow, failed, quick]);
    expect(column(result, 'duration')).toEqual(['slow: 20 s, worst', 'failed: 2 s', 'quick: 14 s, best']);
    expect(caveats(result)['What did not succeed']).toBe('failed (failed): their figures are not ranked.');
  });

  it('are of no figure that is neither good nor bad', () => {
    expect(column(compare([slow, quick]), 'total').join()).not.toMatch(/best|worst/);
  });
});

describe('what cannot be compared', () => {
  it('is a speed that is nominal', () => {
    const fast = compared('fast', LOG.replace('73.14', '256.00'));
    const result = compare([slow, fast]);
    expect(column(result, 'speed')).toEqual(['slow: 73.14 MiB/s', 'fast: 256 MiB/s']);
    expect(result.columns.at(-1)?.label).toBe('Speed, nominal');
    expect(caveats(result).Speed).toContain('no rate on the wire');
  });

  it('is the time that guests of different memory take', () => {
    const large = compared('large', migration(15, 30).replaceAll('546119680', '1082990592'));
    const result = compare([slow, large]);
    expect(column(result, 'duration')).toEqual(['slow: 20 s', 'large: 30 s']);
    expect(column(result, 'downtime')).toEqual(['slow: 102 ms, worst', 'large: 15 ms, best']);
    expect(caveats(result)['Memory phase and whole task']).toBe(
      'the guests’ memory differs: 520.82 MiB (slow), 1.01 GiB (large).',
    );
  });

  it('is the time of a guest whose log states no memory, however few the others are', () => {
    const unstated = (name: string, seconds: number) =>
      compared(name, migration(15, seconds).replace(/^.*migration status: active.*\n/gm, ''));
    const [silent, quiet] = [unstated('silent', 10), unstated('quiet', 12)];
    expect(silent.log.facts).toMatchObject({ totalBytes: null, memoryPhaseMs: 7000, outcome: 'ok' });
    const result = compare([slow, silent]);
    expect(column(result, 'duration')).toEqual(['slow: 20 s', 'silent: 10 s']);
    expect(column(result, 'downtime')).toEqual(['slow: 102 ms, worst', 'silent: 15 ms, best']);
    expect(caveats(result)['Memory phase and whole task']).toBe(
      'the guests’ memory may differ: 520.82 MiB (slow); silent doesn’t state it.',
    );
    const none = compare([silent, quiet]);
    expect(column(none, 'duration')).toEqual(['silent: 10 s', 'quiet: 12 s']);
    expect(caveats(none)['Memory phase and whole task']).toBe('no log states the guests’ memory.');
  });

  it('is not the time of guests that differ by their video memory alone', () => {
    const near = compared('near', migration(15, 30).replaceAll('546119680', '548000000'));
    expect(column(compare([slow, near]), 'duration')).toEqual(['slow: 20 s, best', 'near: 30 s, worst']);
  });

  it('is anything that different formats measure', () => {
    const hmp = compared('hmp', 'Migration status: completed\ntotal time: 2000 ms\ndowntime: 5 ms\n');
    const result = compare([slow, hmp]);
    expect(hmp.log.facts).toMatchObject({ outcome: 'ok', downtimeMs: 5 });
    expect(column(result, 'downtime')).toEqual(['slow: 102 ms', 'hmp: 5 ms']);
    expect(caveats(result)['Any figure']).toContain(
      `${dialectTitle('pve-qemu')} (slow), ${dialectTitle('qemu-hmp')} (hmp)`,
    );
  });

  it('is a reported downtime with one worked out', () => {
    const computed = compared('computed', LOG.replace(/^.*downtime.*\n/m, ''));
    computed.log.facts.computedDowntimeMs = 4000;
    for (const record of computed.log.records) record.facts.computedDowntimeMs = 4000;
    const result = compare([slow, computed]);
    expect(column(result, 'computedDowntime')).toEqual(['slow: -', 'computed: 4 s']);
    expect(caveats(result)['Downtime of different kinds']).toBe(
      'reported (slow), worked out from timestamps (computed).',
    );
  });

  it('is a pause that was asked for with another', () => {
    const limit = (seconds: number) => (text: string) =>
      text.replace('May 10 14:25:33', `May 10 14:25:31 migrate_set_downtime: ${seconds}\nMay 10 14:25:33`);
    const result = compare([
      compared('short', migration(102, 20, limit(0.1))),
      compared('long', migration(15, 20, limit(0.2))),
    ]);
    expect(column(result, 'downtime')).toEqual(['short: 102 ms', 'long: 15 ms']);
    expect(caveats(result).Downtime).toContain('100 ms (short), 200 ms (long)');
  });

  it('is said of direction, of years, and of single runs', () => {
    const back = compared('back', LOG.replace('proxmox02', 'proxmox01'));
    const result = caveats(compare([slow, back]));
    expect(result.Direction).toBe('not the same for all: to proxmox02 (slow), to proxmox01 (back).');
    expect(result['Order in time']).toBe('the logs name no year.');
    expect(result.Chance).toContain('one run each');
    const dated = compared('dated', LOG.replace(/^May 10/gm, '2016-05-10'));
    const repeated = compare([dated, { ...dated, name: 'dated' }]);
    expect(Object.keys(caveats(repeated))).not.toContain('Order in time');
    expect(Object.keys(caveats(repeated))).not.toContain('Chance');
  });

  it('is not said to be the clock where the next story of a paste is older', () => {
    const two = compared('two', migration(102, 20) + migration(15, 18));
    expect(two.log.clockStepsBack).toBe(1);
    expect(Object.keys(caveats(compare([two, slow])))).not.toContain('Times');
    const set = compared('set', LOG.replace('May 10 14:25:33', 'May 10 14:25:23'));
    expect(caveats(compare([set, slow])).Times).toBe('the clock was set back in the log of set.');
  });

  it('is said in English where numbers are German', () => {
    const back = compared('back', LOG.replace('proxmox02', 'proxmox01'));
    const { caveats: said } = compareLogs([slow, { ...slow, name: 'other' }, back], {}, { language: 'de' });
    expect(said.map(({ text }) => text).join()).toContain('slow and other');
  });

  it('is said of a last report that is not the final figure', () => {
    expect(caveats(compare([slow, quick]))['What was sent']).toContain('last progress report');
  });
});

describe('the chart of a comparison', () => {
  it('draws each row on one axis, and names its figures', () => {
    const html = chartHtml(compare([slow, quick], { by: 'storage' }), EN).replaceAll('\u202F', ' ');
    expect(html).toMatch(/role="img" aria-label="Chart\. [^"]*iSCSI 20 s, DRBD 20 s[^"]*iSCSI 102 ms, DRBD 7 ms/);
    // Of twenty seconds, seven move memory, from the seventh on.
    expect(html).toContain('<rect class="phase phase-memory" x="35%" width="35%" y="0" height="16"/>');
    expect(html).toContain('<rect class="zoom-pause" x="0" width="6.86%"');
  });

  it('puts downtime that was worked out on another scale than what was reported', () => {
    const computed = compared('computed', LOG.replace(/^.*downtime.*\n/m, ''));
    for (const { facts } of computed.log.records) facts.computedDowntimeMs = 4000;
    const html = chartHtml(compare([slow, computed]), EN).replaceAll('\u202F', ' ');
    expect([...html.matchAll(/chart-title">(.*?)</g)].map(([, title]) => title)).toEqual([
      'Phases, on one time axis',
      'Downtime as reported, on a scale of its own',
      'Downtime worked out from timestamps, on a scale of its own',
    ]);
    expect(html.match(/class="zoom-pause" x="0" width="100%"/g)).toHaveLength(2);
  });

  it('marks where a row failed', () => {
    const html = chartHtml(compare([slow, failed]), EN);
    expect(html.match(/class="timeline-failure"/g)).toHaveLength(1);
    expect(html).toContain('<li class="key-failure">Failure</li>');
  });

  it('escapes what authors and logs say', () => {
    const html = chartHtml(compare([{ ...slow, label: '<b>"x"' }, quick]), EN);
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;b&gt;');
  });

  it('is none where no row has a time', () => {
    expect(chartHtml(compare([compared('a', 'x\n'), compared('b', 'y\n')]), EN)).toBe('');
  });
});
