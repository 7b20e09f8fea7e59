/** Another form of a page, or what else there is to follow or read: `<link rel="alternate">`. */
export interface Alternate {
  type: 'application/rss+xml' | 'application/feed+json' | 'text/markdown';
  /** What a reader's software calls it. */
  title: string;
  href: string;
}

/** Both forms of the feed of a page; `page` is its address, which ends in `/`. */
export function feedLinks(title: string, page: string): Alternate[] {
  return [
    { type: 'application/rss+xml', title, href: `${page}feed.xml` },
    { type: 'application/feed+json', title, href: `${page}feed.json` },
  ];
}
