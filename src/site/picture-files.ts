import { getCollection } from 'astro:content';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { buildSettings } from '../build/settings.ts';
import { filesOf } from '../gallery/index.ts';

const TYPES = {
  avif: 'image/avif',
  webp: 'image/webp',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
} as const;

/**
 * The route of all files of one kind that were made of the pictures of posts and pages. Each kind needs a route
 * of its own: where the ending is a parameter, Astro takes the address for that of a page.
 */
export function pictureFiles(ending: keyof typeof TYPES): {
  getStaticPaths: GetStaticPaths;
  GET: APIRoute<{ path: string }>;
} {
  return {
    getStaticPaths: async () => {
      const texts = [...(await getCollection('posts')), ...(await getCollection('pages'))];
      const files = texts.flatMap(({ data }) => Object.values(data.pictures.images).flatMap(filesOf));
      const unique = new Map(files.map((file) => [file.name, file]));
      return [...unique.values()]
        .filter(({ name }) => extname(name) === `.${ending}`)
        .map(({ name, path }) => ({ params: { name: name.slice(0, -ending.length - 1) }, props: { path } }));
    },
    GET: async ({ props }) =>
      new Response(new Uint8Array(await readFile(join(buildSettings().picturesDir, props.path))), {
        headers: { 'Content-Type': TYPES[ending] },
      }),
  };
}
