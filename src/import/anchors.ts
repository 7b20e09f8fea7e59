import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { compileBody } from '../mdx/index.ts';
import { Routes } from './address/routes.ts';
import type { Converted } from './body/convert.ts';
import { anchorsOf, headingsOf } from './body/headings.ts';
import { paragraph, span } from './body/nodes.ts';
import type { ImportSite } from './site.ts';
import { writeMdx } from './write/mdx.ts';

/** The routes again, now that it is known which headings each document has and what their ids are. */
export async function routesWithAnchors(converted: readonly Converted[], site: ImportSite): Promise<Routes> {
  const isLinked = converted.some(({ document }) => document.body.includes('#'));
  const routes = await Promise.all(
    converted.map(async ({ document, root }) => ({
      document,
      address: site.addressOf(document),
      former: site.formerOf(document),
      anchors: isLinked ? await anchorsIn(root, document.file) : new Map<string, string>(),
    })),
  );
  return new Routes(routes, site.config, site.assets, site.topics);
}

/** The ids of headings are those that the site itself makes: its compiler is asked, with the headings alone. */
async function anchorsIn(root: Root, file: string): Promise<Map<string, string>> {
  const headings = headingsOf(root);
  const own: string[] = [];
  visit(root, (node) => {
    if ((node.type === 'tagSpan' || node.type === 'tagBlock') && node.attributes.id !== undefined)
      own.push(node.attributes.id);
  });
  const alone = [paragraph(...own.map((id) => span('span', { id }))), ...headings];
  const { body } = await compileBody(
    writeMdx(alone)
      .map(({ text }) => text)
      .join('\n\n'),
    { file, address: '/', base: '/' },
  );
  const anchors = anchorsOf(
    root,
    body.headings.map(({ id }) => id),
  );
  for (const id of own) anchors.set(id, id);
  return anchors;
}
