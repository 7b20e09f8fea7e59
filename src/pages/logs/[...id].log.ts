import { getCollection } from 'astro:content';
import { readFile } from 'node:fs/promises';
import type { APIRoute, GetStaticPaths } from 'astro';
import { redactBytes } from '../../disclosure/index.ts';

/**
 * Each log as it was captured, byte for byte, but for the names that its post redacts: it is evidence.
 * One that stands in its post is the text of the block.
 */
export const getStaticPaths = (async () =>
  (await getCollection('logs')).map(({ id, filePath, data: { isFile, text, standIns } }) => ({
    params: { id },
    props: isFile ? { filePath, standIns } : { text },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ props: { filePath, standIns, text } }) => {
  const body = typeof filePath === 'string' ? redactBytes(await readFile(filePath), standIns ?? {}).content : text;
  if (body === undefined) throw new Error('a log without a file');
  return new Response(body, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
