import type { IsoDate } from '../schema/fields.ts';

/**
 * How many posts the feed of the site holds, the newest ones, each in full. Who reads more than that at once
 * starts in the archive; the feed of a series holds all its parts.
 */
export const SITE_FEED_POSTS = 20;

/** A post in full. Addresses are absolute, and `html` is plain: see `plainHtml`. */
export interface FeedPost {
  address: string;
  title: string;
  description: string;
  html: string;
  author: string;
  date: IsoDate;
  updated: IsoDate | null;
  topics: readonly string[];
  /** The card of the post; null without one. */
  image: string | null;
}

export interface Feed {
  title: string;
  description: string;
  /** BCP 47. */
  language: string;
  author: string;
  /** The page that the feed is of. */
  page: string;
  /** Where each form of the feed itself is. */
  rss: string;
  json: string;
  posts: readonly FeedPost[];
}

/** The order of a feed. Parts of one day keep the order in which they come. */
export function newestFirst<P extends { date: IsoDate }>(posts: readonly P[]): P[] {
  return posts.toSorted((a, b) => b.date.localeCompare(a.date));
}

/** The newest day on which anything in the feed was written or changed; null for a feed without posts. */
export function changedOn({ posts }: Pick<Feed, 'posts'>): IsoDate | null {
  const days = posts.map(({ date, updated }) => updated ?? date).toSorted();
  return days.at(-1) ?? null;
}

/** A day as the moment that feeds want: its first, in UTC, since no post knows its hour. */
export function momentOf(day: IsoDate): Date {
  return new Date(`${day}T00:00:00Z`);
}
