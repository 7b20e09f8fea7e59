import { readYaml } from '../../schema/yaml.ts';
import type { Findings } from '../report/findings.ts';
import type { SourceConfig } from '../source/config.ts';
import type { SourceDocument } from '../source/documents.ts';
import { decodeText } from '../source/text.ts';
import type { SourceTree } from '../source/tree.ts';

type Named = Readonly<Record<string, unknown>>;

/** A document with its title and its old address. */
export interface Titled {
  document: SourceDocument;
  title: string;
  former: readonly string[];
}

/** What templates call `site`. */
export function siteScope(config: SourceConfig, all: readonly Titled[], data: Named): Named {
  const posts = all
    .filter(({ document }) => document.kind === 'post' && !document.draft)
    .map(pageScope)
    .reverse();
  const pages = all.filter(({ document }) => document.kind === 'page').map(pageScope);
  const { url, baseurl } = config;
  return { ...config.values, url, baseurl, posts, pages, data };
}

/** What templates call `page`. */
export function pageScope({ document, title, former }: Titled): Named {
  const { values, date, file, categories, tags, slug } = document;
  return {
    title,
    ...values,
    url: former[0] ?? '',
    date: date.day,
    path: file,
    slug,
    categories,
    tags,
    name: file.replace(/^.*\//, ''),
  };
}

/** The files of `_data`, by name: read only when a template asks for them. */
export async function readData(tree: SourceTree, findings: Findings): Promise<Named> {
  const data: Record<string, unknown> = Object.create(null);
  for (const file of tree.files) {
    const [, path = '', ending] = /^_data\/(.+)\.(ya?ml|json|csv)$/.exec(file) ?? [];
    if (ending === undefined) continue;
    const text = decodeText(await tree.read(file), file, findings);
    const value = ending === 'csv' ? readCsv(text) : readYaml(text, file);
    if (Array.isArray(value)) put(data, path, value);
    else if (value.problems[0] === undefined) put(data, path, value.value);
    else
      findings.error(
        file,
        value.problems[0].line ?? null,
        `data that can’t be read: ${value.problems[0].found}`,
        value.problems[0].fix,
      );
  }
  return data;
}

function put(data: Record<string, unknown>, path: string, value: unknown): void {
  const [first = '', ...rest] = path.split('/');
  if (rest.length === 0) data[first] = value;
  else {
    const inner: Record<string, unknown> = Object.create(null);
    const known = data[first];
    Object.assign(inner, typeof known === 'object' ? known : {});
    put(inner, rest.join('/'), value);
    data[first] = inner;
  }
}

/** Rows by the names of the first: fields in quotes may hold commas. */
function readCsv(text: string): Named[] {
  const [header, ...rows] = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
      ),
    );
  return rows.map((row) => Object.fromEntries((header ?? []).map((name, i) => [name.trim(), row[i] ?? ''])));
}
