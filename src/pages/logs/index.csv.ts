import type { APIRoute } from 'astro';
import { datasetCsv, logRows } from '../../dataset/index.ts';
import { logViews, siteLog } from '../../site/logs.ts';

/** The same as `index.json`, for spreadsheets: one row a record. */
export const GET: APIRoute = async () => {
  const rows = (await logViews()).flatMap((view) => logRows(siteLog(view)));
  return new Response(datasetCsv(rows), { headers: { 'Content-Type': 'text/csv; charset=utf-8; header=present' } });
};
