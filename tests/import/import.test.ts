import { readdirSync, readFileSync, statSync } from 'node:fs';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandResult, run, runBuild } from '../support/commands.ts';
import { type BlogPost, type WrittenBlog, writeBlog } from './blog.ts';
import { textOf } from './page-text.ts';

const POSTS = 200;
const SEED = 1;

let root: string;
let blog: WrittenBlog;
let out: string;
let dist: string;
let result: CommandResult;
let before: Map<string, string>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'import-'));
  blog = await writeBlog(join(root, 'blog'), { posts: POSTS, seed: SEED });
  [out, dist] = [join(root, 'content'), join(root, 'dist')];
  before = snapshot(root);
  result = await importBlog();
}, 300_000);

afterAll(() => rm(root, { recursive: true, force: true }));

function importBlog(...options: string[]): Promise<CommandResult> {
  return run(['tools/run.mjs', 'import', blog.folder, '--out', out, ...options]);
}

/** Every file below a folder with its text; links are not followed. */
function snapshot(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path), readFileSync(path, 'latin1')]),
  );
}

/** The folder of an imported post: the one whose text holds a word that only this post has. */
function folderOf(post: BlogPost, written: Map<string, string>): string {
  const mark = new RegExp(
    `\\b${
      [
        ...post.truth.words,
        ...post.truth.loose,
        ...(post.truth.code
          .flat()
          .join(' ')
          .match(/\bm\d+x\d+\b/g) ?? []),
      ][0]
    }\\b`,
  );
  const found = [...written]
    .filter(([name, text]) => /(?:\.mdx|\.log)$/.test(name) && mark.test(text))
    .map(([name]) => name);
  return (found[0] ?? '').replace(/\/(?:index\.mdx|logs\/.*)$/, '');
}

describe('importing a nasty blog', () => {
  it('ends with exit code 1, because the blog has faults, and imports the rest', () => {
    expect(result.status, result.output.slice(-3000)).toBe(1);
    expect([...snapshot(out).keys()].filter((name) => name.endsWith('index.mdx')).length).toBeGreaterThanOrEqual(POSTS);
  });

  it('reports each fault with file and line', async () => {
    const report = `${result.output}\n${await readFile(join(out, 'import-report.md'), 'utf8')}`;
    const missing = blog.faults.filter(({ file, line, about }) => {
      const places = report
        .split('\n')
        .flatMap((text, index, all) => (text.includes(file) ? [all.slice(index, index + 6).join('\n')] : []));
      return !places.some((place) => about.test(place) && (line === undefined || place.includes(`${file}:${line}`)));
    });
    expect(missing).toEqual([]);
  });

  it('imports what can be read of faulty posts', () => {
    const texts = [...snapshot(out).values()].join('\n');
    expect(blog.faults.filter(({ survives }) => survives !== undefined && !texts.includes(survives))).toEqual([]);
    expect(texts).not.toContain('fxsecret');
  });

  it('writes nothing outside of its folder', () => {
    const after = snapshot(root);
    const elsewhere = (files: Map<string, string>): [string, string][] =>
      [...files].filter(([name]) => !name.startsWith('content/'));
    expect(elsewhere(after).map(([name]) => name)).toEqual(elsewhere(before).map(([name]) => name));
    expect(elsewhere(after).every(([name, text]) => before.get(name) === text)).toBe(true);
  });

  it('keeps every code line byte for byte, in MDX or in a log', () => {
    const written = snapshot(out);
    const lost: string[] = [];
    for (const post of blog.posts) {
      const folder = folderOf(post, written);
      const lines = [...written]
        .filter(([name]) => name.startsWith(`${folder}/`) && /\.(?:mdx|log)$/.test(name))
        .map(([, text]) => Buffer.from(text, 'latin1').toString('utf8').split('\n'));
      for (const block of post.truth.code)
        if (!lines.some((file) => holdsBlock(file, block))) lost.push(`${post.file}: ${block[0]}`);
    }
    expect(lost).toEqual([]);
  });

  it('changes nothing when it runs again', async () => {
    const first = snapshot(out);
    const again = await importBlog();
    expect(again.status).toBe(1);
    const second = snapshot(out);
    expect([...second.keys()].sort()).toEqual([...first.keys()].sort());
    expect([...second].filter(([name, text]) => first.get(name) !== text).map(([name]) => name)).toEqual([]);
  }, 120_000);

  it('never overwrites what its author has edited, unless forced', async () => {
    const path = join(out, [...snapshot(out).keys()].find((name) => name.endsWith('index.mdx')) ?? '');
    const text = await readFile(path, 'utf8');
    await appendFile(path, '\nEdited by hand.\n');
    const kept = await importBlog();
    expect(await readFile(path, 'utf8')).toBe(`${text}\nEdited by hand.\n`);
    expect(kept.output).toContain('index.mdx');
    await importBlog('--force');
    expect(await readFile(path, 'utf8')).toBe(text);
  }, 240_000);

  it('writes nothing on a dry run', async () => {
    const target = join(root, 'dry');
    await run(['tools/run.mjs', 'import', blog.folder, '--out', target, '--dry-run']);
    expect(() => statSync(target)).toThrow('ENOENT');
  }, 120_000);
});

