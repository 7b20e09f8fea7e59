import type { APIRoute, GetStaticPaths } from 'astro';
import { jsonText, logDocument } from '../../dataset/index.ts';
import { logViews, siteLog } from '../../site/logs.ts';

/** Each log as data. */
export const getStaticPaths = (async () =>
  (await logViews()).map((view) => ({
    params: { id: view.entry.id },
    props: { document: logDocument(siteLog(view)) },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) =>
  new Response(jsonText(props.document), { headers: { 'Content-Type': 'application/json' } });
