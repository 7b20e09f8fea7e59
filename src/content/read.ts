import { join, resolve } from 'node:path';
import {
  checkContent,
  noticeLongLogs,
  noticePictureFiles,
  noticePublicNames,
  noticeSiteAddress,
  noticeUnshownGalleries,
} from '../checks/index.ts';
import { type CompileOptions, compileBody } from '../mdx/index.ts';
import type { Problem } from '../problems/index.ts';
import { pageSchema } from '../schema/page.ts';
import { JEKYLL_KEYS, postSchema } from '../schema/post.ts';
import { seriesSchema } from '../schema/series.ts';
import { type SiteSettings, siteSchema } from '../schema/site.ts';
import { validate } from '../schema/validate.ts';
import { readYaml } from '../schema/yaml.ts';
import { ATTACHMENT, readAttachments } from './attachments.ts';
import { checkFileNames } from './file-names.ts';
import { displayPath, listFiles, readText } from './files.ts';
import { readFrontMatter } from './front-matter.ts';
import { fencedLogs, LOG, openLogs, readLogFile } from './logs.ts';
import type { Content, Page, Post, Series } from './model.ts';
import { Remembered } from './remembered.ts';

export interface ReadOptions {
  /** Keep posts marked `draft: true`. */
  drafts: boolean;
  /** What the readings before have made: with it, only what has changed is compiled and parsed again. */
  remembered?: Remembered;
}

/**
 * Reads and checks a content directory. Content never makes it throw: all that is wrong
 * with any file comes back in `problems`, from one run.
 */
export async function readContent(
  directory: string,
  { drafts, remembered = new Remembered() }: ReadOptions,
): Promise<Content> {
  const root = resolve(directory);
  const files = await listFiles(root);
  const problems: Problem[] = [];
  const notices: Problem[] = [];
  const site = await readSite(root, files, problems);
  const [series, posts, pages, captured] = await Promise.all([
    readEach(files, SERIES, (name) => readSeries(root, name, problems)),
    readEach(files, POST, (name) => readPost(root, name, { site, problems, remembered })),
    readEach(files, PAGE, (name) => readPage(root, name, { site, problems, remembered })),
    readEach(files, LOG, (name) => readLogFile(root, name, { problems, notices })),
  ]);
  const shown = posts.filter((post) => drafts || post.data?.draft !== true);
  const left = new Set(posts.filter((post) => !shown.includes(post)).map((post) => post.id));
  const attachments = await readAttachments(root, files, [...posts, ...pages], problems);
  const content: Content = {
    directory: root,
    site,
    series,
    posts: shown,
    pages,
    logs: openLogs(
      [...captured, ...posts.flatMap(fencedLogs)].filter((log) => !left.has(log.postId)),
      shown,
      remembered,
    ),
    attachments: attachments.filter(
      ({ address }) => ![...left].some((id) => address.startsWith(`/posts/${id}/files/`)),
    ),
    problems,
    notices,
  };
  problems.push(...(await checkFileNames(root)), ...strayFiles(root, files), ...(await checkContent(content)));
  notices.push(
    ...noticeSiteAddress(content),
    ...noticePublicNames(content),
    ...noticeLongLogs(content),
    ...noticeUnshownGalleries(content),
    ...noticePictureFiles({ ...content, posts }, files, displayPath),
  );
  return content;
}

const SITE = 'site.yaml';
// What `npm run import` has to say lies beside the content it wrote.
const IMPORT_REPORT = 'import-report.md';
const SERIES = /^series\/([^/]+)\.ya?ml$/;
const POST = /^posts\/(.+)\/index\.mdx$/;
const PAGE = /^pages\/(.+)\.mdx$/;

async function readEach<T>(files: string[], pattern: RegExp, read: (name: string) => Promise<T | null>): Promise<T[]> {
  const all = await Promise.all(files.filter((name) => pattern.test(name)).map(read));
  return all.filter((entry) => entry !== null);
}

async function readSite(root: string, files: string[], problems: Problem[]): Promise<SiteSettings> {
  const path = join(root, SITE);
  const text = files.includes(SITE) ? await readText(path, problems) : '';
  const { data, problems: found } = validate(siteSchema, readYaml(text ?? '', displayPath(path)));
  problems.push(...found);
  return data ?? siteSchema.parse({});
}

async function readSeries(root: string, name: string, problems: Problem[]): Promise<Series | null> {
  const path = join(root, name);
  const text = await readText(path, problems);
  if (text === null) return null;
  const yaml = readYaml(text, displayPath(path));
  const { data, problems: found } = validate(seriesSchema, yaml);
  problems.push(...found);
  const id = SERIES.exec(name)?.[1] ?? name;
  return { id, path, file: displayPath(path), address: `/series/${id}/`, source: text, data, yaml };
}

