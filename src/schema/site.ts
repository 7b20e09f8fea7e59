import * as z from 'zod';
import { field } from './fields.ts';

const address = z.url({ protocol: /^https?$/ });

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

/** Where a site is that doesn't say it: on the machine of its author. */
export const DEFAULT_ADDRESS = 'http://localhost:4321';

/** The site's own settings: `content/site.yaml`. Each has a default, so that a content tree works without the file. */
export const siteSchema = z.strictObject({
  title: field(z.string().trim().min(1).max(80).default('HA Series'), {
    description: 'The name of the site.',
    expected: 'a name of 1 to 80 characters',
  }),
  description: field(z.string().trim().min(1).max(200).default('Technical series about keeping systems available.'), {
    description: 'What the site is about, in a sentence.',
    expected: 'a sentence of at most 200 characters',
  }),
  address: field(address.default(DEFAULT_ADDRESS), {
    description: 'Where the site will be published: scheme and host, without the base path.',
    expected: 'an address such as `https://example.org`',
  }),
  base: field(
    z
      .string()
      .regex(/^\/(?:[\w.~-]+\/)*$/)
      .default('/'),
    {
      description: 'The path under which the site lives.',
      expected: '`/`, or a path that starts and ends with `/`, such as `/blog/`',
    },
  ),
  author: field(z.string().trim().min(1).max(120).default('The authors'), {
    description: 'Who writes here.',
    expected: 'a name of 1 to 120 characters',
  }),
  language: field(
    z
      .string()
      .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)
      .refine(isLanguage)
      .default('en'),
    {
      description: 'The language of the posts; numbers and dates are written its way.',
      expected: 'a language tag such as `en` or `en-GB`',
    },
  ),
  repository: field(address.optional(), {
    description: 'Where the source of the site is kept.',
    expected: 'an address such as `https://example.org/team/site`',
  }),
});

export type SiteSettings = z.infer<typeof siteSchema>;
