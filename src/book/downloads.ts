import { attributes, escapeHtml } from '../html/index.ts';

/** A file to take along, once it is there. */
export interface Download {
  /** Its address, with the base path. */
  href: string;
  /** `EPUB`, `PDF`. */
  name: string;
  /** What it is good for. */
  use: string;
  bytes: number;
}

const LIST = /(<ul class="downloads">)([\s\S]*?)(<\/ul>)/;

/**
 * The page of a series with a download in its list, in the place of an earlier one of that name. Pages are made
 * before the files: what isn't there is never offered. Throws when the page has no list.
 */
export function offerDownload(html: string, { href, name, use, bytes }: Download): string {
  if (!LIST.test(html)) throw new Error('the page of a series has no list of downloads');
  const label = escapeHtml(`${use}, ${megabytes(bytes)}`);
  const entry = `<li><a${attributes({ href, download: true })}>${escapeHtml(name)}</a> <span>${label}</span></li>`;
  const start = `<li><a${attributes({ href, download: true })}>`;
  return html.replace(LIST, (_, open: string, entries: string, close: string) => {
    const others = entries.split(/(?=<li>)/).filter((other) => !other.startsWith(start));
    return `${open}${others.join('')}${entry}${close}`;
  });
}

/** In MB, as file managers and shops of books write it. */
function megabytes(bytes: number): string {
  return `${Math.max(0.1, bytes / 1_000_000).toFixed(1)} MB`;
}
