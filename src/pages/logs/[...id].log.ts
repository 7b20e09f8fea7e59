import { getCollection } from 'astro:content';
import { readFile } from 'node:fs/promises';
import type { APIRoute, GetStaticPaths } from 'astro';

/** Each log as it was captured, byte for byte: it is evidence. One that stands in its post is the text of the block. */
export const getStaticPaths = (async () =>
  (await getCollection('logs')).map(({ id, filePath, data }) => ({
    params: { id },
    props: data.isFile ? { filePath } : { text: data.text },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ props: { filePath, text } }) => {
  const body = typeof filePath === 'string' ? await readFile(filePath) : text;
  if (body === undefined) throw new Error('a log without a file');
  return new Response(body, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
