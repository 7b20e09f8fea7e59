// Every command of package.json comes through here. It makes a fresh machine ready first:
// plain JavaScript, because the Node.js that starts it may be older than the one this project needs.
// Usage: node tools/run.mjs <task> [arguments of the task]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const env = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
  ASTRO_TELEMETRY_DISABLED: '1',
  // Node.js keeps modules as compiled: a quarter of the time of `check`.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.cache', 'node'),
};

/** What package-lock.json asks for and node_modules lacks or has in another version. */
function missingPackages() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return ['everything'];
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(installed);
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && !entry.peer && isForHere(entry))
    .filter(
      ([path, { version }]) => present[path]?.version !== version || !existsSync(join(root, path, 'package.json')),
    )
    .map(([path]) => path);
}

/** Optional packages are binaries for other machines, unless they say otherwise; a node_modules may have been copied. */
function isForHere({ optional, os, cpu, libc }) {
  if (!optional) return true;
  const musl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
  const fits = (list, own) => list === undefined || list.includes(own);
  return (
    (os !== undefined || cpu !== undefined) &&
    fits(os, process.platform) &&
    fits(cpu, process.arch) &&
    fits(libc, musl ? 'musl' : 'glibc')
  );
}

function readPackages(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}

/** The `node` package fetches the binary in an install script; without it, the machine's own Node.js may be too old. */
function hasNode() {
  const { status, stdout } = spawnSync('node', ['--version'], { env, cwd: root, encoding: 'utf8' });
  const [major = 0, minor = 0] = (stdout ?? '').replace('v', '').split('.').map(Number);
  return status === 0 && (major > 22 || (major === 22 && minor >= 18));
}

/** Runs a program to its end and passes on what stops this one, so that no server is left behind. */
function run(command, args, stdout = 'inherit') {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, cwd: root, stdio: ['inherit', stdout, 'inherit'] });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('close', (status) => resolve(status ?? 1));
  });
}

const [task, ...args] = process.argv.slice(2);
const missing = missingPackages();
if (missing.length > 0 || !hasNode()) {
  const what = missing.length > 3 ? `${missing.length} missing` : missing.join(', ') || 'Node.js';
  // To standard error: what a command prints may be read by another program.
  console.error(`Installing packages (${what}) …`);
  // The versions are those of the lockfile. Not `npm ci`: it refuses to work with a registry that lacks
  // the optional packages of other platforms.
  const status = await run(
    'npm',
    ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    2,
  );
  if (status !== 0) {
    console.error('npm install failed: see above. Is the package registry reachable?');
    process.exit(status);
  }
}
if (!hasNode()) {
  console.error('Node.js 22.18 or newer is needed, and the `node` package could not provide it on this machine.');
  process.exit(1);
}
process.exit(await run('node', ['--disable-warning=ExperimentalWarning', join(root, 'tools', `${task}.ts`), ...args]));
