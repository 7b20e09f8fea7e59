import type { APIRoute } from 'astro';
import { llmsIndex } from '../site/llms.ts';

/** What the site holds, for programs that read. */
export const GET: APIRoute = async () =>
  new Response(await llmsIndex(), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
