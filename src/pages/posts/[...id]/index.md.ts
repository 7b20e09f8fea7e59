import type { APIRoute, GetStaticPaths } from 'astro';
import { bodyContexts } from '../../../site/contexts.ts';
import { postMarkdown } from '../../../site/markdown.ts';

/** Each post as Markdown, beside its page. */
export const getStaticPaths = (async () =>
  (await bodyContexts()).map((context) => ({
    params: { id: context.post.id },
    props: { text: postMarkdown(context) },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) =>
  new Response(String(props.text), { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
