import type { LogShelf } from '../content/log-names.ts';
import { type Log, logName } from '../content/model.ts';
import { COMPARED_BY, COMPARED_FACTS, isComparedBy, knownLabel } from '../logs/comparison/index.ts';
import { type Formats, readFact } from '../logs/index.ts';
import type { PropsOf } from '../mdx/index.ts';
import { type Place, type Problem, quote } from '../problems/index.ts';
import { didYouMean, nearest } from '../problems/suggest.ts';
import { needLogs } from './named-logs.ts';

type ComparisonProps = PropsOf<'MigrationComparison'>;

/** The logs are there, there are two things to compare, each is told apart by something, and the order is one they have. */
export function checkComparison(
  props: ComparisonProps,
  shelf: LogShelf<Log>,
  place: Place,
  formats: Formats,
): Problem[] {
  const { logs, problems } = needLogs(props.logs, '<MigrationComparison logs>', shelf, place);
  const uneven = labelProblems(props, place);
  if (problems.length > 0) return [...uneven, ...problems];
  return [
    ...uneven,
    ...tooFew(logs, place),
    ...byProblems(props, logs, shelf, place, formats),
    ...sortProblems(props, logs, place, formats),
  ];
}

function problemOf(
  place: Place,
  attribute: keyof ComparisonProps,
  found: string,
  expected: string,
  fix: string,
): Problem {
  return { ...place, field: `<MigrationComparison ${attribute}>`, found, expected, fix };
}

function labelProblems({ labels, logs }: ComparisonProps, place: Place): Problem[] {
  if (labels === undefined) return [];
  if (typeof logs === 'string') {
    const found = `labels for ${quote(logs)}`;
    const fix = 'write `by` instead, or name the logs in a list';
    return [problemOf(place, 'labels', found, 'labels for a list of logs, one each', fix)];
  }
  if (labels.length === logs.length) return [];
  const found = `${labels.length} ${labels.length === 1 ? 'label' : 'labels'} for ${logs.length} logs`;
  return [problemOf(place, 'labels', found, 'one label for each log, in their order', 'add or remove labels')];
}

function tooFew(logs: readonly Log[], place: Place): Problem[] {
  const records = logs.reduce((sum, { log }) => sum + Math.max(1, log.records.length), 0);
  if (records > 1) return [];
  const found = records === 0 ? 'no log' : 'one log, of one migration';
  return [problemOf(place, 'logs', found, 'at least two to compare', 'name more logs')];
}

/** Where none of the logs is known by it, their names have to say it; where some are, the others are forgotten. */
function byProblems(
  { by, labels }: ComparisonProps,
  logs: readonly Log[],
  { parts }: LogShelf<Log>,
  place: Place,
  formats: Formats,
): Problem[] {
  if (by === undefined || labels !== undefined) return [];
  if (!isComparedBy(by)) {
    if (nearest(by, COMPARED_BY) === null) return [];
    const known = COMPARED_BY.map((word) => `\`${word}\``).join(', ');
    return [problemOf(place, 'by', quote(by), `one of ${known}, or another word`, didYouMean(by, COMPARED_BY))];
  }
  const forgotten = logs.filter((log) => {
    const part = [...parts.values()].some((posts) => posts.includes(log.postId)) ? 1 : null;
    return knownLabel({ ...log, part }, by, log.log, formats) === null;
  });
  if (forgotten.length === logs.length) return [];
  return forgotten.map((log) => {
    const name = quote(logName(log));
    const fix =
      by === 'storage'
        ? `add \`storage\` to ${name} under \`logs:\` in the front matter of its post, or write \`labels\``
        : 'write `labels`';
    return problemOf(place, 'by', `${quote(by)}, which isn’t known of ${name}`, 'what the other logs have', fix);
  });
}

function sortProblems({ sort }: ComparisonProps, logs: readonly Log[], place: Place, formats: Formats): Problem[] {
  if (sort === undefined || sort === 'label') return [];
  const stated = COMPARED_FACTS.filter((fact) =>
    logs.some(({ log }) => log.records.some((record) => readFact(log, fact, formats, record) !== null)),
  );
  if (stated.includes(sort)) return [];
  const names = ['label', ...stated];
  const expected = `one of ${names.map((name) => `\`${name}\``).join(', ')}`;
  return [problemOf(place, 'sort', quote(sort), expected, didYouMean(sort, names))];
}
