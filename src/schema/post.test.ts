import { describe, expect, it } from 'vitest';
import { post, problemsOf, readTree } from '../content/testing.ts';

const POST = 'posts/drbd/index.mdx';

/** The problems of one post with these keys in its front matter, the first of them on line 5. */
const problemsWith = (frontMatter: string) => problemsOf({ [POST]: post(frontMatter) });

async function dataWith(frontMatter: string) {
  const { posts, problems } = await readTree({ [POST]: post(frontMatter) });
  expect(problems).toEqual([]);
  return posts[0]?.data;
}

describe('an unknown key', () => {
  it('is a problem with the key that was meant', async () => {
    expect(await problemsWith('tagz: [a]')).toEqual([
      {
        file: POST,
        line: 5,
        column: 1,
        field: 'tagz',
        found: 'the unknown key `tagz`',
        expected: expect.stringContaining('`tags`'),
        fix: 'did you mean `tags`?',
      },
    ]);
  });

  it('that is nothing like a known one gets the list of those there are', async () => {
    const [problem] = await problemsWith('zzzzzzzzzz: 1');
    expect(problem?.fix).toContain('`title`, `description`, `date`');
  });

  it.each([
    ['tag', 'tags:'],
    ['category', 'categories:'],
    ['permalink', 'aliases:'],
    ['excerpt', 'description:'],
    ['layout', 'remove it'],
  ])('of Jekyll, `%s`, says what stands for it here', async (key, advice) => {
    expect(await problemsWith(`${key}: x`)).toMatchObject([
      { line: 5, field: key, fix: expect.stringContaining(advice) },
    ]);
  });
});

describe('dates', () => {
  const withDate = (date: string) => post().replace('date: 2016-09-18', `date: ${date}`);

  it.each(['2016-09-22', '2016-9-22', '2016-09-22 10:00:00 +1000', '2016-09-22T23:59:59Z', '"2016-09-22"'])(
    'may be written %s: the day counts as it stands',
    async (date) => {
      const { posts, problems } = await readTree({ [POST]: withDate(date) });
      expect(problems).toEqual([]);
      expect(posts[0]?.data?.date).toBe('2016-09-22');
    },
  );

  it.each(['2016-13-45', '2016-02-30', '2015-02-29', '22.9.2016', '2016', 'soon'])(
    'may not be %s: no calendar has that day',
    async (date) => {
      expect(await problemsOf({ [POST]: withDate(date) })).toMatchObject([
        {
          file: POST,
          line: 4,
          column: 7,
          field: 'date',
          found: `\`${date}\``,
          expected: expect.stringContaining('`2016-09-22`'),
          fix: expect.stringContaining('year-month-day'),
        },
      ]);
    },
  );
});

describe('tags', () => {
  it.each([
    ['tags: [drbd, kvm]', ['drbd', 'kvm']],
    ['tags:\n  - drbd\n  - kvm', ['drbd', 'kvm']],
    ['tags: drbd, kvm', ['drbd', 'kvm']],
    ['tags: drbd', ['drbd']],
    ['tags: []', []],
  ])('may be written %j', async (frontMatter, tags) => {
    expect(await dataWith(frontMatter)).toMatchObject({ tags });
  });

  it('without commas are ambiguous: one name of two words, or two names?', async () => {
    expect(await problemsWith('tags: high availability')).toMatchObject([
      {
        line: 5,
        column: 7,
        field: 'tags',
        found: '`high availability`',
        fix: expect.stringContaining('[high-availability]'),
      },
    ]);
  });

  it('without a name are named by their place in the list', async () => {
    expect(await problemsWith('tags:\n  - drbd\n  - ""')).toMatchObject([{ line: 7, field: 'tags[1]' }]);
  });
});

