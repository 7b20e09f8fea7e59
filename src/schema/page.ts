import type * as z from 'zod';
import { postSchema } from './post.ts';

/** Front matter of a page that is no post: `content/pages/*.mdx`. */
export const pageSchema = postSchema.pick({ title: true, description: true });

export type PageFrontMatter = z.infer<typeof pageSchema>;
