import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { addressKey } from '../checks/addresses.ts';
import type { Content } from '../content/index.ts';
import { lastChanged } from '../metadata/last-changed.ts';

/**
 * The sitemap of a site: its pages with the days on which they changed, without those that only lead on, and
 * without those that hold other pages once more.
 */
export function siteMap(content: Content): AstroIntegration {
  const { base } = content.site;
  const changed = lastChanged(content);
  const pathOf = (url: string) => `/${new URL(url).pathname.slice(base.length)}`;
  // An old address may have held the base path already.
  const inSite = (alias: string) => (base !== '/' && alias.startsWith(base) ? alias.slice(base.length - 1) : alias);
  const left = new Set(
    [
      ...content.posts.flatMap(({ data }) => (data?.aliases ?? []).map(inSite)),
      ...content.series.map(({ address }) => `${address}all/`),
    ].map(addressKey),
  );
  return sitemap({
    filter: (url) => !left.has(addressKey(pathOf(url))),
    serialize: (entry) => {
      const day = changed.get(pathOf(entry.url));
      return day === undefined ? entry : { ...entry, lastmod: day };
    },
    namespaces: { news: false, xhtml: false, image: false, video: false },
  });
}
