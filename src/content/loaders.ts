import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { buildSettings } from '../build/settings.ts';
import { cardsOf, drawCard } from '../cards/index.ts';
import { convertPicture, diagramPaths, type Picture, shownPictures } from '../gallery/index.ts';
import { readingMinutes, usesIn } from '../mdx/index.ts';
import { ContentError, formatProblems } from '../problems/index.ts';
import { tellProblems } from './dev-problems.ts';
import { displayPath } from './files.ts';
import { type Content, type Page, type Pictures, type Post, readContent } from './index.ts';
import { Remembered } from './remembered.ts';

/**
 * Astro's side of the content: each collection is a view of one reading of the whole directory,
 * because most checks need all of it.
 */

interface Entry {
  id: string;
  path: string;
  data: Record<string, unknown>;
}

type Entries = (content: Content) => Entry[] | Promise<Entry[]>;

let reading: Promise<Content> | undefined;
const remembered = new Remembered();

/** One reading for all collections. In dev its problems are printed and shown, once; a build stops at them. */
function readOnce({ logger, watcher }: LoaderContext): Promise<Content> {
  reading ??= readContent(buildSettings().contentDir, { drafts: import.meta.env.DEV, remembered }).then((content) => {
    if (watcher !== undefined) tellProblems(content.problems);
    if (content.problems.length === 0) return content;
    if (watcher === undefined) throw new ContentError(content.problems);
    logger.error(`\n${formatProblems(content.problems)}`);
    return content;
  });
  return reading;
}

function contentLoader(name: string, entries: Entries): Loader {
  return {
    name,
    async load(context) {
      await update(context, entries, await readOnce(context));
      context.watcher?.add(buildSettings().contentDir);
      // One event reaches the loader of every collection: the first re-reads, the others share its reading.
      let pending: ReturnType<typeof setTimeout> | undefined;
      context.watcher?.on('all', (_event, path) => {
        if (relative(buildSettings().contentDir, path).startsWith('..')) return;
        reading = undefined;
        clearTimeout(pending);
        pending = setTimeout(() => {
          readOnce(context)
            .then((content) => update(context, entries, content))
            .catch((error: unknown) => context.logger.error(String(error)));
        }, 30);
      });
    },
  };
}

async function update(
  { store, parseData, generateDigest, config, watcher }: LoaderContext,
  entries: Entries,
  content: Content,
) {
  // In dev, a post with problems keeps its last good form in the browser while its author mends it.
  const faulty = watcher === undefined ? new Set<string>() : new Set(content.problems.map(({ file }) => file));
  const fresh = await entries(content);
  const stale = new Set(store.keys());
  for (const { id, path, data } of fresh) {
    stale.delete(id);
    if (faulty.has(displayPath(path))) continue;
    const filePath = relative(new URL('.', config.root).pathname, path).split(sep).join('/');
    store.set({ id, data: await parseData({ id, data, filePath: path }), filePath, digest: generateDigest(data) });
  }
  for (const id of stale) {
    const filePath = store.get(id)?.filePath;
    // A block that is gone from a faulty post is still shown by its last good form.
    if (filePath === undefined || !faulty.has(displayPath(fileURLToPath(new URL(filePath, config.root))))) {
      store.delete(id);
    }
  }
}

export const seriesLoader = contentLoader('series', ({ series }) =>
  series.flatMap(({ id, path, address, data }) => (data === null ? [] : [{ id, path, data: { ...data, address } }])),
);

export const postsLoader = contentLoader('posts', (content) =>
  eachUsable(content, content.posts, async ({ id, path, address, data, body, pictures }) => ({
    id,
    path,
    data: { frontMatter: data, address, body, minutes: readingMinutes(body), pictures },
  })),
);

export const pagesLoader = contentLoader('pages', (content) =>
  eachUsable(content, content.pages, async ({ id, path, address, data, body, pictures }) => ({
    id,
    path,
    data: { ...data, address, body, pictures },
  })),
);

/** Drawn for the build alone: writing a post, nobody sees them. */
export const cardsLoader = contentLoader('cards', async (content) => {
  if (import.meta.env.DEV) return [];
  const entries: Entry[] = [];
  for (const { id, file, alt, spec } of cardsOf(content)) {
    const card = await drawCard(spec, buildSettings().cardsDir);
    if (card !== null) entries.push({ id, path: file, data: { ...card, alt } });
  }
  return entries;
});

export const logsLoader = contentLoader('logs', ({ logs }) =>
  logs.map(({ id, path, postId, text, log, title, storage, block, standIns, redactions }) => ({
    id,
    path,
    data: { postId, text, log, title, storage, isFile: block === null, standIns, redactions },
  })),
);

type Usable<T extends Post | Page> = Omit<T, 'data'> & { data: NonNullable<T['data']>; pictures: Pictures };

/**
 * Entries of the posts or pages that can be shown, one after the other: converting their pictures takes
 * all processors and much memory. In dev, one with problems is left as it was.
 */
async function eachUsable<T extends Post | Page>(
  { problems }: Content,
  all: readonly T[],
  entry: (usable: Usable<T>) => Promise<Entry>,
): Promise<Entry[]> {
  const faulty = new Set(problems.map(({ file }) => file));
  const entries: Entry[] = [];
  for (const one of all) {
    const { data } = one;
    if (data === null) continue;
    const pictures = faulty.has(one.file) ? NO_PICTURES : await picturesOf(one);
    entries.push(await entry({ ...one, data, pictures }));
  }
  return entries;
}

const NO_PICTURES: Pictures = { galleries: {}, images: {}, diagrams: {} };

async function picturesOf({ path, data, body }: Post | Page): Promise<Pictures> {
  const galleries = data?.gallery ?? {};
  const uses = usesIn(body.segments);
  const fileOf = (picture: string) => resolve(dirname(path), picture);
  const { picturesDir } = buildSettings();
  const images: Record<string, Picture> = {};
  for (const [image, shapes] of shownPictures(galleries, uses)) {
    images[image] = await convertPicture(fileOf(image), shapes, picturesDir);
  }
  const diagrams: Record<string, string> = {};
  for (const diagram of diagramPaths(uses)) diagrams[diagram] = await readFile(fileOf(diagram), 'utf8');
  return { galleries, images, diagrams };
}