describe('the site built from it', () => {
  let pages: Map<string, string>;

  beforeAll(async () => {
    const built = await runBuild({ CONTENT_DIR: out, OUT_DIR: dist });
    expect(built.status, built.output.slice(0, 6000)).toBe(0);
    pages = new Map(
      [...snapshot(dist)]
        .filter(([name]) => name.endsWith('.html'))
        .map(([name, text]) => [name, Buffer.from(text, 'latin1').toString('utf8')]),
    );
  }, 600_000);

  const published = (): BlogPost[] => blog.posts.filter(({ plan }) => plan.kind === 'post');

  /** The page of a post: found by its words. */
  function pageOf(post: BlogPost): string {
    const folder = folderOf(post, snapshot(out));
    return pages.get(`${folder}/index.html`) ?? '';
  }

  it('shows every word in order', () => {
    const lost: string[] = [];
    for (const post of published()) {
      const text = textOf(pageOf(post));
      let from = 0;
      for (const word of post.truth.words) {
        const at = indexOfWord(text, word, from);
        if (at < 0) lost.push(`${post.file}: ${word}${indexOfWord(text, word, 0) < 0 ? '' : ' (moved)'}`);
        else from = at;
      }
      for (const word of post.truth.loose) if (indexOfWord(text, word, 0) < 0) lost.push(`${post.file}: ${word}`);
    }
    expect(lost).toEqual([]);
  });

  it('shows inline code exactly', () => {
    const lost = published().flatMap((post) => {
      const text = textOf(pageOf(post)).replace(/\s+/g, ' ');
      return post.truth.inline
        .filter((code) => !text.includes(code.replace(/\s+/g, ' ')))
        .map((code) => `${post.file}: ${code}`);
    });
    expect(lost).toEqual([]);
  });

  it('leads every link to elsewhere where it led', () => {
    const lost = published().flatMap((post) => {
      const page = pageOf(post);
      const addresses = new Set(
        [...page.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, address = '']) => address.replaceAll('&amp;', '&')),
      );
      const joined = [...addresses].join('\n');
      return post.truth.links.flatMap((link) =>
        link.kind === 'out' && !joined.includes(link.address) ? [`${post.file}: ${link.address}`] : [],
      );
    });
    expect(lost).toEqual([]);
  });

  it('leads every link to a post to the page of that post', () => {
    const written = snapshot(out);
    const folders = new Map(blog.posts.map((post) => [post.file, folderOf(post, written)]));
    const lost = published().flatMap((post) => {
      const page = pageOf(post);
      return post.truth.links.flatMap((link) =>
        link.kind === 'post' &&
        !new RegExp(`href="[^"]*${escaped(encodeURI(folders.get(link.file) ?? '?'))}/[^"]*"`).test(page)
          ? [`${post.file}: ${link.file}`]
          : [],
      );
    });
    expect(lost).toEqual([]);
  });

  it('answers at every former address', () => {
    const addresses = published().flatMap(({ plan }) => [plan.address, ...plan.former]);
    const redirects = [...pages.keys()].map((name) => `/${name.replace(/(?:^|\/)index\.html$/, '')}`);
    const lost = addresses.filter((address) => {
      const wanted = decodeURI(address).replace(/\/$/, '');
      return !redirects.some(
        (path) => path === wanted || path === `/blog${wanted}` || path.toLowerCase() === wanted.toLowerCase(),
      );
    });
    expect(lost).toEqual([]);
  });

  it('keeps drafts and what was not published off the site', () => {
    const all = [...pages.values()].join('\n');
    const shown = blog.posts.filter(
      ({ plan, truth }) => plan.kind !== 'post' && truth.words.some((word) => indexOfWord(all, word, 0) >= 0),
    );
    expect(shown.map(({ file }) => file)).toEqual([]);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function indexOfWord(text: string, word: string, from: number): number {
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1))
    if (!/\d/.test(text[at + word.length] ?? '')) return at;
  return -1;
}

/** Whether lines stand in a file one after the other, all of them behind the same quotation marks and blanks. */
function holdsBlock(file: readonly string[], block: readonly string[]): boolean {
  return file.some((first, start) => {
    const head = block[0] ?? '';
    if (!first.endsWith(head)) return false;
    const prefix = first.slice(0, first.length - head.length);
    if (!/^[\s>]*$/.test(prefix)) return false;
    return block.every((line, index) => {
      const found = file[start + index] ?? '\0';
      return line.trim() === '' ? /^[\s>]*$/.test(found) : found === prefix + line;
    });
  });
}
