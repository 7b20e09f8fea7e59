import { getCollection } from 'astro:content';
import { type BodyContext, textContext } from '../components/body-context.ts';
import { stationOf } from '../series/index.ts';
import { seriesViews } from './index.ts';

/** What the components of each post may refer to. */
export async function bodyContexts(): Promise<BodyContext[]> {
  const series = await seriesViews();
  const logs = new Map((await getCollection('logs')).map((log) => [log.id, log]));
  const parts = new Map(series.map((line) => [line.id, line.parts.map(({ id }) => id)]));
  return (await getCollection('posts')).map((post) => {
    const line = series.find(({ id }) => id === post.data.frontMatter.series);
    return { ...textContext(post.data), post, station: line ? stationOf(line, post.id) : null, logs, parts };
  });
}
