import { describe, expect, it } from 'vitest';
import { post, problemsOf, readTree } from './testing.ts';

const POST = 'posts/drbd/index.mdx';

describe('the block of front matter', () => {
  it.each([
    ['# DRBD\n\nText.\n', 'none'],
    ['', 'none'],
    ['\n---\ntitle: DRBD\n---\n', 'none'],
    ['---\ntitle: DRBD\n\nText.\n', 'a first `---` line without a second'],
  ])('that is missing in %j is a problem on line 1', async (source, found) => {
    const problems = await problemsOf({ [POST]: source });
    expect(problems).toContainEqual(
      expect.objectContaining({
        file: POST,
        line: 1,
        field: 'front matter',
        found,
        fix: expect.stringContaining('---'),
      }),
    );
  });

  it('may hold nothing: then each required key is missing', async () => {
    expect(await problemsOf({ [POST]: '---\n---\n\nText.\n' })).toMatchObject([
      { line: 2, field: 'title', found: 'nothing' },
      { line: 2, field: 'description', found: 'nothing' },
      { line: 2, field: 'date', found: 'nothing' },
    ]);
  });

  it.each(['- title: DRBD\n', 'just a sentence\n'])('must be keys and values, not %j, and says so', async (yaml) => {
    const problems = await problemsOf({ [POST]: `---\n${yaml}---\n` });
    expect(problems).toMatchObject([{ line: 2, field: 'front matter' }]);
    expect(problems[0]?.expected).not.toMatch(/invalid input/i);
    expect(problems[0]?.fix).toContain('title:');
  });
});

describe('YAML that cannot be read', () => {
  it('because of a colon in a value asks for quotes', async () => {
    expect(await problemsOf({ [POST]: post().replace('DRBD', 'DRBD: two disks') })).toMatchObject([
      { file: POST, line: 2, field: 'YAML', fix: expect.stringContaining('quotes') },
    ]);
  });

  it('because of a tab asks for spaces', async () => {
    expect(await problemsOf({ [POST]: post('tags:\n\t- a') })).toMatchObject([
      { line: 6, field: 'YAML', fix: expect.stringContaining('spaces, not tabs') },
    ]);
  });

  it('because a key stands twice names the second', async () => {
    expect(await problemsOf({ [POST]: post('draft: true\ntitle: Again') })).toMatchObject([
      { line: 6, column: 1, field: 'YAML', fix: 'remove one of the two keys' },
    ]);
  });

  it('is one problem, not one for every key', async () => {
    expect(await problemsOf({ [POST]: '---\ntitle: "DRBD\n---\n' })).toHaveLength(1);
  });
});

describe('hostile YAML', () => {
  const bomb = ['x', 'a', 'b', 'c', 'd', 'e'].map((key, i, keys) => {
    const of = i === 0 ? 'lol' : `*${keys[i - 1]}`;
    return `${key}: &${key} [${Array(9).fill(of).join(', ')}]`;
  });

  it('with aliases of aliases is refused before it explodes', async () => {
    expect(await problemsOf({ [POST]: post(bomb.join('\n')) })).toMatchObject([
      { field: 'YAML', expected: 'at most 50 uses of aliases' },
    ]);
  });

  it('with an alias in it that is used once is nothing of the kind', async () => {
    const { problems, posts } = await readTree({ [POST]: post('tags: &t [kvm]\ncategories: *t') });
    expect(problems).toEqual([]);
    expect(posts[0]?.data?.categories).toEqual(['kvm']);
  });

  it('with an alias of nothing says which, and where', async () => {
    const problems = await problemsOf({ [POST]: post('tags: *topics') });
    expect(problems).toMatchObject([{ line: 5, field: 'YAML', found: expect.stringContaining('topics') }]);
    expect(problems[0]?.expected).not.toContain('at most 50');
  });

  it('with a list that holds itself is a problem', async () => {
    expect(await problemsOf({ [POST]: post('tags: &t [*t]') })).not.toEqual([]);
  });

  it('nested thousands deep is a problem', async () => {
    const deep = `tags: ${'['.repeat(5000)}${']'.repeat(5000)}`;
    const [problem] = await problemsOf({ [POST]: post(deep) });
    expect(problem).toMatchObject({ line: 5, field: 'YAML' });
  });

  it('cannot reach a prototype: `__proto__` is an unknown key', async () => {
    const { problems, posts } = await readTree({ [POST]: post('__proto__: {draft: true}') });
    expect(problems).toMatchObject([{ line: 5, field: '__proto__', found: 'the unknown key `__proto__`' }]);
    expect(posts).toHaveLength(1);
    expect(Object.hasOwn(Object.prototype, 'draft')).toBe(false);
  });

  it('cannot hide a gallery under `__proto__`', async () => {
    const gallery = 'gallery:\n  __proto__:\n    - image: ./a.png\n      alt: Both nodes are up to date';
    expect(await problemsOf({ [POST]: post(gallery) })).not.toEqual([]);
  });

  it.each(['constructor', 'toString', 'hasOwnProperty'])('finds nothing behind the key `%s`', async (key) => {
    expect(await problemsOf({ [POST]: post(`${key}: 1`) })).toMatchObject([{ line: 5, field: key }]);
  });
});
