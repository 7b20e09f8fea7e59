import { describe, expect, it } from 'vitest';
import { post, problemsOf, readTree } from '../content/testing.ts';
import { plainFileName } from './attachments.ts';

const linking = (href: string) => post('', `The [script](${href}).\n`);

describe('a file for download', () => {
  it('lies in `files/` beside a post or page, and has an address below it', async () => {
    const { problems, attachments } = await readTree({
      'posts/ha/a/index.mdx': linking('./files/backup.sh'),
      'posts/ha/a/files/backup.sh': '#!/bin/sh\n',
      'pages/about/index.mdx':
        '---\ntitle: About\ndescription: Who writes here, and what about, in one or two sentences.\n---\n\n[Key](files/2016/key.asc), [script](/posts/ha/a/files/backup.sh)\n',
      'pages/about/files/2016/key.asc': 'key',
    });
    expect(problems).toEqual([]);
    expect(attachments).toMatchObject([
      { owner: 'about/index', name: '2016/key.asc', address: '/about/files/2016/key.asc', bytes: 3 },
      { owner: 'ha/a', name: 'backup.sh', address: '/posts/ha/a/files/backup.sh', bytes: 10 },
    ]);
  });

  it('of a draft is left out with it', async () => {
    const files = { 'posts/a/index.mdx': post('draft: true'), 'posts/a/files/x.pdf': '%PDF' };
    expect((await readTree(files)).attachments).toEqual([]);
    expect((await readTree(files, { drafts: true })).attachments).toHaveLength(1);
  });

  it.each([
    ['a post', './files/backup.s', 'posts/a/index.mdx'],
    ['another post', '../a/files/none.pdf', 'posts/b/index.mdx'],
  ])('that is missing is a problem of the link to it, from %s', async (_, href, file) => {
    const problems = await problemsOf({
      'posts/a/index.mdx': post(),
      'posts/a/files/backup.sh': '#!/bin/sh\n',
      'posts/b/index.mdx': post(),
      [file]: linking(href),
    });
    expect(problems).toMatchObject([
      { file, line: 7, field: 'link', expected: expect.stringContaining('a file in `files/` beside the post') },
    ]);
  });

  it.each([
    [
      'posts/a/files/My Slides.PDF',
      'x',
      {
        field: 'file name',
        found: '`My Slides.PDF`',
        fix: 'rename it to `my-slides.pdf`, and correct the links to it',
      },
    ],
    ['posts/a/files/report.html', 'x', { field: 'file for download' }],
    ['posts/a/files/disk.img', new Uint8Array(26 * 1024 * 1024), { field: 'file size', found: '26.0 MiB' }],
    ['posts/b/files/x.pdf', 'x', { field: 'place of the file' }],
    ['posts/a/files/notes.mdx', 'x', { field: 'place of the file' }],
  ])('%s is a problem', async (name, content, problem) => {
    expect(await problemsOf({ 'posts/a/index.mdx': post(), [name]: content })).toMatchObject([
      { file: name, ...problem },
    ]);
  });

  it.each([
    ['Präsentation 2019.PDF', 'prasentation-2019.pdf'],
    ['configs (1).tar.gz', 'configs-1.tar.gz'],
    ['v1.2.tgz', 'v1.2.tgz'],
    ['Makefile', 'Makefile'],
    ['схема.pdf', '.pdf'],
  ])('%s has a plain name', (name, plain) => {
    expect(plainFileName(name)).toBe(plain);
  });
});
