import { lintSource } from '@secretlint/core';
import { rules } from '@secretlint/secretlint-rule-preset-recommend';

const RULE = '@secretlint/secretlint-rule-';

// Comments in a log can't switch the search off; and what our own forms find is masked in more ways than these know.
const LEFT_OUT = new Set(
  ['filter-comments', 'privatekey', 'basicauth', 'database-connection-string'].map((name) => RULE + name),
);

// The rule for AWS leaves the names of keys alone by default: half of what opens an account.
const OPTIONS: Readonly<Record<string, object>> = {
  [`${RULE}aws`]: { enableIDScanRule: true },
};

const RULES = rules.flatMap((rule) =>
  LEFT_OUT.has(rule.meta.id) ? [] : [{ id: rule.meta.id, rule, options: OPTIONS[rule.meta.id] ?? {} }],
);

/** Tokens whose form their makers have published: GitHub, GitLab, Slack, AWS, npm and others. */
export async function vendorTokens(text: string): Promise<{ kind: string; start: number; end: number }[]> {
  const source = { filePath: 'a.log', content: text, ext: '.log', contentType: 'text' } as const;
  const { messages } = await lintSource({ source, options: { config: { rules: RULES }, noPhysicFilePath: true } });
  return messages.map(({ ruleId, range: [start, end] }) => ({
    kind: `token (${ruleId.slice(RULE.length)})`,
    start,
    end,
  }));
}
