import { getCollection } from 'astro:content';
import { readFile } from 'node:fs/promises';
import type { APIRoute, GetStaticPaths } from 'astro';

/** Each log as it was captured, byte for byte: it is evidence. */
export const getStaticPaths = (async () =>
  (await getCollection('logs')).map(({ id, filePath }) => ({
    params: { id },
    props: { filePath },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ props }) => {
  if (typeof props.filePath !== 'string') throw new Error('a log without a file');
  return new Response(await readFile(props.filePath), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
