import { recordFact } from '../facts/index.ts';
import { type Formats, formatList } from '../format.ts';
import { isLastSeen, SENT } from '../sent.ts';
import { type Caveat, caveatsOf, comparable } from './caveats.ts';
import { type Column, type ComparedLog, columnsOf, nameOf, type Row, rowsOf, saysNothing } from './rows.ts';

export interface ComparisonQuery {
  /** What the logs differ in: the heading of the first column, and without labels its entries. */
  by?: string | undefined;
  /** `label`, or the name of a fact: the order of the rows, the smallest first. As given without it. */
  sort?: string | undefined;
  /** Records without any figure are left out, and named: not each log of a whole series is of a migration. */
  passOver?: boolean | undefined;
}

export interface Cell {
  /** In the unit of the fact; null where the log doesn't say. */
  value: number | null;
  text: string | null;
  rank: 'best' | 'worst' | null;
}

export interface ComparisonRow extends Row {
  guest: string | null;
  /** One for each column. */
  cells: Cell[];
}

/** Logs side by side. */
export interface Comparison {
  /** Of the first column. */
  heading: string;
  columns: Column[];
  rows: ComparisonRow[];
  /** What can't be compared, and why. */
  caveats: Caveat[];
  /** The column by which the rows are sorted; null as given. */
  sorted: string | null;
}

/** Compares logs: each of their records is a row, each figure that one of them states a column. */
export function compareLogs(logs: readonly ComparedLog[], query: ComparisonQuery, formats: Formats): Comparison {
  const all = rowsOf(logs, query.by, formats);
  const shown = query.passOver ? all.filter((row) => !saysNothing(row)) : all;
  const columns = columnsOf(shown);
  const caveats = [...caveatsOf(shown, columns, formats), ...leftOut(all, shown)];
  const unranked = new Set(caveats.flatMap((caveat) => caveat.unranked));
  const own = comparable(shown);
  const ends = columns.map((column) => (unranked.has(column.fact) ? null : endsOf(column, own, formats)));
  const rows = shown.map((row) => ({
    ...row,
    guest: recordFact(row.record, 'guest', formats),
    cells: columns.map((column, i) => cellOf(row, column, own.includes(row) ? (ends[i] ?? null) : null, formats)),
  }));
  const heading = query.by ?? 'log';
  return {
    heading: heading.charAt(0).toUpperCase() + heading.slice(1),
    columns: columns.map((column) => named(column, shown)),
    rows: sortRows(rows, columns, query.sort),
    caveats,
    sorted: query.sort ?? null,
  };
}

interface Ends {
  best: string;
  worst: string;
}

/** Best and worst of a figure, as printed; null where fewer than two rows state it, or all print the same. */
function endsOf({ fact, of, better }: Column, rows: readonly Row[], formats: Formats): Ends | null {
  const stated = rows.flatMap(({ record }) => {
    const [value, text] = [of(record.facts), recordFact(record, fact, formats)];
    return value === null || text === null ? [] : [{ value, text }];
  });
  const sorted = stated.toSorted((a, b) => a.value - b.value);
  const [low, high] = [sorted.at(0)?.text, sorted.at(-1)?.text];
  if (better === null || low === undefined || high === undefined || low === high) return null;
  return better === 'smaller' ? { best: low, worst: high } : { best: high, worst: low };
}

function cellOf({ record }: Row, { fact, of }: Column, ends: Ends | null, formats: Formats): Cell {
  const value = of(record.facts);
  const text = recordFact(record, fact, formats);
  const rank = ends === null ? null : text === ends.best ? 'best' : text === ends.worst ? 'worst' : null;
  return { value, text, rank };
}

/** Where every speed is nominal, the column says so; and where any row has sent more than was last seen. */
function named(column: Column, rows: readonly Row[]): Column {
  if (column.fact === 'transferred') {
    return rows.some(({ record }) => isLastSeen(record)) ? { ...column, label: SENT.lastSeen } : column;
  }
  const stated = rows.filter(({ record }) => record.facts.speedBytesPerSecond !== null);
  const nominal = column.fact === 'speed' && stated.every(({ record }) => record.facts.speedIsNominal);
  return nominal ? { ...column, label: 'Speed, nominal' } : column;
}

/** What isn't stated comes last. */
function sortRows(rows: ComparisonRow[], columns: readonly Column[], sort: string | undefined): ComparisonRow[] {
  if (sort === undefined) return rows;
  const index = columns.findIndex(({ fact }) => fact === sort);
  const figureOf = (row: ComparisonRow) => row.cells[index]?.value ?? Number.POSITIVE_INFINITY;
  return rows.toSorted((a, b) =>
    index === -1 ? a.label.localeCompare(b.label, 'en', { numeric: true }) : compareNumbers(figureOf(a), figureOf(b)),
  );
}

// Two that aren't stated are neither smaller nor larger.
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function leftOut(all: readonly Row[], shown: readonly Row[]): Caveat[] {
  const left = all.filter((row) => !shown.includes(row));
  if (left.length === 0) return [];
  const names = formatList([...new Set(left.map(nameOf))]);
  return [{ subject: 'Left out', text: `${names}, with none of these figures.`, unranked: [] }];
}
