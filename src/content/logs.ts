import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyOf, makeStandIns, redactBytes, redactText, type StandIns } from '../disclosure/index.ts';
import { decode, type ParseOptions, parseLog } from '../logs/index.ts';
import type { Problem } from '../problems/index.ts';
import type { LogNotes } from '../schema/logs.ts';
import { displayPath } from './files.ts';
import { notText, strangeBytes } from './log-bytes.ts';
import { type Log, logName, type Post } from './model.ts';
import type { Remembered } from './remembered.ts';

/** Where the logs of a post lie. */
export const LOG = /^posts\/(.+)\/logs\/([^/]+)\.log$/;

/** A log as it was captured, before anything of it is published. */
export interface CapturedLog extends Pick<Log, 'id' | 'postId' | 'path' | 'file' | 'block' | 'isText'> {
  /** Logs are evidence and may hold any bytes; the text of a block has been read with its post. */
  content: Buffer | string;
  /** What the block itself says. */
  notes: LogNotes;
  options: ParseOptions;
}

/** Where what is found in the bytes of a file is reported. */
interface Reports {
  problems: Problem[];
  notices: Problem[];
}

/** Reads `posts/<post>/logs/<name>.log`. A file that is no text is a problem, bytes that are no characters a notice. */
export async function readLogFile(
  root: string,
  name: string,
  { problems, notices }: Reports,
): Promise<CapturedLog | null> {
  const [, postId, log] = LOG.exec(name) ?? [];
  if (postId === undefined || log === undefined) return null;
  const path = join(root, name);
  const file = displayPath(path);
  const content = await readFile(path);
  const binary = notText(content, file);
  const strange = binary === null ? strangeBytes(content, file) : null;
  if (binary !== null) problems.push(binary);
  if (strange !== null) notices.push(strange);
  return {
    id: `${postId}/${log}`,
    postId,
    path,
    file,
    content,
    isText: binary === null,
    block: null,
    notes: {},
    options: {},
  };
}

/** The logs that stand in a post itself. */
export function fencedLogs({ id, path, file, body }: Post): CapturedLog[] {
  return body.logs.map(({ name, text, title, storage, dialect, lines, line, column }) => ({
    id: `${id}/${name}`,
    postId: id,
    path,
    file,
    content: text,
    isText: true,
    block: { line, column, lines },
    notes: { ...(title !== null && { title }), ...(storage !== null && { storage }) },
    options: dialect === null ? {} : { dialect },
  }));
}

/** Reads what the logs say, with what their posts say of them, after replacing what the posts redact. */
export function openLogs(captured: readonly CapturedLog[], posts: readonly Post[], remembered: Remembered): Log[] {
  const standIns = standInsOf(posts, captured);
  const byId = new Map(posts.map((post) => [post.id, post]));
  return captured.map((log) => openLog(log, byId.get(log.postId), standIns.get(log.postId) ?? {}, remembered));
}

function openLog(
  { content, notes: own, options, ...log }: CapturedLog,
  post: Post | undefined,
  standIns: StandIns,
  remembered: Remembered,
): Log {
  const { text, found } = publish(content, standIns);
  const notes = post?.data?.logs?.[logName(log)];
  const replaced = [...found].filter(([key]) => keyOf(standIns[key] ?? key) !== key);
  return {
    ...log,
    text,
    log: remembered.logs.or(log.id, [text, JSON.stringify(options)], () => parseLog(text, options)),
    namedDialect: options.dialect ?? null,
    standIns,
    found,
    redactions: replaced.reduce((sum, [, count]) => sum + count, 0),
    title: notes?.title ?? own.title ?? null,
    storage: notes?.storage ?? own.storage ?? null,
  };
}

/** Bytes that are no characters are shown as replacement characters, never refused. */
function publish(content: Buffer | string, standIns: StandIns): { text: string; found: ReadonlyMap<string, number> } {
  if (typeof content === 'string') {
    const { content: text, found } = redactText(content, standIns);
    return { text, found };
  }
  const { content: bytes, found } = redactBytes(content, standIns);
  return { text: decode(bytes), found };
}

/**
 * For each post what stands for what in its logs. One name has one stand-in in all posts; those that are
 * made follow the order of the posts' ids and of the authors' lists, and never stand in a log already.
 */
function standInsOf(posts: readonly Post[], captured: readonly CapturedLog[]): Map<string, StandIns> {
  const redacting = posts
    .flatMap(({ id, data }) => (data?.redact === undefined ? [] : [{ id, wishes: Object.entries(data.redact) }]))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const all = makeStandIns(
    redacting.flatMap(({ wishes }) => wishes),
    (standIn) => captured.some(({ content }) => standsIn(content, standIn)),
  );
  return new Map(
    redacting.map(({ id, wishes }) => [
      id,
      Object.fromEntries(
        wishes.flatMap(([name, wished]): [string, string][] => {
          const standIn = wished ?? all[keyOf(name)];
          return standIn === undefined ? [] : [[keyOf(name), standIn]];
        }),
      ),
    ]),
  );
}

/** Whether a name of ASCII stands in a text or in bytes, of UTF-16 as well. */
function standsIn(content: Buffer | string, name: string): boolean {
  return content.includes(name) || (typeof content !== 'string' && content.includes(Buffer.from(name, 'utf16le')));
}
