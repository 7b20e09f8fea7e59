import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseLog } from './parse.ts';
import { tokensOf } from './tokens.ts';

const LOGS = new URL('../../content/posts/proxmox-ha/high-availability/logs/', import.meta.url);

/** Each token as the text it covers and its kind. */
const pieces = (text: string) =>
  parseLog(text).lines.flatMap((line) =>
    tokensOf(line).map(({ start, end, kind }) => [line.text.slice(start, end), kind]),
  );

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
    expect(pieces('bind: Cannot assign requested address')).toEqual([
      ['bind: Cannot assign requested address', 'warn'],
    ]);
  });

  it('follow the timestamp', () => {
    expect(pieces('May 02 10:57:05 starting online/live migration on localhost:60000')).toEqual([
      ['May 02 10:57:05', 'time'],
      ['60000', 'number'],
    ]);
  });

  it('praise nothing in a failure of an online migration', () => {
    const kinds = pieces('ERROR: online migrate failure - aborting').map(([, kind]) => kind);
    expect(kinds).not.toContain('good');
    expect(pieces('osd.3 is online')).toContainEqual(['online', 'good']);
  });

  it('are what a terminal coloured, where it did', () => {
    expect(pieces('\u001b[31mfailed\u001b[0m after 3 tries')).toEqual([['failed', 'bad']]);
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
    for (const line of texts.flatMap((t) => parseLog(t).lines)) {
      const { text } = line;
      const tokens = tokensOf(line);
      const edges = tokens.flatMap(({ start, end }) => [start, end]);
      expect(edges, text).toEqual([...edges].sort((a, b) => a - b));
      for (const { start, end } of tokens) expect(end, text).toBeGreaterThan(start);
      expect(edges.at(-1) ?? 0, text).toBeLessThanOrEqual(text.length);
    }
  });
});
