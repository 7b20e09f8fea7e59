import { llmsText } from '../plain/index.ts';
import { bodyContexts } from './contexts.ts';
import { absolute, type PostSummary, postSummaries, seriesViews, site } from './index.ts';
import { postMarkdown } from './markdown.ts';

/** What the site holds, for programs that read: see `llmsText`. */
export async function llmsIndex(): Promise<string> {
  const series = await seriesViews();
  const alone = (await postSummaries()).filter((post) => post.series === null);
  return llmsText({
    title: site.title,
    description: site.description,
    about:
      'Each link below leads to a post as Markdown, with its logs in full; without index.md at its end, the address is that of the page. Logs are quoted as they were captured.',
    sections: [
      ...series.map((line) => ({
        title: line.title,
        links: line.parts.map((part) => link(part, `Part ${part.part}: ${part.title}`)),
      })),
      { title: 'Posts', links: alone.map((post) => link(post, post.title)) },
      {
        title: 'Optional',
        links: [
          {
            title: 'All posts in one file',
            address: absolute('/llms-full.txt'),
            description: 'The same texts, one after the other.',
          },
          {
            title: 'All logs as data',
            address: absolute('/logs/index.json'),
            description: 'What each log says, with every field described.',
          },
        ],
      },
    ],
  });
}

/** All posts one after the other: series in the order of their parts, then the posts in none. */
export async function llmsFull(): Promise<string> {
  const contexts = new Map((await bodyContexts()).map((context) => [context.post.id, context]));
  const inSeries = (await seriesViews()).flatMap(({ parts }) => parts.map(({ id }) => id));
  const alone = (await postSummaries()).filter((post) => post.series === null).map(({ id }) => id);
  return [...inSeries, ...alone]
    .flatMap((id) => contexts.get(id) ?? [])
    .map((context) => postMarkdown(context, 'as on a page'))
    .join('\n---\n\n');
}

function link({ address, description }: PostSummary, title: string) {
  return { title, address: absolute(`${address}index.md`), description };
}
