import { describe, expect, it } from 'vitest';
import { leadExcerpt, shownSections } from './sections.ts';

const section = (id: string, found: number) => ({
  url: `/a/${id}`,
  title: id,
  excerpt: `of ${id}`,
  locations: Array.from({ length: found }, (_, i) => i),
});
const page = (...sub_results: ReturnType<typeof section>[]) => ({ url: '/a/', excerpt: 'of all', sub_results });

describe('the sections of a result', () => {
  it('are the three with most that was found, in the order of the page', () => {
    const sections = shownSections(
      page(section('', 9), section('#a', 1), section('#b', 2), section('#c', 1), section('#d', 5)),
    );
    expect(sections.map(({ title }) => title)).toEqual(['#a', '#b', '#d']);
  });

  it('are before others those where several of the words stand', () => {
    const both = { ...section('#both', 2), excerpt: 'a <mark>pause</mark> on <mark>DRBD</mark>' };
    const often = { ...section('#often', 9), excerpt: '<mark>pause</mark>, <mark>pauses</mark>' };
    const sections = shownSections(page(often, { ...often, title: '2' }, { ...often, title: '3' }, both));
    expect(sections.map(({ title }) => title)).toContain('#both');
  });

  it('leave a lead to what stands above them', () => {
    expect(leadExcerpt(page(section('', 1), section('#a', 1)))).toBe('of ');
    expect(leadExcerpt(page(section('#a', 1)))).toBeNull();
    expect(leadExcerpt(page())).toBe('of all');
  });
});
