import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dialectIndex } from '../src/logs/dialect-index.ts';

// `npm run format`: writes the list of log dialects, formats the sources and mends what the linter can.

const DIALECTS = 'src/logs/dialects';
const names = (await readdir(DIALECTS)).filter((name) => name.endsWith('.ts'));
const files = await Promise.all(
  names.map(async (name) => ({ name, text: await readFile(`${DIALECTS}/${name}`, 'utf8') })),
);
await writeFile(`${DIALECTS}/index.ts`, dialectIndex(files));

const { status } = spawnSync('biome', ['check', '--write', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
