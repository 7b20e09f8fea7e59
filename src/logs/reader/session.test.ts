import { describe, expect, it } from 'vitest';
import { LOG } from '../../content/testing.ts';
import { parseLog } from '../index.ts';
import { LogSession } from './session.ts';

const session = (text: string) => new LogSession(parseLog(text), { language: 'en-GB' });
const ALL = { troubleOnly: false, columns: null };
const status = 'migration status: active (transferred 1, remaining 9), total 10)';
const FOLDED = ['start', ...Array(8).fill(status), 'bind: Cannot assign requested address', 'end'].join('\n');
const numbers = (html: string) => [...html.matchAll(/id="log-L(\d+)"/g)].map(([, number]) => Number(number));

/** All rows that are shown, by the numbers of their lines. */
function shown(read: LogSession, { firstLines }: { firstLines: Uint32Array }): number[] {
  return numbers([...firstLines.keys()].map((i) => read.chunkHtml(i)).join(''));
}

describe('a log that is being read', () => {
  it('is told of as a whole', () => {
    const overview = session(LOG).overview();
    expect(overview).toMatchObject({ lines: 10, records: 1, trouble: 1, outcomes: { ok: 1, failed: 0, unknown: 0 } });
    expect(overview.headHtml).toContain('<code>pve-qemu</code>');
    expect(overview.bodyHtml).toContain('<svg');
    expect(overview.unknownHtml).toBe('');
    expect(JSON.parse(overview.json)).toMatchObject({ dialect: 'pve-qemu', downtimeMs: 102 });
  });

  it('with several records counts them, and shows some at a time', () => {
    const read = session(LOG.repeat(7));
    expect(read.overview()).toMatchObject({ records: 7, bodyHtml: '' });
    const { html, count } = read.records(null, 5, 5);
    expect(count).toBe(7);
    expect([...html.matchAll(/href="#log-L(\d+)"/g)].map(([, line]) => line)).toEqual(['51', '61']);
    expect(read.records('failed', 0, 5)).toEqual({ html: '', count: 0 });
  });

  it('gives its rows chunk by chunk, each line once', () => {
    const read = session('a line\n'.repeat(1000));
    expect(shown(read, read.show(ALL))).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
    expect(read.chunkHtml(10)).toBe('');
  });

  it('opens and closes a fold', () => {
    const read = session(FOLDED);
    expect(shown(read, read.show(ALL))).toEqual([1, 2, 9, 10, 11]);
    expect(read.chunkHtml(0)).toContain('data-fold="3" aria-expanded="false">6 lines more of the same</button>');
    expect(shown(read, read.toggle(3))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(read.chunkHtml(0)).toContain('aria-expanded="true"');
    expect(shown(read, read.toggle(3))).toEqual([1, 2, 9, 10, 11]);
  });

  it('reveals a line that a fold or the choice of warnings hides', () => {
    const read = session(FOLDED);
    expect(shown(read, read.show({ ...ALL, troubleOnly: true }))).toEqual([10]);
    expect(shown(read, read.reveal(10))).toEqual([10]);
    expect(read.troubleOnly).toBe(true);
    expect(shown(read, read.reveal(5))).toContain(5);
    expect(read.troubleOnly).toBe(false);
  });

  it('cuts a line of megabytes on the screen, and says by how much', () => {
    const read = session(`May 02 10:57:01 ${'<'.repeat(1_000_000)}`);
    read.show(ALL);
    const html = read.chunkHtml(0);
    expect(html).toContain('<span class="l-time">May 02 10:57:01</span>');
    expect(html.match(/&lt;/g)).toHaveLength(4000 - 16);
    expect(html).toMatch(/<span class="log-cut">996,016 more characters<\/span><\/code><\/div>$/);
  });
});

describe('what is found in a log', () => {
  const read = session('alpha\nBeta 1\ngamma\nbeta 2\nERROR: beta 3');

  it('is the next line with the text in any letter case, or the one before, round at the ends', () => {
    expect(read.find('BETA', 0, true)).toEqual({ line: 2, index: 1, count: 3 });
    expect(read.find('beta', 2, true)).toEqual({ line: 4, index: 2, count: 3 });
    expect(read.find('beta', 5, true)).toEqual({ line: 2, index: 1, count: 3 });
    expect(read.find('beta', 2, false)).toEqual({ line: 5, index: 3, count: 3 });
    expect(read.find('beta', 5, false)).toEqual({ line: 4, index: 2, count: 3 });
  });

  it('is nothing where no line has it, or nothing is asked for', () => {
    expect(read.find('delta', 0, true)).toBeNull();
    expect(read.find('', 0, true)).toBeNull();
  });

  it('is among the warnings and errors where they alone are shown', () => {
    read.show({ ...ALL, troubleOnly: true });
    expect(read.find('beta', 0, true)).toEqual({ line: 5, index: 1, count: 1 });
    read.show(ALL);
    expect(read.find('beta', 0, true)).toMatchObject({ count: 3 });
  });
});
