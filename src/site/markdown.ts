import type { BodyContext } from '../components/body-context.ts';
import { articleMarkdown, type PlainContext } from '../plain/index.ts';
import { absolute, formatDate, site } from './index.ts';
import { plainContext } from './plain.ts';

/** A post as a Markdown file that stands by itself. */
export function postMarkdown(context: BodyContext, longLogs: PlainContext['longLogs'] = 'whole'): string {
  const { post, station } = context;
  const { title, description, date, updated } = post.data.frontMatter;
  const series =
    station === null
      ? null
      : {
          title: station.line.title,
          address: absolute(station.line.address),
          part: station.current.part,
          parts: station.line.parts.length,
        };
  return articleMarkdown(
    post.data.body.segments,
    {
      title,
      description,
      author: site.author,
      published: formatDate(date),
      updated: updated === undefined ? null : formatDate(updated),
      series,
    },
    plainContext(context, longLogs),
  );
}
