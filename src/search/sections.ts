import { stretchesOf } from './marks.ts';

/** A place of a page where something was found. */
export interface Section {
  url: string;
  title: string;
  excerpt: string;
  /** Each place of a word that was found. */
  locations: readonly number[];
}

/** The sections that a result shows: those with most words that were found, most often, in the order of the page. */
export function shownSections(page: { url: string; sub_results: readonly Section[] }): Section[] {
  const below = page.sub_results.filter(({ url }) => url !== page.url);
  const best = below
    .toSorted((a, b) => wordsIn(b) - wordsIn(a) || b.locations.length - a.locations.length)
    .slice(0, SECTIONS_MAX);
  return below.filter((section) => best.includes(section));
}

const SECTIONS_MAX = 3;

/** How many different words are marked; forms of one word begin alike. */
function wordsIn({ excerpt }: Section): number {
  const marks = stretchesOf(excerpt).filter(({ isMatch }) => isMatch);
  return new Set(marks.map(({ text }) => text.toLowerCase().slice(0, 4))).size;
}

/** The text that stands below the title of a result; null where its sections say it all. */
export function leadExcerpt(page: { url: string; excerpt: string; sub_results: readonly Section[] }): string | null {
  const above = page.sub_results.find(({ url }) => url === page.url);
  return above?.excerpt ?? (page.sub_results.length === 0 ? page.excerpt : null);
}
