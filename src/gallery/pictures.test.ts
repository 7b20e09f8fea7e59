import { describe, expect, it } from 'vitest';
import { post, readTree } from '../content/testing.ts';
import { usesIn } from '../mdx/index.ts';
import { diagramPaths, shownPictures } from './pictures.ts';

const entry = (path: string) => `    - image: ${path}\n      alt: Both nodes are up`;
const GALLERIES = `gallery:\n  one:\n${entry('./a.png')}\n${entry('./b.png')}\n  two:\n${entry('./a.png')}\n  hidden:\n${entry('./h.png')}`;

async function shown(body: string) {
  const { posts } = await readTree({ 'posts/a/index.mdx': post(GALLERIES, body) });
  const uses = usesIn(posts[0]?.body.segments ?? []);
  return {
    pictures: Object.fromEntries(shownPictures(posts[0]?.data?.gallery ?? {}, uses)),
    diagrams: diagramPaths(uses),
  };
}

describe('the pictures of a post', () => {
  it('are those of the galleries and components that it shows, each with the shapes it is asked for', async () => {
    const body = [
      '<Gallery name="one" />',
      '<Gallery name="two" shape="16:9" layout="row" />',
      '<Screenshot image="./b.png" alt="Both nodes up" />',
      '<Aside>\n<Screenshot image="./c.png" alt="Both nodes up" />\n</Aside>',
      '<BeforeAfter before="./c.png" beforeAlt="Both nodes up" after="./e.png" afterAlt="One node up" />',
      '<Diagram image="./d.svg" alt="Two nodes" />',
      '<Diagram image="./d.svg" alt="Two nodes" />',
    ].join('\n\n');
    expect(await shown(body)).toEqual({
      pictures: {
        './a.png': [undefined, '16:9'],
        './b.png': [undefined, undefined],
        './c.png': [undefined, undefined],
        './e.png': [undefined],
      },
      diagrams: ['./d.svg'],
    });
  });

  it('may be none', async () => {
    expect(await shown('Text.')).toEqual({ pictures: {}, diagrams: [] });
  });
});
