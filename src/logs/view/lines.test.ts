import { describe, expect, it } from 'vitest';
import { parseLog } from '../index.ts';
import { linePieces, type NotedLines } from './lines.ts';

const formats = { language: 'en-GB' };
const progress = (i: number) =>
  `May 10 14:25:${30 + i} migration status: active (transferred ${i}, remaining ${99 - i}), total 99)`;
const TEXT = [
  "May 10 14:25:24 starting migration of VM 108 to node 'proxmox02' (192.168.0.186)",
  'bind: Cannot assign requested address',
  ...Array.from({ length: 8 }, (_, i) => progress(i)),
  'TASK OK',
].join('\n');

const piecesOf = (text: string, notes: NotedLines[] = []) => linePieces(parseLog(text), { id: 'x', formats, notes });
const html = (text: string, notes: NotedLines[] = []) =>
  piecesOf(text, notes)
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

  it('are all marked that a note is about, with the note at the first', () => {
    const shown = html(TEXT, [{ line: 1, last: 3 }]);
    expect(marked(shown)).toEqual([1, 2, 3]);
    expect(shown).toMatch(/id="x-L1".*\[note 0\]<\/div><div[^>]*id="x-L2"/);
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
