import { accountFor } from './account/index.ts';
import type { Severity } from './report/findings.ts';
import type { ImportResult } from './report/result.ts';
import type { ImportSite } from './site.ts';
import { isValues, type Values } from './source/front-matter.ts';
import { textOf } from './source/values.ts';

/**
 * Proves that nothing was lost. What is gone, or published by mistake, is an error; what stands elsewhere or is new
 * is for somebody to look at; a text that the report calls left out, and that is there, is said so.
 */
export function proveNothingLost(
  planned: ReadonlyMap<string, string | Uint8Array>,
  { posts }: ImportResult,
  { documents, config, findings }: ImportSite,
): void {
  // The account reads Jekyll's front matter and Liquid, not what Hugo has in their place.
  if (config.kind === 'hugo') return;
  const settings = settingsOf(config.values);
  const about = <T extends { file: string }>(list: readonly T[]) => Map.groupBy(list, ({ file }) => file);
  const [drops, additions, rewrites] = [about(findings.drops), about(findings.additions), about(findings.rewrites)];
  const textOf = (path: string) => String(planned.get(path) ?? '');
  const sources = new Map(documents.map((document) => [document.file, document.source]));
  const logFiles = Map.groupBy(
    [...planned.keys()].filter((path) => path.endsWith('.log')),
    (path) => path.replace(/logs\/[^/]+$/, ''),
  );
  for (const { file, output } of posts) {
    const source = sources.get(file) ?? '';
    const folder = output.replace(/[^/]*$/, '');
    const logs = (logFiles.get(folder) ?? []).map((path) => ({
      name: path.slice(folder.length + 'logs/'.length, -'.log'.length),
      text: textOf(path),
    }));
    const text = textOf(output);
    const series = /^series: (.+)$/m.exec(text)?.[1];
    const problems = accountFor({
      source: { file, text: source },
      written: { file: output, text, logs, ...(series !== undefined && { series: textOf(`series/${series}.yaml`) }) },
      drops: drops.get(file) ?? [],
      additions: additions.get(file) ?? [],
      rewrites: rewrites.get(file) ?? [],
      site: { ...Object.fromEntries(settings), url: config.url, baseurl: config.baseurl },
    });
    for (const { file: where, line = 1, field, found, fix } of problems) {
      findings[severityOf(field)](where, line, `${field}: ${found}`, fix);
    }
  }
}

function severityOf(field: string): Severity {
  if (field === 'declared drop') return 'notice';
  return field.startsWith('invented') || field === 'moved words' ? 'hand' : 'error';
}

/** What templates may say of the site, by its path: `title`, `author.name`. */
function settingsOf(values: Values, path = ''): [string, string][] {
  return Object.entries(values).flatMap(([key, value]): [string, string][] => {
    if (isValues(value)) return settingsOf(value, `${path}${key}.`);
    const text = textOf(value);
    return text === undefined ? [] : [[path + key, text]];
  });
}
