/** What a page says of itself to programs: search engines, networks that show a card of it, feed readers. */
export { type Alternate, feedLinks } from './alternates.ts';
export { type Card, type HeadMeta, openGraph, type PageKind } from './open-graph.ts';
export {
  type ArticleFacts,
  articleGraph,
  type Crumb,
  jsonLd,
  type SeriesFacts,
  seriesGraph,
  siteGraph,
} from './structured.ts';
