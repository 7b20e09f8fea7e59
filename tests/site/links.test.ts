import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { attribute, type BuiltPage, elements, readPages } from '../support/pages.ts';

let pages: BuiltPage[];

beforeAll(async () => {
  pages = await readPages(inject('siteDir'));
});

/** Every address that a page loads or leads to, with the attribute that holds it. */
function references(page: BuiltPage): string[] {
  return elements(page.tree, () => true).flatMap((element) => {
    const srcset =
      attribute(element, 'srcSet')
        ?.split(',')
        .map((part) => part.trim().split(' ')[0] ?? '') ?? [];
    return [attribute(element, 'href'), attribute(element, 'src'), ...srcset].filter((value) => value !== null);
  });
}

describe('links of the built site', () => {
  it('covers every kind of page', () => {
    const paths = pages.map((page) => page.path);
    for (const path of ['/', '/404.html', '/archive/', '/series/', '/tags/', '/categories/', '/logs/', '/about/']) {
      expect(paths).toContain(path);
    }
  });

  it('lead to files that exist', async () => {
    const siteDir = inject('siteDir');
    const broken: string[] = [];
    for (const page of pages) {
      for (const href of references(page)) {
        const url = new URL(href, new URL(page.path, 'http://site.invalid'));
        if (url.host !== 'site.invalid') continue;
        const file = url.pathname.endsWith('/') ? `${url.pathname}index.html` : url.pathname;
        await access(join(siteDir, decodeURIComponent(file))).catch(() => broken.push(`${page.path} -> ${href}`));
      }
    }
    expect(broken).toEqual([]);
  });

  it('lead to anchors that exist', () => {
    const ids = new Map(
      pages.map((page) => [page.path, new Set(elements(page.tree, () => true).map((e) => attribute(e, 'id')))]),
    );
    const broken = pages.flatMap((page) =>
      references(page)
        .map((href) => new URL(href, new URL(page.path, 'http://site.invalid')))
        .filter((url) => url.host === 'site.invalid' && url.hash !== '')
        .filter((url) => !ids.get(url.pathname)?.has(decodeURIComponent(url.hash.slice(1))))
        .map((url) => `${page.path} -> ${url.pathname}${url.hash}`),
    );
    expect(broken).toEqual([]);
  });

  it('reach every post from the home page in at most two steps', () => {
    const linked = (path: string) =>
      pages
        .filter((page) => page.path === path)
        .flatMap(references)
        .map((href) => new URL(href, 'http://site.invalid').pathname);
    const reached = new Set(['/', ...linked('/'), ...linked('/').flatMap(linked)]);
    const posts = pages.map((page) => page.path).filter((path) => path.startsWith('/posts/'));
    expect(posts.length).toBeGreaterThanOrEqual(8);
    expect(posts.filter((path) => !reached.has(path))).toEqual([]);
  });
});
