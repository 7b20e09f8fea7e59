import type { Findings } from '../report/findings.ts';
import { isValues, readFrontMatter, readYamlValues, type Values } from './front-matter.ts';
import { decodeText } from './text.ts';
import type { SourceTree } from './tree.ts';
import { listOf, textOf } from './values.ts';

export type SiteKind = 'jekyll' | 'hugo' | 'plain';

/** What the source's own configuration says. */
export interface SourceConfig {
  kind: SiteKind;
  /** Null when there is none. */
  file: string | null;
  values: Values;
  lineOf(...path: (string | number)[]): number;
  /** Scheme and host without a slash at the end; empty when unknown. */
  url: string;
  /** `/blog`, or empty. */
  baseurl: string;
  timezone: string | null;
}

const JEKYLL = ['_config.yml', '_config.yaml', '_config.toml'];
const HUGO = ['hugo.toml', 'hugo.yaml', 'hugo.yml', 'config.toml', 'config.yaml', 'config.yml'].flatMap((name) => [
  name,
  `config/_default/${name}`,
]);

/** Finds out what made the site, and reads its configuration. */
export async function readConfig(tree: SourceTree, findings: Findings): Promise<SourceConfig> {
  const files = [...tree.files];
  const jekyll = JEKYLL.find((name) => tree.files.has(name));
  if (jekyll !== undefined) return read('jekyll', jekyll, tree, findings);
  if (files.some((file) => /(?:^|\/)_posts\//.test(file))) return NONE('jekyll');
  const hugo = HUGO.find((name) => tree.files.has(name));
  return hugo !== undefined && files.some((file) => file.startsWith('content/'))
    ? read('hugo', hugo, tree, findings)
    : NONE('plain');
}

const NONE = (kind: SiteKind): SourceConfig => ({
  kind,
  file: null,
  values: {},
  lineOf: () => 1,
  url: '',
  baseurl: '',
  timezone: null,
});

async function read(kind: SiteKind, file: string, tree: SourceTree, findings: Findings): Promise<SourceConfig> {
  const text = decodeText(await tree.read(file), file, findings);
  const { values, lineOf } = file.endsWith('.toml')
    ? readFrontMatter(`+++\n${text}\n+++\n`, file, findings)
    : readYamlValues(text, file, findings, 1);
  const known = values ?? {};
  const whole = textOf(known.url) ?? textOf(known.baseURL) ?? textOf(known.baseurl) ?? '';
  const address = URL.parse(/^\w+:\/\//.test(whole) ? whole : `https://${whole}`);
  const url = whole.startsWith('/') || address === null ? '' : address.origin;
  const path =
    kind === 'hugo'
      ? (address?.pathname ?? '')
      : // Octopress says `root` for it.
        `/${(textOf(known.baseurl) ?? textOf(known.root))?.replace(/^\w+:\/\/[^/]*/, '') ?? ''}`;
  const timezone = textOf(known.timezone) ?? textOf(known.timeZone) ?? null;
  if (timezone !== null && !isTimezone(timezone)) {
    findings.error(
      file,
      lineOf('timezone'),
      `the time zone \`${timezone}\`, which nobody knows; UTC was used`,
      'write a name such as `Europe/Berlin`',
    );
  }
  const baseurl = path.replace(/\/{2,}/g, '/').replace(/\/$/, '');
  return { kind, file, values: known, lineOf, url, baseurl, timezone };
}

function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Front matter defaults of `_config.yml` for a file: those of longer paths win, as in Jekyll. */
export function defaultsFor(config: SourceConfig, file: string, type: string): Values {
  const fitting = listOf(config.values.defaults).flatMap(({ scope, values }) => {
    const where = isValues(scope) ? scope : {};
    const path = (textOf(where.path) ?? '').replace(/^\/|\/$/g, '');
    const kind = textOf(where.type);
    if (!isValues(values) || (kind !== undefined && kind !== type) || !isBelow(file, path)) return [];
    return [{ values, weight: path.length * 2 + (kind === undefined ? 0 : 1) }];
  });
  return Object.assign({}, ...fitting.sort((a, b) => a.weight - b.weight).map(({ values }) => values));
}

function isBelow(file: string, path: string): boolean {
  if (path === '' || file === path || file.startsWith(`${path}/`)) return true;
  if (!path.includes('*')) return false;
  const pattern = path.split('*').map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('[^/]*')}(?:/|$)`).test(file);
}
