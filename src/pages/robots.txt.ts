import type { APIRoute } from 'astro';
import { absolute } from '../site/index.ts';

/** Everything may be read. Robots look for this file at the root of a host alone. */
export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute('/sitemap-index.xml')}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
