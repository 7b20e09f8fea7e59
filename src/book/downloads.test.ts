import { describe, expect, it } from 'vitest';
import { offerDownload } from './downloads.ts';

const PAGE = '<main><ul class="downloads"><li><a href="/s/all/">All</a></li></ul><ul><li>x</li></ul></main>';
const epub = (bytes: number) => ({ href: '/s/s.epub', name: 'EPUB', use: 'for e-readers', bytes });

describe('a download', () => {
  it('is offered after what is there, with its size', () => {
    expect(offerDownload(PAGE, epub(1_234_567))).toBe(
      '<main><ul class="downloads"><li><a href="/s/all/">All</a></li><li><a href="/s/s.epub" download>EPUB</a> <span>for e-readers, 1.2 MB</span></li></ul><ul><li>x</li></ul></main>',
    );
  });

  it('takes the place of its earlier self', () => {
    expect(offerDownload(offerDownload(PAGE, epub(9_000_000)), epub(10))).toBe(offerDownload(PAGE, epub(10)));
  });

  it('needs a place', () => {
    expect(() => offerDownload('<main></main>', epub(1))).toThrow('no list');
  });
});
