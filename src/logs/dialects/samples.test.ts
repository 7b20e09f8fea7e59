import { describe, expect, it } from 'vitest';
import { Matcher } from '../matcher.ts';
import { parseLog } from '../parse.ts';
import { DIALECT_NAMES, DIALECTS } from './index.ts';

it('no two dialects have the same name', () => {
  expect(new Set(DIALECT_NAMES).size).toBe(DIALECTS.length);
});

describe.each(DIALECTS.filter(({ rules }) => rules.length > 0))('$name', (dialect) => {
  const matcher = new Matcher([dialect]);
  const samples = dialect.rules.flatMap((rule) => rule.samples.map((sample) => ({ rule, sample })));

  it.each(samples)('knows its own sample: $sample', ({ rule, sample }) => {
    expect(matcher.find(sample)?.rule).toBe(rule);
  });

  it('looks at lines from their beginning', () => {
    for (const { pattern } of dialect.rules) expect(pattern.source.startsWith('^'), pattern.source).toBe(true);
  });

  it.each(samples.filter(({ rule }) => !rule.vague && !rule.common))(
    'is what a line by itself is taken for: $sample',
    ({ rule, sample }) => {
      expect(parseLog(sample).lines[0]).toMatchObject({ dialect: dialect.name, event: rule.event });
    },
  );
});
