import { type BodyContext, logOf } from '../components/body-context.ts';
import { type LogAddresses, type SiteLog, titleOf } from '../dataset/index.ts';
import { type ComponentUse, usesIn } from '../mdx/index.ts';
import { bodyContexts } from './contexts.ts';
import { absolute, type LogEntry, type PostSummary, postSummaries, seriesViews } from './index.ts';

/** The logs of the site as readers think of them. */

type LogUse = Extract<ComponentUse, { name: 'MigrationLog' }>;

export interface LogView {
  entry: LogEntry;
  name: string;
  title: string;
  /** The page of the log by itself. */
  address: string;
  /** The post it belongs to. */
  post: PostSummary;
  series: { id: string; title: string; short: string } | null;
  /** The post that shows it and where it does; null for one that no post shows. Its own post goes first. */
  shown: { context: BodyContext; uses: [LogUse, ...LogUse[]]; address: string } | null;
  context: BodyContext;
}

/** All logs in the order of reading: by series, part, and place in the part; then those of posts in no series. */
export async function logViews(): Promise<LogView[]> {
  const contexts = await bodyContexts();
  const series = await seriesViews();
  const inOrder = [
    ...series.flatMap(({ parts }) => parts),
    ...(await postSummaries()).filter((post) => post.series === null),
  ];
  return inOrder.flatMap((post) => {
    const context = contexts.find((candidate) => candidate.post.id === post.id);
    const line = series.find(({ id }) => id === post.series);
    if (context === undefined) return [];
    return ownLogs(context).map((entry) => ({
      entry,
      name: entry.id.slice(post.id.length + 1),
      title: titleOf({ id: entry.id, title: entry.data.title, log: entry.data.log }),
      address: `/logs/${entry.id}/`,
      post,
      series: line ? { id: line.id, title: line.title, short: line.short } : null,
      shown: shownIn(entry, [context, ...contexts]),
      context,
    }));
  });
}

/** The logs of a post in the order in which it shows them, then the others by name. */
function ownLogs(context: BodyContext): LogEntry[] {
  const own = [...context.logs.values()].filter(({ data }) => data.postId === context.post.id);
  const shown = logUses(context).map((use) => logOf(use.props.log, context));
  const place = (log: LogEntry) => (shown.includes(log) ? shown.indexOf(log) : shown.length);
  return own.sort((a, b) => place(a) - place(b) || a.id.localeCompare(b.id, 'en'));
}

function shownIn(entry: LogEntry, contexts: readonly BodyContext[]): LogView['shown'] {
  for (const context of contexts) {
    const [first, ...more] = logUses(context).filter((use) => logOf(use.props.log, context).id === entry.id);
    if (first === undefined) continue;
    return { context, uses: [first, ...more], address: `${context.post.data.address}#${first.id}` };
  }
  return null;
}

function logUses({ post }: BodyContext): LogUse[] {
  return usesIn(post.data.body.segments).filter((use) => use.name === 'MigrationLog');
}

/** A log as the data set has it, with addresses that hold outside the site. */
export function siteLog({ entry, post, series, shown, address }: LogView): SiteLog {
  const { title, storage, log, redactions } = entry.data;
  const addresses: LogAddresses = {
    page: absolute(address),
    place: absolute(shown?.address ?? post.address),
    raw: absolute(`/logs/${entry.id}.log`),
    json: absolute(`/logs/${entry.id}.json`),
  };
  return { id: entry.id, title, storage, log, redactions, post, series, part: post.part, addresses };
}
