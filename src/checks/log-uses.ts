import { type Content, type Log, logName, type Post } from '../content/model.ts';
import { type Anchor, FACT_NAMES, findAnchor, type ParsedLog, readFact } from '../logs/index.ts';
import { type ComponentUse, usesIn } from '../mdx/index.ts';
import { type Place, type Problem, quote } from '../problems/index.ts';
import { didYouMean, nearest } from '../problems/suggest.ts';

/** Every log that a post names is there, every note finds its line, and every fact is one the log states. */
export function checkLogUses({ posts, logs, site }: Pick<Content, 'posts' | 'logs' | 'site'>): Problem[] {
  const byId = new Map(logs.map((log) => [log.id, log]));
  return [
    ...logs.flatMap(emptyLog),
    ...posts.flatMap((post) => [
      ...notedLogs(post, logs),
      ...usesIn(post.body.segments).flatMap((use) => checkUse(use, post, byId, { language: site.language })),
    ]),
  ];
}

/** Any text is a log, but a log has a text. */
function emptyLog({ file, block, log }: Log): Problem[] {
  if (log.lines.some(({ text }) => text.trim() !== '')) return [];
  const [field, fix] = block === null ? ['log', 'the file'] : ['```migration-log', 'the block'];
  const found = log.lines.length === 0 ? 'nothing' : 'blank lines alone';
  const expected = 'the lines of a log';
  return [{ file, ...block, field, found, expected, fix: `put the captured text into it, or remove ${fix}` }];
}

/** Notes in the front matter are of logs that the post has. */
function notedLogs({ id, data, yaml }: Post, logs: readonly Log[]): Problem[] {
  const own = logs.filter(({ postId }) => postId === id).map(logName);
  return Object.keys(data?.logs ?? {}).flatMap((name) =>
    own.includes(name)
      ? []
      : [
          {
            ...yaml.locateKey(['logs'], name),
            field: `logs.${name}`,
            found: `${quote(name)}, which is no log of this post`,
            expected:
              own.length === 0 ? 'a log in `logs/` beside the post' : `one of ${own.map((o) => `\`${o}\``).join(', ')}`,
            fix: own.length === 0 ? `save the log as \`logs/${name}.log\` beside the post` : didYouMean(name, own),
          },
        ],
  );
}

/** A log named in a post: one of its own, or `<series>/<part>/<name>` of another. Undefined when there is none. */
export function findLog<L>(name: string, postId: string, logs: ReadonlyMap<string, L>): L | undefined {
  return logs.get(`${postId}/${name}`) ?? logs.get(name);
}

function checkUse(
  use: ComponentUse,
  post: Post,
  logs: ReadonlyMap<string, Log>,
  formats: { language: string },
): Problem[] {
  const place = { file: post.file, line: use.line, column: use.column };
  const missing = (name: string, attribute: string) => [missingLog(name, attribute, post, logs, place)];
  if (use.name === 'MigrationComparison') {
    const { labels, logs: names } = use.props;
    const uneven: Problem[] =
      labels === undefined || labels.length === names.length
        ? []
        : [
            {
              ...place,
              field: '<MigrationComparison labels>',
              found: `${labels.length} labels for ${names.length} logs`,
              expected: 'one label for each log, in their order',
              fix: 'add or remove labels',
            },
          ];
    const unknown = names.flatMap((name) =>
      findLog(name, post.id, logs) ? [] : missing(name, '<MigrationComparison logs>'),
    );
    return [...uneven, ...unknown];
  }
  if (use.name === 'Fact') {
    const log = findLog(use.props.log, post.id, logs);
    if (log === undefined) return missing(use.props.log, '<Fact log>');
    return factProblems(use.props, log, place, formats);
  }
  if (use.name !== 'MigrationLog') return [];
  const log = findLog(use.props.log, post.id, logs);
  if (log === undefined) return missing(use.props.log, '<MigrationLog log>');
  return use.children.flatMap((child) =>
    typeof child === 'string' || child.name !== 'Note'
      ? []
      : anchorProblems(child.props.at, log, { file: post.file, line: child.line, column: child.column }),
  );
}

