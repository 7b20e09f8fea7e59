/** How one log is shown, as HTML: for the pages that are built, and for those that are made in the browser. */
export { type LinePiece, linePieces, type NotedLines } from './lines.ts';
export { footHtml, type RecordsView, recordsView } from './records.ts';
export { OUTCOMES, recordCounts } from './summary.ts';
