import { getCollection } from 'astro:content';
import { linksHere, relatedPosts, wordsOf } from '../related/index.ts';
import { href, type PostEntry, seriesViews } from './index.ts';

/** A text as the end of a post names it. */
export interface NamedText {
  label: string;
  href: string;
}

export interface Connections {
  related: readonly NamedText[];
  linkedFrom: readonly NamedText[];
}

/** What each post has to do with other texts, by its id. */
export async function connections(): Promise<ReadonlyMap<string, Connections>> {
  const posts = (await getCollection('posts')).sort(inReadingOrder);
  const pages = await getCollection('pages');
  const beside = await neighbours();
  const related = relatedPosts(
    posts.map((post) => {
      const { title, series = null, tags = [] } = post.data.frontMatter;
      return { id: post.id, title, series, tags, text: wordsOf(post.data.body.segments), post };
    }),
    ({ id }) => beside.get(id) ?? new Set(),
  );
  const linking = linksHere([
    ...posts.map(({ data, id }) => ({
      address: data.address,
      aliases: data.frontMatter.aliases ?? [],
      links: data.body.links,
      title: data.frontMatter.title,
      id,
    })),
    ...pages.map(({ data }) => ({
      address: data.address,
      aliases: [],
      links: data.body.links,
      title: data.title,
      id: null,
    })),
  ]);
  const byId = new Map(posts.map((post) => [post.id, post]));
  return new Map(
    posts.map((from) => [
      from.id,
      {
        related: (related.get(from.id) ?? []).map(({ post }) => named(post, from)),
        linkedFrom: (linking.get(from.data.address) ?? []).map(({ id, title, address }) => {
          const post = byId.get(id ?? '');
          return post === undefined ? { label: title, href: href(address) } : named(post, from);
        }),
      },
    ]),
  );
}

function inReadingOrder(
  { id: a, data: { frontMatter: first } }: PostEntry,
  { id: b, data: { frontMatter: second } }: PostEntry,
) {
  const bySeries = (first.series ?? '').localeCompare(second.series ?? '', 'en');
  return bySeries || (first.part ?? 0) - (second.part ?? 0) || a.localeCompare(b, 'en');
}

/** A part by its number where the reader is in its series. */
function named({ data }: PostEntry, from: PostEntry): NamedText {
  const { title, series, part } = data.frontMatter;
  const isSameSeries = series !== undefined && series === from.data.frontMatter.series;
  return { label: isSameSeries ? `${part}. ${title}` : title, href: href(data.address) };
}

/** Ids of the parts before and after each one, which its page names already. */
async function neighbours(): Promise<Map<string, Set<string>>> {
  const lines = await seriesViews();
  return new Map(
    lines.flatMap(({ parts }) =>
      parts.map(({ id }, i): [string, Set<string>] => [
        id,
        new Set([parts[i - 1], parts[i + 1]].flatMap((part) => (part === undefined ? [] : [part.id]))),
      ]),
    ),
  );
}
