import { Document, isCollection } from 'yaml';
import type { Content } from '../content/model.ts';
import { type Problem, quote } from '../problems/index.ts';
import { nearest } from '../problems/suggest.ts';
import type { IsoDate } from '../schema/fields.ts';
import { isPlainName, plainName } from '../schema/names.ts';
import { postSchema } from '../schema/post.ts';
import { seriesSchema } from '../schema/series.ts';
import { validate } from '../schema/validate.ts';
import { readYaml } from '../schema/yaml.ts';
import { starterBody } from './body.ts';

/** What an author says of a post that isn't there yet. */
export interface NewPost {
  title: string;
  description: string | null;
  /** The name of the series' file, without `.yaml`; null for a post that stands alone. */
  series: string | null;
  /** For a series that isn't there yet: its title. */
  seriesTitle: string | null;
  tags: readonly string[];
  categories: readonly string[];
  /** The folder, which becomes the address; null to make it from the title. */
  name: string | null;
  date: IsoDate;
}

/** A file to be written, its path relative to the content directory. */
export interface PlannedFile {
  path: string;
  text: string;
}

// As far as the schema is concerned, a description; anyone who reads it sees that it is none yet.
const DESCRIPTION = 'Say in one or two sentences what a reader gets from this post.';
const SUMMARY = 'Say in two or three sentences what a reader has at the end of this series.';

/** The commands' own options, for messages. */
const PLACE = 'npm run new';

/**
 * The files of a new post: a draft with front matter, the next part number of its series, and a body that shows the
 * components; the file of the series as well when it is new. Nothing is written here. With problems there are no files.
 */
export function planPost(
  content: Pick<Content, 'posts' | 'series'>,
  post: NewPost,
): { files: PlannedFile[]; problems: Problem[] } {
  const name = post.name ?? plainName(post.title);
  const id = post.series === null ? name : `${post.series}/${name}`;
  const problems = [...nameProblems(name, post), ...seriesProblems(content, post), ...takenProblems(content, id)];
  const frontMatter = new Document({
    title: post.title,
    description: post.description ?? DESCRIPTION,
    date: post.date,
    ...(post.series !== null && { series: post.series, part: nextPart(content, post.series) }),
    ...(post.categories.length > 0 && { categories: post.categories }),
    tags: post.tags,
    draft: true,
  });
  for (const key of ['tags', 'categories']) {
    const list = frontMatter.get(key, true);
    if (isCollection(list)) list.flow = true;
  }
  const yaml = frontMatter.toString({ lineWidth: 0, flowCollectionPadding: false });
  problems.push(...schemaProblems(yaml, postSchema));
  const files = [{ path: `posts/${id}/index.mdx`, text: `---\n${yaml}---\n${starterBody(post.date)}` }];
  if (post.series !== null && post.seriesTitle !== null) {
    const series = new Document({ title: post.seriesTitle, summary: SUMMARY, status: 'ongoing' }).toString();
    problems.push(...schemaProblems(series, seriesSchema));
    files.unshift({ path: `series/${post.series}.yaml`, text: series });
  }
  return { files: problems.length === 0 ? files : [], problems };
}

function nextPart({ posts }: Pick<Content, 'posts'>, series: string): number {
  return 1 + Math.max(0, ...posts.map(({ data }) => (data?.series === series ? (data.part ?? 0) : 0)));
}

function problem(field: string, found: string, expected: string, fix: string): Problem {
  return { file: PLACE, field, found, expected, fix };
}

function nameProblems(name: string, { title, series }: NewPost): Problem[] {
  const expected = 'letters a to z, digits, `-`, `.` and `_`: it becomes the address';
  if (name === '') {
    return [
      problem('--name', `no letters of an address in ${quote(title)}`, expected, 'name the folder: `--name my-post`'),
    ];
  }
  return [
    ...(isPlainName(name)
      ? []
      : [problem('--name', quote(name), expected, `write \`${plainName(name) || 'my-post'}\``)]),
    ...(series === null || isPlainName(series)
      ? []
      : [problem('--series', quote(series), expected, `write \`${plainName(series) || 'my-series'}\``)]),
  ];
}

function seriesProblems({ series }: Pick<Content, 'series'>, post: NewPost): Problem[] {
  if (post.series === null) {
    if (post.seriesTitle === null) return [];
    const fix = 'name its file: `--series my-series`';
    return [problem('--series', 'nothing', 'the name of the new series’ file, without `.yaml`', fix)];
  }
  const names = series.map(({ id }) => id);
  if (names.includes(post.series)) {
    if (post.seriesTitle === null) return [];
    const found = `a title for ${quote(post.series)}, which is there already`;
    return [problem('--series-title', found, 'a title for a new series', 'leave `--series-title` out')];
  }
  if (post.seriesTitle !== null) return [];
  const near = nearest(post.series, names);
  const meant = near === null ? '' : `did you mean ${quote(near)}? `;
  return [
    problem(
      '--series',
      quote(post.series),
      names.length === 0
        ? 'a series that is there; there is none yet'
        : `one of ${names.map((name) => `\`${name}\``).join(', ')}`,
      `${meant}Give the title of a new one to have it made: \`--series-title "…"\``,
    ),
  ];
}

function takenProblems({ posts }: Pick<Content, 'posts'>, id: string): Problem[] {
  // Letter case is no difference to a file system that ignores it.
  const taken = posts.find((post) => post.id.toLowerCase() === id.toLowerCase());
  if (taken === undefined) return [];
  return [
    problem(
      '--name',
      `a post that is there: ${taken.file}`,
      'a folder of its own',
      'choose another title, or a `--name`',
    ),
  ];
}

function schemaProblems(yaml: string, schema: Parameters<typeof validate>[0]): Problem[] {
  const { problems } = validate(schema, readYaml(yaml, PLACE));
  return problems.map(({ field, found, expected, fix }) => problem(`--${field}`, found, expected, fix));
}
