import { getCollection } from 'astro:content';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { buildSettings } from '../../build/settings.ts';
import { filesOf } from '../../gallery/index.ts';

/** The files that were made of the pictures that posts and pages show. */
export const getStaticPaths = (async () => {
  const texts = [...(await getCollection('posts')), ...(await getCollection('pages'))];
  const files = texts.flatMap(({ data }) => Object.values(data.pictures.images).flatMap(filesOf));
  const unique = new Map(files.map((file) => [file.name, file]));
  return [...unique.values()].map(({ name, path }) => ({ params: { name }, props: { path } }));
}) satisfies GetStaticPaths;

const TYPES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
};

export const GET: APIRoute<{ path: string }> = async ({ props }) =>
  new Response(new Uint8Array(await readFile(join(buildSettings().picturesDir, props.path))), {
    headers: { 'Content-Type': TYPES[extname(props.path)] ?? 'application/octet-stream' },
  });
