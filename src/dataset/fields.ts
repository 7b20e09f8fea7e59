import type { LogRow } from './rows.ts';

/** What a field of the data set is. */
export interface FieldNotes {
  type: 'text' | 'number' | 'truth' | 'list';
  /** Null for what is counted, and for what is no number. */
  unit: 'ms' | 's' | 'bytes' | 'bytes/s' | null;
  description: string;
}

const text = (description: string): FieldNotes => ({ type: 'text', unit: null, description });
const count = (description: string): FieldNotes => ({ type: 'number', unit: null, description });
const truth = (description: string): FieldNotes => ({ type: 'truth', unit: null, description });
const list = (description: string): FieldNotes => ({ type: 'list', unit: null, description });
const measure = (unit: FieldNotes['unit'], description: string): FieldNotes => ({ type: 'number', unit, description });

/** Every field of a row, in the order of the columns. */
export const FIELDS: Readonly<Record<keyof LogRow, FieldNotes>> = {
  id: text('Names the log on the site: the post and the name in it.'),
  record: count('Which of its records the row is, from 1. A log of one story is one record.'),
  title: text('What the log is called; made from the record’s guest and target when its author gives no title.'),
  page: text('Address of the log by itself.'),
  place: text('Address of the place in a post that shows it, or of its post.'),
  raw: text('Address of the log as text.'),
  json: text('Address of the log as data: what it says as a whole, its events, every record, the reports of progress.'),
  post: text('The post it belongs to.'),
  postTitle: text('Title of the post.'),
  series: text('The series of the post.'),
  seriesTitle: text('Title of the series.'),
  part: count('Number of the post in its series.'),
  storage: text('The storage that held the guest’s disks, as the author says.'),
  firstLine: count('The line of the log that the record begins with, from 1.'),
  lastLine: count('The line that it ends with.'),
  dialectTitle: text('The format, for people.'),
  dialect: text('The format the record was read as.'),
  dialectVersion: text('Versions of the product that print such lines.'),
  outcome: text('`ok`, `failed`, or `unknown` where the log breaks off.'),
  error: text('The first reason given for a failure.'),
  guest: text('Number or name of the guest.'),
  guestKind: text('`vm` or `container`.'),
  source: text('The node it left, where the format names it.'),
  target: text('The node it went to.'),
  targetAddress: text('Address of that node.'),
  durationSeconds: measure('s', 'How long it took, as the log reports it.'),
  elapsedSeconds: measure('s', 'Last timestamp minus first.'),
  downtimeMs: measure('ms', 'How long the guest stood still, as the log reports it.'),
  computedDowntimeMs: measure('ms', 'The same worked out from timestamps, where the log reports none.'),
  downtimeLimitMs: measure('ms', 'The longest pause that was asked for.'),
  speedBytesPerSecond: measure('bytes/s', 'As reported at the end.'),
  speedIsNominal: truth('True where that speed is memory divided by whole seconds, not a rate on the wire.'),
  speedLimitBytesPerSecond: measure('bytes/s', 'The limit that was set.'),
  transferredBytes: measure('bytes', 'Memory that went over, as last reported.'),
  remainingBytes: measure('bytes', 'Memory that was left, as last reported.'),
  totalBytes: measure('bytes', 'Memory in all, as last reported.'),
  memoryPhaseMs: measure('ms', 'Length of the phase that moves memory.'),
  memoryPasses: count('How often memory was gone through.'),
  xbzrleCacheBytes: measure('bytes', 'Size of the XBZRLE cache.'),
  xbzrleCacheMisses: count('Misses of the XBZRLE cache.'),
  disks: list('Disks that were mirrored or copied.'),
  warnings: count('Lines that warn.'),
  progressSamples: count('Lines that report progress.'),
  phases: list('Steps with name, startMs and endMs since the first timestamp; in JSON only.'),
  lines: count('Lines of the whole log; this and all below are alike in each of its rows.'),
  notUnderstood: count('Lines that no rule of any format knows.'),
  linesOfDialect: count('Lines of the format it was read as, or of its family; the figures come from these.'),
  clockStepsBack: count('Times the clock went back; elapsed times are doubtful then.'),
  records: count('Records in the log, each of which is a row.'),
  redactions: count('Names and addresses that were replaced before the log was published.'),
};
