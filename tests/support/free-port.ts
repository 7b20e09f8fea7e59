import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port that nothing listens on yet. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  server.close();
  if (bound === null || typeof bound === 'string') throw new Error('no free port');
  return bound.port;
}
