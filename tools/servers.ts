import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Finds the web servers that the tests try the site with, and installs Debian's where there are none. */

const PLACES = {
  nginx: ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx'],
  caddy: ['/usr/bin/caddy', '/usr/local/bin/caddy'],
} as const;

export type ServerName = keyof typeof PLACES;

/** Path of a server's program; null when there is none. */
export function findServer(name: ServerName): string | null {
  return PLACES[name].find((path) => existsSync(path)) ?? null;
}

/** Installs what is missing; what can't be had is said, and the tests of it are skipped. */
export function ensureServers(): void {
  const missing = (['nginx', 'caddy'] as const).filter((name) => findServer(name) === null);
  for (const name of missing) {
    console.log(`Installing ${name} for the tests of hosting …`);
    const sudo = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive'];
    const pack = name === 'nginx' ? 'nginx-light' : name;
    for (const command of [
      ['apt-get', 'update', '-qq'],
      ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', pack],
    ]) {
      const [program = '', ...args] = [...sudo, ...command];
      spawnSync(program, args, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    }
    if (findServer(name) === null)
      console.error(`NOT TESTED: ${name} could not be installed, so its configuration is not tried with it.`);
  }
}
