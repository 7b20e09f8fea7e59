import { defineCollection } from 'astro:content';
import * as z from 'zod';
import { logsLoader, pagesLoader, postsLoader, seriesLoader } from './content/loaders.ts';
import type { StandIns } from './disclosure/index.ts';
import type { ParsedLog } from './logs/index.ts';
import type { Body } from './mdx/index.ts';
import type { PageFrontMatter } from './schema/page.ts';
import type { PostFrontMatter } from './schema/post.ts';
import type { SeriesFile } from './schema/series.ts';

/**
 * What is valid is said once, in `src/schema`, and checked when the directory is read.
 * The schemas here only carry those types over, and have Astro find the pictures.
 */
const checked = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);

export const collections = {
  series: defineCollection({
    loader: seriesLoader,
    schema: checked<SeriesFile & { address: string }>(),
  }),
  posts: defineCollection({
    loader: postsLoader,
    schema: ({ image }) =>
      z.object({
        frontMatter: checked<PostFrontMatter>(),
        address: z.string(),
        body: checked<Body>(),
        minutes: z.number(),
        /** The pictures a post shows and the drawings in its page, by the path its author wrote. */
        images: z.record(z.string(), image()),
        diagrams: z.record(z.string(), z.string()),
      }),
  }),
  pages: defineCollection({
    loader: pagesLoader,
    schema: checked<PageFrontMatter & { address: string; body: Body }>(),
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
