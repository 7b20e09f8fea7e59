import * as z from 'zod';
import { field } from './fields.ts';
import { postSchema } from './post.ts';

/** Front matter of a page that is no post: `content/pages/<page>.mdx`, or `<page>/index.mdx` with its pictures beside it. */
export const pageSchema = postSchema.pick({ title: true, description: true, gallery: true }).extend({
  menu: field(z.boolean().optional(), {
    description: 'Whether the page stands in the menu of every page.',
    expected: '`true` or `false`',
    fix: 'write `menu: true`, without quotes',
  }),
});

export type PageFrontMatter = z.infer<typeof pageSchema>;
