import { describe, expect, it } from 'vitest';
import { DIALECTS } from './dialects/index.ts';
import { needsOf } from './pattern-needs.ts';

const firstsOf = (pattern: RegExp) => {
  const { firsts } = needsOf(pattern);
  return firsts === null ? null : String.fromCharCode(...[...firsts].sort((a, b) => a - b));
};

describe('what a pattern needs of a text', () => {
  it.each([
    [/^TASK OK$/, 'T'],
    [/^(?:a|b[cd]|(?<e>e)f)g$/, 'abe'],
    [/^(?:a{0,3}|b?)c?d/, 'abcd'],
    [/^[x-z-]{1,3}$/, '-xyz'],
    [/^\[\d\] (?!no)yes$/, '['],
    [/^(?!no)\d+$/, '0123456789'],
    [/^a*$/, null],
    [/^.a$/, null],
    [/^[^a]b$/, null],
    [/^\S{1,9} a$/, null],
    [/^ab$/i, null],
    [/ab$/, null],
  ])('%s starts with one of %j', (pattern, firsts) => {
    expect(firstsOf(pattern)).toBe(firsts);
  });

  it.each([
    [/^migration status: (?:completed)$/, 'migration status: ', true],
    [/^(?:\d{1,9}-\d: )?start replication job$/, 'start replication job', false],
    [/^(\w+) on (\w+) is unrunnable \((.*)\)$/, ' is unrunnable (', false],
    [/^ab{2}cde?f$/, 'cd', false],
    [/^(?:a|b)$/, '', false],
    [/^(?:abc)?$/, '', false],
    [/^(?:x abc y)+$/, 'x abc y', false],
  ])('%s holds %j', (pattern, literal, atStart) => {
    expect(needsOf(pattern)).toMatchObject({ literal, atStart });
  });

  it('is there in every line that a rule knows, also in damaged ones', () => {
    const rules = DIALECTS.flatMap((dialect) => dialect.rules);
    const lines = rules
      .flatMap(({ samples }) => samples)
      .flatMap((line) => [line, line.slice(1), `${line.slice(0, -2)}0`]);
    let known = 0;
    for (const { pattern } of rules) {
      const { firsts, literal, atStart } = needsOf(pattern);
      for (const line of lines) {
        if (!pattern.test(line)) continue;
        known++;
        const fits = firsts === null || firsts.has(line.charCodeAt(0));
        const holds = atStart ? line.startsWith(literal) : line.includes(literal);
        if (!fits || !holds) expect.fail(`${pattern} knows ${line}`);
      }
    }
    expect(known).toBeGreaterThan(rules.length);
  });
});
