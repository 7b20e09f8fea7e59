import { describe, expect, it } from 'vitest';
import { parseLog } from '../index.ts';
import { linePieces, type NotedLines, ON_PAGES_MAX, type RestOfLog, SHOWN_MAX } from './lines.ts';

const formats = { language: 'en-GB' };
const progress = (i: number) =>
  `May 10 14:25:${30 + i} migration status: active (transferred ${i}, remaining ${99 - i}), total 99)`;
const TEXT = [
  "May 10 14:25:24 starting migration of VM 108 to node 'proxmox02' (192.168.0.186)",
  'bind: Cannot assign requested address',
  ...Array.from({ length: 8 }, (_, i) => progress(i)),
  'TASK OK',
].join('\n');

const IN_POST = { raw: '/logs/a/x.log', alone: '/logs/a/x/#log-x' };
const ALONE = { raw: '/logs/a/x.log', alone: null };
const piecesOf = (text: string, notes: NotedLines[] = [], rest: RestOfLog = IN_POST) =>
  linePieces(parseLog(text), { id: 'x', formats, notes, rest });
const html = (text: string, notes: NotedLines[] = [], rest: RestOfLog = IN_POST) =>
  piecesOf(text, notes, rest)
    .map((piece) => (typeof piece === 'string' ? piece : `[note ${piece.note}]`))
    .join('');
const marked = (shown: string) =>
  [...shown.matchAll(/class="log-line[^"]*in-note[^"]*" id="x-L(\d+)"/g)].map(([, number]) => Number(number));

describe('the lines of a log', () => {
  it('have addresses, numbers, times and levels', () => {
    const shown = html(TEXT);
    expect([...shown.matchAll(/id="x-L(\d+)"/g)].map(([, number]) => Number(number))).toEqual(
      Array.from({ length: 11 }, (_, i) => i + 1),
    );
    expect(shown).toContain('<a class="log-number" href="#x-L11" aria-label="Line 11">11</a><code>');
    expect(shown).toContain('<div class="log-line is-warning" id="x-L2">');
    expect(shown).toContain('id="x-L3" data-ms="6000"');
  });

  it('fold what repeats, but for its first and last', () => {
    const fold = /<details class="log-fold"><summary>6 lines more of the same<\/summary>(.*?)<\/details>/.exec(
      html(TEXT),
    );
    expect([...(fold?.[1] ?? '').matchAll(/id="x-L(\d+)"/g)].map(([, number]) => number)).toEqual([
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
    ]);
  });

  it('are one piece without notes, and cut where a note goes', () => {
    expect(piecesOf(TEXT)).toHaveLength(1);
    expect(piecesOf('')).toEqual([]);
    const shown = html(TEXT, [
      { line: 2, last: 2 },
      { line: 2, last: 2 },
    ]);
    expect(shown).toContain('</code>[note 0][note 1]</div><div class="log-line" id="x-L3"');
    expect(shown).toContain('<div class="log-line is-warning has-note in-note" id="x-L2">');
  });

  it('are all marked that a note is about, with the note at the last', () => {
    const shown = html(TEXT, [{ line: 1, last: 3 }]);
    expect(marked(shown)).toEqual([1, 2, 3]);
    expect(shown).toMatch(/id="x-L3".*\[note 0\]<\/div>/);
    expect(shown.match(/\[note/g)).toHaveLength(1);
    expect(shown).toContain('<details class="log-fold"><summary>');
  });

  it('stay folded between the ends of a long range, marked outside and inside', () => {
    const shown = html(TEXT, [{ line: 3, last: 10 }]);
    expect(marked(shown)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
    expect(shown).toContain('<details class="log-fold in-note"><summary>4 lines more of the same');
  });

  it('can’t bring markup of their own', () => {
    expect(html('<img src=x onerror=alert(1)>\n"><script>')).not.toMatch(/<img|<script/);
  });
});

describe('a line of megabytes', () => {
  it('is cut, with its length', () => {
    const shown = html(`first\n${'x'.repeat(SHOWN_MAX + 1000)}`);
    expect(shown.length).toBeLessThan(SHOWN_MAX + 1000);
    expect(shown).toContain('<span class="log-cut">1,000 more characters</span></code></div>');
  });
});

describe('a log that is too long for a page', () => {
  const lines = Array.from({ length: 5000 }, (_, i) => `its own ${i + 1} <`);
  lines[1000] = 'bind: Cannot assign requested address';
  const text = lines.join('\n');
  const numbersOf = (shown: string) => [...shown.matchAll(/id="x-L(\d+)"/g)].map(([, number]) => Number(number));

  it('leaves lines out in a post, says which, and leads to them', () => {
    const shown = html(text, [{ line: 3000, last: 4000 }]);
    expect(shown).toContain(
      '<p class="log-left-out" data-lines="Lines 101 to 998"><a href="/logs/a/x/#log-x-L101">Lines 101 to 998</a>',
    );
    expect(shown).toContain('data-lines="Lines 3,001 to 3,999"');
    expect(shown).toContain('class="log-left-out in-note"');
    expect(numbersOf(shown)).toHaveLength(100 + 5 + 2 + 50);
    expect(shown.length).toBeLessThan(100_000);
  });

  it('has all of them on its own page, each with its address', () => {
    const shown = html(text, [], ALONE);
    expect(numbersOf(shown)).toEqual(lines.map((_, i) => i + 1));
    expect(shown).toContain('<summary>Lines 101 to 998, in plain text</summary>');
    expect(shown).toContain('<span id="x-L101">     101  its own 101 &lt;</span>\n');
  });

  it('tells how many warnings are in what is left out, beyond those that are shown', () => {
    const troubled = lines.map((line, i) => (i % 20 === 0 ? 'bind: Cannot assign requested address' : line));
    const counts = [...html(troubled.join('\n')).matchAll(/class="log-left-out has-trouble".*?, (\d+) of them/g)];
    expect(counts.map(([, count]) => count)).toEqual(['148']);
  });

  it('keeps in sight what the heads of its records lead to', () => {
    const one = [TEXT.split('\n')[0], ...lines.slice(0, 600), 'TASK OK'].join('\n');
    expect(numbersOf(html(`${one}\n${one}\n${one}`))).toContain(603);
  });

  it('of a length that no page takes is in its file alone', () => {
    const shown = html('a\n'.repeat(ON_PAGES_MAX + 1), [], ALONE);
    expect(shown).toContain('<a href="/logs/a/x.log">Lines 101 to 99,951</a>: in the raw log');
    expect(shown.length).toBeLessThan(100_000);
  });
});
