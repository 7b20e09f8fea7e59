import { type Content, logName } from '../content/model.ts';
import type { SearchEntry } from './page.ts';

/** The pages of a site that can be found, in the order of its content. Lists of posts aren't: what they list is. */
export function searchEntries({
  posts,
  pages,
  series,
  logs,
}: Pick<Content, 'posts' | 'pages' | 'series' | 'logs'>): SearchEntry[] {
  const shorts = new Map(series.flatMap(({ id, data }) => (data === null ? [] : [[id, data.short ?? data.title]])));
  const ofPost = new Map(
    posts.flatMap(({ id, data }) => {
      if (data === null) return [];
      const short = shorts.get(data.series ?? '') ?? null;
      const place = short === null ? 'Post' : `Part ${data.part} of ${short}`;
      return [[id, { title: data.title, place, series: short, tags: data.tags ?? [] }]];
    }),
  );
  return [
    ...posts.flatMap(({ id, address }): SearchEntry[] => {
      const post = ofPost.get(id);
      return post === undefined
        ? []
        : [{ address, kind: 'post', place: post.place, series: post.series, tags: post.tags }];
    }),
    ...logs.flatMap((log): SearchEntry[] => {
      const post = ofPost.get(log.postId);
      if (post === undefined) return [];
      const place = `Log ${logName(log)} · ${post.series === null ? post.title : post.place}`;
      return [{ address: `/logs/${log.id}/`, kind: 'log', place, series: post.series, tags: post.tags }];
    }),
    ...series.flatMap(({ id, address }): SearchEntry[] => {
      const short = shorts.get(id);
      return short === undefined ? [] : [{ address, kind: 'series', place: 'Series', series: short, tags: [] }];
    }),
    ...pages.flatMap(({ address, data }): SearchEntry[] =>
      data === null ? [] : [{ address, kind: 'page', place: 'Page', series: null, tags: [] }],
    ),
  ];
}
