import type { LogShelf } from '../content/log-names.ts';
import { type Content, type Log, logName, type Page, type Post } from '../content/model.ts';
import { type Formats, parseLog } from '../logs/index.ts';
import { type ComponentUse, usesIn } from '../mdx/index.ts';
import { type Problem, quote } from '../problems/index.ts';
import { didYouMean } from '../problems/suggest.ts';
import { checkComparison } from './comparison-uses.ts';
import { type Doubts, doubtsOf } from './doubts.ts';
import { checkFact } from './fact-uses.ts';
import { needLog, shelfOf } from './named-logs.ts';
import { checkNote } from './note-uses.ts';

/** Every log that a post or page names is there, every note finds its line, and every fact is one the log states. */
export function checkLogUses(content: Pick<Content, 'posts' | 'pages' | 'logs' | 'site'>): Problem[] {
  const formats = { language: content.site.language };
  const doubts = doubtsOf(content);
  const uses = [...content.posts, ...content.pages].flatMap((text) => {
    const shelf = shelfOf(text, content);
    return usesIn(text.body.segments).flatMap((use) => checkUse(use, text, shelf, doubts, formats));
  });
  return [
    ...content.logs.flatMap(emptyLog),
    ...content.logs.flatMap(wrongDialect),
    ...content.posts.flatMap((post) => notedLogs(post, content.logs)),
    ...uses,
  ];
}

/** Any text is a log, but a log has a text. */
function emptyLog({ file, block, log, isText }: Log): Problem[] {
  if (!isText || log.lines.some(({ text }) => text.trim() !== '')) return [];
  const [field, fix] = block === null ? ['log', 'the file'] : ['```migration-log', 'the block'];
  const found = log.lines.length === 0 ? 'nothing' : 'blank lines alone';
  const expected = 'the lines of a log';
  return [{ file, ...block, field, found, expected, fix: `put the captured text into it, or remove ${fix}` }];
}

/** A format that a block names has to know one of its lines. */
function wrongDialect({ file, block, log, text, namedDialect }: Log): Problem[] {
  if (block === null || namedDialect === null || namedDialect === 'plain' || text.trim() === '') return [];
  if (log.lines.some(({ dialect }) => dialect === namedDialect)) return [];
  const found = parseLog(text).dialect;
  return [
    {
      file,
      line: block.line,
      column: block.column,
      field: '```migration-log dialect',
      found: `${quote(namedDialect)}, which knows none of the lines`,
      expected: 'the format of the log',
      fix: found === 'plain' ? 'leave it out, or name another' : `leave it out: the lines are of \`${found}\``,
    },
  ];
}

/** Notes in the front matter are of logs that the post has. */
function notedLogs({ id, data, yaml, body }: Post, logs: readonly Log[]): Problem[] {
  if (body.incomplete) return [];
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

function checkUse(
  use: ComponentUse,
  text: Post | Page,
  shelf: LogShelf<Log>,
  doubts: Doubts,
  formats: Formats,
): Problem[] {
  if (doubts.ofUse(use, text, shelf)) return [];
  const place = { file: text.file, line: use.line, column: use.column };
  if (use.name === 'MigrationComparison') return checkComparison(use.props, shelf, place, formats);
  if (use.name === 'Fact') return checkFact(use.props, shelf, place, formats);
  if (use.name !== 'MigrationLog') return [];
  const log = needLog(use.props.log, '<MigrationLog log>', shelf, place);
  if (!('id' in log)) return [log];
  return use.children.flatMap((child) =>
    typeof child === 'string' || child.name !== 'Note'
      ? []
      : checkNote(child.props.at, log, { file: text.file, line: child.line, column: child.column }),
  );
}
