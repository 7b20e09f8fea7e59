import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dialect } from './dialect.ts';
import { dialectIndex } from './dialect-index.ts';
import { DIALECTS } from './dialects/index.ts';
import { parseLog } from './parse.ts';
import { logJson } from './summary.ts';

const PAGE = readFileSync(new URL('../../content/pages/authoring/log-dialects.mdx', import.meta.url), 'utf8');

/** The text of the first block in this language. */
function block(language: string): string {
  const text = new RegExp(`^\`\`\`${language}\\b.*\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(PAGE)?.[1];
  if (text === undefined) throw new Error(`the page has no block of ${language}`);
  return text;
}

describe('the example on the page for authors', () => {
  let mdRaid: Dialect;

  beforeAll(async () => {
    const module: { mdRaid: Dialect } = await import(
      /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(block('ts')))}`
    );
    mdRaid = module.mdRaid;
  });

  it('is a file that the list of dialects takes up', () => {
    expect(dialectIndex([{ name: 'md-raid.ts', text: block('ts') }])).toContain(
      "import { mdRaid } from './md-raid.ts';",
    );
  });

  it('has samples that its own rules know', () => {
    for (const { pattern, samples } of mdRaid.rules) for (const sample of samples) expect(sample).toMatch(pattern);
  });

  it('reads the log of the page as the page says', () => {
    const log = parseLog(block('text'), { dialects: [mdRaid] });
    expect(logJson(log)).toMatchObject(JSON.parse(block('json')));
  });

  it('leaves a copy that goes on unknown', () => {
    const log = parseLog(`${block('text')}[  170.000000] md: resync of RAID array md1\n`, { dialects: [mdRaid] });
    expect(log.records.map(({ facts }) => facts.outcome)).toEqual(['ok', 'unknown']);
  });
});

it('the page for authors explains each field of a rule and of a dialect', () => {
  const source = readFileSync(new URL('dialect.ts', import.meta.url), 'utf8');
  for (const [, body = ''] of source.matchAll(/^export interface (?:Rule|Dialect) \{\n([\s\S]*?)^\}/gm)) {
    for (const [, name] of body.matchAll(/^ {2}(\w+)\??[:(]/gm))
      expect(PAGE).toMatch(new RegExp(`^\\|.*\`${name}\`.*\\|$`, 'm'));
  }
});

it('the README names events that logs of migrations have', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const named = /Of a migration, events are ([^;]+);/.exec(readme)?.[1]?.match(/[\w-]+/g) ?? [];
  const known = new Set(
    DIALECTS.flatMap(({ name, rules }) => (name.startsWith('pve') ? rules : [])).map((r) => r.event),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((event) => !known.has(event))).toEqual([]);
});
