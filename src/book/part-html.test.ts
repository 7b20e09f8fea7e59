import { describe, expect, it } from 'vitest';
import { partHtml } from './part-html.ts';

const PARTS = [
  { part: 1, address: '/blog/posts/ha/cluster/' },
  { part: 2, address: '/blog/posts/ha/drbd/' },
];

const inBook = (html: string) => partHtml(html, { part: 2, address: '/blog/posts/ha/drbd/' }, PARTS);

describe('a part in the page of all parts', () => {
  it.each([
    ['ids', '<p id="x">a</p>', '<p id="part-2-x">a</p>'],
    ['links within the part', '<a href="#x">a</a>', '<a href="#part-2-x">a</a>'],
    ['a link to another part', '<a href="/blog/posts/ha/cluster/">a</a>', '<a href="#part-1">a</a>'],
    ['one to a place in it', '<a href="/blog/posts/ha/cluster/#q">a</a>', '<a href="#part-1-q">a</a>'],
    ['one to its own page', '<a href="/blog/posts/ha/drbd/#q">a</a>', '<a href="#part-2-q">a</a>'],
    ['a link elsewhere', '<a href="/blog/logs/ha/x/#L3">a</a>', '<a href="/blog/logs/ha/x/#L3">a</a>'],
    ['a link out', '<a href="https://example.org/#x">a</a>', '<a href="https://example.org/#x">a</a>'],
    ['names of elements', '<i aria-describedby="a b">x</i>', '<i aria-describedby="part-2-a part-2-b">x</i>'],
    ['headings', '<h2>a</h2><h3>b</h3><h6>c</h6>', '<h3>a</h3><h4>b</h4><h6>c</h6>'],
    ['pictures', '<img src="a.png" alt="" loading="lazy">', '<img src="a.png" alt="">'],
  ])('has its own: %s', (_, html, expected) => {
    expect(inBook(html)).toBe(expected);
  });

  it('keeps drawings whole, their names for screen readers and their arrow heads', () => {
    const svg =
      '<svg viewBox="0 0 1 1" aria-labelledby="t"><title id="t">A</title><defs><marker id="m" markerWidth="4"></marker></defs><path d="M0 0" marker-end="url(#m)"></path></svg>';
    expect(inBook(svg)).toBe(
      '<svg viewBox="0 0 1 1" aria-labelledby="part-2-t"><title id="part-2-t">A</title><defs><marker id="part-2-m" markerWidth="4"></marker></defs><path d="M0 0" marker-end="url(#part-2-m)"></path></svg>',
    );
  });

  it('leaves text as it is: entities, blank lines of code', () => {
    const html = '<pre><code>a &#x3C; b\n\n  c &#x26;&#x26; d</code></pre>';
    expect(inBook(html)).toBe(html);
  });
});
