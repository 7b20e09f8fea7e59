import { spawnSync } from 'node:child_process';
import { buildSettings } from '../src/build/settings.ts';
import { readContent } from '../src/content/index.ts';
import { formatProblems, type Problem } from '../src/problems/index.ts';
import { reportNotices } from './report.ts';

// `npm run check`: content, types, lint and format. Runs all of them, whatever the first says.
// `--content` runs the content check alone.

let notices: readonly Problem[] = [];

async function checkContent(): Promise<boolean> {
  const { contentDir } = buildSettings();
  const content = await readContent(contentDir, { drafts: false });
  const { problems, posts, series, logs } = content;
  notices = content.notices;
  if (problems.length === 0) {
    console.log(
      `${posts.length} posts, ${series.length} series and ${logs.length} logs in ${contentDir}: no problems.`,
    );
    return true;
  }
  console.error(formatProblems(problems));
  return false;
}

function run(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

const steps: [string, () => boolean | Promise<boolean>][] = [
  ['content', checkContent],
  ['types', () => run('astro', 'check', '--minimumSeverity', 'hint')],
  ['lint and format', () => run('biome', 'check', '--error-on-warnings')],
];
const chosen = process.argv.includes('--content') ? steps.slice(0, 1) : steps;

const failed: string[] = [];
for (const [name, step] of chosen) {
  console.log(`\n— ${name}`);
  if (!(await step())) failed.push(name);
}
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`);
reportNotices(notices);
process.exitCode = failed.length === 0 ? 0 : 1;
