import { buildSite } from '../src/build/index.ts';
import { reportFailure } from './report.ts';

// `npm run build`: checks the content, builds the site, and replaces the last build only when all went well.
try {
  const { outDir, pages, seconds } = await buildSite();
  console.log(`Built ${pages} pages into ${outDir} in ${seconds.toFixed(1)} s.`);
} catch (error) {
  reportFailure(error, 'The site was not built; the last good build is untouched.');
}
