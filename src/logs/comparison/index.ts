/** Logs side by side: a table, a chart, and what can't be compared. */
export { chartHtml } from './chart.ts';
export { type Comparison, compareLogs } from './model.ts';
export {
  COMPARED_BY,
  COMPARED_FACTS,
  type ComparedLog,
  isComparedBy,
  knownLabel,
  outcomeText,
} from './rows.ts';
