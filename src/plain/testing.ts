import { type BodyContext, postContext } from '../components/body-context.ts';
import { readTree, SERIES, type Tree } from '../content/testing.ts';
import type { Picture, PictureFile } from '../gallery/index.ts';
import { readingMinutes } from '../mdx/index.ts';
import { seriesLine, stationOf } from '../series/index.ts';
import type { LogEntry, PostEntry, SeriesPart } from '../site/index.ts';
import type { PlainContext } from './context.ts';

/** The origin and base path of the site of these tests. */
export const SITE_ADDRESS = 'https://example.org/blog';

const SITE_FILE = 'address: https://example.org\nbase: /blog/\n';

export interface PlainPost {
  text: BodyContext;
  context: PlainContext;
  segments: PostEntry['data']['body']['segments'];
}

/**
 * A post of a tree, with all that its plain form needs. Each raster picture it shows is said to be 1200 by 900
 * pixels; `drawing` is what each of its drawings holds.
 */
export async function plainPost(files: Tree, id: string, drawing = ''): Promise<PlainPost> {
  const tree = { 'site.yaml': SITE_FILE, 'series/s.yaml': SERIES, ...files };
  const content = await readTree(tree);
  // What isn't there can't be shown; the tests here are about what is.
  const faults = content.problems.filter(({ field }) => !/image|series/.test(field));
  if (faults.length > 0) throw new Error(JSON.stringify(faults, null, 2));
  const posts = content.posts.map((post): PostEntry => {
    if (post.data === null) throw new Error(`${post.id} has no front matter`);
    const { data, body, address } = post;
    const shown = [
      ...body.pictures.map(({ path }) => path),
      ...Object.values(data.gallery ?? {})
        .flat()
        .map(({ image }) => image),
    ];
    const pictures = {
      galleries: data.gallery ?? {},
      images: Object.fromEntries(shown.map((path) => [path, pictureOf(path)])),
      diagrams: Object.fromEntries(shown.map((path) => [path, drawing])),
    };
    return {
      id: post.id,
      collection: 'posts',
      data: { frontMatter: data, address, body, minutes: readingMinutes(body), pictures },
    };
  });
  const logs = content.logs.map(
    ({ id: logId, postId, text, log, title, storage, block, standIns, redactions }): LogEntry => ({
      id: logId,
      collection: 'logs',
      data: { postId, text, log, title, storage, isFile: block === null, standIns, redactions },
    }),
  );
  const post = posts.find((candidate) => candidate.id === id);
  if (post === undefined) throw new Error(`there is no post ${id}`);
  const parts = posts.flatMap(partOf);
  const line = seriesLine({ id: 's', title: 'Highly available', short: 'HA', address: '/series/s/' }, parts);
  const text = postContext(post, stationOf(line, id), {
    logs: new Map(logs.map((log) => [log.id, log])),
    parts: new Map([['s', line.parts.map((part) => part.id)]]),
  });
  const absolute = (path: string) => SITE_ADDRESS + path;
  const context = {
    text,
    formats: { language: 'en' },
    longLogs: 'whole' as const,
    page: absolute(post.data.address),
    absolute,
  };
  return { text, context, segments: post.data.body.segments };
}

function partOf({ id, data }: PostEntry): SeriesPart[] {
  const { title, description, date, part, series } = data.frontMatter;
  if (part === undefined || series === undefined) return [];
  return [
    {
      id,
      title,
      description,
      date,
      part,
      series,
      address: data.address,
      minutes: data.minutes,
      tags: [],
      categories: [],
    },
  ];
}

function pictureOf(path: string): Picture {
  const stem = path.replace(/^.*\/|\.\w+$/g, '');
  const file = (name: string, width: number): PictureFile => ({
    name: `${stem}-${name}.png`,
    path: '',
    width,
    height: (width * 3) / 4,
    bytes: 1000,
  });
  const fallback = file('720', 720);
  return {
    width: 1200,
    height: 900,
    best: [fallback],
    webp: [fallback],
    fallback,
    colour: '#ffffff',
    original: file('original', 1200),
    moving: null,
    shapes: {},
  };
}
