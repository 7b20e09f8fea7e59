import { everywhere, FIXED_FOLDERS, LIFETIMES } from './policy.ts';
import type { Redirect } from './redirects.ts';

/**
 * `_headers` and `_redirects`, which Netlify and Cloudflare Pages read from the root of what is published:
 * https://docs.netlify.com/manage/routing/headers/, https://developers.cloudflare.com/pages/configuration/headers/.
 */

/** Of redirects to fixed addresses Cloudflare Pages takes as many, and ignores the rest. */
const MOST_REDIRECTS = 2000;
/** The longest line of Cloudflare Pages, in characters. */
const LONGEST_LINE = 1000;

/** `_headers`: a rule for all, and one for each folder of fixed files. No header is set by two rules that meet. */
export function headersFile(site: { base: string; address: string }): string {
  const rules = [
    rule(`${site.base}*`, everywhere(site)),
    ...FIXED_FOLDERS.map((folder) => rule(`${site.base}${folder}/*`, { 'Cache-Control': LIFETIMES.fixed })),
  ];
  return rules.join('\n');
}

function rule(path: string, headers: Record<string, string>): string {
  return [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');
}

/**
 * `_redirects`. What is beyond the limits is left to the pages at the old addresses. Netlify prefers these anyway but
 * for `301!`, a status that deployments to Cloudflare fail with: it takes `netlifyRedirects` instead.
 */
export function redirectsFile(redirects: readonly Redirect[]): string {
  const rules = redirects
    .flatMap(({ from, to }) => forms(from).map((path) => `${encodeURI(path)} ${to} 301`))
    .filter((line) => line.length < LONGEST_LINE)
    .slice(0, MOST_REDIRECTS);
  return rules.map((line) => `${line}\n`).join('');
}

/** Redirects for `netlify.toml`, which go before the pages at the old addresses. */
export function netlifyRedirects(redirects: readonly Redirect[]): string {
  const rules = redirects.map(({ from, to }) =>
    ['[[redirects]]', `from = "${encodeURI(from)}"`, `to = "${to}"`, 'status = 301', 'force = true', ''].join('\n'),
  );
  return rules.join('\n');
}

/** An old address of a file is a folder in the built site, and is asked for without its slash. */
export function forms(from: string): string[] {
  return from.endsWith('/') ? [from, from.slice(0, -1)] : [from];
}
