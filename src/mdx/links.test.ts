import { describe, expect, it } from 'vitest';
import { compileBody, usesIn } from './index.ts';
import { resolveHref } from './links.ts';

const compile = (source: string, base = '/') =>
  compileBody(source, { file: 'drbd.mdx', address: `${base}posts/ha/drbd/`, base });

describe('a link', () => {
  it.each([
    ['../zfs/', '/posts/ha/zfs/'],
    ['../zfs/#set-up', '/posts/ha/zfs/#set-up'],
    ['../zfs/index.mdx#set-up', '/posts/ha/zfs/#set-up'],
    ['../zfs/index.md', '/posts/ha/zfs/'],
    ['/tags/kvm/', '/tags/kvm/'],
    ['?a=1', '/posts/ha/drbd/?a=1'],
    ['#own', '#own'],
  ])('to %s leads to %s', async (href, resolved) => {
    const { body, problems } = await compile(`[x](${href})\n`);
    expect(problems).toEqual([]);
    expect(body.segments).toEqual([`<p><a href="${resolved}">x</a></p>`]);
  });

  it.each([
    ['../zfs/', '/blog/posts/ha/zfs/'],
    ['/tags/kvm/', '/blog/tags/kvm/'],
    ['/', '/blog/'],
    ['#own', '#own'],
  ])('to %s under a base path leads to %s', async (href, resolved) => {
    expect((await compile(`[x](${href})\n`, '/blog/')).body.segments).toEqual([`<p><a href="${resolved}">x</a></p>`]);
  });

  it('within the post names the post in a note, which stands in the page of its log too', async () => {
    const source =
      '<MigrationLog log="a">\n<Note at="x">See [above](#own), and[^1].</Note>\n</MigrationLog>\n\n[^1]: More.\n';
    const { body, problems } = await compile(source, '/blog/');
    expect(problems).toEqual([]);
    const note = usesIn(body.segments)
      .find(({ name }) => name === 'Note')
      ?.children.join('');
    expect([...(note ?? '').matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      '/blog/posts/ha/drbd/#own',
      '/blog/posts/ha/drbd/#user-content-fn-1',
    ]);
  });

  it.each([
    'https://pve.proxmox.com/wiki/',
    'http://a.example',
    'mailto:a@example.org',
    'tel:+4912345',
    '//cdn.example/a',
  ])('to %s stays as it is', async (href) => {
    const { body, problems } = await compile(`[x](${href})\n`);
    expect(problems).toEqual([]);
    expect(body.segments).toEqual([`<p><a href="${href}">x</a></p>`]);
  });

  it('within the site is listed as its author wrote it, with its place', async () => {
    const { body } = await compile(
      'Text.\n\nSee [x](../zfs/#a) and <a href="/about/">y</a> and [z](https://a.example).\n',
    );
    expect(body.links).toEqual([
      { href: '../zfs/#a', line: 3, column: 5 },
      { href: '/about/', line: 3, column: 24 },
    ]);
  });

  it('cannot leave the site by the back door', async () => {
    const { body } = await compile('[x](/.//elsewhere.example/)\n');
    expect(body.segments.join('')).not.toContain('href="//');
  });
});

describe('a link that could run something', () => {
  it.each([
    '[x](javascript:alert(1))',
    '[x](JavaScript:alert(1))',
    '[x](vbscript:x)',
    '[x](data:text/html,x)',
    '[x](file:///etc/passwd)',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '[x]\n\n[x]: javascript:alert(1)',
  ])('is refused: %j', async (source) => {
    const { body, problems } = await compile(`${source}\n`);
    expect(problems).toMatchObject([
      { file: 'drbd.mdx', line: 1, field: 'link', expected: expect.stringContaining('https') },
    ]);
    expect(body.segments.join('')).not.toContain('href');
  });
});

describe('an address', () => {
  it('is resolved as a browser would', () => {
    expect(resolveHref('./a/../b?q#h', '/blog/posts/x/', '/blog/')).toBe('/blog/posts/x/b?q#h');
    expect(resolveHref('../../../..', '/posts/x/', '/')).toBe('/');
  });
});
