import { getRssString, type RSSFeedItem } from '@astrojs/rss';
import { attributes, escapeHtml } from '../html/index.ts';
import { xmlSafe } from '../plain/index.ts';
import { changedOn, type Feed, type FeedPost, momentOf } from './feed.ts';

/**
 * A feed as RSS 2.0 (https://www.rssboard.org/rss-specification) with the posts in full (`content:encoded`).
 * The same posts make the same text: its date is that of the newest change, not of the build.
 */
export function rssFeed(feed: Feed): Promise<string> {
  const changed = changedOn(feed);
  return getRssString({
    title: xmlSafe(feed.title),
    description: xmlSafe(feed.description),
    site: feed.page,
    xmlns: {
      atom: 'http://www.w3.org/2005/Atom',
      content: 'http://purl.org/rss/1.0/modules/content/',
      dc: 'http://purl.org/dc/elements/1.1/',
    },
    customData: [
      `<language>${escapeHtml(feed.language)}</language>`,
      changed === null ? '' : `<lastBuildDate>${momentOf(changed).toUTCString()}</lastBuildDate>`,
      `<atom:link${attributes({ href: feed.rss, rel: 'self', type: 'application/rss+xml' })}/>`,
    ].join(''),
    items: feed.posts.map(rssItem),
  });
}

function rssItem({ address, title, description, html, author, date, updated, topics }: FeedPost): RSSFeedItem {
  return {
    title: xmlSafe(title),
    link: address,
    pubDate: momentOf(date),
    description: xmlSafe(description),
    content: xmlSafe(html),
    categories: topics.map(xmlSafe),
    // `author` would have to be a mail address.
    customData: [
      `<dc:creator>${escapeHtml(xmlSafe(author))}</dc:creator>`,
      updated === null ? '' : `<atom:updated>${momentOf(updated).toISOString()}</atom:updated>`,
    ].join(''),
  };
}
