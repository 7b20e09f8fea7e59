import { expect, it } from 'vitest';
import { stripAnsi } from './ansi.ts';
import { decode, splitLines } from './clean.ts';
import { DIALECTS } from './dialects/index.ts';
import { renderLine } from './html.ts';
import { parseLog } from './parse.ts';

const INPUTS = 100_000;
const LINES = DIALECTS.flatMap(({ rules }) => rules.flatMap(({ samples }) => samples));
const STAMPS = ['', 'May 02 10:57:01 ', '2024-03-02 23:59:57 ', '[335791.633014] ', '> ', '  ', '\u001b[31m', '\uFEFF'];
const JUNK = [
  '\u0000',
  '\r',
  '\n',
  '\t',
  '\u202E',
  '\uD800',
  "'",
  '"',
  '(',
  ')',
  '9'.repeat(40),
  '-',
  ':',
  '...',
  '%',
  '&gt;',
  '<script>',
];

/** mulberry32: the same inputs on every machine and in every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** A real line, with some of it cut out, doubled, swapped for junk, or joined with another. */
function mutate(next: (below: number) => number): string {
  const pick = <T>(list: readonly T[]): T | undefined => list[next(list.length)];
  let line = `${pick(STAMPS)}${pick(LINES)}`;
  for (let i = next(4); i > 0; i--) {
    const [from, to] = [next(line.length + 1), next(line.length + 1)].sort((a, b) => a - b);
    const piece = line.slice(from, to);
    line = line.slice(0, from) + [pick(JUNK), '', piece + piece, pick(LINES)][next(4)] + line.slice(to);
  }
  return line;
}

it(`${INPUTS} mutated logs are read: no throw, no line lost, no figure that is none`, { timeout: 300_000 }, () => {
  const next = random(20_160_922);
  for (let i = 0; i < INPUTS; i++) {
    const text = Array.from({ length: 1 + next(5) }, () => mutate(next)).join('\n');
    const { lines, facts, records } = parseLog(text);
    const wrong =
      lines.map((line) => line.text).join('\n') !==
        splitLines(decode(text))
          .map((line) => stripAnsi(line).text)
          .join('\n') ||
      lines.some((line) => !line.text.endsWith(line.message)) ||
      Object.values(facts).some((fact) => typeof fact === 'number' && !Number.isFinite(fact)) ||
      records.reduce((sum, { firstLine, lastLine }) => sum + lastLine - firstLine + 1, 0) !== lines.length ||
      /<script/i.test(lines.map(renderLine).join(''));
    if (wrong) expect.fail(`read wrongly: ${JSON.stringify(text)}`);
  }
});
