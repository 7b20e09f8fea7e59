/** How one log is shown, as HTML: for the pages that are built, and for those that are made in the browser. */
export { isInParts, stretchesOf, WHOLE_MAX } from './excerpt.ts';
export { type LinePiece, linePieces, type NotedLines, ON_PAGES_MAX } from './lines.ts';
export { footHtml, type RecordsView, recordsView } from './records.ts';
export { OUTCOMES, recordCounts, recordText } from './summary.ts';
