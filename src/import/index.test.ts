import { appendFile, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContent } from '../content/index.ts';
import { writeTree } from '../content/testing.ts';
import { CONFIG, importTree, POST, png } from './testing.ts';

const post = (frontMatter: string, body = 'Text.\n') => `---\n${frontMatter}\n---\n${body}`;

/** All that the site's own checks have to say. */
async function problemsOf(out: string) {
  return (await readContent(out, { drafts: true })).problems;
}

describe('a series', () => {
  const files = {
    '_posts/2016-02-01-two.md': post(
      'title: Two\nseries: "My Long Series"',
      '[one]({% post_url 2016-01-01-one %})\n\n{% include series.html %}\n',
    ),
    '_posts/2016-01-01-one.md': post('title: One\nseries: My Long Series'),
    '_posts/2016-03-01-three.md': post('title: Three\nseries: my long series\npublished: false'),
  };

  it('is a file with its name, and its parts are numbered by date', async () => {
    const { read, out, result } = await importTree(files);
    expect(result.series).toEqual([{ id: 'my-long-series', title: 'My Long Series', parts: 3 }]);
    expect(await read('series/my-long-series.yaml')).toContain('title: My Long Series');
    expect(await read('posts/my-long-series/one/index.mdx')).toContain('series: my-long-series\npart: 1\n');
    expect(await read('posts/my-long-series/two/index.mdx')).toMatch(
      /part: 2\n[\s\S]*\[one\]\(\.\.\/one\/\)[\s\S]*<SeriesNav \/>/,
    );
    expect(await read('posts/my-long-series/three/index.mdx')).toMatch(/part: 3\n[\s\S]*draft: true/);
    expect(await problemsOf(out)).toEqual([]);
  });
});

