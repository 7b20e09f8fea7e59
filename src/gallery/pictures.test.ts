import { describe, expect, it } from 'vitest';
import { post, readTree } from '../content/testing.ts';
import { usesIn } from '../mdx/index.ts';
import { diagramPaths, picturePaths } from './pictures.ts';

describe('the pictures of a post', () => {
  it('are those of all its galleries and components, each once', async () => {
    const entry = (path: string) => `    - image: ${path}\n      alt: Both nodes are up`;
    const { posts } = await readTree({
      'posts/a/index.mdx': post(
        `gallery:\n  one:\n${entry('./a.png')}\n${entry('./b.png')}\n  two:\n${entry('./a.png')}`,
        [
          '<Screenshot image="./b.png" alt="Both nodes up" />',
          '<Aside>\n<Screenshot image="./c.png" alt="Both nodes up" />\n</Aside>',
          '<Diagram image="./d.svg" alt="Two nodes" />',
          '<Diagram image="./d.svg" alt="Two nodes" />',
        ].join('\n\n'),
      ),
    });
    const [shown] = posts;
    const uses = usesIn(shown?.body.segments ?? []);
    expect(picturePaths(shown?.data ?? null, uses)).toEqual(['./a.png', './b.png', './c.png']);
    expect(diagramPaths(uses)).toEqual(['./d.svg']);
  });

  it('may be none', () => {
    expect(picturePaths(null, [])).toEqual([]);
    expect(diagramPaths([])).toEqual([]);
  });
});
