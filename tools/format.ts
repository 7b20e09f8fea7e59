import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dialectIndex } from '../src/logs/dialect-index.ts';
import { EDITOR_SCHEMAS, editorSchema } from '../src/schema/editor.ts';

// `npm run format`: writes the list of log dialects and the schemas for editors, formats the sources and mends what the linter can.

const DIALECTS = 'src/logs/dialects';
const names = (await readdir(DIALECTS)).filter((name) => name.endsWith('.ts'));
const files = await Promise.all(
  names.map(async (name) => ({ name, text: await readFile(`${DIALECTS}/${name}`, 'utf8') })),
);
await writeFile(`${DIALECTS}/index.ts`, dialectIndex(files));

for (const [name, schema] of Object.entries(EDITOR_SCHEMAS)) {
  await writeFile(`.vscode/schemas/${name}.schema.json`, JSON.stringify(editorSchema(schema), null, 2));
}

const { status } = spawnSync('biome', ['check', '--write', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