describe('a gallery', () => {
  it('as Jekyll writes it says what to write instead, key by key', async () => {
    const problems = await problemsWith(
      'gallery:\n  - url: ha.png\n    image_path: ha_600x300.png\n    alt: placeholder image 1\n    title: VM on DRBD storage',
    );
    // `image` is not called missing as well: `url` is what its author meant.
    expect(problems).toHaveLength(3);
    expect(problems).toContainEqual(
      expect.objectContaining({
        line: 6,
        field: 'gallery[0].url',
        fix: expect.stringContaining('`image: ./images/ha.png`'),
      }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ line: 7, field: 'gallery[0].image_path', fix: expect.stringContaining('remove it') }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ line: 8, field: 'gallery[0].alt', found: '`placeholder image 1`' }),
    );
  });

  it.each(['placeholder image 1', 'screenshot', 'Screenshot 2', 'image.png', '""', '" "'])(
    'does not take %s for an alternative text',
    async (alt) => {
      expect(await problemsWith(`gallery:\n  - image: ./a.png\n    alt: ${alt}`)).toMatchObject([
        {
          line: 7,
          column: 10,
          field: 'gallery[0].alt',
          expected: 'a text that says what can be seen in the picture',
          fix: expect.stringContaining('describe the picture'),
        },
      ]);
    },
  );

  it('needs an alternative text for each picture', async () => {
    expect(await problemsWith('gallery:\n  - image: ./a.png')).toMatchObject([
      { line: 6, field: 'gallery[0].alt', found: 'nothing' },
    ]);
  });

  it('among several is named in its problems', async () => {
    expect(await problemsWith('gallery:\n  storage:\n    - image: ./a.png\n      alt: ""')).toMatchObject([
      { line: 8, field: 'gallery.storage[0].alt' },
    ]);
  });

  it('is called by a name that a component can ask for', async () => {
    expect(
      await problemsWith('gallery:\n  Before Upgrade:\n    - image: ./a.png\n      alt: Both nodes up'),
    ).toMatchObject([
      {
        line: 6,
        column: 3,
        field: 'gallery.Before Upgrade',
        found: 'the name `Before Upgrade`',
        expected: expect.stringContaining('lower-case'),
      },
    ]);
  });

  it('calls a caption a title, as the error says', async () => {
    const gallery = 'gallery:\n  - image: ./a.png\n    alt: Both nodes up\n    caption: Nodes';
    expect(await problemsWith(gallery)).toMatchObject([
      { line: 8, field: 'gallery[0].caption', fix: expect.stringContaining('`title: …`') },
    ]);
  });

  it.each(['gallery: a.png', 'gallery: []', 'gallery: [a.png]'])('is not `%s`', async (frontMatter) => {
    const problems = await problemsWith(frontMatter);
    expect(problems).toMatchObject([{ line: 5, fix: expect.stringContaining('- image: ./images/a.png') }]);
  });
});

describe('other keys', () => {
  it('that are required and missing are named', async () => {
    const problems = await problemsOf({ [POST]: '---\ndraft: true\n---\n' });
    expect(problems.map(({ field, found }) => `${field}: ${found}`)).toEqual([
      'title: nothing',
      'description: nothing',
      'date: nothing',
    ]);
  });

  it.each([
    ['part: "3"', 'part', 'without quotes'],
    ['part: 0', 'part', 'part: 3'],
    ['part: 1.5', 'part', 'part: 3'],
    ['draft: yes', 'draft', 'draft: true'],
    ['aliases: [old/title]', 'aliases[0]', '/blog/2016/old-title/'],
    ['aliases: [/old/?page=2]', 'aliases[0]', '/blog/2016/old-title/'],
    ['aliases: /old/', 'aliases', '- /blog/2016/old-title/'],
  ])('like `%s` get advice that fits', async (frontMatter, field, advice) => {
    const problems = await problemsWith(frontMatter);
    expect(problems).toMatchObject([{ line: 5, field, fix: expect.stringContaining(advice) }]);
  });

  it('with a description of three words ask for a sentence or two', async () => {
    const source = post().replace(/^description: .*$/m, 'description: All about DRBD.');
    expect(await problemsOf({ [POST]: source })).toMatchObject([
      { line: 3, field: 'description', expected: 'one or two sentences, 40 to 200 characters' },
    ]);
  });

  it.each(['title: []', 'title: ""', 'title: {a: b}'])('with one mistake, `%s`, are one problem', async (title) => {
    expect(await problemsOf({ [POST]: post().replace('title: DRBD', title) })).toMatchObject([
      { line: 2, field: 'title' },
    ]);
  });
});
