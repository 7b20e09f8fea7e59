/** The posts of the site for those who follow it: one feed, in the two forms that readers know. */
export { type Feed, type FeedPost, newestFirst, SITE_FEED_POSTS } from './feed.ts';
export { jsonFeed } from './json.ts';
export { rssFeed } from './rss.ts';
