/** A series as one: on a page for paper, and as files to take along. */
export { type Download, offerDownload } from './downloads.ts';
export { type BookFacts, bookFiles, zipBook } from './epub/index.ts';
export { type BookPart, partHtml, partId } from './part-html.ts';
export { datedPdf, paperOf } from './pdf.ts';
