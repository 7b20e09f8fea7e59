import { describe, expect, it } from 'vitest';
import { linksHere } from './links-here.ts';

const text = (address: string, hrefs: string[] = [], aliases: string[] = []) => ({
  address,
  aliases,
  links: hrefs.map((href) => ({ href })),
});
const here = (...texts: ReturnType<typeof text>[]) =>
  Object.fromEntries([...linksHere(texts)].map(([to, from]) => [to, from.map(({ address }) => address)]));

describe('what links here', () => {
  it('is found by relative links, from the root, to a file, to an old address', () => {
    expect(
      here(
        text('/posts/s/one/', [], ['/blog/one/']),
        text('/posts/s/two/', ['../one/#a', 'https://example.org/posts/s/one/']),
        text('/posts/s/three/', ['../one/index.mdx']),
        text('/about/', ['/posts/s/one/?x=1']),
        text('/old/', ['/blog/one/']),
      )['/posts/s/one/'],
    ).toEqual(['/posts/s/two/', '/posts/s/three/', '/about/', '/old/']);
  });

  it('is named once, and never the text itself', () => {
    expect(here(text('/a/', ['/a/', '#b', '/b/']), text('/b/', ['/a/', '../a/', '/nowhere/']))).toEqual({
      '/a/': ['/b/'],
      '/b/': ['/a/'],
    });
  });
});
