import { defineCollection } from 'astro:content';
import * as z from 'zod';
import type { CardFile } from './cards/index.ts';
import type { Pictures } from './content/index.ts';
import { cardsLoader, logsLoader, pagesLoader, postsLoader, seriesLoader } from './content/loaders.ts';
import type { StandIns } from './disclosure/index.ts';
import type { ParsedLog } from './logs/index.ts';
import type { Body } from './mdx/index.ts';
import { editorSchema } from './schema/editor.ts';
import { type PageFrontMatter, pageSchema } from './schema/page.ts';
import { type PostFrontMatter, postSchema } from './schema/post.ts';
import type { SeriesFile } from './schema/series.ts';

/**
 * What is valid is said once, in `src/schema`, and checked when the directory is read.
 * The schemas here only carry those types over.
 */
const checked = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);

/** What an author writes, for editors: Astro's language server completes front matter by it. */
const written = (schema: z.ZodType) => ({ ...editorSchema(schema) });

export const collections = {
  series: defineCollection({
    loader: seriesLoader,
    schema: checked<SeriesFile & { address: string }>(),
  }),
  posts: defineCollection({
    loader: postsLoader,
    schema: checked<{
      frontMatter: PostFrontMatter;
      address: string;
      body: Body;
      minutes: number;
      pictures: Pictures;
    }>().meta(written(postSchema)),
  }),
  pages: defineCollection({
    loader: pagesLoader,
    schema: checked<PageFrontMatter & { address: string; body: Body; pictures: Pictures }>().meta(written(pageSchema)),
  }),
  cards: defineCollection({
    loader: cardsLoader,
    schema: checked<CardFile & { alt: string }>(),
  }),
  logs: defineCollection({
    loader: logsLoader,
    schema: checked<{
      postId: string;
      text: string;
      log: ParsedLog;
      title: string | null;
      storage: string | null;
      /** False for a log that stands in its post as a fenced block. */
      isFile: boolean;
      /** What is replaced where it is published, and how often that was. */
      standIns: StandIns;
      redactions: number;
    }>(),
  }),
};
