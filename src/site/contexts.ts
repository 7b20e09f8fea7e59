import { getCollection } from 'astro:content';
import { type BodyContext, postContext, type SiteLogs } from '../components/body-context.ts';
import { stationOf } from '../series/index.ts';
import { seriesViews } from './index.ts';

/** The logs of the site, as posts and pages name them. */
export async function siteLogs(): Promise<SiteLogs> {
  const logs = new Map((await getCollection('logs')).map((log) => [log.id, log]));
  const parts = new Map((await seriesViews()).map((line) => [line.id, line.parts.map(({ id }) => id)]));
  return { logs, parts };
}

/** What the components of each post may refer to. */
export async function bodyContexts(): Promise<BodyContext[]> {
  const [series, logs] = await Promise.all([seriesViews(), siteLogs()]);
  return (await getCollection('posts')).map((post) => {
    const line = series.find(({ id }) => id === post.data.frontMatter.series);
    return postContext(post, line ? stationOf(line, post.id) : null, logs);
  });
}
