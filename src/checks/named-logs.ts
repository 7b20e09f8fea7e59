import { findLog, type LogShelf, namedLogs } from '../content/log-names.ts';
import { type Content, type Log, logName, type Page, type Post } from '../content/model.ts';
import type { Place, Problem } from '../problems/index.ts';
import { quote } from '../problems/index.ts';
import { didYouMean } from '../problems/suggest.ts';
import { insteadOfLog } from './missing-log.ts';

/** The logs that a post or page can name. */
export function shelfOf(text: Post | Page, { posts, logs }: Pick<Content, 'posts' | 'logs'>): LogShelf<Log> {
  const inSeries = posts.filter(({ data }) => data?.series !== undefined && data.part !== undefined);
  const ordered = inSeries.toSorted(
    (a, b) => (a.data?.part ?? 0) - (b.data?.part ?? 0) || a.id.localeCompare(b.id, 'en'),
  );
  const parts = Map.groupBy(ordered, ({ data }) => data?.series ?? '');
  return {
    postId: text.id,
    series: text.data !== null && 'series' in text.data ? (text.data.series ?? null) : null,
    logs: new Map(logs.map((log) => [log.id, log])),
    parts: new Map([...parts].map(([series, own]) => [series, own.map(({ id }) => id)])),
  };
}

/** The log of that name, or the problem that there is none. */
export function needLog(name: string, field: string, shelf: LogShelf<Log>, place: Place): Log | Problem {
  return findLog(name, shelf.postId, shelf.logs) ?? missingLog(name, field, shelf, place);
}

/** The logs of these names, or a problem for each name that is none. */
export function needLogs(
  names: readonly string[] | string,
  field: string,
  shelf: LogShelf<Log>,
  place: Place,
): { logs: Log[]; problems: Problem[] } {
  const found = namedLogs(names, shelf);
  if (found.ok) {
    const again = found.logs.findIndex((log, i) => found.logs.indexOf(log) < i);
    const twice = found.logs[again];
    return { logs: found.logs, problems: twice === undefined ? [] : [namedTwice(logName(twice), field, place)] };
  }
  if (typeof names !== 'string') {
    const all = names.map((name) => needLog(name, field, shelf, place));
    return { logs: [], problems: all.flatMap((one) => ('id' in one ? [] : [one])) };
  }
  const series = [...shelf.parts.keys()];
  return {
    logs: [],
    problems: [
      {
        ...place,
        field,
        found: found.name === null ? '`series` in a post that is in none' : `${quote(found.name)}, which is no series`,
        expected: 'a list of logs, `series` for all of the post’s series, or `series:<series>` for all of another',
        fix: found.name === null || series.length === 0 ? 'name the logs in a list' : didYouMean(found.name, series),
      },
    ],
  };
}

function namedTwice(name: string, field: string, place: Place): Problem {
  const fix = 'remove one of the two, or name another log';
  return { ...place, field, found: `${quote(name)}, which is named twice`, expected: 'each log once', fix };
}

function missingLog(name: string, field: string, shelf: LogShelf<Log>, place: Place): Problem {
  return {
    ...place,
    field,
    found: quote(name),
    expected: `the name of a log in \`logs/\` beside the post, or \`<series>/<part>/<name>\``,
    fix: insteadOfLog(name, shelf),
  };
}
