import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeStaging, restoreOutput, swapOutput } from '../../src/build/output.ts';

// A program to be killed: `node swap-for-ever.ts OUT FIRST` replaces OUT with ever newer outputs of ten like files.
const [, , outDir = '', first = '0'] = process.argv;
await restoreOutput(outDir);
for (let version = Number(first); ; version++) {
  const staging = await makeStaging(outDir);
  for (let file = 0; file < 10; file++) await writeFile(join(staging, `${file}`), String(version));
  await swapOutput(staging, outDir);
  if (version === Number(first)) console.log('swapped');
}
