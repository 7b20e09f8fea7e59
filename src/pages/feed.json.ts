import type { APIRoute } from 'astro';
import { jsonFeed } from '../feeds/index.ts';
import { siteFeed } from '../site/feeds.ts';

/** The newest posts of the site as JSON Feed. */
export const GET: APIRoute = async () =>
  new Response(jsonFeed(await siteFeed()), { headers: { 'Content-Type': 'application/feed+json' } });
