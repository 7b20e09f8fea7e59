/** Where a post finds the logs it names. Shared by the checks and the pages, so that both find the same. */
export interface LogShelf<L extends { id: string }> {
  postId: string;
  /** The series of the post; null for a post in none. */
  series: string | null;
  /** All logs, by id. */
  logs: ReadonlyMap<string, L>;
  /** Ids of posts, in the order of their parts, by series. */
  parts: ReadonlyMap<string, readonly string[]>;
}

export type NamedLogs<L> = { ok: true; logs: L[] } | { ok: false; missing: 'log' | 'series'; name: string | null };

/** A log named in a post: one of its own, or `<series>/<part>/<name>` of another. Undefined when there is none. */
export function findLog<L>(name: string, postId: string, logs: ReadonlyMap<string, L>): L | undefined {
  return logs.get(`${postId}/${name}`) ?? logs.get(name);
}

/**
 * The logs that a component names: in the order given, or those of a whole series (`series`, `series:<id>`)
 * in the order of its parts and then of their names. `name` is the first that isn't there, null where the post is in no series.
 */
export function namedLogs<L extends { id: string }>(
  names: readonly string[] | string,
  { postId, series, logs, parts }: LogShelf<L>,
): NamedLogs<L> {
  if (typeof names === 'string') {
    const id = names === 'series' ? series : names.replace(/^series:/, '');
    const posts = id === null ? undefined : parts.get(id);
    if (posts === undefined) return { ok: false, missing: 'series', name: id };
    const byPost = Map.groupBy(logs.values(), (log) => log.id.slice(0, log.id.lastIndexOf('/')));
    const own = (post: string) => (byPost.get(post) ?? []).toSorted((a, b) => a.id.localeCompare(b.id, 'en'));
    return { ok: true, logs: posts.flatMap(own) };
  }
  const found = names.map((name) => ({ name, log: findLog(name, postId, logs) }));
  const missing = found.find(({ log }) => log === undefined);
  if (missing !== undefined) return { ok: false, missing: 'log', name: missing.name };
  return { ok: true, logs: found.flatMap(({ log }) => log ?? []) };
}
