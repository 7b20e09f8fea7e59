import { createHash } from 'node:crypto';

/** What browsers may do on pages of the site: https://www.w3.org/TR/CSP3/. */

const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATED = 'no-cache';

/** Folders whose files have a hash of their content in their name: another content has another address. */
export const FIXED_FOLDERS = ['_assets', 'cards', 'pagefind/filter', 'pagefind/fragment', 'pagefind/index', 'pictures'];

/** The only inline script, the same on each page: it sets a chosen theme before the first paint. */
export function themeScript(base: string): string {
  return `try{const t=localStorage.getItem("${base}theme");if(t)document.documentElement.dataset.theme=t}catch{}`;
}

/**
 * The policy that a page carries itself, for hosts that send no headers. It holds besides what a host sends: of the
 * two, the stricter counts. `offline` is for a page that must not send anything anywhere.
 */
export function pagePolicy(base: string, { offline = false } = {}): string {
  return directives({
    'script-src': `'self' '${themeHash(base)}'`,
    // A worker of a `blob:` address is bound by the policy of its page, too.
    'worker-src': offline ? 'blob:' : "'self' blob:",
    'style-src': "'self'",
    'img-src': offline ? "'self'" : "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': offline ? "'none'" : "'self'",
  });
}

/**
 * Headers of every answer, a single set, because many hosts can't tell files apart. The search runs in a worker,
 * which has the policy it is sent with and needs WebAssembly; pages deny that to themselves.
 */
export function everywhere({ base, address }: { base: string; address: string }): Record<string, string> {
  const isSecure = address.startsWith('https:');
  return {
    'Content-Security-Policy': directives({
      'script-src': `'self' '${themeHash(base)}' 'wasm-unsafe-eval'`,
      'worker-src': "'self' blob:",
      'style-src': "'self'",
      'img-src': "'self' data: blob:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'frame-ancestors': "'none'",
    }),
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'same-origin',
    // Neither for other hosts of the domain nor for browsers' lists: that is for the owner of the domain to say.
    ...(isSecure ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
    'X-Content-Type-Options': 'nosniff',
  };
}

/** `Cache-Control` of a path of the site, base path included. */
export function cacheControl(path: string, base: string): string {
  return FIXED_FOLDERS.some((folder) => path.startsWith(`${base}${folder}/`)) ? IMMUTABLE : REVALIDATED;
}

/** `Cache-Control` of what is fixed, and of all else. */
export const LIFETIMES = { fixed: IMMUTABLE, other: REVALIDATED };

function themeHash(base: string): string {
  return `sha256-${createHash('sha256').update(themeScript(base)).digest('base64')}`;
}

function directives(own: Record<string, string>): string {
  const all = { 'default-src': "'none'", ...own, 'form-action': "'none'", 'base-uri': "'none'" };
  return Object.entries(all)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
