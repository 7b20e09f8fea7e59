import { describe, expect, it } from 'vitest';
import { post, problemsOf, SERIES } from '../content/testing.ts';

const POST = 'posts/a/index.mdx';

describe('a character that turns the direction of text', () => {
  it('is named with its place, once a line', async () => {
    expect(await problemsOf({ [POST]: post('', 'Open \u202Egnp.exe\u202C.\n') })).toMatchObject([
      { file: POST, line: 7, column: 6, field: 'invisible character', found: expect.stringMatching(/^U\+202E/) },
    ]);
  });

  it.each([
    ['in a title', { [POST]: post().replace('DRBD', 'DR\u2066BD') }],
    ['in a code block', { [POST]: post('', '```sh\nrm \u202Ex\n```\n') }],
    ['as an escape of YAML', { [POST]: post().replace('title: DRBD', 'title: "DR\\u202EBD"') }],
    ['as a character reference', { [POST]: post('', 'Open &#x202E;gnp.exe.\n') }],
    ['in a series', { 'series/ha.yaml': SERIES.replace('Two', 'Two\u202D'), [POST]: post('series: ha\npart: 1') }],
  ])('is found %s', async (_, files) => {
    expect(await problemsOf(files)).toMatchObject([{ field: 'invisible character' }]);
  });

  it('may stand in a log, where it is shown by its name', async () => {
    expect(await problemsOf({ [POST]: post('', '```migration-log\nx \u202Ey\n```\n') })).toEqual([]);
  });

  it('is none between Hebrew, Arabic and Latin letters', async () => {
    expect(await problemsOf({ [POST]: post('', 'שלום\u200E (1) \u200Fمرحبا <bdi>مرحبا</bdi>.\n') })).toEqual([]);
  });
});
