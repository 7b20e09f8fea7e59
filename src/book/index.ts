/** A series as one: on a page for paper, and as files to take along. */
export { type BookPart, partHtml, partId } from './part-html.ts';
