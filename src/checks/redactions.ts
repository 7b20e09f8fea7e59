import type { Content, Log, Post } from '../content/model.ts';
import { isPublicName, keyOf, kindOf, namesIn, redactText } from '../disclosure/index.ts';
import { type Problem, quote } from '../problems/index.ts';
import { nearest } from '../problems/suggest.ts';

/** One line of a post's `redact`. */
interface Entry {
  post: Post;
  /** As its author wrote it. */
  name: string;
  key: string;
  /** Null for one that is to be made. */
  written: string | null;
  /** Null when the ranges for documentation have no more. */
  standIn: string | null;
}

/**
 * Every name that a post redacts stands in its logs, and one name has one stand-in, that of no other:
 * what the logs say can still be told apart.
 */
export function checkRedactions({ posts, logs }: Pick<Content, 'posts' | 'logs'>): Problem[] {
  const entries = posts.flatMap((post) => entriesOf(post, logs));
  return [
    ...entries.flatMap((entry) =>
      entryProblems(
        entry,
        logs.filter(({ postId }) => postId === entry.post.id),
      ),
    ),
    ...shared(entries),
  ];
}

function entriesOf(post: Post, logs: readonly Log[]): Entry[] {
  const standIns = logs.find(({ postId }) => postId === post.id)?.standIns ?? {};
  return Object.entries(post.data?.redact ?? {}).map(([name, written]) => {
    const key = keyOf(name);
    return { post, name, key, written, standIn: written ?? standIns[key] ?? null };
  });
}

function problemAt({ post, name }: Entry, rest: Pick<Problem, 'found' | 'expected' | 'fix'>): Problem {
  return { ...placeOf(post, name), field: `redact: ${name}`, ...rest };
}

/** Where a name stands in `redact`, which is a map or a list. */
function placeOf({ yaml, data }: Post, name: string) {
  const { redact }: { redact?: unknown } = typeof yaml.value === 'object' && yaml.value !== null ? yaml.value : {};
  if (!Array.isArray(redact)) return yaml.locateKey(['redact'], name);
  return yaml.locate(['redact', Object.keys(data?.redact ?? {}).indexOf(name)]);
}

function entryProblems(entry: Entry, logs: readonly Log[]): Problem[] {
  const { name, key, written } = entry;
  const count = logs.reduce((sum, { found }) => sum + (found.get(key) ?? 0), 0);
  if (count === 0) return [absent(entry, logs)];
  if (entry.standIn === null) {
    return [
      problemAt(entry, {
        found: 'no stand-in, since the ranges for documentation have no more',
        expected: 'a stand-in for each name',
        fix: `name one: \`${name}: 10.0.0.1\``,
      }),
    ];
  }
  if (written === null || keyOf(written) === key) return [];
  if (kindOf(written) !== kindOf(name)) {
    const kinds = { ipv4: 'an IPv4 address', ipv6: 'an IPv6 address', name: 'a host name' };
    const expected = `${kinds[kindOf(name)]}, as ${quote(name)} is one`;
    return [problemAt(entry, { found: quote(written), expected, fix: `write ${EXAMPLES[kindOf(name)]}` })];
  }
  if (isPublicName(written)) {
    return [
      problemAt(entry, {
        found: `${quote(written)}, which belongs to somebody`,
        expected: 'a stand-in from the ranges for documentation or private use',
        fix: `write ${EXAMPLES[kindOf(name)]}`,
      }),
    ];
  }
  return standsAlready(entry, written, logs);
}

const EXAMPLES = { ipv4: '`192.0.2.10`', ipv6: '`2001:db8::10`', name: '`node-a.example`' };

function absent(entry: Entry, logs: readonly Log[]): Problem {
  const near = nearest(entry.name, new Set(logs.flatMap(({ text }) => namesIn(text))));
  return problemAt(entry, {
    found: `${quote(entry.name)}, which stands in no log of this post`,
    expected: 'a whole address or name from one of its logs',
    fix: near === null ? 'remove it, or copy it from the log' : `did you mean ${quote(near)}? Otherwise remove it`,
  });
}

/** A stand-in that a log has of its own would make two machines one. */
function standsAlready(entry: Entry, standIn: string, logs: readonly Log[]): Problem[] {
  const key = keyOf(standIn);
  for (const { file, text, standIns, found } of logs) {
    const ofEntries = Object.entries(standIns).filter(([name, other]) => keyOf(other) === key && name !== key);
    const replaced = ofEntries.reduce((sum, [name]) => sum + (found.get(name) ?? 0), 0);
    if ((redactText(text, { [key]: key }).found.get(key) ?? 0) <= replaced) continue;
    return [
      problemAt(entry, {
        found: `${quote(standIn)}, which stands in ${file} already`,
        expected: 'a stand-in that no log of the post has of its own',
        fix: `write another, or \`redact: [${entry.name}]\` to have one made`,
      }),
    ];
  }
  return [];
}

/** Across posts as well: readers follow a machine from part to part. */
function shared(entries: readonly Entry[]): Problem[] {
  const byKey = new Map<string, Entry>();
  const byStandIn = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    const { name, key, standIn, written } = entry;
    if (standIn === null) return [];
    const same = byKey.get(key);
    const taken = byStandIn.get(keyOf(standIn));
    byKey.set(key, same ?? entry);
    byStandIn.set(keyOf(standIn), taken ?? entry);
    const where = (other: Entry) => (other.post === entry.post ? 'above' : `in ${other.post.file}`);
    if (same !== undefined && (same.post === entry.post || same.standIn !== standIn)) {
      return [
        problemAt(entry, {
          found: `${quote(name)}, which ${where(same)} ${same.written === null ? 'is redacted already' : `becomes ${quote(same.standIn)}`}`,
          expected: 'one stand-in for one name, in all posts',
          fix: same.post === entry.post ? 'remove one of the two' : `write ${quote(same.standIn)} here too`,
        }),
      ];
    }
    if (taken !== undefined && taken.key !== key) {
      return [
        problemAt(entry, {
          found: `${quote(standIn)}, which ${where(taken)} stands for ${quote(taken.name)}`,
          expected: 'a stand-in of its own for each name, so that they can be told apart',
          fix:
            written === null
              ? `name another for ${quote(taken.name)}`
              : 'write another stand-in, or none to have one made',
        }),
      ];
    }
    return [];
  });
}
