import { describe, expect, it } from 'vitest';
import type { Problem } from './index.ts';
import { githubAnnotations, jsonReport } from './report.ts';

const problem: Problem = {
  file: 'content/posts/a,b/index.mdx',
  line: 3,
  column: 7,
  field: 'gallery[0].alt',
  found: '`100 %`',
  expected: 'a text\nthat says: what can be seen',
  fix: 'describe it',
};

describe('annotations of a pull request', () => {
  it('name the place, and keep what would end a property or a line escaped', () => {
    const { line: _line, column: _column, ...whole } = problem;
    expect(githubAnnotations({ problems: [problem], notices: [whole] })).toBe(
      '::error file=content/posts/a%2Cb/index.mdx,line=3,col=7,title=content/posts/a%2Cb/index.mdx%3A3%3A7 gallery[0].alt' +
        '::found: `100 %25`%0Aexpected: a text%0Athat says: what can be seen%0Afix: describe it\n' +
        '::notice file=content/posts/a%2Cb/index.mdx,title=content/posts/a%2Cb/index.mdx gallery[0].alt' +
        '::found: `100 %25`%0Aexpected: a text%0Athat says: what can be seen%0Afix: describe it',
    );
  });

  it('of nothing are nothing', () => {
    expect(githubAnnotations({ problems: [], notices: [] })).toBe('');
  });
});

describe('the report for programs', () => {
  it('is one object', () => {
    const report = { ok: false, problems: [problem], notices: [] };
    expect(JSON.parse(jsonReport(report))).toEqual(report);
  });
});