/** What the reading of each text needs and adds to. */
interface Reading {
  site: SiteSettings;
  problems: Problem[];
  remembered: Remembered;
}

async function readPost(root: string, name: string, reading: Reading): Promise<Post | null> {
  const { problems } = reading;
  const path = join(root, name);
  const file = displayPath(path);
  const source = await readText(path, problems);
  if (source === null) return null;
  const id = POST.exec(name)?.[1] ?? name;
  const address = `/posts/${id}/`;
  const yaml = readFrontMatter(source, file);
  const { data, problems: found } = validate(postSchema, yaml, JEKYLL_KEYS);
  const compiled = await compileText(source, { file, address, galleries: data?.gallery ?? {} }, reading);
  problems.push(...found, ...compiled.problems);
  return { id, path, file, address, source, data, yaml, body: compiled.body };
}

async function readPage(root: string, name: string, reading: Reading): Promise<Page | null> {
  const { problems } = reading;
  const path = join(root, name);
  const file = displayPath(path);
  const source = await readText(path, problems);
  if (source === null) return null;
  const id = PAGE.exec(name)?.[1] ?? name;
  const address = `/${id.replace(/(^|\/)index$/, '')}/`;
  const yaml = readFrontMatter(source, file);
  const { data, problems: found } = validate(pageSchema, yaml, JEKYLL_KEYS);
  const compiled = await compileText(source, { file, address, galleries: data?.gallery ?? {} }, reading);
  problems.push(...found, ...compiled.problems);
  return { id, path, file, address, source, data, yaml, body: compiled.body };
}

function compileText(
  source: string,
  { address, ...options }: Omit<CompileOptions, 'base'>,
  { site: { base }, remembered }: Reading,
): ReturnType<typeof compileBody> {
  const all = { ...options, address: base + address.slice(1), base };
  return remembered.bodies.or(options.file, [source, JSON.stringify(all)], () => compileBody(source, all));
}

const KNOWN_PLACES = [ATTACHMENT, /^posts\/.+\/images\//, /^posts\/.+\/[^/]+\.(?:png|jpe?g|gif|webp|avif|svg)$/i];

/** Where a Markdown file that lies beside the rules belongs: `a/b.md`, `a/index.md` and `a/a.mdx` are meant as posts. */
function postPlace(name: string): string {
  const folder = name.replace(/\.mdx?$/i, '').replace(/\/index$/i, '');
  const [last, parent] = folder.split('/').reverse();
  return `${last === parent ? folder.replace(/\/[^/]*$/, '') : folder}/index.mdx`;
}

/** Files that look like content but lie where nothing reads them. */
function strayFiles(root: string, files: readonly string[]): Problem[] {
  const read = [SERIES, POST, PAGE, LOG, ...KNOWN_PLACES];
  const meant = [/\.(?:mdx?|ya?ml|log)$/i, /\.log\.\w+$/i, AMONG_LOGS];
  return files
    .filter(
      (name) =>
        name !== SITE &&
        name !== IMPORT_REPORT &&
        !read.some((place) => place.test(name)) &&
        meant.some((end) => end.test(name)),
    )
    .map((name) => ({
      file: displayPath(join(root, name)),
      field: 'place of the file',
      found: `\`${name}\`, which nothing reads`,
      expected:
        'posts in `posts/<series>/<part>/index.mdx`, their logs in `logs/` and files for download in `files/` beside it, series in `series/<series>.yaml`, pages in `pages/<page>.mdx`',
      fix: strayFix(name),
    }));
}

const AMONG_LOGS = /^posts\/.+\/logs\//;

function strayFix(name: string): string {
  if (/^posts\/.*\.mdx?$/.test(name)) return `move it to \`${postPlace(name)}\``;
  if (AMONG_LOGS.test(name)) {
    const [, folder = '', file = ''] = /^(.*?\/logs\/)(?:.*\/)?([^/]+)$/.exec(name) ?? [];
    const isPacked = /\.(?:gz|xz|bz2|zst|zip)$/i.test(file);
    const log = `\`${folder}${file.replace(/\.(?:gz|xz|bz2|zst|zip)$/i, '').replace(/\.(?:log|txt|out)$/i, '')}.log\``;
    return isPacked
      ? `decompress it to ${log}`
      : `if it is a log, save it as ${log}; otherwise move it out of \`logs/\``;
  }
  return 'move it to the place where it belongs, or out of the content directory';
}
