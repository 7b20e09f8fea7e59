import type { APIRoute } from 'astro';
import { dataset, jsonText } from '../../dataset/index.ts';
import { absolute, site } from '../../site/index.ts';
import { logViews, siteLog } from '../../site/logs.ts';

/** All logs of the site as one data set. */
export const GET: APIRoute = async () => {
  const data = dataset((await logViews()).map(siteLog), {
    title: `Logs of ${site.title}`,
    address: absolute('/logs/'),
    csv: absolute('/logs/index.csv'),
  });
  return new Response(jsonText(data), { headers: { 'Content-Type': 'application/json' } });
};
