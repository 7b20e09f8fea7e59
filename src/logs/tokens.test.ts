import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseLog } from './parse.ts';
import { tokenise } from './tokens.ts';

const LOGS = new URL('../../content/posts/proxmox-ha/high-availability/logs/', import.meta.url);

/** Each token as the text it covers and its kind. */
const pieces = (message: string) =>
  tokenise(message, 0, 'info').map(({ start, end, kind }) => [message.slice(start, end), kind]);

describe('the pieces of a message', () => {
  it('are names, addresses and numbers with their units', () => {
    expect(pieces("starting migration of VM 104 to node 'proxmox02' (192.168.0.186)")).toEqual([
      ['104', 'number'],
      ["'proxmox02'", 'string'],
      ['192.168.0.186', 'address'],
    ]);
    expect(pieces('migration speed: 73.14 MB/s - downtime 102 ms')).toEqual([
      ['73.14 MB/s', 'number'],
      ['102 ms', 'number'],
    ]);
  });

  it('say what went well and what did not', () => {
    expect(pieces('migration status: completed')).toEqual([['completed', 'good']]);
    expect(pieces('TASK ERROR: migration aborted')).toEqual([
      ['ERROR', 'bad'],
      ['aborted', 'bad'],
    ]);
    expect(pieces('incompleted reOK')).toEqual([]);
  });

  it('of a warning are one', () => {
    expect(tokenise('bind: Cannot assign 1 address', 16, 'warning')).toEqual([{ start: 16, end: 45, kind: 'warn' }]);
  });

  it('count from the start of the line', () => {
    expect(tokenise('on localhost:60000', 16, 'info')).toEqual([{ start: 29, end: 34, kind: 'number' }]);
  });
});

describe('tokens', () => {
  it('lie in their line, in order, and never overlap', async () => {
    const names = await readdir(LOGS);
    const texts = await Promise.all(names.map((name) => readFile(new URL(name, LOGS), 'utf8')));
    texts.push(
      Buffer.from(Uint8Array.from({ length: 8192 }, (_, i) => (i * i * 31 + i * 7) % 256)).toString('utf8'),
      "migration status: 'ERROR 1.2.3.4:5' 12:34:56 ms 1 ms 'open\n\uD83D\uDE00 1 'ü' OK",
      'May 02 10:57:01 bind: Cannot assign requested address\nmigration status: x',
      'May 02 10:57:01\nMay 02 10:57:01 \nmigration status: ',
    );
    expect(texts.length).toBeGreaterThan(4);
    for (const { text, tokens } of texts.flatMap((t) => parseLog(t).lines)) {
      const edges = tokens.flatMap(({ start, end }) => [start, end]);
      expect(edges, text).toEqual([...edges].sort((a, b) => a - b));
      for (const { start, end } of tokens) expect(end, text).toBeGreaterThan(start);
      expect(edges.at(-1) ?? 0, text).toBeLessThanOrEqual(text.length);
    }
  });
});
