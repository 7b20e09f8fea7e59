import { forms } from './files.ts';
import { everywhere, FIXED_FOLDERS, LIFETIMES } from './policy.ts';
import type { Redirect } from './redirects.ts';
import { MEDIA_TYPES } from './types.ts';

export interface HostedSite {
  base: string;
  address: string;
  redirects: readonly Redirect[];
  /** The folder that a server calls its root: the site lies in it under its base path. */
  root: string;
  /** Port without TLS. */
  port: number;
}

/** A configuration for nginx 1.22 or newer, for its context `http`: https://nginx.org/en/docs/. */
export function nginxConfiguration({ redirects, root, port, ...site }: HostedSite): string {
  const { base } = site;
  const hidden = ['_headers', '_redirects'];
  return [
    'map $uri $ha_series_cache {',
    `  default ${quoted(LIFETIMES.other)};`,
    ...FIXED_FOLDERS.map((folder) => `  ${quoted(`~^${literal(`${base}${folder}/`)}`)} ${quoted(LIFETIMES.fixed)};`),
    '}',
    '',
    'server {',
    `  listen ${port};`,
    `  server_name ${new URL(site.address).hostname};`,
    `  root ${quoted(root)};`,
    '  index index.html;',
    '  absolute_redirect off;',
    '  server_tokens off;',
    '  charset utf-8;',
    '  types {',
    ...Object.entries(MEDIA_TYPES).map(([end, type]) => `    ${type.replace(/;.*/, '')} ${end.slice(1)};`),
    '  }',
    '  default_type application/octet-stream;',
    '  charset_types text/css text/csv text/javascript text/markdown text/plain;',
    '',
    '  # Files with `.gz` beside them, as `npm run compress` makes them, are sent as they are.',
    '  gzip_static on;',
    '  gzip on;',
    '  gzip_vary on;',
    '  gzip_types text/css text/csv text/javascript text/markdown text/plain application/json application/xml image/svg+xml;',
    '',
    ...Object.entries(everywhere(site)).map(([name, value]) => `  add_header ${name} ${quoted(value)} always;`),
    '  add_header Cache-Control $ha_series_cache;',
    '',
    `  error_page 404 ${base}404.html;`,
    '  location ~ /\\.(?!well-known/) { return 404; }',
    ...hidden.map((name) => `  location = ${base}${name} { return 404; }`),
    ...redirects.flatMap(({ from, to }) =>
      forms(from).map((path) => `  location = ${quoted(path)} { return 301 ${quoted(to)}; }`),
    ),
    '}',
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** As a regular expression has it that means just this. */
function literal(text: string): string {
  return text.replace(/[.\\+*?()[\]{}|^$]/g, '\\$&');
}
