import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BookFacts, bookFiles, offerDownload, zipBook } from '../book/index.ts';
import type { Content, Post, Series } from '../content/index.ts';
import { ON_PAGES_MAX } from '../logs/view/index.ts';

/** A series of a built site, and where it can be taken along from. Addresses have the base path. */
export interface BuiltSeries {
  id: string;
  /** Its folder in the built site, absolute. */
  folder: string;
  address: string;
  facts: BookFacts;
  /** Ids of its posts, in the order of their parts. */
  parts: string[];
}

/** The series that have parts. `folder` is that of the built site. */
export function builtSeries(folder: string, { series, posts, site }: Content): BuiltSeries[] {
  return series.flatMap(({ id, address, data }: Series): BuiltSeries[] => {
    const parts = posts.filter((post) => post.data?.series === id).toSorted(byPart);
    if (data === null || parts.length === 0) return [];
    const path = site.base + address.slice(1);
    return [
      {
        id,
        folder: join(folder, address),
        address: path,
        facts: {
          title: data.title,
          summary: data.summary,
          author: site.author,
          language: site.language,
          address: new URL(path, site.address).href,
          modified: lastDay(parts),
        },
        parts: parts.map((post) => post.id),
      },
    ];
  });
}

function byPart(a: Post, b: Post): number {
  return (a.data?.part ?? 0) - (b.data?.part ?? 0);
}

function lastDay(parts: readonly Post[]): string {
  const days = parts.flatMap(({ data }) => (data === null ? [] : [data.updated ?? data.date]));
  return days.toSorted().at(-1) ?? '';
}

function linesOf(id: string, { logs }: Content): string[] | null {
  const lines = logs.find((log) => log.id === id)?.log.lines ?? [];
  return lines.length === 0 || lines.length > ON_PAGES_MAX ? null : lines.map(({ text }) => text);
}

/** Makes the EPUB of each series from its pages, and offers it on the page of the series. */
export async function writeBooks(folder: string, content: Content): Promise<void> {
  const { base } = content.site;
  for (const { id, folder: own, address, facts } of builtSeries(folder, content)) {
    const files = await bookFiles(facts, {
      html: await readFile(join(own, 'all/index.html'), 'utf8'),
      readPicture: (picture) => readFile(join(folder, picture.slice(base.length))),
      absolute: (href) => new URL(href, facts.address).href,
      linesOf: (log) => linesOf(log.slice(`${base}logs/`.length), content),
    });
    const book = zipBook(files);
    await writeFile(join(own, `${id}.epub`), book);
    const download = { href: `${address}${id}.epub`, name: 'EPUB', use: 'for e-readers', bytes: book.length };
    const page = join(own, 'index.html');
    await writeFile(page, offerDownload(await readFile(page, 'utf8'), download));
  }
}
