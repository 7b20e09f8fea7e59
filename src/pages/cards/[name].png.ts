import { getCollection } from 'astro:content';
import { readFile } from 'node:fs/promises';
import type { APIRoute, GetStaticPaths } from 'astro';

/** The drawn cards of posts and series, by what they say. */
export const getStaticPaths = (async () => {
  const cards = new Map((await getCollection('cards')).map(({ data }) => [data.name, data.path]));
  return [...cards].map(([name, path]) => ({ params: { name: name.replace(/\.png$/, '') }, props: { path } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ path: string }> = async ({ props }) =>
  new Response(new Uint8Array(await readFile(props.path)), { headers: { 'Content-Type': 'image/png' } });
