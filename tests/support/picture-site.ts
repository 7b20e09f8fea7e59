import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runBuild } from './commands.ts';

const FRONT =
  'title: Pictures\ndescription: A post that shows pictures of every kind there is, for a test.\ndate: 2026-01-01';

export interface Shown {
  name: string;
  bytes: Buffer;
}

/** A content directory and the site that is built of it. */
export interface PictureSite {
  content: string;
  out: string;
}

/** A content directory with one post that shows these pictures in a gallery. */
export async function siteOf(root: string, pictures: readonly Shown[], body = '<Gallery />'): Promise<PictureSite> {
  const [content, post] = [join(root, 'content'), join(root, 'content/posts/pictures')];
  await mkdir(join(post, 'images'), { recursive: true });
  for (const { name, bytes } of pictures) await writeFile(join(post, 'images', name), bytes);
  const gallery = pictures.map(({ name }) => `  - image: ./images/${name}\n    alt: What ${name} shows`).join('\n');
  await writeFile(join(post, 'index.mdx'), `---\n${FRONT}\ngallery:\n${gallery}\n---\n\n${body}\n`);
  return { content, out: join(root, 'dist') };
}

export async function build({ content, out }: PictureSite): Promise<string> {
  const { status, output } = await runBuild({ CONTENT_DIR: content, OUT_DIR: out });
  if (status !== 0) throw new Error(output);
  return output;
}
