import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { DIALECTS } from './dialects/index.ts';
import { stepsToMatch } from './testing.ts';

// What no pattern matches, so that an engine has to try all ways before it gives up.
const DEAD_END = '\n!';
const PUMPED = 500;
const STEPS_PER_CHARACTER = 50;

/** Lines made to be hard: a piece of a real one, again and again at its place, and then a dead end. */
function* attacksOn(sample: string): Generator<string> {
  for (let at = 0; at <= sample.length; at++) {
    // Of a run of like characters one is as good as another.
    if (at > 0 && kindOf(sample, at - 1) === kindOf(sample, at)) continue;
    const word = /^\S+\s*/.exec(sample.slice(at))?.[0] ?? ' ';
    for (const piece of new Set([sample.slice(at, at + 1), sample.slice(at, at + 2), word])) {
      const pumped = piece.repeat(Math.ceil(PUMPED / Math.max(1, piece.length)));
      yield `${sample.slice(0, at)}${pumped}${sample.slice(at)}${DEAD_END}`;
    }
  }
}

function kindOf(text: string, at: number): string {
  const character = text.charAt(at);
  if (/\d/.test(character)) return 'digit';
  return /[A-Za-z]/.test(character) ? 'letter' : character;
}

describe('a pattern takes no more steps than the line has characters, times a constant', () => {
  it.each(DIALECTS.filter(({ rules }) => rules.length > 0))('in $name', ({ rules }) => {
    const worst: string[] = [];
    for (const { event, pattern, samples } of rules) {
      for (const attack of samples.flatMap((sample) => [...attacksOn(sample)])) {
        const limit = attack.length * STEPS_PER_CHARACTER;
        if (stepsToMatch(pattern, attack, limit) > limit) {
          worst.push(`${event}: ${pattern} on ${JSON.stringify(attack)}`);
          break;
        }
      }
    }
    expect(worst).toEqual([]);
  });
});

/** The patterns that stand in a source file as such. */
function literalsIn(file: string): RegExp[] {
  const found: RegExp[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push(new RegExp(node.text.slice(1, end), node.text.slice(end + 1)));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
  return found;
}

// What lines of any kind are made of.
const PIECES =
  'a 0 . - : / _ @ # $ > < & ; [ ] ( ) \' " = % \u001b \u001b[ \u001b[3 \u001b]0; > &gt; 1. 1: 0:00 ... a1 é -8< host prog[1] 2024-'.split(
    ' ',
  );

/** Every source file of a folder that has patterns of its own, in rules or elsewhere. */
function withLiterals(folder: string): { name: string; literals: RegExp[] }[] {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  return readdirSync(path)
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|^testing\.ts$/.test(name))
    .map((name) => ({ name: folder + name, literals: literalsIn(join(path, name)) }))
    .filter(({ literals }) => literals.length > 0);
}

it.each(['./', './dialects/', './dialects/shared/', '../disclosure/'].flatMap(withLiterals))(
  'nor does a pattern in $name, on any line',
  ({ literals }) => {
    const attacks = ['', ' '].flatMap((blank) =>
      [' ', ...PIECES].map((piece) => `${(piece + blank).repeat(PUMPED)}${DEAD_END}`),
    );
    for (const pattern of literals) {
      for (const attack of attacks) {
        const limit = attack.length * STEPS_PER_CHARACTER;
        if (stepsToMatch(pattern, attack, limit) > limit) expect.fail(`${pattern} on ${JSON.stringify(attack)}`);
      }
    }
  },
);

describe('the count of steps', () => {
  it.each([
    ['nested repetition', /^(?:a+)+$/, 'a'.repeat(40)],
    ['two that match the same', /^.*.*x$/, 'a'.repeat(400)],
    ['alternatives that match the same', /^(?:a|a)*x$/, 'a'.repeat(30)],
  ])('runs away with %s', (_, pattern, text) => {
    const limit = text.length * STEPS_PER_CHARACTER;
    expect(stepsToMatch(pattern, `${text}${DEAD_END}`, limit)).toBeGreaterThan(limit);
  });

  it.each([
    [/^a{3}b?$/, 'aaab'],
    [/^(?:x|(?<name>y))+(?=z)z$/, 'xyxz'],
    [/^\p{L}\d(?<!a)\b!$/u, 'ä1!'],
  ])('follows %s to its end', (pattern, text) => {
    expect(pattern.test(text)).toBe(true);
    expect(stepsToMatch(pattern, text, 1000)).toBeLessThan(50);
  });
});
