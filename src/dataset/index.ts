/** The logs of the site as a small open data set: JSON and CSV, each field described. Plain TypeScript. */
import { FIELDS, type FieldNotes } from './fields.ts';
import { type LogRow, logRows, type SiteLog } from './rows.ts';

export { datasetCsv } from './csv.ts';
export { FIELDS, type FieldNotes } from './fields.ts';
export { type LogAddresses, type LogRow, logDocument, logRows, type SiteLog, titleOf } from './rows.ts';

/** `/logs/index.json`. It holds no time of its making: the same content gives the same file. */
export interface Dataset {
  title: string;
  /** The page that lists the logs. */
  address: string;
  csv: string;
  description: string;
  /** What it was made from. */
  source: { posts: number; logs: number; records: number; lines: number };
  fields: Readonly<Record<keyof LogRow, FieldNotes>>;
  /** One for each record of each log. */
  rows: LogRow[];
}

export function dataset(logs: readonly SiteLog[], site: Pick<Dataset, 'title' | 'address' | 'csv'>): Dataset {
  const rows = logs.flatMap(logRows);
  return {
    ...site,
    description:
      'Logs of migrations and failovers, read from the captured texts: a row for each record of each log. Null, in CSV nothing, where a log doesn’t say; nothing is guessed.',
    source: {
      posts: new Set(logs.map(({ post }) => post.id)).size,
      logs: logs.length,
      records: rows.length,
      lines: logs.reduce((sum, { log }) => sum + log.lines.length, 0),
    },
    fields: FIELDS,
    rows,
  };
}

/** JSON that people can read too. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
