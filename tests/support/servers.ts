import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { caddyfile, type HostedSite, nginxConfiguration } from '../../src/hosting/index.ts';
import type { ServerName } from '../../tools/servers.ts';
import { freePort } from './free-port.ts';

/** Starts a real server with the configuration made for it; it answers when this returns. Stop it with `stop`. */
export async function startServer(name: ServerName, program: string, site: Omit<HostedSite, 'port'>, folder: string) {
  const port = await freePort();
  await mkdir(folder, { recursive: true });
  const file = join(folder, name === 'nginx' ? 'nginx.conf' : 'Caddyfile');
  const hosted = { ...site, port };
  await writeFile(
    file,
    name === 'nginx'
      ? nginxFile(nginxConfiguration(hosted), folder)
      : `{\n  admin off\n  auto_https off\n}\n${caddyfile(hosted, `http://:${port}`)}`,
  );
  const args = name === 'nginx' ? ['-p', folder, '-c', file] : ['run', '--config', file, '--adapter', 'caddyfile'];
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const address = `http://127.0.0.1:${port}`;
  while (!(await fetch(address).then(Boolean, () => false))) {
    if (child.exitCode !== null) throw new Error(`${name} has stopped:\n${Buffer.concat(said).toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  };
  return { address, stop };
}

/** The configuration of a site within one of a server that needs no rights and writes into its folder alone. */
function nginxFile(site: string, folder: string): string {
  const writes = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/tmp;`);
  return `daemon off;\nmaster_process off;\npid ${folder}/pid;\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${writes.join('\n')}\n${site}}\n`;
}
