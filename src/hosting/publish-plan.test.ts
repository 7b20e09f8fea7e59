import { expect, it } from 'vitest';
import { publishPlan } from './index.ts';

const files = (own: Record<string, string>) => new Map(Object.entries(own));

const OLD = files({
  'index.html': '1',
  'about/index.html': '1',
  'gone/index.html': '1',
  'feed.xml': '1',
  '_assets/a.1.css': '1',
  'pictures/old.png': '1',
});
const NEW = files({
  'index.html': '2',
  'about/index.html': '1',
  'new page/index.html': '1',
  'feed.xml': '2',
  '_assets/a.2.css': '1',
});

it('puts files with a hash first, pages after other files, removals last, and keeps old files with a hash', () => {
  expect(publishPlan(OLD, NEW)).toEqual({
    first: ['_assets/a.2.css'],
    next: ['feed.xml', 'index.html', 'new page/index.html'],
    remove: ['gone/index.html'],
    invalidate: ['/', '/feed.xml', '/gone/'],
  });
});

it('has nothing to do for the same site', () => {
  expect(publishPlan(NEW, NEW)).toEqual({ first: [], next: [], remove: [], invalidate: [] });
});
