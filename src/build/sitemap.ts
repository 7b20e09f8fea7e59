import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import type { Content } from '../content/index.ts';
import { lastChanged } from '../metadata/last-changed.ts';

/**
 * The sitemap of a site that is built into `folder`: its pages with the days on which they changed, without those
 * that tell search engines to leave them out, such as old addresses that only lead on.
 */
export function siteMap(content: Content, folder: string): AstroIntegration {
  const changed = lastChanged(content);
  const pathOf = (url: string) => `/${new URL(url).pathname.slice(content.site.base.length)}`;
  return sitemap({
    filter: (url) => {
      const page = readFileSync(join(folder, decodeURIComponent(pathOf(url)), 'index.html'), 'utf8');
      return !NOINDEX.test(page.slice(0, page.indexOf('</head>')));
    },
    serialize: (entry) => {
      const day = changed.get(pathOf(entry.url));
      return day === undefined ? entry : { ...entry, lastmod: day };
    },
    namespaces: { news: false, xhtml: false, image: false, video: false },
  });
}

const NOINDEX = /<meta name="robots" content="[^"]*\bnoindex\b/;
