import { addressKey, isOwnGround, OWN_ADDRESSES } from '../../checks/addresses.ts';
import { postSchema } from '../../schema/post.ts';
import { slugOf } from '../../series/index.ts';
import { dropAddress, type ImportSite } from '../site.ts';
import type { SourceDocument } from '../source/documents.ts';
import { listedAddresses } from './permalink.ts';

/** Old addresses of posts that the new site can answer: none that a page of its own has. */
export function aliasesOf(site: ImportSite): Map<SourceDocument, string[]> {
  const { documents, series, findings } = site;
  const posts = documents.filter(({ kind, draft }) => kind === 'post' && !draft);
  const taken = new Set(
    [
      ...OWN_ADDRESSES,
      ...(['tags', 'categories'] as const).flatMap((key) =>
        posts.flatMap((post) => post[key].map((name) => `/${key}/${slugOf(name)}/`)),
      ),
      ...series.map(({ id }) => `/series/${id}/`),
      ...documents.map(site.addressOf),
    ].map(addressKey),
  );
  const aliases = new Map<SourceDocument, string[]>();
  for (const document of documents) {
    if (document.kind !== 'post') continue;
    for (const address of listedAddresses(document).filter((one) => /[?#]/.test(one))) {
      findings.hand(
        document.file,
        1,
        `the old address \`${address}\`, which no plain server can answer: what follows \`?\` or \`#\` is not part of a file’s name`,
        'redirect it in the settings of the server, or let it go',
      );
      dropAddress(document, address, findings);
    }
    // A draft had no address yet, unless it names one.
    const isNew = document.type === 'drafts' && document.values.permalink === undefined;
    const own = site
      .formerOf(document)
      .slice(isNew ? 1 : 0)
      .filter((address) => {
        const key = addressKey(address);
        if (key === addressKey(site.addressOf(document))) return false;
        if (!taken.has(key) && !isOwnGround(key) && postSchema.shape.aliases.safeParse([address]).success) {
          taken.add(key);
          return true;
        }
        findings.hand(
          document.file,
          1,
          `the old address \`${address}\`, which can’t lead to the post: the site has it for something else`,
          'add it to `aliases` in another form, or let it go',
        );
        dropAddress(document, address, findings);
        return false;
      });
    if (own.length > 0) aliases.set(document, own);
  }
  return aliases;
}
