import type { Content } from '../content/model.ts';
import { type Place, type Problem, quote } from '../problems/index.ts';
import { slugOf } from '../series/index.ts';

interface Claim {
  address: string;
  place: Place;
  field: string;
  by: string;
}

/** Each address leads to one place. Old addresses count, and letter case doesn't: many hosts ignore it. */
export function checkAddresses({ posts, pages, series }: Pick<Content, 'posts' | 'pages' | 'series'>): Problem[] {
  const claims: Claim[] = [
    ...['/', '/404/', '/archive/', '/tags/', '/categories/', '/series/', '/posts/', '/logs/'].map((address) => ({
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
    ...series.map((s) => ({ address: s.address, place: { file: s.file, line: 1 }, field: 'file name', by: s.file })),
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
      })),
    ),
  ];
  const taken = new Map<string, Claim>();
  const problems: Problem[] = [];
  for (const claim of claims) {
    const key = normalise(claim.address);
    const owner = taken.get(key);
    if (owner === undefined) taken.set(key, claim);
    else {
      problems.push({
        ...claim.place,
        field: claim.field,
        found: `the address ${quote(claim.address)}, which ${owner.by} has already`,
        expected: 'an address of its own for each post, page and series',
        fix: claim.field.startsWith('aliases') ? 'remove the alias from one of the two' : 'rename the folder or file',
      });
    }
  }
  return [...problems, ...badNames(posts)];
}

function normalise(address: string): string {
  return `${address
    .toLowerCase()
    .replace(/index\.html$/, '')
    .replace(/\/+$/, '')}/`;
}

/** A folder is the address; one that isn't plain would need escaping everywhere. */
function badNames(posts: Content['posts']): Problem[] {
  return posts.flatMap(({ id, file }) =>
    id
      .split('/')
      .filter((name) => !/^[a-z0-9][a-z0-9._-]*$/i.test(name))
      .map((name) => ({
        file,
        field: 'folder',
        found: quote(name),
        expected: 'a folder name of letters, digits, `-`, `_` and `.`: it is the post’s address',
        fix: `rename the folder to \`${plainName(name) || 'a-plain-name'}\``,
      })),
  );
}

function plainName(name: string): string {
  return slugOf(name.normalize('NFKD')).replace(/[^a-z0-9-]/g, '');
}
