import type { CollectionEntry } from 'astro:content';
import type { Pictures } from '../content/index.ts';
import { findLog, type LogShelf, namedLogs } from '../content/log-names.ts';
import { type Picture, pictureInFirstScreen } from '../gallery/index.ts';
import type { ComparedLog } from '../logs/comparison/index.ts';
import type { NamedLog } from '../logs/index.ts';
import { isInParts, ON_PAGES_MAX } from '../logs/view/index.ts';
import { type Body, galleryNamed, type PropsOf, type Segment, usesIn } from '../mdx/index.ts';
import type { GalleryPicture } from '../schema/gallery.ts';
import type { Station } from '../series/index.ts';
import type { LogEntry, PostEntry, SeriesPart } from '../site/index.ts';

/** All logs of the site, and the parts of its series, as texts name them. */
export interface SiteLogs {
  logs: ReadonlyMap<string, LogEntry>;
  /** Ids of posts, in the order of their parts, by series. */
  parts: ReadonlyMap<string, readonly string[]>;
}

/** What the components of any text may refer to. Pages fetch it; components only show it. */
export interface TextContext extends SiteLogs {
  /** Of the post or page: a log that is named without its post is one of this one's. */
  id: string;
  /** The series of the post; null where there is none. */
  series: string | null;
  /** Its place there. */
  station: Station<SeriesPart> | null;
  segments: readonly Segment[];
  pictures: Pictures;
  /** Id of the component whose first picture readers see without scrolling. */
  firstScreen: string | null;
  /** Id of the only log that the page shows, where it isn't the text's own page. */
  alone?: string;
}

/** Of a post. */
export interface BodyContext extends TextContext {
  post: PostEntry;
}

/** Of a page, which is no part of a series. */
export function pageContext({ id, data }: CollectionEntry<'pages'>, site: SiteLogs): TextContext {
  return { ...site, ...shownIn(data), id, series: null, station: null };
}

export function postContext(post: PostEntry, station: TextContext['station'], site: SiteLogs): BodyContext {
  const series = post.data.frontMatter.series ?? null;
  return { ...site, ...shownIn(post.data), id: post.id, series, post, station };
}

function shownIn({ body, pictures }: { body: Body; pictures: Pictures }) {
  return { segments: body.segments, pictures, firstScreen: pictureInFirstScreen(body.segments)?.id ?? null };
}

/** The checks have made sure that it exists; a miss here is a bug of the site, not of a post. */
export function logOf(name: string, { id, logs }: TextContext): LogEntry {
  const log = findLog(name, id, logs);
  if (log === undefined) throw new Error(`${id} uses the log ${name}, which no check has seen`);
  return log;
}

/** Logs that a component names, by their names or as a whole series. */
export function logsOf(names: readonly string[] | string, { id, series, logs, parts }: TextContext): LogEntry[] {
  const shelf: LogShelf<LogEntry> = { postId: id, series, logs, parts };
  const found = namedLogs(names, shelf);
  if (!found.ok) throw new Error(`${id} uses the logs ${String(names)}, which no check has seen`);
  return found.logs;
}

/** The logs that a fact is read from, or worked out from. */
export function factLogs({ log, logs }: PropsOf<'Fact'>, context: TextContext): NamedLog[] {
  const entries = logs === undefined ? [logOf(log ?? '', context)] : logsOf(logs, context);
  return entries.map(({ id, data }) => ({ name: id, title: data.title, storage: data.storage, log: data.log }));
}

/** A log as a comparison takes it, and where it can be read. */
export interface ComparedEntry extends ComparedLog {
  id: string;
  /** Id of the place in this post that shows it; null when it is shown elsewhere or nowhere. */
  shownAt: string | null;
}

export function comparedEntries(
  { logs, labels }: PropsOf<'MigrationComparison'>,
  context: TextContext,
): ComparedEntry[] {
  return logsOf(logs, context).map((entry, i) => {
    const { title, storage, log, postId } = entry.data;
    const part = [...context.parts.values()].map((posts) => posts.indexOf(postId) + 1).find((number) => number > 0);
    const name = entry.id.slice(postId.length + 1);
    return {
      id: entry.id,
      shownAt: shownAt(entry, context),
      name,
      title,
      storage,
      part: part ?? null,
      label: labels?.[i] ?? null,
      log,
    };
  });
}

/**
 * Where in the page, or beyond it, the log of a fact says it: at the line of that number, or as a whole. Null for a fact
 * of several logs, and for a log that the page doesn't show.
 */
export function saidAt(
  { log }: PropsOf<'Fact'>,
  context: TextContext,
): ((line: number | null) => { page: string; hash: string }) | null {
  const entry = log === undefined ? null : logOf(log, context);
  const shown = entry === null ? null : shownAt(entry, context);
  if (entry === null || shown === null) return null;
  const { log: parsed } = entry.data;
  return (line) => {
    // Of a long log the page may leave the line out; the log's own page has it.
    const isElsewhere = line !== null && context.alone !== entry.id && isInParts(parsed);
    if (!isElsewhere) return { page: '', hash: line === null ? shown : `${shown}-L${line}` };
    const page = `/logs/${entry.id}/`;
    return { page, hash: parsed.lines.length > ON_PAGES_MAX ? aloneId(entry) : `${aloneId(entry)}-L${line}` };
  };
}

/** Id of a log on its own page. */
export function aloneId(entry: LogEntry): string {
  return `log-${entry.id.slice(entry.data.postId.length + 1)}`;
}

/** Id of the place in the page that shows a log; null when the page doesn't show it. */
export function shownAt(entry: LogEntry, context: TextContext): string | null {
  if (context.alone !== undefined) return context.alone === entry.id ? aloneId(entry) : null;
  const use = usesIn(context.segments).find(
    (candidate) => candidate.name === 'MigrationLog' && logOf(candidate.props.log, context).id === entry.id,
  );
  return use?.id ?? null;
}

export function pictureOf(path: string, { pictures }: TextContext): Picture {
  const picture = pictures.images[path];
  if (picture === undefined) throw new Error(`the picture ${path} is shown, which no check has seen`);
  return picture;
}

export function galleryOf(name: string | undefined, context: TextContext): (GalleryPicture & { picture: Picture })[] {
  const gallery = galleryNamed(name, context.pictures.galleries);
  if (gallery === undefined) throw new Error(`the gallery ${name ?? ''} is shown, which no check has seen`);
  return gallery.map((entry) => ({ ...entry, picture: pictureOf(entry.image, context) }));
}
