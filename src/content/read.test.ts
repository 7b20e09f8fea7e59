import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { usesIn } from '../mdx/index.ts';
import { LOG, post, problemsOf, readTree, SERIES } from './testing.ts';

const POST = 'posts/drbd/index.mdx';

describe('a content tree without mistakes', () => {
  it('gives no problems', async () => {
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const { problems, series, posts, pages, logs, site } = await readTree({
      'site.yaml': 'title: Field notes\nbase: /blog/\n',
      'series/ha.yaml': SERIES,
      'pages/about.mdx': post().replace('date: 2016-09-18\n', ''),
      'posts/ha/drbd/index.mdx': post(
        [
          'updated: 2016-09-18',
          'series: ha',
          'part: 1',
          'categories: [Virtualization]',
          'tags: [drbd, kvm]',
          'aliases: [/blog/virtualization/DRBD/]',
          'gallery:',
          '  - image: ./images/status.png',
          '    alt: Both nodes of the resource are up to date',
        ].join('\n'),
        '## Set up\n\nSee [the log](../migration/#the-log).\n\n<Gallery />\n',
      ),
      'posts/ha/drbd/images/status.png': png,
      'posts/ha/migration/index.mdx': post(
        'series: ha\npart: 2\ntags: [kvm]',
        [
          '## The log',
          'It stood still for <Fact log="vm108" is="downtime" />.',
          '<MigrationLog log="vm108">\n<Note at="bind: Cannot assign">IPv6 was off.</Note>\n</MigrationLog>',
          '<MigrationComparison logs={["vm108", "ha/migration/vm109"]} by="storage" />',
          '<Diagram image="./images/nodes.svg" alt="Two nodes and a third vote" />',
        ].join('\n\n'),
      ),
      'posts/ha/migration/images/nodes.svg': '<svg viewBox="0 0 10 10"><rect width="4" height="4"/></svg>',
      'posts/ha/migration/logs/vm108.log': LOG,
      'posts/ha/migration/logs/vm109.log': LOG,
    });
    expect(problems).toEqual([]);
    expect(series.map(({ address }) => address)).toEqual(['/series/ha/']);
    expect(posts.map(({ address }) => address)).toEqual(['/posts/ha/drbd/', '/posts/ha/migration/']);
    expect(pages.map(({ address }) => address)).toEqual(['/about/']);
    expect(logs.map(({ id }) => id)).toEqual(['ha/migration/vm108', 'ha/migration/vm109']);
    expect(site).toMatchObject({ title: 'Field notes', base: '/blog/', language: 'en' });
  });

  it('may be empty', async () => {
    expect(await problemsOf({})).toEqual([]);
  });
});

describe('the bytes of a file', () => {
  it('must be UTF-8: Latin-1 is a problem with its line', async () => {
    const { problems, posts } = await readTree({ [POST]: Buffer.from(post('', 'Das Gerät.\n'), 'latin1') });
    expect(problems).toMatchObject([{ file: POST, line: 7, field: 'encoding', expected: 'UTF-8' }]);
    expect(problems[0]?.fix).toContain('iconv -f latin1 -t utf-8');
    expect(posts).toEqual([]);
  });

  it('may end lines with CRLF, and messages still name the right line', async () => {
    const source = post('tagz: [a]', 'Text {1 + 1}.\n').replaceAll('\n', '\r\n');
    expect(await problemsOf({ [POST]: source })).toMatchObject([
      { line: 5, field: 'tagz' },
      { line: 8, field: 'expression' },
    ]);
    const { posts, problems } = await readTree({ [POST]: post('tags: [a]').replaceAll('\n', '\r\n') });
    expect(problems).toEqual([]);
    expect(posts[0]?.data).toMatchObject({ title: 'DRBD', date: '2016-09-18', tags: ['a'] });
  });

  it('may end lines with CRLF, and a terminal session is still one', async () => {
    const body = '```console\nroot@proxmox01:~# drbdadm up r0\nok\n```\n';
    const { posts } = await readTree({ [POST]: post('', body).replaceAll('\n', '\r\n') });
    const html = posts[0]?.body.segments.join('');
    expect(html).toContain('<span class="line command">');
    expect(html).not.toContain('\r');
  });

  it('may start with a byte order mark', async () => {
    const { problems, posts } = await readTree({ [POST]: `\uFEFF${post('draft: false')}` });
    expect(problems).toEqual([]);
    expect(posts[0]?.data).toMatchObject({ title: 'DRBD', draft: false });
  });

  it('may be no characters in a log, which is evidence: a notice names the first line with such bytes', async () => {
    const text = 'May 10 14:25:24 Übertragung\n'.repeat(3);
    const { problems, notices, logs } = await readTree({
      [POST]: post(),
      'posts/drbd/logs/vm1.log': Buffer.concat([Buffer.from(text), Buffer.from(text, 'latin1')]),
      'posts/drbd/logs/vm2.log': Buffer.from(`\uFEFF${text}`, 'utf16le'),
    });
    expect(problems).toEqual([]);
    expect(notices).toMatchObject([{ file: 'posts/drbd/logs/vm1.log', line: 4, field: 'encoding' }]);
    expect(logs[0]?.log.lines[3]?.text).toContain('\uFFFDbertragung');
  });

  it.each([
    ['gzip, as logrotate leaves it', gzipSync(LOG), 'a file packed by gzip', 'gunzip'],
    ['a program', Uint8Array.from({ length: 4096 }, (_, i) => (i * i * 37) % 256), 'control characters', 'as text'],
    ['zeros that a crash left', Buffer.from(`${LOG}${'\0'.repeat(40)}\n${LOG}`), 'NUL bytes', "tr -d '\\000'"],
  ])('are those of a text in a log: %s is the only problem', async (_, content, found, fix) => {
    const body =
      '<MigrationLog log="vm1">\n<Note at="no such line">x</Note>\n</MigrationLog>\n\n<Fact log="vm1" is="x" />\n';
    const { problems, notices } = await readTree({ [POST]: post('', body), 'posts/drbd/logs/vm1.log': content });
    expect(problems).toEqual([
      expect.objectContaining({
        file: 'posts/drbd/logs/vm1.log',
        field: 'log',
        found: expect.stringContaining(found),
        fix: expect.stringContaining(fix),
      }),
    ]);
    expect(notices).toEqual([]);
  });
});

