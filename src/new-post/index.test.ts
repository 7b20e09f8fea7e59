import { describe, expect, it } from 'vitest';
import { post, readTree, SERIES, type Tree } from '../content/testing.ts';
import { checkSpelling } from '../spelling/index.ts';
import { type NewPost, planPost } from './index.ts';

const WISH: NewPost = {
  title: 'Backups: that have been restored',
  description: null,
  series: null,
  seriesTitle: null,
  tags: [],
  categories: [],
  name: null,
  date: '2026-11-24',
};

async function plan(wish: Partial<NewPost>, tree: Tree = {}) {
  return planPost(await readTree(tree, { drafts: true }), { ...WISH, ...wish });
}

const SHA = { 'series/ha.yaml': SERIES };
const part = (n: number) => post(`series: ha\npart: ${n}`).replace('title: DRBD', `title: Part ${n}`);

describe('a new post', () => {
  it('is a draft whose folder comes from its title', async () => {
    const { files, problems } = await plan({ tags: ['proxmox', 'backup'] });
    expect(problems).toEqual([]);
    expect(files.map(({ path }) => path)).toEqual(['posts/backups-that-have-been-restored/index.mdx']);
    expect(files[0]?.text).toMatch(
      /^---\ntitle: "Backups: that have been restored"\ndescription: .*\ndate: 2026-11-24\ntags: \[proxmox, backup\]\ndraft: true\n---\n\n\{\/\*/,
    );
  });

  it('of a series takes the next part number', async () => {
    const tree = { ...SHA, 'posts/ha/a/index.mdx': part(1), 'posts/ha/b/index.mdx': part(2) };
    const { files } = await plan({ series: 'ha' }, tree);
    expect(files[0]?.path).toBe('posts/ha/backups-that-have-been-restored/index.mdx');
    expect(files[0]?.text).toContain('series: ha\npart: 3\n');
  });

  it('of a series that isn’t there yet makes it, when it has a title', async () => {
    const { files } = await plan({ series: 'ha', seriesTitle: 'Highly available' });
    expect(files.map(({ path }) => path)).toEqual([
      'series/ha.yaml',
      'posts/ha/backups-that-have-been-restored/index.mdx',
    ]);
    expect(files[1]?.text).toContain('part: 1\n');
  });

  it.each<[string, Partial<NewPost>, Tree]>([
    ['alone', {}, {}],
    ['in a series', { series: 'ha' }, { ...SHA, 'posts/ha/a/index.mdx': part(1) }],
    ['in a new series', { series: 'ha', seriesTitle: 'Highly available', tags: ['kvm'] }, {}],
  ])('%s has nothing wrong with it, as it is written', async (_, wish, tree) => {
    const { files } = await plan(wish, tree);
    const written = Object.fromEntries(files.map(({ path, text }) => [path, text]));
    const content = await readTree({ ...tree, ...written, 'words.txt': '' }, { drafts: true });
    expect(content.problems).toEqual([]);
    expect(content.notices).toEqual([]);
    expect((await checkSpelling(content)).unknown).toEqual([]);
  });
});

describe('a new post that can’t be made', () => {
  it.each<[string, Partial<NewPost>, Tree, object]>([
    ['has no title', { title: '', name: 'x' }, {}, { field: '--title', fix: expect.stringContaining('title') }],
    ['has a title without letters', { title: '雪' }, {}, { field: '--name', fix: expect.stringContaining('--name') }],
    ['has a name that needs escapes', { name: 'a b' }, {}, { field: '--name', fix: 'write `a-b`' }],
    ['leads out of the content', { name: '../x' }, {}, { field: '--name', fix: 'write `x`' }],
    ['has a day that no calendar has', { date: '2026-02-30' }, {}, { field: '--date', found: '`2026-02-30`' }],
    ['has a short description', { description: 'Short.' }, {}, { field: '--description', found: '`Short.`' }],
    [
      'names a series that isn’t there',
      { series: 'hax' },
      SHA,
      { field: '--series', fix: expect.stringMatching(/did you mean `ha`\?.*--series-title/) },
    ],
    ['gives a series that is there a title', { series: 'ha', seriesTitle: 'X' }, SHA, { field: '--series-title' }],
    ['gives a title to no series', { seriesTitle: 'X' }, {}, { field: '--series' }],
    [
      'is there',
      { name: 'DRBD' },
      { 'posts/drbd/index.mdx': post() },
      { field: '--name', found: expect.stringContaining('posts/drbd/index.mdx') },
    ],
  ])('because it %s gets one problem, and no file', async (_, wish, tree, problem) => {
    const { files, problems } = await plan(wish, tree);
    expect(files).toEqual([]);
    expect(problems).toEqual([expect.objectContaining(problem)]);
  });
});
