import type { BreadcrumbList, CreativeWorkSeries, Graph, Organization, TechArticle, Thing, WebSite } from 'schema-dts';
import type { IsoDate } from '../schema/fields.ts';

/** A page above this one. Addresses are absolute. */
export interface Crumb {
  name: string;
  address: string;
}

/** What is said of any page. Addresses are absolute. */
interface PageFacts {
  title: string;
  description: string;
  address: string;
  language: string;
  author: string;
  /** Address of the card; null without one. */
  image: string | null;
}

export interface ArticleFacts extends PageFacts {
  date: IsoDate;
  updated: IsoDate | null;
  keywords: readonly string[];
  series: { title: string; address: string; part: number } | null;
  /** From the home page to the page itself. */
  trail: readonly Crumb[];
}

export interface SeriesFacts extends PageFacts {
  parts: readonly { title: string; address: string; part: number }[];
  trail: readonly Crumb[];
}

/** A post: an article, in its series, at its place in the site. Vocabulary of https://schema.org/ */
export function articleGraph(facts: ArticleFacts): Graph {
  const { title, description, address, language, author, image, date, updated, keywords, series, trail } = facts;
  const article: TechArticle = {
    '@type': 'TechArticle',
    '@id': `${address}#article`,
    url: address,
    headline: title,
    description,
    inLanguage: language,
    datePublished: date,
    ...(updated !== null && { dateModified: updated }),
    author: by(author),
    ...(image !== null && { image }),
    ...(keywords.length > 0 && { keywords: [...keywords] }),
    ...(series !== null && {
      position: series.part,
      isPartOf: {
        '@type': 'CreativeWorkSeries',
        '@id': seriesId(series.address),
        name: series.title,
        url: series.address,
      },
    }),
  };
  return graph([article, breadcrumbs(trail)]);
}

/** A series and its parts, in their order. */
export function seriesGraph({
  title,
  description,
  address,
  language,
  author,
  image,
  parts,
  trail,
}: SeriesFacts): Graph {
  const series: CreativeWorkSeries = {
    '@type': 'CreativeWorkSeries',
    '@id': seriesId(address),
    url: address,
    name: title,
    description,
    inLanguage: language,
    author: by(author),
    ...(image !== null && { image }),
    hasPart: parts.map((part) => ({
      '@type': 'TechArticle',
      '@id': `${part.address}#article`,
      url: part.address,
      headline: part.title,
      position: part.part,
    })),
  };
  return graph([series, breadcrumbs(trail)]);
}

/** The site as a whole. */
export function siteGraph({ title, description, address, language, author }: Omit<PageFacts, 'image'>): Graph {
  const website: WebSite = {
    '@type': 'WebSite',
    '@id': address,
    url: address,
    name: title,
    description,
    inLanguage: language,
    publisher: by(author),
  };
  return graph([website]);
}

/** As the content of a script element: `<` could end it. */
export function jsonLd(data: Graph): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

function graph(things: readonly Thing[]): Graph {
  return { '@context': 'https://schema.org', '@graph': things };
}

function seriesId(address: string): string {
  return `${address}#series`;
}

/** Whoever writes: one person or several, which the settings of a site don't tell. An organization may be either. */
function by(name: string): Organization {
  return { '@type': 'Organization', name };
}

function breadcrumbs(trail: readonly Crumb[]): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ name, address }, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      name,
      item: address,
    })),
  };
}
