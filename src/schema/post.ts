import * as z from 'zod';
import { field, isoDate, nameList } from './fields.ts';
import { galleries } from './gallery.ts';
import { logsNotes } from './logs.ts';
import { decoded } from './percent.ts';
import { redactions } from './redact.ts';
import type { ForeignKeys } from './validate.ts';

// A path that names one place whoever resolves it, with escapes that stand for characters.
const address = z
  .string()
  .regex(/^(?!.*\/\.{0,2}\/)(?!.*\/\.{1,2}$)\/[^\s?#\\]*$/)
  .refine((path) => {
    const plain = decoded(path);
    return plain !== null && !/%|\\|\/\.{1,2}(?:\/|$)/.test(plain);
  }, 'broken or hidden escape');

/** Front matter of a post: `content/posts/**\/index.mdx`. */
export const postSchema = z.strictObject({
  title: field(z.string().trim().min(1).max(160), {
    description: 'The title, without the number of the part.',
    expected: 'a title of 1 to 160 characters',
    fix: 'write `title: …` (in quotes when it holds a colon)',
  }),
  description: field(z.string().trim().min(40).max(200), {
    description: 'One or two sentences for search, feeds and cards.',
    expected: 'one or two sentences, 40 to 200 characters',
    fix: 'say in one or two sentences what the reader gets from this post',
  }),
  date: field(isoDate, {
    description: 'The day of first publication.',
    expected: 'a date such as `2016-09-22` (`2016-9-22` works too)',
    fix: 'write the day as year-month-day, one that the calendar has',
  }),
  updated: field(isoDate.optional(), {
    description: 'The day of the last change worth telling readers about; not before `date`.',
    expected: 'a date such as `2016-09-22`, not before `date`',
    fix: 'write the day as year-month-day, or leave `updated` out',
  }),
  series: field(z.string().min(1).optional(), {
    description: 'The series this post is a part of: the name of its file in `content/series/`, without `.yaml`.',
    expected: 'the name of a file in `series/`, without `.yaml`',
  }),
  part: field(z.int().min(1).max(999).optional(), {
    description: 'Its number in the series: unique, starting at 1, no gaps. Required with `series`.',
    expected: 'a whole number from 1 up',
    fix: 'write `part: 3`, without quotes',
  }),
  categories: field(nameList.optional(), {
    description: 'What kind of post it is; few, broad.',
    expected: 'a list of names, such as `[Virtualization]`',
    fix: 'write `categories: [one, another]`',
  }),
  tags: field(nameList.optional(), {
    description: 'What it is about; several, narrow.',
    expected: 'a list of names, such as `[kvm, proxmox]`',
    fix: 'write `tags: [one, another]`; a name of two words is written `[high-availability]`',
  }),
  aliases: field(z.array(address).optional(), {
    description: 'Old addresses that must still lead here.',
    expected: 'a list of paths that start with `/`, without `?`, `#`, `//` or `..`',
    fix: 'write the old address without its host: `- /blog/2016/old-title/`',
  }),
  gallery: field(galleries.optional(), {
    description: 'Pictures for `<Gallery />`: a list, or named lists for several galleries.',
    expected: 'a list of pictures with `image` and `alt`, or a map of such lists with lower-case names',
    fix: 'write `gallery:` and under it `- image: ./images/a.png`, `  alt: what can be seen`',
  }),
  logs: field(logsNotes.optional(), {
    description: 'What the post’s logs don’t say of themselves: a title, the storage, by the name of the log.',
    expected: 'a map from names of logs to `title` and `storage`',
    fix: 'write `logs:` and under it `vm104: { title: VM 104 on GlusterFS, storage: GlusterFS }`',
  }),
  redact: field(redactions.optional(), {
    description: 'Addresses and host names that are replaced wherever the post’s logs are published.',
    expected: 'a map from what stands in the logs to its stand-in, or a list of what stands there',
    fix: 'write `redact: { 81.2.69.142: 192.0.2.10 }`, or `redact: [81.2.69.142]` to have a stand-in made',
  }),
  draft: field(z.boolean().optional(), {
    description: 'A draft is shown by `npm run dev` and left out of the build.',
    expected: '`true` or `false`',
    fix: 'write `draft: true`, without quotes',
  }),
});

export type PostFrontMatter = z.infer<typeof postSchema>;

/** Keys that Jekyll and Minimal Mistakes know, and what to write instead. */
export const JEKYLL_KEYS: ForeignKeys = {
  url: {
    means: 'image',
    fix: (url) =>
      `write \`image: ./images/${url.replace(/^.*\//, '')}\`, the large picture beside the post; thumbnails are made by the build`,
  },
  caption: { means: 'title', fix: () => 'write `title: …`, the caption under the picture' },
  image_path: 'remove it: name the large picture in `image`; thumbnails are made by the build',
  layout: 'remove it: every post has the same layout',
  type: 'remove it: what lies in `posts/` is a post',
  excerpt: 'write `description: …` instead',
  category: 'write `categories: [<name>]` instead',
  tag: 'write `tags: [<name>]` instead',
  permalink: 'the address comes from the folder; write `aliases: [/old/address/]` to keep the old one',
  redirect_from: 'write `aliases:` instead',
  last_modified_at: 'write `updated: 2026-11-23` instead',
  published: 'write `draft: true` for a post that must not be built',
  header: 'remove it: there are no teaser pictures',
  toc: 'remove it: every post has a table of contents',
  author: 'remove it: the author is set once, in `site.yaml`',
};
