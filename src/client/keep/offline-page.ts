import { escapeHtml } from '../../html/index.ts';
import { dayOf, type Kept } from './kept.ts';

/** A kept page, with a remark at its head that says so. */
export function markedCopy(html: string, kept: Kept): string {
  const note = `<p class="kept-note" role="note">No network: this is the copy that was kept on this device on ${escapeHtml(dayOf(kept))}.</p>`;
  return html.replace(/<main\b[^>]*>/, (main) => main + note);
}

/** What stands for a page that isn't kept, where there is no network. */
export function missingPage(series: readonly Kept[]): string {
  const urls = series.flatMap(({ files }) => files.map(({ url }) => escapeHtml(url)));
  const link = (rel: string, ending: string) =>
    urls
      .filter((url) => url.endsWith(ending))
      .slice(0, 1)
      .map((url) => `<link rel="${rel}" href="${url}">`)
      .join('');
  const items = series.map(
    (kept) =>
      `<li><a href="${escapeHtml(kept.address)}">${escapeHtml(kept.title)}</a>, kept on ${escapeHtml(dayOf(kept))}</li>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>No network</title>${link('stylesheet', '.css')}${link('icon', '.svg')}</head>
<body><main><div class="page"><header class="page-header"><h1>No network</h1>
<p class="lede">This page isn’t kept on this device. What is:</p></header><ul>${items.join('')}</ul></div></main></body></html>`;
}