function missingLog(name: string, field: string, post: Post, logs: ReadonlyMap<string, Log>, place: Place): Problem {
  const own = [...logs.values()].filter((log) => log.postId === post.id).map(logName);
  return {
    ...place,
    field,
    found: quote(name),
    expected: `the name of a log in \`logs/\` beside the post, or \`<series>/<part>/<name>\``,
    fix: own.length === 0 ? `save the log as \`logs/${name}.log\` beside the post` : didYouMean(name, own),
  };
}

function factProblems(
  { is: name, expect }: { is: string; expect?: string | undefined },
  log: Log,
  place: Place,
  formats: { language: string },
): Problem[] {
  const value = readFact(log.log, name, formats);
  if (value !== null && value !== undefined) {
    if (expect === undefined || plainBlanks(expect) === plainBlanks(value)) return [];
    const said = `${quote(plainBlanks(value))}, which ${log.file} says`;
    const fix = 'correct what the text concludes from it, or leave `expect` out';
    return [{ ...place, field: '<Fact expect>', found: quote(expect), expected: said, fix }];
  }
  const stated = FACT_NAMES.filter((fact) => readFact(log.log, fact, formats) !== null);
  return [
    {
      ...place,
      field: '<Fact is>',
      found: `${quote(name)}, ${value === undefined ? 'which is no fact of a log' : `which ${log.file} doesn’t state`}`,
      expected: `what the log states: ${stated.map((fact) => `\`${fact}\``).join(', ')}`,
      fix: nearest(name, stated) === null ? 'use one of these, or leave the fact out' : didYouMean(name, stated),
    },
  ];
}

/** Numbers and units stand with thin blanks on the page; authors type plain ones. */
function plainBlanks(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function anchorProblems(anchor: Anchor, log: Log, place: Place): Problem[] {
  const result = findAnchor(log.log, anchor);
  if (result.ok) return [];
  if (typeof anchor !== 'string' && 'lines' in anchor) return [rangeProblem(anchor.lines, log, place)];
  const wanted = typeof anchor === 'string' ? quote(anchor) : quote(JSON.stringify(anchor));
  return [
    {
      ...place,
      field: '<Note at>',
      found:
        result.matches.length === 0
          ? `${wanted}, which no line of ${log.file} matches`
          : `${wanted}, which matches lines ${listLines(result.matches)} of ${log.file}`,
      expected: 'a text that stands in exactly one line of the log',
      fix: anchorFix(anchor, result, log.log),
    },
  ];
}

function rangeProblem([first, last]: readonly [number, number], { file, log }: Log, place: Place): Problem {
  const count = log.lines.length;
  const range = { ...place, field: '<Note at>', expected: `first and last line, between 1 and ${count}` };
  const found = quote(JSON.stringify([first, last]));
  if (first > last) {
    const fix = `write \`{{ lines: [${last}, ${first}] }}\``;
    return { ...range, found: `${found}, which ends before it begins`, fix };
  }
  const fix = first > count ? 'correct both numbers' : `write \`{{ lines: [${first}, ${count}] }}\`, or a line before`;
  return { ...range, found: `${found}, but ${file} has ${count} ${count === 1 ? 'line' : 'lines'}`, fix };
}

const LISTED = 5;

function listLines(lines: readonly number[]): string {
  const more = lines.length > LISTED ? ` and ${lines.length - LISTED} more` : '';
  return lines.slice(0, LISTED).join(', ') + more;
}

function anchorFix(
  anchor: Anchor,
  result: { matches: number[]; nearest: { line: number; text: string } | null },
  log: ParsedLog,
): string {
  if (result.nearest !== null) return `did you mean line ${result.nearest.line}, ${quote(result.nearest.text)}?`;
  if (result.matches.length === 0 && typeof anchor !== 'string' && 'event' in anchor) {
    return didYouMean(anchor.event, [...new Set(log.lines.flatMap((line) => line.event ?? []))]);
  }
  if (result.matches.length === 0) return 'copy a part of the line from the log file';
  const lines = result.matches.slice(0, LISTED).map((n) => `{{ line: ${n} }} for ${quote(log.lines[n - 1]?.text)}`);
  return `write more of the line, or name it: ${lines.join('; ')}`;
}
