import { describe, expect, it } from 'vitest';
import { importTree } from '../testing.ts';

async function redirects(permalink: string, frontMatter = '', name = '2016-09-22-My-Post'): Promise<string[]> {
  const { result } = await importTree({
    '_config.yml': permalink === '' ? 'title: x\n' : `permalink: ${permalink}\n`,
    [`_posts/${name}.md`]: `---\ntitle: A\ncategories: [One Two, Three]\n${frontMatter}---\nText.\n`,
  });
  return result.posts.flatMap(({ redirects }) => redirects);
}

describe('the former address of a post', () => {
  it.each([
    ['', '/one%20two/three/2016/09/22/My-Post.html'],
    ['date', '/one%20two/three/2016/09/22/My-Post.html'],
    ['pretty', '/one%20two/three/2016/09/22/My-Post/'],
    ['ordinal', '/one%20two/three/2016/266/My-Post.html'],
    ['weekdate', '/one%20two/three/2016/W38/Thu/My-Post.html'],
    ['none', '/one%20two/three/My-Post.html'],
    ['/:categories/:title/', '/one%20two/three/My-Post/'],
    ['/:year/:i_month/:i_day/:slug/', '/2016/9/22/my-post/'],
    ['/blog/:short_year/:title:output_ext', '/blog/16/My-Post.html'],
    ['/:slugified_categories/:title', '/one-two/three/My-Post'],
  ])('of the style %j is %s', async (style, address) => {
    expect(await redirects(style)).toEqual([address]);
  });

  it('is its own permalink, and whatever redirected to it', async () => {
    expect(await redirects('pretty', 'permalink: /here/\nredirect_from:\n  - /old/a/\n  - /old/b.html\n')).toEqual([
      '/here/',
      '/old/a/',
      '/old/b.html',
    ]);
  });

  it('has one hyphen for blanks and signs, as Jekyll makes it', async () => {
    expect(await redirects('none', '', '2016-09-22-two--dashes and naïve')).toEqual([
      '/one%20two/three/two-dashes-and-na%C3%AFve.html',
    ]);
  });

  it('leaves an address to the page that the site itself has there', async () => {
    const { result, findings } = await importTree({
      '_posts/2016-09-22-a.md': '---\ntitle: A\npermalink: /archive/\n---\nText.\n',
    });
    expect(result.posts[0]?.redirects).toEqual([]);
    expect(findings).toContainEqual(
      expect.stringContaining('hand _posts/2016-09-22-a.md:1 the old address `/archive/`'),
    );
  });

  it('is left to the first of two posts that have it', async () => {
    const { result, findings } = await importTree({
      '_posts/2016-09-22-a.md': '---\ntitle: A\npermalink: /x/\n---\nText.\n',
      '_posts/2016-09-23-b.md': '---\ntitle: B\npermalink: /x\n---\nText.\n',
    });
    expect(result.posts.map(({ redirects }) => redirects)).toEqual([['/x/'], []]);
    expect(findings).toContainEqual(expect.stringContaining('error _posts/2016-09-23-b.md:1 the old address `/x`'));
  });
});
