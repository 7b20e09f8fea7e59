import type { APIRoute, GetStaticPaths } from 'astro';
import { rssFeed } from '../../../feeds/index.ts';
import { seriesFeed } from '../../../site/feeds.ts';
import { seriesViews } from '../../../site/index.ts';

/** The parts of a series as RSS. */
export const getStaticPaths = (async () =>
  Promise.all(
    (await seriesViews()).map(async (view) => ({
      params: { id: view.id },
      props: { text: rssFeed(await seriesFeed(view)) },
    })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) =>
  new Response(String(props.text), { headers: { 'Content-Type': 'application/rss+xml' } });
