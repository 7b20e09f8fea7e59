import type { Attachment, Content } from '../content/model.ts';
import { type Problem, quote } from '../problems/index.ts';
import { isPlainName, plainName } from '../schema/names.ts';

/** Cloudflare Pages serves no file above 25 MiB; other hosts allow more. */
export const MAX_BYTES = 25 * 1024 * 1024;

// A page that the site hasn't made would have neither its look nor its policy.
const PAGE = /\.(?:x?html?|shtml|php)$/i;

/** Files for download have names that are addresses, a size that hosts serve, and are no pages. */
export function checkAttachments({ attachments }: Pick<Content, 'attachments'>): Problem[] {
  return attachments.flatMap((attachment) => [...badSteps(attachment), ...tooLarge(attachment), ...page(attachment)]);
}

function badSteps({ file, name }: Attachment): Problem[] {
  return name
    .split('/')
    .filter((step) => !isPlainName(step))
    .map((step) => ({
      file,
      field: 'file name',
      found: quote(step),
      expected: 'a name of letters, digits, `-`, `_` and `.`: it becomes an address',
      fix: `rename it to \`${plainFileName(step) || 'a-plain-name'}\`, and correct the links to it`,
    }));
}

/** `Präsentation 2019.PDF` as `prasentation-2019.pdf`. May be empty. */
export function plainFileName(name: string): string {
  const [, stem = name, ending = ''] = /^(.+?)((?:\.tar)?\.\w+)$/.exec(name) ?? [];
  return isPlainName(name)
    ? name
    : `${stem.split('.').map(plainName).filter(Boolean).join('.')}${ending.toLowerCase()}`;
}

function tooLarge({ file, bytes }: Attachment): Problem[] {
  if (bytes <= MAX_BYTES) return [];
  return [
    {
      file,
      field: 'file size',
      found: `${(bytes / 1024 / 1024).toFixed(1)} MiB`,
      expected: 'at most 25 MiB, more than which not every host serves',
      fix: 'publish it where large files are at home, such as a release of a repository, and link to it there',
    },
  ];
}

function page({ file, name }: Attachment): Problem[] {
  if (!PAGE.test(name)) return [];
  return [
    {
      file,
      field: 'file for download',
      found: `${quote(name)}, which browsers would show as a page`,
      expected: 'files that are no pages: the site makes its own',
      fix: 'write it as a post or a page, or pack it into an archive',
    },
  ];
}
