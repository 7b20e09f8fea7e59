import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles } from '../src/content/files.ts';
import { publishPlan, type SiteFiles } from '../src/hosting/index.ts';
import { reportFailure } from './report.ts';

// `npm run -s publish-plan -- OLD NEW`: what to do, line by line and in this order, to publish NEW where OLD is.
async function filesOf(folder: string): Promise<SiteFiles> {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  const hashes = new Map<string, string>();
  for (const file of await listFiles(folder)) {
    const bytes = await readFile(join(folder, file));
    hashes.set(file, createHash('sha256').update(bytes).digest('hex'));
  }
  return hashes;
}

try {
  const [old, now] = process.argv.slice(2);
  if (old === undefined || now === undefined)
    throw new Error('Name two built sites: `npm run -s publish-plan -- OLD NEW`.');
  const { first, next, remove, invalidate } = publishPlan(await filesOf(old), await filesOf(now));
  const lines = [
    ...[...first, ...next].map((file) => `upload ${file}`),
    ...remove.map((file) => `remove ${file}`),
    ...invalidate.map((path) => `invalidate ${path}`),
  ];
  console.log(lines.length === 0 ? 'Nothing has changed.' : lines.join('\n'));
} catch (error) {
  reportFailure(error instanceof Error ? error.message : error, 'There is no plan.');
}
