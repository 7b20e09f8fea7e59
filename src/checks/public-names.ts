import type { Content, Log, Post } from '../content/model.ts';
import { findPublicNames, keyOf, tracesIn } from '../disclosure/index.ts';
import { type Problem, quote } from '../problems/index.ts';
import { doubtsOf } from './doubts.ts';

/**
 * Public addresses and host names that are published with a log: notices, since most that stand in
 * a log harm nobody, and only its author can tell.
 */
export function noticePublicNames({ logs, posts }: Pick<Content, 'logs' | 'posts'>): Problem[] {
  const doubts = doubtsOf({ logs, posts });
  const byId = new Map(posts.map((post) => [post.id, post]));
  // Of a post that couldn't be read it isn't known what it replaces, and advice to redact would be of no use.
  return logs.flatMap((log) => {
    const post = byId.get(log.postId);
    return doubts.ofLog(log) || post?.data === null ? [] : noticesOf(log, post);
  });
}

function noticesOf({ file, text, block, standIns }: Log, post: Post | undefined): Problem[] {
  // A stand-in that belongs to somebody, and what tells a redacted name, are problems.
  const ofStandIns = new Set(Object.values(standIns).map(keyOf));
  return findPublicNames(text)
    .filter(
      ({ key, text: name }) =>
        !Object.hasOwn(standIns, key) && !ofStandIns.has(key) && tracesIn(name, standIns).length === 0,
    )
    .map(({ kind, text: name, line, column, count }) => ({
      file,
      ...(block === null ? { line, column } : { line: block.lines[line - 1] ?? block.line }),
      field: kind === 'address' ? 'public address' : 'public host name',
      found: `${quote(name)}${count > 1 ? `, ${count} times` : ''}`,
      expected:
        kind === 'address'
          ? 'private addresses, or those for documentation'
          : 'names of machines that nobody can reach, such as `node-a.example`',
      fix: adviceFor(quoted(name), post),
    }));
}

function adviceFor(name: string, post: Post | undefined): string {
  const place = post?.file ?? 'the post';
  return post?.data?.redact === undefined
    ? `write \`redact: [${name}]\` in ${place} to have it replaced, or \`redact: { ${name}: ${name} }\` to publish it as it is`
    : `add it to the \`redact\` of ${place}; with itself for its stand-in, \`${name}: ${name}\`, it is published as it is`;
}

/** As YAML takes it: a name that ends in a colon is read as a key. */
function quoted(name: string): string {
  return /^:|:$/.test(name) ? `"${name}"` : name;
}
