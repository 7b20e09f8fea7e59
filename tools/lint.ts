import { spawnSync } from 'node:child_process';

// `npm run lint`: types, lint and format of the sources. Runs all of them, whatever the first says.

function run(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

const steps: [string, () => boolean][] = [
  ['types', () => run('astro', 'check', '--minimumSeverity', 'hint')],
  ['lint and format', () => run('biome', 'check', '--error-on-warnings')],
];

const failed: string[] = [];
for (const [name, step] of steps) {
  console.log(`\n— ${name}`);
  if (!step()) failed.push(name);
}
console.log(failed.length === 0 ? '\nAll checks passed.' : `\nFailed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
