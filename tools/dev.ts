import { dev } from 'astro';
import { buildSettings } from '../src/build/settings.ts';
import { readPort } from './port.ts';

// `npm run dev`: serves the site while it is written; drafts are shown. PORT chooses the port (4321).
const server = await dev({ server: { port: readPort() } });
console.log(
  `\n  Write in ${buildSettings().contentDir}, read at http://localhost:${server.address.port}${buildSettings().site.base}\n`,
);
