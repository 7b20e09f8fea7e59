import { buildSite } from '../src/build/index.ts';
import { reportFailure, reportNotices } from './report.ts';

// `npm run build`: checks the content, builds the site, and replaces the last build only when all went well.
try {
  const { outDir, pages, seconds, notices } = await buildSite();
  console.log(`Built ${pages} pages into ${outDir} in ${seconds.toFixed(1)} s.`);
  reportNotices(notices);
} catch (error) {
  reportFailure(error, 'The site was not built; the last good build is untouched.');
}
