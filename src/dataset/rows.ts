import { dialectTitle, eventCounts, type LogRecord, logJson, type ParsedLog, recordJson } from '../logs/index.ts';

/** A log of the site, with what the site knows of it. Addresses are absolute. */
export interface SiteLog {
  /** `<post id>/<name>`. */
  id: string;
  /** What its author calls it; null when there is no title. */
  title: string | null;
  storage: string | null;
  log: ParsedLog;
  /** Names and addresses that were replaced before it was published. */
  redactions: number;
  post: { id: string; title: string };
  series: { id: string; title: string } | null;
  part: number | null;
  addresses: LogAddresses;
}

export interface LogAddresses {
  /** The page of the log by itself. */
  page: string;
  /** The place in a post that shows it, or the post it belongs to when none does. */
  place: string;
  raw: string;
  json: string;
}

/** One record of a log as data: what the site knows of the log, and what the record says. Null where nobody says. */
export type LogRow = ReturnType<typeof rowOf>;

/** A row for each record of a log. */
export function logRows(siteLog: SiteLog): LogRow[] {
  return siteLog.log.records.map((record, i) => rowOf(siteLog, record, i + 1));
}

function rowOf(siteLog: SiteLog, record: LogRecord, number: number) {
  const { id, title, log } = siteLog;
  const { firstLine, lastLine, dialect } = record;
  return {
    id,
    record: number,
    title: titleOfRecord({ id, title, record }),
    ...ofSite(siteLog),
    firstLine,
    lastLine,
    dialectTitle: dialectTitle(dialect),
    ...ofLog(log),
    dialect,
    dialectVersion: dialect === log.dialect ? log.dialectVersion : null,
    ...recordJson(record),
  };
}

/** A log by itself: what it says as a whole, how many lines of each event it has, and each record with its progress. */
export function logDocument(siteLog: SiteLog) {
  const { id, log } = siteLog;
  return {
    id,
    title: titleOf(siteLog),
    ...ofSite(siteLog),
    dialectTitle: dialectTitle(log.dialect),
    ...ofLog(log),
    events: eventCounts(log),
    everyRecord: log.records.map((record) => ({
      dialect: record.dialect,
      firstLine: record.firstLine,
      lastLine: record.lastLine,
      ...recordJson(record),
      progress: record.progress,
    })),
  };
}

function ofSite({ addresses, post, series, part, storage, redactions }: SiteLog) {
  return {
    ...addresses,
    post: post.id,
    postTitle: post.title,
    series: series?.id ?? null,
    seriesTitle: series?.title ?? null,
    part,
    storage,
    redactions,
  };
}

function ofLog(log: ParsedLog) {
  // How many lines a kind of line has is no column of a table.
  const { events: _, ...said } = logJson(log);
  return said;
}

/**
 * What a log is called alone: by its title, or by what it says of itself, or by its name, where it doesn't say or has
 * several stories to tell.
 */
export function titleOf({ id, title, log }: Pick<SiteLog, 'id' | 'title' | 'log'>): string {
  const told = new Set(log.records.map((record) => titleOfRecord({ id, title, record })));
  const [only] = told;
  return only !== undefined && told.size === 1 ? only : (title ?? nameIn(id));
}

function titleOfRecord({ id, title, record }: Pick<SiteLog, 'id' | 'title'> & { record: LogRecord }): string {
  if (title !== null) return title;
  const { guest, guestKind, targetNode } = record.facts;
  if (guest === null) return nameIn(id);
  return `${guestKind === 'container' ? 'CT' : 'VM'} ${guest}${targetNode === null ? '' : ` to ${targetNode}`}`;
}

function nameIn(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
