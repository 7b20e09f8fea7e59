import { stringify } from 'csv-stringify/sync';
import { FIELDS } from './fields.ts';
import type { LogRow } from './rows.ts';

type Column = Exclude<keyof LogRow, 'phases'>;

const COLUMNS = Object.keys(FIELDS).filter((key): key is Column => key !== 'phases');

/**
 * The rows as CSV (RFC 4180): a header, commas, lines that end in CRLF, nothing where nobody says.
 * A text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function datasetCsv(rows: readonly LogRow[]): string {
  return stringify(
    rows.map((row) => COLUMNS.map((column) => cellOf(row[column]))),
    { header: true, columns: COLUMNS.map((key) => ({ key })), record_delimiter: 'windows', escape_formulas: true },
  );
}

function cellOf(value: LogRow[Column]): string {
  return Array.isArray(value) ? value.join(' ') : String(value ?? '');
}
