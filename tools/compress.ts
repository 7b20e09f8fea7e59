import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSettings } from '../src/build/settings.ts';
import { listFiles } from '../src/content/files.ts';
import { compressed } from '../src/hosting/index.ts';
import { reportFailure } from './report.ts';

// `npm run compress`, after `npm run build`: puts `.gz` and `.br` beside the texts of the site, for hosts that send them.
try {
  const { outDir } = buildSettings();
  let count = 0;
  for (const file of await listFiles(outDir)) {
    const path = join(outDir, file);
    for (const [ending, bytes] of Object.entries(compressed(file, await readFile(path)))) {
      await writeFile(path + ending, bytes);
      count += 1;
    }
  }
  console.log(`${count} compressed files are in ${outDir}.`);
} catch (error) {
  reportFailure(error, 'Not all files were compressed; the site is whole without them.');
}
