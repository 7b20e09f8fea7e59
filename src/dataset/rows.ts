import { dialectTitle, eventCounts, logJson, type ParsedLog, recordJson } from '../logs/index.ts';

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

/** One log as data: what the site knows of it, and what it says itself. Null where nobody says. */
export type LogRow = ReturnType<typeof logRow>;

export function logRow(siteLog: SiteLog) {
  // How many lines a kind of line has is of the log by itself: no column of a table.
  const { events: _, ...said } = logJson(siteLog.log);
  const { id, storage, log, redactions, post, series, part, addresses } = siteLog;
  return {
    id,
    title: titleOf(siteLog),
    ...addresses,
    post: post.id,
    postTitle: post.title,
    series: series?.id ?? null,
    seriesTitle: series?.title ?? null,
    part,
    storage,
    dialectTitle: dialectTitle(log.dialect),
    ...said,
    redactions,
  };
}

/** A log by itself: its row, how many lines of each event it has, and each of its records with the reports of progress. */
export function logDocument(siteLog: SiteLog) {
  return {
    ...logRow(siteLog),
    events: eventCounts(siteLog.log),
    everyRecord: siteLog.log.records.map((record) => ({
      firstLine: record.firstLine,
      lastLine: record.lastLine,
      ...recordJson(record),
      progress: record.progress,
    })),
  };
}

/** What a log is called where it stands alone: its title, or what it says of itself, or its name. */
export function titleOf({ id, title, log }: Pick<SiteLog, 'id' | 'title' | 'log'>): string {
  if (title !== null) return title;
  const { guest, guestKind, targetNode } = log.facts;
  if (guest === null) return id.slice(id.lastIndexOf('/') + 1);
  return `${guestKind === 'container' ? 'CT' : 'VM'} ${guest}${targetNode === null ? '' : ` to ${targetNode}`}`;
}
