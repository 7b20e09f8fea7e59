import { spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { freePort } from './free-port.ts';

/** `npm run dev` as authors run it, on a port of its own. */
export interface DevServer {
  /** Without a slash at its end. */
  address: string;
  /** All that it has printed so far. */
  output(): string;
}

/** Serves a content directory while it is written; ends with the test. */
export async function startDev(content: string): Promise<DevServer> {
  // Vitest sets NODE_ENV and friends for its own run; the server must not see them.
  const { NODE_ENV: _, VITEST: __, DEV: ___, PROD: ____, MODE: _____, ...inherited } = process.env;
  const env = { ...inherited, CONTENT_DIR: content, PORT: String(await freePort()), NO_COLOR: '1' };
  const child = spawn('node', ['tools/run.mjs', 'dev'], { env });
  let printed = '';
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  onTestFinished(async () => {
    child.kill();
    await ended;
  });
  const address = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const found = /read at (http:\/\/localhost:\d+)/.exec(printed)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('close', () => reject(new Error(`The server ended:\n${printed}`)));
  });
  return { address, output: () => printed };
}
