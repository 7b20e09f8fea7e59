import type { Content } from '../content/model.ts';
import type { IsoDate } from '../schema/fields.ts';
import { slugOf } from '../series/index.ts';

/**
 * When the pages of the site last changed, by their address without the base path, as front matter has it: the times
 * of files say when a repository was checked out. Pages without a date, such as those of `pages/`, are left out.
 */
export function lastChanged({ posts, series, logs }: Pick<Content, 'posts' | 'series' | 'logs'>): Map<string, IsoDate> {
  const changed = new Map<string, IsoDate>();
  const note = (address: string, day: IsoDate) => {
    if (day > (changed.get(address) ?? '')) changed.set(address, day);
  };
  const ofPost = new Map<string, IsoDate>();
  for (const { id, address, data } of posts) {
    if (data === null) continue;
    const day = data.updated ?? data.date;
    ofPost.set(id, day);
    const lists = [
      ...(data.tags ?? []).map((name) => `/tags/${slugOf(name)}/`),
      ...(data.categories ?? []).map((name) => `/categories/${slugOf(name)}/`),
      ...series.filter(({ id: line }) => line === data.series).map((line) => line.address),
    ];
    for (const page of [address, ...lists, ...LISTS]) note(page, day);
  }
  for (const { id, postId } of logs) {
    const day = ofPost.get(postId);
    if (day === undefined) continue;
    note(`/logs/${id}/`, day);
    note('/logs/', day);
  }
  return changed;
}

/** Pages that list posts, whatever they are about. */
const LISTS = ['/', '/archive/', '/series/', '/tags/', '/categories/'];
