import { stemOf } from '../checks/topics.ts';
import { slugOf } from '../series/index.ts';
import type { Findings } from './report/findings.ts';
import type { SourceDocument } from './source/documents.ts';

/** Names that are told apart by their signs alone, as words that make addresses of their own. */
const SPELLED: Readonly<Record<string, string>> = {
  'c++': 'cpp',
  'c#': 'csharp',
  'f#': 'fsharp',
  'g++': 'gpp',
  '.net': 'dotnet',
  'notepad++': 'notepad-plus-plus',
};

/** Tags and categories as this site takes them: one spelling for each, and none that has no letter or digit. */
export function settleTopics(documents: readonly SourceDocument[], findings: Findings): void {
  for (const key of ['tags', 'categories'] as const) {
    const counts = new Map<string, Map<string, number>>();
    for (const document of documents) {
      document[key] = document[key]
        .map((name) => spelledOut(name, document, key, findings))
        .filter((name) => isUsable(name, document, key, findings));
      for (const name of document[key]) {
        const spellings = counts.get(stemOf(name)) ?? new Map<string, number>();
        spellings.set(name, (spellings.get(name) ?? 0) + 1);
        counts.set(stemOf(name), spellings);
      }
    }
    const chosen = new Map(
      [...counts].map(([stem, spellings]) => [stem, [...spellings].sort(([, a], [, b]) => b - a)[0]?.[0] ?? stem]),
    );
    for (const document of documents) {
      document[key] = [
        ...new Set(
          document[key].map((name) => spelled(name, chosen.get(stemOf(name)) ?? name, document, key, findings)),
        ),
      ];
    }
  }
}

function spelledOut(
  name: string,
  { file, lineOf }: SourceDocument,
  key: 'tags' | 'categories',
  findings: Findings,
): string {
  const word = SPELLED[name.toLowerCase()];
  if (word === undefined) return name;
  findings.notice(
    file,
    lineOf(key),
    `\`${name}\` in \`${key}\`, whose signs make no address; it was written \`${word}\``,
  );
  findings.drop({ file, line: lineOf(key), what: 'word', text: name, reason: 'a name whose signs make no address' });
  findings.addition(file, word, 'a name whose signs make no address', key);
  return word;
}

function isUsable(name: string, document: SourceDocument, key: 'tags' | 'categories', findings: Findings): boolean {
  const { file, lineOf } = document;
  if (slugOf(name).replace(/-/g, '') !== '') return true;
  findings.hand(
    file,
    lineOf(key),
    `the name \`${name}\` in \`${key}\`, which makes no address; it was left out`,
    'spell it out',
  );
  findings.dropQuote(document, lineOf(key), 'word', name, `a name in \`${key}\` that makes no address`);
  return false;
}

function spelled(
  name: string,
  chosen: string,
  { file, lineOf }: SourceDocument,
  key: 'tags' | 'categories',
  findings: Findings,
): string {
  if (name !== chosen) {
    findings.notice(
      file,
      lineOf(key),
      `\`${name}\` in \`${key}\`, which most posts write \`${chosen}\`; it was written so here`,
    );
    findings.drop({
      file,
      line: lineOf(key),
      what: 'word',
      text: name,
      reason: `written \`${chosen}\` as in most posts`,
    });
    findings.addition(file, chosen, 'a name as most posts write it', key);
  }
  return chosen;
}
