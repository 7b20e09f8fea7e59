import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { post, readTree, type Tree } from '../content/testing.ts';

const POST = 'posts/drbd/index.mdx';
const PICTURE = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })
  .png()
  .toBuffer();
const at = (name: string) => join('posts/drbd', name);
const noticesOf = async (files: Tree) => (await readTree(files)).notices.map(({ file, found }) => [file, found]);

describe('a picture', () => {
  it('that nothing shows is a notice', async () => {
    const files = { [POST]: post(), [at('images/old.png')]: PICTURE, 'pages/b.JPG': PICTURE };
    expect(await noticesOf(files)).toEqual([
      ['pages/b.JPG', 'a picture that no post or page shows'],
      [at('images/old.png'), 'a picture that no post or page shows'],
    ]);
  });

  it.each([
    ['in a gallery', 'gallery:\n  - image: images/a.png\n    alt: Two nodes and a disk', '<Gallery />\n'],
    ['by a component', '', '<Screenshot image="./images/a.png" alt="Two nodes and a disk" />\n'],
    ['by a link', '', '[the picture](./images/a.png)\n'],
  ])('that is shown %s is none', async (_, frontMatter, body) => {
    expect(await noticesOf({ [POST]: post(frontMatter, body), [at('images/a.png')]: PICTURE })).toEqual([]);
  });

  it('beside a post that can’t be read may be shown by it', async () => {
    expect(await noticesOf({ [POST]: post('', '<Screenshot'), [at('images/a.png')]: PICTURE })).toEqual([]);
  });

  it('of more than 5 MB is a notice', async () => {
    const large = Buffer.concat([PICTURE, Buffer.alloc(5_100_000)]);
    const files = { [POST]: post('', '<Screenshot image="./a.png" alt="Two nodes" />\n'), [at('a.png')]: large };
    expect(await noticesOf(files)).toEqual([[at('a.png'), '5.1 MB']]);
  });
});
