import { describe, expect, it } from 'vitest';
import {
  ContentError,
  formatNotices,
  formatPlace,
  formatProblem,
  formatProblems,
  type Problem,
  quote,
} from './index.ts';

const problem = (file: string, line?: number, column?: number): Problem => ({
  file,
  ...(line !== undefined && { line }),
  ...(column !== undefined && { column }),
  field: 'tags',
  found: '`a b`',
  expected: 'a list',
  fix: 'write `[a, b]`',
});

describe('a place', () => {
  it.each([
    [problem('a.mdx', 3, 7), 'a.mdx:3:7'],
    [problem('a.mdx', 3), 'a.mdx:3'],
    [problem('a.mdx'), 'a.mdx'],
    [problem('a.mdx', undefined, 7), 'a.mdx'],
  ])('is written as editors link it', (place, text) => {
    expect(formatPlace(place)).toBe(text);
  });
});

describe('a problem', () => {
  it('is printed with its place, what was found, what is expected and what to do', () => {
    expect(formatProblem(problem('a.mdx', 3, 7))).toBe(
      ['a.mdx:3:7  tags', '    found:    `a b`', '    expected: a list', '    fix:      write `[a, b]`'].join('\n'),
    );
  });
});

describe('the report', () => {
  const heads = (problems: Problem[]) => formatProblems(problems).match(/^\S+(?= {2}tags$)/gm);

  it('is ordered by file, line and column, numbers as numbers', () => {
    expect(
      heads([
        problem('b.mdx', 1),
        problem('a.mdx', 10),
        problem('a.mdx', 9, 5),
        problem('a.mdx', 9, 4),
        problem('a.mdx'),
      ]),
    ).toEqual(['a.mdx', 'a.mdx:9:4', 'a.mdx:9:5', 'a.mdx:10', 'b.mdx:1']);
  });

  it.each([
    [[problem('a.mdx')], '1 problem in 1 file'],
    [[problem('a.mdx', 1), problem('a.mdx', 2)], '2 problems in 1 file'],
    [[problem('a.mdx'), problem('b.mdx'), problem('b.mdx')], '3 problems in 2 files'],
  ])('ends with the count', (problems, count) => {
    expect(formatProblems(problems).split('\n\n').at(-1)).toBe(count);
  });

  it('of notices counts notices', () => {
    expect(formatNotices([problem('a.mdx'), problem('a.mdx', 2)])).toMatch(
      /^a\.mdx {2}tags\n[\s\S]*\n\n2 notices in 1 file$/,
    );
  });

  it('leaves the list it was given alone', () => {
    const problems = [problem('b.mdx'), problem('a.mdx')];
    formatProblems(problems);
    expect(problems.map(({ file }) => file)).toEqual(['b.mdx', 'a.mdx']);
  });

  it('is the message of the error that stops a build', () => {
    const problems = [problem('a.mdx', 3)];
    const error = new ContentError(problems);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'ContentError', message: formatProblems(problems), problems });
  });
});

describe('a quoted value', () => {
  it.each([
    ['high availability', '`high availability`'],
    ['a\n  b\tc', '`a b c`'],
    [3, '`3`'],
    [null, '`null`'],
    [undefined, '`undefined`'],
    [{ a: [1] }, '`{"a":[1]}`'],
  ])('of %j is %s', (value, text) => {
    expect(quote(value)).toBe(text);
  });

  it('is cut when it is long', () => {
    expect(quote('x'.repeat(80))).toBe(`\`${'x'.repeat(80)}\``);
    expect(quote('x'.repeat(81))).toBe(`\`${'x'.repeat(79)}…\``);
  });

  it('may hold itself', () => {
    const loop: unknown[] = [];
    loop.push(loop);
    expect(quote(loop)).toMatch(/^`.*`$/);
  });
});
