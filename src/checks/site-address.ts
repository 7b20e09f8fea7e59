import { join } from 'node:path';
import { displayPath } from '../content/files.ts';
import type { Content } from '../content/model.ts';
import { type Problem, quote } from '../problems/index.ts';
import { DEFAULT_ADDRESS } from '../schema/site.ts';

/** Feeds, sitemap, cards and canonical addresses name the site by its whole address: the default leads nowhere. */
export function noticeSiteAddress({
  directory,
  site,
  posts,
}: Pick<Content, 'directory' | 'site' | 'posts'>): Problem[] {
  if (site.address !== DEFAULT_ADDRESS || posts.length === 0) return [];
  return [
    {
      file: displayPath(join(directory, 'site.yaml')),
      field: 'address',
      found: `nothing, so that feeds, sitemap, cards and canonical addresses lead to ${quote(DEFAULT_ADDRESS)}`,
      expected: 'where the site will be published: scheme and host',
      fix: 'write `address: https://example.org` with your own host',
    },
  ];
}
