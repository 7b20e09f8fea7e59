import { beforeAll, describe, expect, inject, it } from 'vitest';
import { attribute, type BuiltPage, byClass, byTag, elements, readPages, text } from '../support/pages.ts';

let pages: Map<string, BuiltPage>;

beforeAll(async () => {
  pages = new Map((await readPages(inject('siteDir'))).map((page) => [page.path, page]));
});

function page(path: string): BuiltPage {
  const found = pages.get(path);
  if (found === undefined) throw new Error(`${path} was not built`);
  return found;
}

describe('the series on one page', () => {
  const parts = () => byClass(page('/series/proxmox-ha/all/').tree, 'book-part');

  it('is offered by the page of the series, and kept from search engines', () => {
    const links = byTag(page('/series/proxmox-ha/').tree, 'a').map((a) => attribute(a, 'href'));
    expect(links).toContain('/series/proxmox-ha/all/');
    expect(page('/series/proxmox-ha/all/').html).toContain('<meta name="robots" content="noindex"');
  });

  it('holds all parts in order, each with all of its text', () => {
    expect(parts().map((part) => attribute(part, 'id'))).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `part-${n}`));
    const stations = byClass(page('/series/proxmox-ha/').tree, 'station');
    const own = stations.map((station) => {
      const path = attribute(byTag(station, 'a')[0] ?? station, 'href') ?? '';
      return text(byClass(page(path).tree, 'prose')[0]);
    });
    expect(own.every((words) => words.length > 1000)).toBe(true);
    expect(parts().map((part) => text(byClass(part, 'prose')[0]))).toEqual(own);
  });

  it('leads from part to part within itself', () => {
    const hrefs = parts().flatMap((part) => byTag(part, 'a').map((a) => attribute(a, 'href') ?? ''));
    expect(hrefs.filter((href) => href.startsWith('/posts/proxmox-ha/'))).toEqual([]);
    expect(hrefs).toContain('#part-3');
    expect(hrefs.filter((href) => /^#part-\d-/.test(href)).length).toBeGreaterThan(100);
  });

  it('lists the parts and their sections', () => {
    const contents = byClass(page('/series/proxmox-ha/all/').tree, 'book-contents')[0];
    const ids = new Set(elements(page('/series/proxmox-ha/all/').tree, () => true).map((e) => attribute(e, 'id')));
    const targets = contents === undefined ? [] : byTag(contents, 'a').map((a) => attribute(a, 'href')?.slice(1) ?? '');
    expect(targets.length).toBeGreaterThan(50);
    expect(targets.filter((id) => !ids.has(id))).toEqual([]);
  });
});
