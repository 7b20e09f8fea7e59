import { lintSource } from '@secretlint/core';
import { rules } from '@secretlint/secretlint-rule-preset-recommend';

// Comments in a log can't switch the search off.
const FILTER = '@secretlint/secretlint-rule-filter-comments';

// The rule for AWS leaves the names of keys alone by default: half of what opens an account.
const OPTIONS: Readonly<Record<string, object>> = {
  '@secretlint/secretlint-rule-aws': { enableIDScanRule: true },
};

const RULES = rules.flatMap((rule) =>
  rule.meta.id === FILTER ? [] : [{ id: rule.meta.id, rule, options: OPTIONS[rule.meta.id] ?? {} }],
);

/** Tokens whose form their makers have published: GitHub, GitLab, Slack, AWS, npm and others. */
export async function vendorTokens(text: string): Promise<{ kind: string; start: number; end: number }[]> {
  const source = { filePath: 'a.log', content: text, ext: '.log', contentType: 'text' } as const;
  const { messages } = await lintSource({ source, options: { config: { rules: RULES }, noPhysicFilePath: true } });
  return messages.map(({ ruleId, range: [start, end] }) => ({ kind: kindOf(ruleId), start, end }));
}

/** `@secretlint/secretlint-rule-github` finds what opens GitHub. */
function kindOf(ruleId: string): string {
  const name = ruleId.replace(/^@secretlint\/secretlint-rule-/, '');
  return name === 'privatekey' ? 'private key' : `token (${name})`;
}
