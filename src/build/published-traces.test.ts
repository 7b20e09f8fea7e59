import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Tree, writeTree } from '../content/testing.ts';
import { findPublishedTraces } from './published-traces.ts';

const REDACTED = {
  archive: 'store',
  'db7.corp-real.com': 'node-a.example',
  '81.2.69.142': '192.0.2.1',
  kept_host: 'kept_host',
};
const found = async (files: Tree) =>
  (await findPublishedTraces(await writeTree(files), REDACTED)).map(({ file, found }) => `${file}: ${found}`);

describe('a redacted name in the finished site', () => {
  it.each([
    ['plain', '<p>On db7.corp-real.com it ran.</p>'],
    ['behind an entity', '<p>On db7&#46;corp-real.com it ran.</p>'],
    ['with emphasis inside', '<p>On db7.<strong>corp</strong>-real.com it ran.</p>'],
    ['in an attribute', '<img src="a.png" alt="db7&#46;corp-real.com" />'],
    ['in a link, percent-encoded', '<a href="https://db7%2Ecorp-real.com/">it</a>'],
    ['with a soft hyphen', '<p>db7.corp\u00ad-real.com</p>'],
    ['in a comment', '<!-- 81.2.69.142 -->'],
    ['in a title', '<title>81.2.69.142 fails</title>'],
  ])('is found: %s', async (_, html) => {
    expect(await found({ 'posts/a/index.html': html })).toHaveLength(1);
  });

  it.each(['logs/a.log', 'logs/index.json', 'logs/index.csv', 'robots.txt'])('is found in %s', async (file) => {
    expect(await found({ [file]: 'x 81.2.69.142 y' })).toEqual([expect.stringContaining(`${file}: \`81.2.69.142\``)]);
  });

  it.each([
    ['its text', 'EPUB/part-1.xhtml', '<p>db7&#46;corp-real.com</p>'],
    ['what it says of itself', 'EPUB/package.opf', '<dc:title>81.2.69.142</dc:title>'],
  ])('is found in a book: %s', async (_, name, text) => {
    const book = zipSync({ [name]: new TextEncoder().encode(text) });
    expect(await found({ 'series/a/a.epub': book })).toEqual([expect.stringContaining(`series/a/a.epub (${name}): `)]);
  });

  it('is not looked for where it is a word that the site itself uses', async () => {
    expect(await found({ 'index.html': '<a href="/archive/">archive</a>' })).toEqual([]);
  });

  it('is not a stand-in, another name, or one that stands for itself', async () => {
    expect(await found({ 'index.html': '<p>node-a.example 192.0.2.1 81.2.69.14 kept_host db7</p>' })).toEqual([]);
  });
});
