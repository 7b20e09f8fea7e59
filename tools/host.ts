import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSettings } from '../src/build/settings.ts';
import { caddyfile, netlifyRedirects, nginxConfiguration, readRedirects } from '../src/hosting/index.ts';
import { reportFailure } from './report.ts';

// `npm run -s host -- nginx|caddy|netlify`: prints the configuration of a host for the site that was built last.
// --root is the folder in which the site will lie under its base path, --port the port of nginx.
try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { root: { type: 'string', default: '/srv/www' }, port: { type: 'string', default: '80' } },
  });
  const { outDir, site } = buildSettings();
  if (!existsSync(join(outDir, '_headers')))
    throw new Error(`There is no built site in ${outDir}: run \`npm run build\` first.`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`--port is a number from 1 to 65535, not \`${values.port}\`.`);
  const redirects = await readRedirects(outDir, site.base);
  const hosted = { base: site.base, address: site.address, redirects, root: values.root, port };
  const [host = ''] = positionals;
  if (host === 'nginx') process.stdout.write(nginxConfiguration(hosted));
  else if (host === 'caddy') process.stdout.write(caddyfile(hosted));
  else if (host === 'netlify') process.stdout.write(netlifyRedirects(redirects));
  else throw new Error('Name a host: `npm run -s host -- nginx`, `caddy` or `netlify`.');
} catch (error) {
  reportFailure(error instanceof Error ? error.message : error, 'No configuration was printed.');
}
