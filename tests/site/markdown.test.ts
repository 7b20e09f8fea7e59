import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { markdownToMdast } from 'satteri';
import { visit } from 'unist-util-visit';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { attribute, type BuiltPage, byClass, byTag, elements, readPages, text } from '../support/pages.ts';
import { fileAt } from '../support/site-files.ts';

const ORIGIN = 'https://ha-series.example';
const site = { origin: ORIGIN, base: '/', folder: inject('siteDir') };

interface Twin {
  page: BuiltPage;
  markdown: string;
  tree: Root;
}

let twins: Twin[];

beforeAll(async () => {
  const posts = (await readPages(site.folder)).filter(({ path }) => path.startsWith('/posts/'));
  twins = await Promise.all(
    posts.map(async (page) => {
      const markdown = await readFile(join(site.folder, page.path, 'index.md'), 'utf8');
      const tree = markdownToMdast(markdown, { features: { gfm: true } });
      if (tree.type !== 'root') throw new Error('the text has no root');
      return { page, markdown, tree };
    }),
  );
});

describe('the Markdown beside each post', () => {
  it('is named by the page, in its head and for its readers', () => {
    expect(twins).toHaveLength(8);
    for (const { page } of twins) {
      const named = elements(page.tree, (e) => e.tagName === 'link' && attribute(e, 'type') === 'text/markdown');
      expect(named.map((e) => attribute(e, 'href'))).toEqual([`${page.path}index.md`]);
      expect(byTag(page.tree, 'a').map((a) => attribute(a, 'href'))).toContain(`${page.path}index.md`);
    }
  });

  it('is Markdown alone: no HTML, no component', () => {
    for (const { page, tree } of twins) {
      const tags: string[] = [];
      visit(tree, 'html', ({ value }) => {
        tags.push(value);
      });
      expect(tags, page.path).toEqual([]);
    }
  });

  it('says what the page says: its title, its sections, its tables, its code', () => {
    for (const { page, tree } of twins) {
      const headings: string[] = [];
      const code: string[] = [];
      let tables = 0;
      visit(tree, (node) => {
        if (node.type === 'heading') headings.push(plain(textOf(node)));
        if (node.type === 'code') code.push(plain(node.value));
        if (node.type === 'table') tables += 1;
      });
      const article = byTag(page.tree, 'article')[0] ?? page.tree;
      const prose = byClass(article, 'prose')[0] ?? page.tree;
      const shown = [...byTag(article, 'h1'), ...elements(prose, ({ tagName }) => /^h[2-4]$/.test(tagName))];
      expect(headings, page.path).toEqual(shown.map((heading) => plain(text(heading))));
      expect(tables).toBe(
        byTag(prose, 'table').length - byClass(prose, 'timeline').flatMap((t) => byTag(t, 'table')).length,
      );
      const blocks = byTag(prose, 'code-block').flatMap((block) => byTag(block, 'pre'));
      expect(code).toEqual(expect.arrayContaining(blocks.map((pre) => plain(text(pre)))));
    }
  });

  it('leads to whole addresses that exist, and shows pictures by what they show', () => {
    let images = 0;
    for (const { page, tree } of twins) {
      const addresses: string[] = [];
      visit(tree, (node) => {
        if (node.type === 'link' || node.type === 'image') addresses.push(node.url);
        if (node.type !== 'image') return;
        images += 1;
        expect((node.alt ?? '').length).toBeGreaterThan(20);
      });
      expect(addresses.length).toBeGreaterThan(3);
      expect(
        addresses.filter((a) => URL.parse(a) === null || (a.startsWith(ORIGIN) && fileAt(a, site) === null)),
        page.path,
      ).toEqual([]);
    }
    expect(images).toBeGreaterThan(8);
  });

  it('has logs whole, line for line', async () => {
    const log = await readFile(join(site.folder, 'logs/proxmox-ha/high-availability/vm105-drbd.log'), 'utf8');
    const twin = twins.find(({ page }) => page.path.endsWith('/high-availability/'));
    expect(twin?.markdown).toContain(`\n\`\`\`\n${log.trimEnd()}\n\`\`\`\n`);
  });
});

function plain(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

describe('llms.txt', () => {
  it('leads to the Markdown of every post, in the form that its readers know', async () => {
    const index = await readFile(join(site.folder, 'llms.txt'), 'utf8');
    const tree = markdownToMdast(index, { features: { gfm: true } });
    if (tree.type !== 'root') throw new Error('the text has no root');
    const kinds = tree.children.map((node) => (node.type === 'heading' ? `h${node.depth}` : node.type));
    expect(kinds.join(' ')).toMatch(/^h1 blockquote paragraph( h2 list)+$/);
    const links: string[] = [];
    visit(tree, 'link', ({ url }) => {
      links.push(url);
    });
    expect(links.filter((address) => fileAt(address, site) === null)).toEqual([]);
    const posts = twins.map(({ page }) => `${ORIGIN}${page.path}index.md`);
    expect(links.filter((address) => address.startsWith(`${ORIGIN}/posts/`)).toSorted()).toEqual(posts.toSorted());
  });

  it('leads to one file with all of them, in the order of the parts', async () => {
    const full = await readFile(join(site.folder, 'llms-full.txt'), 'utf8');
    const starts = twins.map(({ markdown }) => full.indexOf(markdown));
    expect(starts.filter((start) => start < 0)).toEqual([]);
    const parts = [...full.matchAll(/^- Part (\d+) of 8: /gm)].map(([, part]) => Number(part));
    expect(parts).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
