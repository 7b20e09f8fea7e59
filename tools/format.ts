import { spawnSync } from 'node:child_process';

// `npm run format`: formats the sources and mends what the linter can.
const { status } = spawnSync('biome', ['check', '--write', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 1;
