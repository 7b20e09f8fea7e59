import { type Feed, type FeedPost, momentOf } from './feed.ts';

/** A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), as text. */
export function jsonFeed({ title, description, language, author, page, json, posts }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: page,
    feed_url: json,
    language,
    authors: [{ name: author }],
    items: posts.map(jsonItem),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}

function jsonItem({ address, title, description, html, author, date, updated, topics, image }: FeedPost) {
  return {
    id: address,
    url: address,
    title,
    summary: description,
    content_html: html,
    ...(image !== null && { image }),
    date_published: momentOf(date).toISOString(),
    ...(updated !== null && { date_modified: momentOf(updated).toISOString() }),
    authors: [{ name: author }],
    ...(topics.length > 0 && { tags: topics }),
  };
}
