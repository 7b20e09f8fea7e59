import { preview } from 'astro';
import { buildSite } from '../src/build/index.ts';
import { buildSettings } from '../src/build/settings.ts';
import { readPort } from './port.ts';
import { reportFailure, reportNotices } from './report.ts';

// `npm start`: builds the site, serves it, and prints its address. PORT chooses the port (4321).
const port = readPort();
try {
  const { outDir, pages, seconds, notices } = await buildSite();
  console.log(`Built ${pages} pages into ${outDir} in ${seconds.toFixed(1)} s.`);
  reportNotices(notices);
  const server = await preview({ outDir, server: { port, host: 'localhost' }, logLevel: 'error' });
  const { base } = buildSettings().site;
  console.log(`\n  Read it at http://localhost:${server.port}${base}\n  Ctrl-C stops it.\n`);
  await server.closed();
} catch (error) {
  reportFailure(error, 'Nothing is being served.');
}
