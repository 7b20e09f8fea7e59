/** In pixels: the size that networks ask for. */
export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

/** What a card says. The same words make the same card. */
export interface CardSpec {
  /** Name of the site. */
  site: string;
  /** Host and base path of the site, for readers: `example.org/blog`. */
  host: string;
  /** A short line above the title; null without one. */
  eyebrow: string | null;
  title: string;
  /** Below the title, where there is room for all of it. */
  description: string;
  /** The line of the series: how many stations, and where the post is. Null for what is in no series. */
  line: { stations: number; current: number | null } | null;
}
