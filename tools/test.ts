import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.ts';
import { ensureServers } from './servers.ts';

// `npm test`: all tests: units, the built site, real Chromium. Arguments go to Vitest: `npm test -- src/logs`.
ensureServers();
const folder = mkdtempSync(join(tmpdir(), 'ha-series-test-'));
const report = join(folder, 'report.json');
const { status } = spawnSync(
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, CHROMIUM_PATH: ensureBrowser() } },
);
// Without a report Vitest has not run at all, and has said why.
const counts: unknown = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
rmSync(folder, { recursive: true });

function count(name: string): number {
  const value = typeof counts === 'object' && counts !== null ? Reflect.get(counts, name) : undefined;
  return typeof value === 'number' ? value : 0;
}

const skipped = count('numPendingTests') + count('numTodoTests');
// A file that can't be loaded has no tests to count, and is a failure all the same.
const failed = Math.max(count('numFailedTests'), status === 0 ? 0 : 1);
console.log(`\n${count('numPassedTests')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = status ?? 1;
