import { describe, expect, it } from 'vitest';
import { LOG } from '../../content/testing.ts';
import { parseLog } from '../index.ts';
import { unknownKinds } from './unknown.ts';

const kinds = (text: string) => unknownKinds(parseLog(text).lines);

describe('what was not understood', () => {
  it('is nothing where every line is known', () => {
    expect(kinds(LOG)).toEqual([]);
    expect(kinds('\n\n')).toEqual([]);
  });

  it('is told once for lines that differ in their figures, the most frequent first', () => {
    expect(kinds(`${LOG}one\nran 1 of 7\nran 12 of 7\n`)).toEqual([
      { count: 2, line: 12, text: 'ran 1 of 7' },
      { count: 1, line: 11, text: 'one' },
    ]);
  });

  it('counts as many lines as the log says', () => {
    const log = parseLog(`${LOG}one\ntwo\none\n\n`);
    expect(unknownKinds(log.lines).reduce((sum, { count }) => sum + count, 0)).toBe(log.notUnderstood);
  });

  it('stays short whatever the text', () => {
    const text = Array.from(
      { length: 50_000 },
      (_, i) =>
        `word${String.fromCharCode(
          ...String(i)
            .split('')
            .map((d) => 97 + Number(d)),
        )}`,
    );
    expect(kinds(text.join('\n')).length).toBeLessThanOrEqual(20_000);
    expect(kinds('x'.repeat(1_000_000))[0]?.text).toHaveLength(120);
  });
});
