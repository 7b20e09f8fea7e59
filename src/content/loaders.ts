import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { buildSettings } from '../build/settings.ts';
import { diagramPaths, picturePaths } from '../gallery/pictures.ts';
import { readingMinutes, usesIn } from '../mdx/index.ts';
import { ContentError, formatProblems } from '../problems/index.ts';
import { displayPath } from './files.ts';
import { type Content, type Post, readContent } from './index.ts';

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

/** One reading for all collections. In dev its problems are printed, once; a build stops at them. */
function readOnce({ logger, watcher }: LoaderContext): Promise<Content> {
  reading ??= readContent(buildSettings().contentDir, { drafts: import.meta.env.DEV }).then((content) => {
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

export const postsLoader = contentLoader('posts', async ({ posts }) => {
  const entries = await Promise.all(posts.map(postEntry));
  return entries.filter((entry) => entry !== null);
});

export const pagesLoader = contentLoader('pages', ({ pages }) =>
  pages.flatMap(({ id, path, address, data, body }) =>
    data === null ? [] : [{ id, path, data: { ...data, address, body } }],
  ),
);

export const logsLoader = contentLoader('logs', ({ logs }) =>
  logs.map(({ id, path, postId, text, log, title, storage, block, standIns, redactions }) => ({
    id,
    path,
    data: { postId, text, log, title, storage, isFile: block === null, standIns, redactions },
  })),
);

async function postEntry({ id, path, address, data, body }: Post): Promise<Entry | null> {
  if (data === null) return null;
  const uses = usesIn(body.segments);
  const images = Object.fromEntries(picturePaths(data, uses).map((image) => [image, image]));
  const diagrams = await Promise.all(
    diagramPaths(uses).map(async (image): Promise<[string, string]> => {
      // One that isn't there has its problem printed; the post then keeps its last good form.
      return [image, await readFile(resolve(dirname(path), image), 'utf8').catch(() => '')];
    }),
  );
  return {
    id,
    path,
    data: {
      frontMatter: data,
      address,
      body,
      minutes: readingMinutes(body),
      images,
      diagrams: Object.fromEntries(diagrams),
    },
  };
}
