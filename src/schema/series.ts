import * as z from 'zod';
import { field } from './fields.ts';

/** A series: `content/series/<series>.yaml`. Its parts are the posts that name it. */
export const seriesSchema = z.strictObject({
  title: field(z.string().trim().min(1).max(200), {
    description: 'The title of the series.',
    expected: 'a title of 1 to 200 characters',
  }),
  short: field(z.string().trim().min(1).max(60).optional(), {
    description: 'A short name for breadcrumbs and lists, where the title would be too long.',
    expected: 'a name of 1 to 60 characters',
  }),
  summary: field(z.string().trim().min(40).max(600), {
    description: 'Two or three sentences: what a reader has at the end.',
    expected: 'a summary of 40 to 600 characters',
  }),
  assumes: field(z.array(z.string().trim().min(1)).optional(), {
    description: 'What a reader should know or have before part 1.',
    expected: 'a list of short sentences',
  }),
  status: field(z.enum(['complete', 'ongoing']), {
    description: 'Whether more parts will come.',
    expected: '`complete` or `ongoing`',
    fix: 'write `status: complete` or `status: ongoing`',
  }),
  credit: field(
    z
      .strictObject({
        author: field(z.string().trim().min(1), { description: 'Who wrote the original.', expected: 'a name' }),
        title: field(z.string().trim().min(1).optional(), { description: 'Its title.', expected: 'a title' }),
        url: field(z.url({ protocol: /^https?$/ }), {
          description: 'Where it is.',
          expected: 'an address that starts with https:// or http://',
        }),
        note: field(z.string().trim().min(1).optional(), {
          description: 'What was taken over and what is new.',
          expected: 'a sentence',
        }),
      })
      .optional(),
    { description: 'The original that this series is built on.', expected: 'a map with `author` and `url`' },
  ),
});

export type SeriesFile = z.infer<typeof seriesSchema>;