describe('pictures', () => {
  it('are copied beside the post, the larger one of a pair', async () => {
    const gallery =
      'gallery:\n  - url: a.png\n    image_path: a_small.png\n    alt: placeholder image 1\n    title: The console\n  - image_path: /images/b.png\n    alt: What b shows';
    const { read, out, findings } = await importTree({
      'images/a.png': await png(60, 40),
      'images/a_small.png': await png(12, 8),
      'images/b.png': await png(20, 20),
      [POST]: post(`title: A\n${gallery}`, '{% include gallery caption="All" %}\n'),
    });
    const text = await read('posts/a-post/index.mdx');
    expect(text).toContain(
      '- image: ./images/a.png\n    alt: The console\n    title: The console\n  - image: ./images/b.png\n    alt: What b shows\n',
    );
    expect(text).toContain('<Gallery caption="All" />');
    expect((await readdir(join(out, 'posts/a-post/images'))).sort()).toEqual(['a.png', 'b.png']);
    expect(findings).toContainEqual(expect.stringMatching(/^hand .*:6 a picture with “placeholder image 1”/));
    expect(await problemsOf(out)).toEqual([]);
  });

  it('in text and HTML stand by themselves, and thumbnails lead nowhere else', async () => {
    const { read, out } = await importTree({
      'images/Big Pic.PNG': await png(60, 40),
      'images/small.png': await png(12, 8),
      [POST]: post(
        'title: A',
        'Before ![What it shows](/images/small.png "Title") after.\n\n[![Thumb](/images/small.png)](/images/Big Pic.PNG)\n\n<figure><img src="/images/small.png" alt="Said"><figcaption>Below</figcaption></figure>\n',
      ),
    });
    const text = await read('posts/a-post/index.mdx');
    expect(text).toContain(
      'Before\n\n<Screenshot image="./images/small.png" alt="What it shows" caption="Title" />\n\nafter.',
    );
    expect(text).toContain('<Screenshot image="./images/big-pic.png" alt="Thumb" />');
    expect(text).toContain('<Screenshot image="./images/small.png" alt="Said" caption="Below" />');
    expect(await problemsOf(out)).toEqual([]);
  });

  it.each([
    ['/images/none.png', 'there is no such file'],
    ['../../../../etc/passwd.png', 'its path leads out of the source'],
    ['/images/broken.png', 'it is no picture'],
  ])('%s that can’t be shown are errors with their line, and stay as words', async (address, why) => {
    const { read, findings, out } = await importTree({
      'images/broken.png': 'no picture',
      [POST]: post('title: A', `One.\n\n![What it shows](${address})\n`),
    });
    expect(findings).toContainEqual(expect.stringMatching(new RegExp(`^error ${POST}:6 the picture .*${why}`)));
    expect(await read('posts/a-post/index.mdx')).toContain('What it shows');
    expect(await problemsOf(out)).toEqual([]);
  });

  it('too small to be seen, or drawn with more than shapes, are linked as files', async () => {
    const { read, findings, out } = await importTree({
      'images/dot.png': await png(1, 1),
      'images/d.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
      [POST]: post('title: A', 'One ![A dot](/images/dot.png) two.\n\n![A drawing](/images/d.svg)\n'),
    });
    const text = await read('posts/a-post/index.mdx');
    expect(text).toContain('One [A dot](./files/dot.png) two.\n\n[A drawing](./files/d.svg)');
    expect(findings).toContainEqual(expect.stringMatching(/^hand .*dot.png` can’t be shown: it has 1 × 1 pixels/));
    expect(findings.filter((finding) => finding.startsWith('error'))).toEqual([]);
    expect(await problemsOf(out)).toEqual([]);
  });

  it('of other sites become links', async () => {
    const { read } = await importTree({ [POST]: post('title: A', '![Badge](https://img.example/x.svg)\n') });
    expect(await read('posts/a-post/index.mdx')).toContain('[Badge](https://img.example/x.svg)');
  });
});

describe('files that posts link to', () => {
  const files = {
    'files/My Slides.pdf': '%PDF',
    'files/backup.sh': '#!/bin/sh\n',
    'files/схема.zip': 'PK',
    'feed.xml': '---\nlayout: null\n---\n<feed />\n',
    'old.html': '<p>A page</p>',
    'images/d.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
  };

  it('are copied beside the post, whatever they are called, and links lead to them', async () => {
    const { read, out, findings, result } = await importTree({
      ...files,
      [POST]: post(
        'title: A',
        '[a](/files/My%20Slides.pdf) [b]({{ site.url }}/files/backup.sh) [c](/files/схема.zip#p2) [again](/files/backup.sh)\n\n<video src="/files/backup.sh"></video>\n',
      ),
    });
    expect(await read('posts/a-post/index.mdx')).toContain(
      '[a](./files/my-slides.pdf) [b](./files/backup.sh) [c](./files/file.zip#p2) [again](./files/backup.sh)',
    );
    expect(await read('posts/a-post/files/backup.sh')).toBe('#!/bin/sh\n');
    expect((await readdir(join(out, 'posts/a-post/files'))).sort()).toEqual(['backup.sh', 'file.zip', 'my-slides.pdf']);
    expect(result.posts).toMatchObject([{ files: 3 }]);
    expect(findings.filter((finding) => !finding.startsWith('notice'))).toEqual([]);
    expect(findings).toContainEqual(expect.stringMatching(/^notice .*:4 the file `files\/backup.sh`/));
    expect(await problemsOf(out)).toEqual([]);
  });

  it('are none that are pages or feeds, that are missing, or that pictures are made of', async () => {
    const { out, findings } = await importTree({
      ...files,
      [POST]: post('title: A', '[a](/feed.xml) [b](/old.html) [c](/files/none.zip)\n\n![The way](/images/d.svg)\n'),
    });
    expect(await readdir(join(out, 'posts/a-post/files'))).toEqual(['d.svg']);
    expect(findings).toContainEqual(
      expect.stringContaining('the link `/files/none.zip` leads to something that was not'),
    );
    expect(await problemsOf(out)).toEqual([]);
  });
});

describe('links', () => {
  it('lead to new addresses, from the root, from the old site’s address and between files', async () => {
    const { read, out, findings } = await importTree({
      [POST]: post(
        'title: A',
        '[a](/b/) [b](https://old.example/b/#two-words) [c](2015-01-01-b.md) [d](#here) [e](/nope/) [f](irc://x) [g](https://else.example/x?a=b&c)\n\n## Here\n',
      ),
      '_posts/2015-01-01-b.md': post('title: B', '## Two words {#own}\n\nText.\n'),
    });
    const text = await read('posts/a-post/index.mdx');
    expect(text).toContain(
      '[a](../b/) [b](../b/#two-words) [c](../b/) [d](#here) [e](https://old.example/nope/) f (`irc://x`) [g](https://else.example/x?a=b\\&c)',
    );
    expect(findings.filter((finding) => finding.startsWith('hand'))).toHaveLength(2);
    expect(await problemsOf(out)).toEqual([]);
  });

  it('to a page, a tag and the start lead to those of the new site', async () => {
    const { read, out } = await importTree({
      [POST]: post('title: A\ntags: [Proxmox VE]', '[a](/about/) [b](/tags/#proxmox-ve) [c](/)\n'),
      'about.md': post('title: About\npermalink: /about/', 'Who writes here, and why anybody should read it at all.\n'),
    });
    expect(await read('posts/a-post/index.mdx')).toContain('[a](/about/) [b](/tags/proxmox-ve/) [c](/)');
    expect(await read('pages/about/index.mdx')).toContain('Who writes here');
    expect(await problemsOf(out)).toEqual([]);
  });
});

describe('logs in the text', () => {
  const LOG = `May 02 10:57:01 starting migration of VM 104 to node 'proxmox02' (192.168.0.186)
May 02 10:57:01 copying disk images
May 02 10:57:05 starting online/live migration on localhost:60000
May 02 10:57:07 migration speed: 256.00 MB/s - downtime 15 ms
May 02 10:57:11 migration finished successfully (duration 00:00:10)
TASK OK`;

  it('become files, byte for byte, and stay with --no-logs', async () => {
    const files = { [POST]: post('title: A', `A log:\n\n\`\`\`\n${LOG}\n\`\`\`\n`) };
    const { read, out } = await importTree(files);
    expect(await read('posts/a-post/index.mdx')).toContain('<MigrationLog log="vm104" />');
    expect(await read('posts/a-post/logs/vm104.log')).toBe(`${LOG}\n`);
    expect(await problemsOf(out)).toEqual([]);
    const left = await importTree(files, { logs: false });
    expect(await left.read('posts/a-post/index.mdx')).toContain(LOG);
  });

  it.each([
    ['a session', `root@a:~# tail task.log\n${LOG}`],
    [
      'a listing with times',
      'May 02 10:57:01 a.txt\nMay 02 10:57:01 b.txt\nMay 02 10:57:01 c.txt\nMay 02 10:57:01 d.txt',
    ],
    ['two lines', LOG.split('\n').slice(0, 2).join('\n')],
  ])('are none in %s', async (_, code) => {
    const { read } = await importTree({ [POST]: post('title: A', `\`\`\`\n${code}\n\`\`\`\n`) });
    expect(await read('posts/a-post/index.mdx')).toContain(code);
  });
});

describe('bad input', () => {
  it('is reported with file and line, and the rest is imported', async () => {
    const { findings, out, result } = await importTree({
      '_posts/2016-13-45-x.md': post('title: No such day'),
      '_posts/2016-01-02-y.md': post('title: A: b\ndate: 2016-99-01'),
      '_posts/2016-01-03-z.md': new Uint8Array([...Buffer.from('---\ntitle: L\n---\ncaf'), 0xe9, 10]),
      '_posts/2016-01-04-ok.md': post('title: Fine'),
      '_posts/notes.textile': 'h1. Text',
      '_config.yml': `${CONFIG}timezone: Nowhere/Town\n`,
    });
    for (const expected of [
      '_config.yml:3',
      '2016-13-45-x.md:1',
      '2016-01-02-y.md:2',
      '2016-01-02-y.md:3',
      '2016-01-03-z.md:4',
      'notes.textile:',
    ]) {
      expect(findings).toContainEqual(expect.stringMatching(new RegExp(`^error .*${expected}`)));
    }
    expect(result.posts).toHaveLength(4);
    expect(await problemsOf(out)).toEqual([]);
  });

  it('that links out of the tree is not read', async () => {
    const elsewhere = await writeTree({ 'secret.md': post('title: Secret', 'sesame') });
    const source = await writeTree({ '_config.yml': CONFIG, '_posts/2016-01-04-ok.md': post('title: Fine') });
    await symlink(join(elsewhere, 'secret.md'), join(source, '_posts/2016-01-05-secret.md'));
    await symlink(elsewhere, join(source, 'images'));
    await symlink(join(source, 'gone'), join(source, 'gone.md'));
    const { findings, result } = await importTree({}, { source });
    expect(result.posts.map(({ title }) => title)).toEqual(['Fine']);
    expect(findings.filter((finding) => finding.startsWith('error'))).toHaveLength(3);
  });
});

describe('running again', () => {
  const files = { [POST]: post('title: A'), '_posts/2016-01-01-b.md': post('title: B') };
  const B = 'posts/b/index.mdx';

  it('changes nothing', async () => {
    const first = await importTree(files);
    const report = await first.read('import-report.md');
    const { result } = await importTree(files, { source: first.source, out: first.out });
    expect(result.written.written).toEqual([]);
    expect(await first.read('import-report.md')).toBe(report);
  });

  it('leaves edited files alone and says so, unless it is forced', async () => {
    const first = await importTree(files);
    await appendFile(join(first.out, B), 'Edited.\n');
    await writeFile(join(first.source, '_posts/2016-01-01-b.md'), post('title: B anew'));
    const { findings } = await importTree({}, { source: first.source, out: first.out });
    expect(await first.read(B)).toMatch(/title: B\n[\s\S]*Edited/);
    expect(findings).toContainEqual(expect.stringMatching(`^hand ${B}: a file that was edited`));
    await importTree({}, { source: first.source, out: first.out, force: true });
    expect(await first.read(B)).toContain('title: B anew');
  });

  it('keeps and names what the source no longer has', async () => {
    const first = await importTree(files);
    await rm(join(first.source, '_posts/2016-01-01-b.md'));
    const { findings } = await importTree({}, { source: first.source, out: first.out });
    expect(await first.read(B)).toContain('title: B');
    expect(findings).toContainEqual(expect.stringMatching(`^hand ${B}: a file of an earlier import`));
  });

  it('never writes through a link out of its folder', async () => {
    const elsewhere = await writeTree({});
    const out = await writeTree({});
    await symlink(elsewhere, join(out, 'posts'));
    const { findings } = await importTree(files, { out });
    expect(await readdir(elsewhere)).toEqual([]);
    expect(findings.filter((finding) => finding.startsWith('error'))).toHaveLength(2);
  });

  it('writes nothing when it is dry', async () => {
    const out = join(await writeTree({}), 'new');
    const { result } = await importTree(files, { out, dryRun: true });
    expect(result.written.written).toContain(B);
    await expect(readdir(out)).rejects.toThrow('ENOENT');
  });
});

describe('other sources', () => {
  it('of Hugo have TOML, bundles and shortcodes', async () => {
    const source = await writeTree({
      'hugo.toml': 'baseURL = "https://hugo.example/blog/"\ntitle = "H"\n',
      'content/posts/one/index.md':
        '+++\ntitle = "One"\ndate = 2020-01-02\ntags = ["x"]\naliases = ["/old-one/"]\n+++\nText ![What it shows](pic.png)\n\n{{< youtube abc >}} {{< unknown a="b" >}} [two]({{< ref "two.md" >}})\n',
      'content/posts/one/pic.png': await png(8, 8),
      'content/posts/two.md': '---\ntitle: Two\ndate: 2020-01-03\ndraft: true\n---\nText.\n',
    });
    const { read, result, findings, out } = await importTree({}, { source });
    expect(result.kind).toBe('hugo');
    const text = await read('posts/one/index.mdx');
    expect(text).toContain('aliases:\n  - /old-one/');
    expect(text).toContain('<Screenshot image="./images/pic.png" alt="What it shows" />');
    expect(text).toContain('https://www.youtube.com/watch?v=abc');
    expect(findings).toContainEqual(expect.stringMatching(/^hand .*:9 the shortcode `\{\{< unknown a="b" >\}\}`/));
    expect(await problemsOf(out)).toEqual([]);
  });

  it('of plain Markdown take their titles from their texts', async () => {
    const source = await writeTree({
      'notes/drbd.md': '# Two disks\n\nHow two nodes share a disk, and what that costs.\n\n## More\n',
    });
    const { read, out } = await importTree({}, { source });
    expect(await read('posts/drbd/index.mdx')).toMatch(/title: Two disks\n[\s\S]*\n## More/);
    expect(await problemsOf(out)).toEqual([]);
  });
});

it('says in its report what it did, worst first', async () => {
  const { read, out } = await importTree({
    [POST]: post('title: A\nmystery: 1', '[a](#nowhere) ![b c d](/none.png)\n'),
  });
  const report = await read('import-report.md');
  expect(report.match(/^## .+$/gm)).toEqual([
    '## Could not be taken over as meant',
    '## Needs a look',
    '## Done by rule, for your information',
    '## Posts',
    '## Redirects',
    '## Left out',
  ]);
  expect(report).toContain(`\`${POST}:5\`, now \`posts/a-post/index.mdx:9\``);
  await mkdir(join(out, 'posts'), { recursive: true });
  expect(await problemsOf(out)).toEqual([]);
  expect(await readFile(join(out, '.import.json'), 'utf8')).toContain('posts/a-post/index.mdx');
});

it('leaves out the pages that a theme fills, and leads links to those of the new site', async () => {
  const { read, result, findings } = await importTree({
    [POST]: post('title: A', '[home](/) [tags](/tags/)\n'),
    'index.html': '---\nlayout: home\n---\n{% for p in site.posts %}{{ p.title }}{% endfor %}\n',
    '_pages/tags.md': '---\npermalink: /tags/\nlayout: tags\n---\n',
  });
  expect(result.pages).toEqual([]);
  expect(await read('posts/a-post/index.mdx')).toContain('[home](/) [tags](/tags/)');
  expect(findings).toContainEqual('notice index.html:1 a page which this site has by itself; it was left out');
});

it('brings the pictures of pages along', async () => {
  const { read, out } = await importTree({
    'images/me.png': await png(8, 8),
    'about.md': post('title: About\npermalink: /about/', 'Who writes.\n\n![The author at a desk](/images/me.png)\n'),
  });
  expect(await read('pages/about/index.mdx')).toContain(
    '<Screenshot image="./images/me.png" alt="The author at a desk" />',
  );
  expect(await readdir(join(out, 'pages/about/images'))).toEqual(['me.png']);
  expect(await problemsOf(out)).toEqual([]);
});

it('names that Windows can’t store, or that are too long for what is made of them, are changed', async () => {
  const long = `${'x'.repeat(210)}.png`;
  const { out, findings } = await importTree({
    '_posts/2016-01-01-con.md': post(
      'title: A',
      `![Both nodes](/images/aux.png) [a](/files/nul.pdf)\n\n![One node](/images/${long})\n`,
    ),
    'images/aux.png': await png(30, 20),
    [`images/${long}`]: await png(20, 20),
    'files/nul.pdf': 'x',
  });
  expect(await problemsOf(out)).toEqual([]);
  expect(findings.filter((finding) => finding.startsWith('error'))).toEqual([]);
});

describe('an invisible character that turns the direction of a text', () => {
  it('is left out and told, so that the site takes the post', async () => {
    const body = 'Run \u202Ac:\\tools\\a.exe.\n\n```\n\u202Acopied\n```\n';
    const { read, out, findings } = await importTree({ [POST]: post('title: A', body) });
    expect(await read('posts/a-post/index.mdx')).toMatch(/Run c:[^\u202A]*```\ncopied\n/);
    expect(findings).toContainEqual(expect.stringMatching(/^hand .*:4 an invisible character/));
    expect(await problemsOf(out)).toEqual([]);
  });
});
