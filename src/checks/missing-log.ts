import type { LogShelf } from '../content/log-names.ts';
import { type Log, logName } from '../content/model.ts';
import { didYouMean, nearest } from '../problems/suggest.ts';

/** What to write for a name that is no log: a path to its file, a name without its post, a slip. */
export function insteadOfLog(name: string, { postId, logs }: LogShelf<Log>): string {
  const all = [...logs.values()];
  const own = all.filter((log) => log.postId === postId).map(logName);
  const bare = name
    .replace(/^(?:.*\/)?logs\//, '')
    .replace(/^\.\//, '')
    .replace(/\.log$/, '');
  if (own.includes(bare)) return `did you mean \`${bare}\`?`;
  if (nearest(bare, own) !== null) return didYouMean(bare, own);
  const ids = all.map(({ id }) => id);
  const elsewhere = ids.find((id) => id === bare || id.endsWith(`/${bare}`)) ?? nearest(bare, ids);
  if (elsewhere !== null) return `did you mean \`${elsewhere}\`?`;
  return own.length === 0 ? `save the log as \`logs/${bare}.log\` beside the post` : didYouMean(bare, own);
}
