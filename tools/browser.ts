import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Finds a Chromium for the browser tests, and installs Debian's where there is none. */

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium: `CHROMIUM_PATH`, or the first known place that has one. Null when there is none. */
export function findBrowser(): string | null {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  return PLACES.find((path) => existsSync(path)) ?? null;
}

/** Path of a Chromium, installed if need be. Throws when it can't be had, saying what to do. */
export function ensureBrowser(): string {
  const present = findBrowser();
  if (present !== null) return present;
  console.log('Installing Chromium for the browser tests …');
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
  for (const command of [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
  ]) {
    const [program = '', ...args] = [...sudo, ...command];
    const { status, error } = spawnSync(program, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) console.error(`${command.join(' ')} failed${error ? `: ${error.message}` : ''}.`);
  }
  const installed = findBrowser();
  if (installed !== null) return installed;
  throw new Error('The browser tests need Chromium or Chrome: install one, or set CHROMIUM_PATH to its program.');
}
