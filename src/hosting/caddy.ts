import { forms } from './files.ts';
import type { HostedSite } from './nginx.ts';
import { everywhere, FIXED_FOLDERS, LIFETIMES } from './policy.ts';
import { MEDIA_TYPES, mediaType } from './types.ts';

/** A Caddyfile for Caddy 2.6 or newer: https://caddyserver.com/docs/caddyfile. `at` is the address it serves. */
export function caddyfile({ redirects, root, ...site }: HostedSite, at = new URL(site.address).origin): string {
  const { base } = site;
  return [
    `${at} {`,
    `  root * ${quoted(root)}`,
    '  encode zstd gzip',
    '  header {',
    ...Object.entries(everywhere(site)).map(([name, value]) => `    ${name} ${quoted(value)}`),
    `    ?Cache-Control ${quoted(LIFETIMES.other)}`,
    '  }',
    `  @fixed path ${FIXED_FOLDERS.map((folder) => `${base}${folder}/*`).join(' ')}`,
    `  header @fixed Cache-Control ${quoted(LIFETIMES.fixed)}`,
    ...Object.entries(MEDIA_TYPES).flatMap(([end, type]) => {
      const name = `@${end.slice(1)}`;
      return [`  ${name} path *${end}`, `  header ${name} Content-Type ${quoted(type)}`];
    }),
    ...(redirects.length === 0
      ? []
      : [
          '  map {path} {moved} {',
          ...redirects.flatMap(({ from, to }) => forms(from).map((path) => `    ${quoted(path)} ${quoted(to)}`)),
          '    default ""',
          '  }',
          '  @moved expression {moved} != ""',
          '  redir @moved {moved} permanent',
        ]),
    '  file_server {',
    '    hide .* _headers _redirects',
    '    precompressed br gzip',
    '  }',
    '  handle_errors {',
    '    @missing expression {err.status_code} == 404',
    '    header @missing -Cache-Control',
    `    header @missing Content-Type ${quoted(mediaType('404.html'))}`,
    `    rewrite @missing ${base}404.html`,
    '    file_server {',
    '      status {err.status_code}',
    '    }',
    '  }',
    '}',
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
