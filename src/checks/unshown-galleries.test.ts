import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { post, readTree } from '../content/testing.ts';

const POST = 'posts/drbd/index.mdx';
const PNG = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
  .png()
  .toBuffer();
const ONE = 'gallery:\n  - image: ./images/a.png\n    alt: Both nodes up';
const TWO = ['before', 'after'].map((name) => `  ${name}:\n    - image: ./images/a.png\n      alt: Both nodes up`);

async function noticesOf(frontMatter: string, body: string) {
  const { problems, notices } = await readTree({ [POST]: post(frontMatter, body), 'posts/drbd/images/a.png': PNG });
  expect(problems).toEqual([]);
  return notices.filter(({ field }) => field.startsWith('gallery'));
}

describe('a gallery', () => {
  it('that its text doesn’t show is noticed, and fails nothing', async () => {
    expect(await noticesOf(ONE, 'Text.\n')).toMatchObject([
      { file: POST, line: 5, field: 'gallery', expected: '`<Gallery />` in the text' },
    ]);
    expect(await noticesOf(`gallery:\n${TWO.join('\n')}`, '<Gallery name="before" />\n')).toMatchObject([
      { file: POST, line: 9, column: 3, field: 'gallery.after', fix: expect.stringContaining('name="after"') },
    ]);
  });

  it.each([
    [ONE, '<Gallery />\n'],
    [`gallery:\n${TWO[0]}`, '<Gallery />\n'],
    [`gallery:\n${TWO.join('\n')}`, '<Aside>\n\n<Gallery name="before" />\n\n</Aside>\n\n<Gallery name="after" />\n'],
  ])('that is shown needs no notice', async (frontMatter, body) => {
    expect(await noticesOf(frontMatter, body)).toEqual([]);
  });
});
