import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../problems/index.ts';
import { displayPath } from './files.ts';
import type { Attachment, Page, Post } from './model.ts';

/** Where the files lie that a post or page offers for download. A text of the site's own is none. */
export const ATTACHMENT = /^((?:posts|pages)\/.+?)\/files\/(.+)(?<!\.mdx)$/;

/** Files beside a post or page: each is served under its owner's address, byte for byte. One beside nothing is a problem. */
export async function readAttachments(
  root: string,
  files: readonly string[],
  owners: readonly (Post | Page)[],
  problems: Problem[],
): Promise<Attachment[]> {
  const byFile = new Map(owners.map((owner) => [owner.path, owner]));
  const found = await Promise.all(
    files.map(async (name): Promise<Attachment | null> => {
      const [, folder, rest] = ATTACHMENT.exec(name) ?? [];
      if (folder === undefined || rest === undefined) return null;
      const path = join(root, name);
      const owner = byFile.get(join(root, folder, 'index.mdx'));
      if (owner !== undefined) {
        const { size } = await stat(path);
        return {
          path,
          file: displayPath(path),
          owner: owner.id,
          name: rest,
          address: `${owner.address}files/${rest}`,
          bytes: size,
        };
      }
      problems.push({
        file: displayPath(path),
        field: 'place of the file',
        found: `\`${name}\`, beside which there is no post and no page`,
        expected: `\`${folder}/index.mdx\`, which offers the file`,
        fix: 'move it to the `files/` of the post that links to it, or out of the content directory',
      });
      return null;
    }),
  );
  return found.filter((attachment) => attachment !== null);
}
