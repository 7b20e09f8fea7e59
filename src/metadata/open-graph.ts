import type { IsoDate } from '../schema/fields.ts';

/** What kind of thing the page is, as Open Graph has it: https://ogp.me/ */
export type PageKind = { type: 'website' } | { type: 'article'; published: IsoDate; updated: IsoDate | null };

/** A picture that stands for the page. */
export interface Card {
  /** Absolute. */
  address: string;
  /** In pixels. */
  width: number;
  height: number;
  alt: string;
}

export interface HeadMeta {
  site: string;
  title: string;
  description: string;
  /** Absolute address of the page. */
  page: string;
  kind: PageKind;
  card: Card | null;
}

export interface MetaTag {
  key: 'property' | 'name';
  name: string;
  content: string;
}

/**
 * The tags by which networks show a page as a card. What they take from elsewhere isn't said twice: X reads
 * Open Graph where there is no tag of its own, and needs but the form of the card.
 */
export function openGraph({ site, title, description, page, kind, card }: HeadMeta): MetaTag[] {
  const tags: [string, string | number | null][] = [
    ['og:site_name', site],
    ['og:type', kind.type],
    ['og:title', title],
    ['og:description', description],
    ['og:url', page],
    ['og:image', card?.address ?? null],
    ['og:image:width', card?.width ?? null],
    ['og:image:height', card?.height ?? null],
    ['og:image:alt', card?.alt ?? null],
    ['article:published_time', kind.type === 'article' ? kind.published : null],
    ['article:modified_time', kind.type === 'article' ? kind.updated : null],
  ];
  return [
    ...tags.flatMap(([name, content]): MetaTag[] =>
      content === null ? [] : [{ key: 'property', name, content: String(content) }],
    ),
    { key: 'name', name: 'twitter:card', content: card === null ? 'summary' : 'summary_large_image' },
  ];
}
