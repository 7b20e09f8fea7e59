import { type CollectionEntry, getCollection } from 'astro:content';
import { buildSettings } from '../build/settings.ts';
import { type Formats, wordsLanguage } from '../logs/index.ts';
import { type SeriesLine, seriesLine, type Topic, topics } from '../series/index.ts';

/** What pages fetch: the collections as readers think of them. */

export const site = buildSettings().site;

export const formats: Formats = { language: site.language };

/** The language of the site's own words, English, in which its pages are marked. */
export const pageLanguage = wordsLanguage(formats);

/** The language of what authors write, where it is another than that of the page around it. */
export const textLanguage = pageLanguage === site.language ? undefined : site.language;

export type PostEntry = CollectionEntry<'posts'>;
export type LogEntry = CollectionEntry<'logs'>;

/** A post as lists show it. */
export interface PostSummary {
  id: string;
  title: string;
  description: string;
  address: string;
  date: string;
  minutes: number;
  part: number | null;
  series: string | null;
  tags: readonly string[];
  categories: readonly string[];
}

export interface SeriesPart extends PostSummary {
  part: number;
}

export interface SeriesView extends SeriesLine<SeriesPart> {
  entry: CollectionEntry<'series'>;
}

/** A path of the site with its base path, ready for `href`. */
export function href(path: string): string {
  return site.base + path.replace(/^\//, '');
}

/** The address that a path of the site has in the world. */
export function absolute(path: string): string {
  return new URL(href(path), site.address).href;
}

/** Newest first; posts of one day in the order of their parts, last one first. */
export async function postSummaries(): Promise<PostSummary[]> {
  const posts = (await getCollection('posts')).map(summarise);
  return posts.sort(
    (a, b) => b.date.localeCompare(a.date) || (b.part ?? 0) - (a.part ?? 0) || a.id.localeCompare(b.id, 'en'),
  );
}

export function summarise({ id, data }: PostEntry): PostSummary {
  const { title, description, date, part = null, series = null, tags = [], categories = [] } = data.frontMatter;
  return { id, title, description, date, part, series, tags, categories, address: data.address, minutes: data.minutes };
}

/** All series with their parts, the one with the newest part first. */
export async function seriesViews(): Promise<SeriesView[]> {
  const [entries, posts] = [await getCollection('series'), await postSummaries()];
  const newest = new Map(posts.toReversed().map((post) => [post.series, post.date]));
  return entries
    .map((entry) => ({
      entry,
      ...seriesLine(
        {
          id: entry.id,
          title: entry.data.title,
          short: entry.data.short ?? entry.data.title,
          address: entry.data.address,
        },
        posts.filter(isPartOf(entry.id)),
      ),
    }))
    .sort((a, b) => (newest.get(b.id) ?? '').localeCompare(newest.get(a.id) ?? '') || a.id.localeCompare(b.id, 'en'));
}

function isPartOf(series: string) {
  return (post: PostSummary): post is SeriesPart => post.series === series && post.part !== null;
}

/** Pages that stand in the menu, in the order of their titles. */
export async function menuPages(): Promise<{ label: string; path: string }[]> {
  const pages = (await getCollection('pages')).filter(({ data }) => data.menu);
  return pages
    .map(({ data }) => ({ label: data.title, path: data.address }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'));
}

export type TopicKind = 'tags' | 'categories';

export async function topicsOf(kind: TopicKind): Promise<Topic<PostSummary>[]> {
  return topics(await postSummaries(), (post) => post[kind]);
}

const dateFormat = new Intl.DateTimeFormat(site.language, { dateStyle: 'long', timeZone: 'UTC' });

/** A calendar day in the site's language. */
export function formatDate(date: string): string {
  return dateFormat.format(new Date(`${date}T00:00:00Z`));
}

/** `1 part`, `8 parts`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `25 min`, `1 h 20 min`. */
export function formatMinutes(minutes: number): string {
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`.replace(' 0 min', '');
}
