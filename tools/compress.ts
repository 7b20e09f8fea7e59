import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSettings } from '../src/build/settings.ts';
import { listFiles } from '../src/content/files.ts';
import { compressed } from '../src/hosting/index.ts';
import { ContentError, type Problem } from '../src/problems/index.ts';
import { reportFailure } from './report.ts';

function nothingBuilt(outDir: string): Problem {
  const expected = 'a site that `npm run build` has made';
  return { file: outDir, field: 'OUT_DIR', found: 'no texts to compress', expected, fix: 'run `npm run build` first' };
}

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
  if (count === 0) throw new ContentError([nothingBuilt(outDir)]);
  console.log(`${count} compressed files are in ${outDir}.`);
} catch (error) {
  reportFailure(error, 'Not all files were compressed; the site is whole without them.');
}
