import type { Element, ElementContent } from 'xast';
import { toXml } from 'xast-util-to-xml';
import { xmlSafe } from '../plain/index.ts';
import { changedOn, type Feed, type FeedPost, momentOf } from './feed.ts';

/**
 * A feed as RSS 2.0 (https://www.rssboard.org/rss-specification) with the posts in full (`content:encoded`).
 * The same posts make the same text: its date is that of the newest change, not of the build.
 */
export function rssFeed(feed: Feed): string {
  const changed = changedOn(feed);
  const channel = element('channel', {}, [
    texts('title', feed.title),
    texts('link', feed.page),
    texts('description', feed.description),
    texts('language', feed.language),
    ...(changed === null ? [] : [texts('lastBuildDate', momentOf(changed).toUTCString())]),
    element('atom:link', { href: feed.rss, rel: 'self', type: 'application/rss+xml' }, []),
    ...feed.posts.map(rssItem),
  ]);
  const rss = element('rss', { version: '2.0', ...NAMESPACES }, [channel]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(rss, { closeEmptyElements: true })}\n`;
}

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
};

function rssItem({ address, title, description, html, author, date, updated, topics }: FeedPost): Element {
  return element('item', {}, [
    texts('title', title),
    texts('link', address),
    element('guid', { isPermaLink: 'true' }, [{ type: 'text', value: address }]),
    texts('description', description),
    texts('pubDate', momentOf(date).toUTCString()),
    ...(updated === null ? [] : [texts('atom:updated', momentOf(updated).toISOString())]),
    // `author` would have to be a mail address.
    texts('dc:creator', author),
    ...topics.map((topic) => texts('category', topic)),
    texts('content:encoded', html),
  ]);
}

function texts(name: string, value: string): Element {
  return element(name, {}, [{ type: 'text', value: xmlSafe(value) }]);
}

function element(name: string, attributes: Record<string, string>, children: ElementContent[]): Element {
  return { type: 'element', name, attributes, children };
}
