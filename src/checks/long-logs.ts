import { findLog } from '../content/log-names.ts';
import type { Content, Post } from '../content/model.ts';
import { isInParts, ON_PAGES_MAX, WHOLE_MAX } from '../logs/view/index.ts';
import { usesIn } from '../mdx/index.ts';
import { type Problem, quote } from '../problems/index.ts';
import { doubtsOf } from './doubts.ts';
import { shelfOf } from './named-logs.ts';

/** Logs that are too long to be shown whole: notices, since their pages are good pages, and authors may want others. */
export function noticeLongLogs(content: Pick<Content, 'logs' | 'posts'>): Problem[] {
  const doubts = doubtsOf(content);
  return content.posts.flatMap((post) =>
    longUses(post, content)
      .filter(({ log }) => !doubts.ofLog(log))
      .map(notice),
  );
}

function longUses(post: Post, content: Pick<Content, 'logs' | 'posts'>) {
  const shelf = shelfOf(post, content);
  return usesIn(post.body.segments).flatMap((use) => {
    const log = use.name === 'MigrationLog' ? findLog(use.props.log, post.id, shelf.logs) : undefined;
    return log !== undefined && isInParts(log.log) ? [{ post, use, log }] : [];
  });
}

function notice({ post, use, log }: ReturnType<typeof longUses>[number]): Problem {
  const { length } = log.log.lines;
  const place = length > ON_PAGES_MAX ? `/logs/${log.id}.log alone` : `/logs/${log.id}/, in plain text`;
  return {
    file: post.file,
    line: use.line,
    column: use.column,
    field: '<MigrationLog log>',
    found: `${quote(use.name === 'MigrationLog' ? use.props.log : log.id)}, which has ${length} lines`,
    expected: `at most ${WHOLE_MAX} lines, for a page that holds all of them`,
    fix: `leave it as it is (what the post leaves out is on ${place}), or put notes on lines that have to be there`,
  };
}
