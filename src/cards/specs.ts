import type { Content, Post, Series } from '../content/model.ts';
import type { CardSpec } from './card.ts';

/** A card and what it is of: `site`, `series/<series>` or `posts/<post>`. */
export interface CardOf {
  id: string;
  /** The file that its words come from. */
  file: string;
  /** What can be read on it. */
  alt: string;
  spec: CardSpec;
}

type Source = Pick<Content, 'directory' | 'site' | 'series' | 'posts'>;
type Words = Omit<CardSpec, 'site' | 'host'>;

/** The cards of a site: its own, one for each series and one for each post. */
export function cardsOf(content: Source): CardOf[] {
  const { directory, site, series, posts } = content;
  const card = (id: string, file: string, words: Words): CardOf => {
    const spec: CardSpec = { site: site.title, host: hostOf(site), ...words };
    return { id, file, alt: altOf(spec), spec };
  };
  const own: Words = { eyebrow: null, title: site.title, description: site.description, line: null };
  return [
    card('site', directory, own),
    ...series.flatMap((line) => {
      const words = seriesWords(line, content);
      return words === null ? [] : [card(`series/${line.id}`, line.path, words)];
    }),
    ...posts.flatMap((post) => {
      const words = postWords(post, content);
      return words === null ? [] : [card(`posts/${post.id}`, post.path, words)];
    }),
  ];
}

function seriesWords({ id, data }: Series, content: Source): Words | null {
  if (data === null) return null;
  const stations = partsIn(id, content);
  const eyebrow = `Series in ${stations} part${stations === 1 ? '' : 's'}`;
  return { eyebrow, title: data.title, description: data.summary, line: { stations, current: null } };
}

function postWords({ data }: Post, content: Source): Words | null {
  if (data === null) return null;
  const { title, description, part, series } = data;
  const line = content.series.find(({ id }) => id === series)?.data;
  if (series === undefined || part === undefined || line === null || line === undefined) {
    return { eyebrow: null, title, description, line: null };
  }
  const stations = partsIn(series, content);
  const eyebrow = `Part ${part} of ${stations} · ${line.short ?? line.title}`;
  return { eyebrow, title, description, line: { stations, current: part } };
}

function partsIn(series: string, { posts }: Source): number {
  return posts.filter(({ data }) => data?.series === series).length;
}

function altOf({ eyebrow, title, site }: CardSpec): string {
  return [eyebrow, title, title === site ? null : site].filter((words) => words !== null).join(' · ');
}

/** `example.org`, `example.org/blog`. */
function hostOf({ address, base }: { address: string; base: string }): string {
  return new URL(address).host + base.replace(/\/$/, '');
}
