import { type Content, logName } from '../content/model.ts';
import { type Place, type Problem, quote } from '../problems/index.ts';
import { isPlainName, plainName } from '../schema/names.ts';
import { unescaped } from '../schema/percent.ts';
import { slugOf } from '../series/index.ts';
import { logClaim, misleadingEnds, placeOfName } from './log-addresses.ts';

export interface Claim {
  address: string;
  place: Place;
  field: string;
  by: string;
  /** What to do about it, where renaming a folder or file isn't it. */
  fix?: string;
}

/** Each address leads to one place. Old addresses count, and letter case doesn't: many hosts ignore it. */
export function checkAddresses({
  posts,
  pages,
  series,
  logs,
}: Pick<Content, 'posts' | 'pages' | 'series' | 'logs'>): Problem[] {
  const claims: Claim[] = [
    ...OWN_ADDRESSES.map((address) => ({
      address,
      place: { file: 'the site itself' },
      field: 'address',
      by: 'a page of the site itself',
    })),
    ...(['tags', 'categories'] as const).flatMap((key) =>
      [...new Set(posts.flatMap(({ data }) => data?.[key] ?? []).map(slugOf))]
        .filter((slug) => slug !== '')
        .map((slug) => ({
          address: `/${key}/${slug}/`,
          place: { file: 'the site itself' },
          field: 'address',
          by: 'a page of the site itself',
        })),
    ),
    ...series.flatMap((s) =>
      [s.address, `${s.address}all/`].map((address) => ({
        address,
        place: { file: s.file, line: 1 },
        field: 'file name',
        by: s.file,
      })),
    ),
    ...pages.map((page) => ({
      address: page.address,
      place: { file: page.file, line: 1 },
      field: 'file name',
      by: page.file,
    })),
    ...posts.map((post) => ({
      address: post.address,
      place: { file: post.file, line: 1 },
      field: 'folder',
      by: post.file,
    })),
    ...posts.flatMap(({ data, yaml, file }) =>
      (data?.aliases ?? []).map((address, i) => ({
        address,
        place: yaml.locate(['aliases', i]),
        field: `aliases[${i}]`,
        by: file,
        fix: 'remove the alias from one of the two',
      })),
    ),
    ...logs.map(logClaim),
  ];
  const taken = new Map<string, Claim>();
  const problems: Problem[] = [];
  for (const claim of claims) {
    const key = addressKey(claim.address);
    const owner = taken.get(key) ?? (claim.field.startsWith('aliases') && isOwnGround(key) ? SITE : undefined);
    if (owner === undefined) taken.set(key, claim);
    else {
      problems.push({
        ...claim.place,
        field: claim.field,
        found: `the address ${quote(claim.address)}, which ${owner.by} has already`,
        expected: 'an address of its own for each post, page, series and log',
        fix: claim.fix ?? 'rename the folder or file',
      });
    }
  }
  const named = [
    ...posts.map(({ id, file }) => ({ name: id, place: { file }, field: 'folder' })),
    ...[...pages, ...series].map(({ id, file }) => ({ name: id, place: { file }, field: 'file name' })),
    ...logs.map((log) => ({ name: logName(log), ...placeOfName(log) })),
  ];
  return [...problems, ...named.flatMap(badNames), ...logs.flatMap(misleadingEnds)];
}

/** Pages that the site has whatever its content. */
export const OWN_ADDRESSES = [
  '/',
  '/404/',
  '/archive/',
  '/tags/',
  '/categories/',
  '/series/',
  '/posts/',
  '/logs/',
  '/logs/read/',
  '/search/',
];

// Files of the site's own: an old address below them could never be reached.
const OWN_GROUND =
  /^\/(?:_assets|cards|logs|pagefind|pictures|favicon\.svg|offline\.js|404\.html|feed\.(?:xml|json)|robots\.txt|sitemap-[^/]*\.xml|llms(?:-full)?\.txt)\//;

/** Whether an address lies among files of the site's own: an old address there could never be reached. */
export function isOwnGround(key: string): boolean {
  return OWN_GROUND.test(key);
}

const SITE = { by: 'the site itself' };

/** One form for all spellings of an address that hosts take for the same. */
export function addressKey(address: string): string {
  return `${unescaped(address)
    .toLowerCase()
    .replace(/index\.html$/, '')
    .replace(/\/+$/, '')}/`;
}

/** A name becomes an address; one that isn't plain would need escaping everywhere. */
function badNames({ name, place, field }: { name: string; place: Place; field: string }): Problem[] {
  return name
    .split('/')
    .filter((step) => !isPlainName(step))
    .map((step) => ({
      ...place,
      field,
      found: quote(step),
      expected: 'a name of letters, digits, `-`, `_` and `.`: it becomes an address',
      fix: `rename ${field === 'folder' ? 'the folder' : field === 'file name' ? 'the file' : 'it'} to \`${plainName(step) || 'a-plain-name'}\``,
    }));
}
