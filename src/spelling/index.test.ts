import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContent } from '../content/index.ts';
import { post, SERIES, type Tree, writeTree } from '../content/testing.ts';
import { checkSpelling, learnWords, parseWords, WORDS_FILE } from './index.ts';

const POST = 'posts/drbd/index.mdx';

async function spellingOf(files: Tree) {
  const root = await writeTree(files);
  return { root, ...(await checkSpelling(await readContent(root, { drafts: false }))) };
}

const words = async (files: Tree) => (await spellingOf({ [WORDS_FILE]: '', ...files })).unknown.map(({ word }) => word);

describe('with a list of words', () => {
  it('a word that no one knows is one problem, where it first stands, with what may be meant', async () => {
    const body = 'The guest is there.\n\nIt recieves *pages*, and\nrecieves them twice; recieves.\n';
    const { root, problems } = await spellingOf({ [WORDS_FILE]: '', [POST]: post('', body) });
    expect(problems).toEqual([
      {
        file: join(root, POST),
        line: 9,
        column: 4,
        field: 'spelling',
        found: '`recieves`, and 2 more times',
        expected: 'a word that the dictionary or `words.txt` has',
        fix: expect.stringContaining('did you mean `receives`'),
      },
    ]);
  });

  it.each([
    ['the text', post('', 'A guezt.\n')],
    ['a heading', post('', '## A guezt\n')],
    ['a list in a component', post('', '<Aside title="So">\n\n- a guezt\n\n</Aside>\n')],
    ['a caption', post('', '<MigrationLog log="vm1" caption="A guezt" />\n')],
    ['the title', post('').replace('DRBD', 'A guezt')],
    ['the description', post('').replace('one disk', 'one guezt')],
    ['a gallery', post('gallery:\n  - image: ./a.png\n    alt: The guezt stands still')],
  ])('%s is read', async (_, text) => {
    expect(await words({ [POST]: text })).toEqual(['guezt']);
  });

  it('code, addresses and names of logs are not', async () => {
    const body = '`guezt` [text](./guezt/) <kbd>guezt</kbd>\n\n```\nguezt\n```\n\n<Fact log="guezt" is="downtime" />\n';
    expect(await words({ [POST]: post('', body) })).toEqual([]);
  });

  it('series and pages are read as well', async () => {
    const page =
      '---\ntitle: About\ndescription: What this site is about, and for whom it was made.\n---\n\nA paige.\n';
    const files = { 'series/s.yaml': SERIES.replace('guests', 'guezts'), 'pages/about.mdx': page, [POST]: post() };
    expect(await words(files)).toEqual(['paige', 'guezts']);
  });

  it('its words are known: in lower case also with a capital, others as they are written', async () => {
    const body = 'Resync of a resync on GlusterFS, Glusterfs and PROXMOX.\n';
    const list = 'resync # DRBD\n\n# Storage\nGlusterFS\nproxmox\n';
    expect(await words({ [WORDS_FILE]: list, [POST]: post('', body) })).toEqual(['Glusterfs']);
  });

  it('the English of the site’s language counts', async () => {
    const files = { [POST]: post('', 'The colour, the color.\n') };
    expect(await words({ ...files, 'site.yaml': 'language: en-GB\n' })).toEqual(['color']);
    expect(await words({ ...files, 'site.yaml': 'language: en-US\n' })).toEqual(['colour']);
  });

  it('a language without a dictionary is not checked, and that is told', async () => {
    const { checked, unknown } = await spellingOf({ 'site.yaml': 'language: de\n', [POST]: post('', 'Ein Wort.\n') });
    expect({ checked, unknown }).toEqual({ checked: false, unknown: [] });
  });
});

describe('without a list of words', () => {
  it('nothing is wrong: one notice counts what the dictionary doesn’t have', async () => {
    const { problems, notices } = await spellingOf({ [POST]: post('', 'A guezt and a guezt in a paige.\n') });
    expect(problems).toEqual([]);
    expect(notices).toMatchObject([{ found: expect.stringMatching(/^2 words .* `guezt`, `paige`$/) }]);
  });

  it('of a site in plain words, nothing is said', async () => {
    expect(await spellingOf({ [POST]: post() })).toMatchObject({ problems: [], notices: [] });
  });

  it('the list can be made from the words there are, and then knows them', async () => {
    const { root, unknown } = await spellingOf({ [POST]: post('', 'A guezt in a Paige.\n') });
    const path = join(root, WORDS_FILE);
    await writeFile(path, await learnWords(path, unknown));
    const after = await checkSpelling(await readContent(root, { drafts: false }));
    expect(after).toMatchObject({ unknown: [], problems: [], notices: [] });
  });
});

describe('learned words', () => {
  it('join those that are there, in order, and comments at the top stay', async () => {
    const root = await writeTree({ [WORDS_FILE]: '# Ours\n\nzvol\nceph # storage\n' });
    const word = { word: 'krbd', file: '', line: 1, column: 1, count: 1 };
    const text = await learnWords(join(root, WORDS_FILE), [word]);
    expect(text).toBe('# Ours\n\nceph # storage\nkrbd\nzvol\n');
    expect(parseWords(text)).toEqual(['ceph', 'krbd', 'zvol']);
  });
});
