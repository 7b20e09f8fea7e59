import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { untabbed } from '../../src/import/account/indent.ts';
import { tokensOfSource } from '../../src/import/account/source.ts';
import type { Token } from '../../src/import/account/token.ts';
import { wordsOf } from '../../src/import/account/words.ts';
import { type BlogPost, writeBlog } from './blog.ts';

/** What the account reads in a post of the nasty blog, beside what its writer says is in it. */
interface Read {
  post: BlogPost;
  text: string;
  tokens: Token[];
}

const SITE = { url: 'https://ops.example', baseurl: '/blog', title: 'Ops & more' };

describe.each([1, 2, 3])('the account of nasty blog %i', (seed) => {
  let folder: string;
  let posts: Read[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'account-'));
    const blog = await writeBlog(join(folder, 'blog'), { posts: 120, seed, faults: false });
    posts = await Promise.all(
      blog.posts.map(async (post) => {
        const text = await readFile(join(blog.folder, post.file), 'utf8');
        const { body, floating, front } = tokensOfSource({ file: post.file, text }, SITE);
        return { post, text, tokens: [...body, ...floating, ...front.tokens] };
      }),
    );
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** For each post, what of a list none of its required tokens fits. */
  function missing(kinds: readonly Token['kind'][], wanted: (post: BlogPost) => readonly string[]): string[] {
    return posts.flatMap(({ post, tokens }) => {
      const required = tokens.filter(({ optional, kind }) => !optional && kinds.includes(kind));
      const keys = new Set(required.flatMap(({ key, loose, text }) => [key, loose, text]));
      return wanted(post)
        .filter((one) => !keys.has(one) && !required.some(({ text }) => text.includes(one)))
        .map((one) => `${post.file}: ${one}`);
    });
  }

  it('requires every word, those that may be dropped as well', () => {
    const words = ({ truth }: BlogPost): string[] => [...truth.words, ...truth.loose, ...truth.dropped];
    expect(missing(['word', 'attribute', 'link'], words)).toEqual([]);
  });

  it('requires every line of code as code, and nothing else', () => {
    const lines = ({ truth }: BlogPost): string[] =>
      truth.code
        .flat()
        .filter((line) => line.trim() !== '')
        .map((text) => untabbed({ text, number: 0 }).text);
    expect(missing(['code'], lines)).toEqual([]);
    const extra = posts.flatMap(({ post, tokens }) => {
      const known = new Set(post.truth.code.flat().map((line) => line.trim()));
      const code = tokens.filter(({ kind }) => kind === 'code');
      return code
        .filter(({ text }) => text.trim() !== '' && !known.has(text.trim()))
        .map(({ line, text }) => `${post.file}:${line} ${text}`);
    });
    expect(extra).toEqual([]);
  });

  it('requires inline code exactly, and every link and picture', () => {
    expect(missing(['span'], ({ truth }) => truth.inline)).toEqual([]);
    const addresses = ({ truth }: BlogPost): string[] =>
      truth.links.flatMap((link) => (link.kind === 'out' ? [link.address] : []));
    expect(missing(['link', 'image'], addresses)).toEqual([]);
    const names = ({ truth }: BlogPost): string[] =>
      truth.images.map((path) => path.split('/').pop()?.replaceAll(' ', '%20') ?? '');
    const decoded = posts.flatMap(({ post, tokens }) => {
      const images = tokens
        .filter(({ kind }) => kind === 'image' || kind === 'link')
        .map(({ text }) => text.replaceAll(' ', '%20'));
      return names(post).filter((name) => !images.some((text) => text.includes(name)));
    });
    expect(decoded).toEqual([]);
  });

  it('leaves no word of a body unread, be it markup', () => {
    const unread = posts.flatMap(({ post, text, tokens }) => {
      const known = new Set(tokens.flatMap(({ text: shown }) => wordsOf(shown, 0).map(({ key }) => key)));
      const body = text
        .slice(text.indexOf('\n---', 4))
        .replace(/&#?\w+;/g, ' ')
        .normalize('NFC');
      // The label of a contents list is replaced by the contents; entities are read.
      return wordsOf(body.replace(/\{:toc\}|caf /g, ''), 0)
        .filter(({ key }) => /\w/.test(key) && !known.has(key))
        .map(({ key }) => `${post.file}: ${key}`);
    });
    expect(unread).toEqual([]);
  });
});
