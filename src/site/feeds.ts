import type { BodyContext } from '../components/body-context.ts';
import { type Feed, type FeedPost, newestFirst, SITE_FEED_POSTS } from '../feeds/index.ts';
import { attributes, escapeHtml } from '../html/index.ts';
import { plainHtml } from '../plain/index.ts';
import { cardFor, postCards } from './cards.ts';
import { bodyContexts } from './contexts.ts';
import { absolute, type SeriesView, site } from './index.ts';
import { plainContext } from './plain.ts';

/** The feed of the whole site: its newest posts. */
export async function siteFeed(): Promise<Feed> {
  const posts = inOrder(await bodyContexts()).slice(0, SITE_FEED_POSTS);
  return {
    title: site.title,
    description: site.description,
    ...FEED,
    ...feedAddresses('/'),
    posts: await Promise.all(posts.map(feedPost)),
  };
}

/** The feed of a series: all its parts. */
export async function seriesFeed({ id, title, address, entry }: SeriesView): Promise<Feed> {
  const posts = inOrder(await bodyContexts()).filter(({ post }) => post.data.frontMatter.series === id);
  return {
    title: `${title} · ${site.title}`,
    description: entry.data.summary,
    ...FEED,
    ...feedAddresses(address),
    posts: await Promise.all(posts.map(feedPost)),
  };
}

const FEED = { language: site.language, author: site.author };

/** Absolute addresses of a page that has a feed, and of both forms of it. */
export function feedAddresses(page: string): Pick<Feed, 'page' | 'rss' | 'json'> {
  return { page: absolute(page), rss: absolute(`${page}feed.xml`), json: absolute(`${page}feed.json`) };
}

/** Newest first; of one day, the last part first. */
function inOrder(contexts: readonly BodyContext[]): BodyContext[] {
  const dated = contexts.map((context) => ({ context, ...context.post.data.frontMatter }));
  const byPart = dated.toSorted(
    (a, b) => (b.part ?? 0) - (a.part ?? 0) || a.context.post.id.localeCompare(b.context.post.id, 'en'),
  );
  return newestFirst(byPart).map(({ context }) => context);
}

async function feedPost(context: BodyContext): Promise<FeedPost> {
  const { frontMatter, address, body } = context.post.data;
  const { title, description, date, updated = null, tags = [], categories = [] } = frontMatter;
  return {
    address: absolute(address),
    title,
    description,
    html: partLine(context) + plainHtml(body.segments, plainContext(context, 'as on a page')),
    author: site.author,
    date,
    updated,
    topics: [...new Set([...categories, ...tags])],
    image: (await cardFor(...postCards({ id: context.post.id, series: frontMatter.series })))?.address ?? null,
  };
}

/** Where the post stands: a feed reader shows it alone. */
function partLine({ station }: BodyContext): string {
  if (station === null) return '';
  const { line, current } = station;
  const link = `<a${attributes({ href: absolute(line.address) })}>${escapeHtml(line.title)}</a>`;
  return `<p>Part ${current.part} of ${line.parts.length}: ${link}</p>`;
}
