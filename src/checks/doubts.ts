import { findLog, type LogShelf } from '../content/log-names.ts';
import type { Content, Log, Page, Post } from '../content/model.ts';
import type { ComponentUse } from '../mdx/index.ts';

/**
 * What can't be known of logs and posts because of another problem, which has been reported: a check that asked
 * would only find what follows from that one.
 */
export interface Doubts {
  /** What is published of it, or what its front matter says of it, isn't known. */
  ofLog(log: Pick<Log, 'id'>): boolean;
  /** The use of logs depends on something that isn't known. */
  ofUse(use: ComponentUse, text: Post | Page, shelf: LogShelf<Log>): boolean;
}

export function doubtsOf({ posts, logs }: Pick<Content, 'posts' | 'logs'>): Doubts {
  const byId = new Map(posts.map((post) => [post.id, post]));
  const counts = Map.groupBy(logs, ({ id }) => id);
  const unread = posts.filter(({ data }) => data === null);

  const ofLog = ({ id }: Pick<Log, 'id'>) => {
    const own = counts.get(id) ?? [];
    return own.length > 1 || own.some((log) => !log.isText || redactsUnread(byId.get(log.postId)));
  };
  const ofWholeSeries = (names: string, text: Post | Page, shelf: LogShelf<Log>) => {
    if (names === 'series' && text.data === null) return true;
    const id = names === 'series' ? shelf.series : names.replace(/^series:/, '');
    if (id === null) return false;
    const parts = shelf.parts.get(id) ?? [];
    return unread.some((other) => claims(other, id)) || parts.some((part) => byId.get(part)?.body.incomplete);
  };
  const ofName = (name: string, text: Post | Page, shelf: LogShelf<Log>, needsNotes: boolean) => {
    const log = findLog(name, shelf.postId, shelf.logs);
    if (log !== undefined) return ofLog(log) || (needsNotes && byId.get(log.postId)?.data === null);
    // A page's own block has been refused.
    if (text.body.logs.some((block) => block.name === name)) return true;
    return text.body.incomplete || byId.get(name.replace(/\/[^/]*$/, ''))?.body.incomplete === true;
  };
  return {
    ofLog,
    ofUse(use, text, shelf) {
      const { names, needsNotes } = asks(use);
      return typeof names === 'string'
        ? ofWholeSeries(names, text, shelf)
        : names.some((name) => ofName(name, text, shelf, needsNotes));
    },
  };
}

/** The logs that a use names, and whether it asks for what the front matter says of them. */
function asks(use: ComponentUse): { names: readonly string[] | string; needsNotes: boolean } {
  switch (use.name) {
    case 'MigrationLog':
      return { names: [use.props.log], needsNotes: false };
    case 'MigrationComparison':
      return { names: use.props.logs, needsNotes: true };
    case 'Fact': {
      const { log, logs = log === undefined ? [] : [log], show } = use.props;
      return { names: logs, needsNotes: show !== undefined };
    }
    default:
      return { names: [], needsNotes: false };
  }
}

/** True for a post with a list of redactions that couldn't be read: its logs are not yet what will be published. */
function redactsUnread(post: Post | undefined): boolean {
  if (post === undefined || post.data !== null) return false;
  const { value } = post.yaml;
  return value === null || (typeof value === 'object' && 'redact' in value);
}

/** True for a post that names the series, as far as it can be read. */
export function claims({ yaml }: Post, id: string): boolean {
  const { value } = yaml;
  return value === null || (typeof value === 'object' && 'series' in value && value.series === id);
}
