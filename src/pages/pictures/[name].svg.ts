import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { drawingFile } from '../../gallery/index.ts';

/** The drawings of posts as files of their own, for feeds and other places where no page is around them. */
export const getStaticPaths = (async () => {
  const files = (await getCollection('posts')).flatMap(({ data }) =>
    Object.entries(data.pictures.diagrams).flatMap(([path, svg]) => drawingFile(svg, path) ?? []),
  );
  return [...new Map(files.map((file) => [file.name, file])).values()].map(({ name, svg }) => ({
    params: { name: name.replace(/\.svg$/, '') },
    props: { svg },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) =>
  new Response(String(props.svg), { headers: { 'Content-Type': 'image/svg+xml' } });
