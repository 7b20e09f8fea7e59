import type { APIRoute } from 'astro';
import { rssFeed } from '../feeds/index.ts';
import { siteFeed } from '../site/feeds.ts';

/** The newest posts of the site as RSS. */
export const GET: APIRoute = async () =>
  new Response(rssFeed(await siteFeed()), { headers: { 'Content-Type': 'application/rss+xml' } });