describe('a file that nothing reads', () => {
  it('is a problem that says where it belongs', async () => {
    expect(await problemsOf({ 'posts/ha/drbd.mdx': post(), 'posts/drbd/vm1.log': LOG, [POST]: post() })).toMatchObject([
      { file: 'posts/drbd/vm1.log', field: 'place of the file' },
      { file: 'posts/ha/drbd.mdx', field: 'place of the file', fix: 'move it to `posts/ha/drbd/index.mdx`' },
    ]);
  });

  it('among logs is one that was not saved as `.log`', async () => {
    const files = { [POST]: post(), 'posts/drbd/logs/vm1.txt': LOG, 'posts/drbd/logs/vm2.log.gz': gzipSync(LOG) };
    expect(await problemsOf(files)).toMatchObject([
      { file: 'posts/drbd/logs/vm1.txt', fix: expect.stringContaining('save it as `posts/drbd/logs/vm1.log`') },
      { file: 'posts/drbd/logs/vm2.log.gz', fix: 'decompress it to `posts/drbd/logs/vm2.log`' },
    ]);
  });

  it('is none of ours in a hidden folder', async () => {
    expect(await problemsOf({ '.obsidian/daily.md': 'x', '.vscode/tasks.yaml': 'x', '.notes.md': 'x' })).toEqual([]);
  });
});

describe('a draft', () => {
  const files = {
    'posts/a/index.mdx': post('draft: true', '<Fact log="vm1" is="downtime" />'),
    'posts/a/logs/vm1.log': LOG,
    'posts/b/index.mdx': post(),
  };

  it('is left out of the build', async () => {
    const { posts } = await readTree(files, { drafts: false });
    expect(posts.map(({ id }) => id)).toEqual(['b']);
  });

  it('is kept for its author', async () => {
    const { posts } = await readTree(files, { drafts: true });
    expect(posts.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('keeps its logs to itself as well', async () => {
    const shown = async (drafts: boolean) => (await readTree(files, { drafts })).logs.map(({ id }) => id);
    expect(await shown(true)).toEqual(['a/vm1']);
    expect(await shown(false)).toEqual([]);
  });
});

describe('one run', () => {
  it('reports the problems of all files', async () => {
    const problems = await problemsOf({
      'site.yaml': 'titel: x\n',
      'pages/about.mdx': 'No front matter.\n',
      'posts/a/index.mdx': post('tagz: [a]'),
      'posts/b/index.mdx': post('', '<Asside>x</Asside>\n'),
      'posts/c/index.mdx': post('', '[a](/posts/nowhere/)\n'),
    });
    expect(problems.map(({ file, field }) => `${file} ${field}`).sort()).toEqual([
      'pages/about.mdx front matter',
      'posts/a/index.mdx tagz',
      'posts/b/index.mdx <Asside>',
      'posts/c/index.mdx link',
      'site.yaml titel',
    ]);
  });

  it('reports both the front matter and the text of a post', async () => {
    const problems = await problemsOf({ [POST]: post('tagz: [a]', 'Text {1 + 1}.\n') });
    expect(problems).toMatchObject([
      { line: 5, field: 'tagz' },
      { line: 8, field: 'expression' },
    ]);
  });
});

describe('reading never throws', () => {
  it.each([
    ['elements nested thousands deep', '<Aside>\n'.repeat(2000) + '</Aside>\n'.repeat(2000)],
    ['a link with a broken percent escape', '## H\n\n[x](#h) and [y](/posts/drbd/#%E0%A4)\n'],
    ['a link that no browser can resolve', '<a href="/\\[x">y</a>\n'],
    ['a diagram that is a folder', '<Diagram image="../drbd" alt="Two nodes and a third vote" />\n'],
  ])('on %s: it is a problem', async (_, body) => {
    expect(await problemsOf({ [POST]: post('', body) })).not.toEqual([]);
  });

  it('on a drawing with groups nested thousands deep: it is a problem', async () => {
    const files = {
      [POST]: post('', '<Diagram image="./a.svg" alt="Two nodes and a third vote" />\n'),
      'posts/drbd/a.svg': `<svg viewBox="0 0 1 1">${'<g>'.repeat(5000)}${'</g>'.repeat(5000)}</svg>`,
    };
    expect(await problemsOf(files)).not.toEqual([]);
  });

  it('on a link with empty steps in its path', async () => {
    const { posts } = await readTree({ [POST]: post('', '[x](/.//[)\n') });
    expect(posts).toHaveLength(1);
  });

  it('and U+0000 in a text loses nothing of it', async () => {
    const { posts } = await readTree({ [POST]: post('', 'a\u0000b <Fact log="x" is="y" /> \u00000\u0000 c\n') });
    const segments = posts[0]?.body.segments ?? [];
    expect(usesIn(segments)).toHaveLength(1);
    expect(segments.at(-1)).toContain('c</p>');
  });
});
