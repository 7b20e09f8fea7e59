import { describe, expect, it } from 'vitest';
import type { Kept } from './kept.ts';
import { markedCopy, missingPage } from './offline-page.ts';

const KEPT: Kept = {
  version: '1',
  title: 'Fish & <chips>',
  address: '/blog/series/s/',
  language: 'en-GB',
  files: [{ url: '/blog/_assets/Base.1.css', bytes: 1, hash: null }],
  keptOn: '2026-11-24T12:00:00Z',
};

describe('a kept page', () => {
  it('says so at its head, and of which day it is', () => {
    expect(markedCopy('<body><main id="content" tabindex="-1"><p>a</p></main>', KEPT)).toBe(
      '<body><main id="content" tabindex="-1"><p class="kept-note" role="note">No network: this is the copy that was kept on this device on 24 November 2026.</p><p>a</p></main>',
    );
  });
});

describe('the page in place of one that isn’t kept', () => {
  it('leads to what is kept, in the style of the site', () => {
    const html = missingPage([KEPT]);
    expect(html).toContain('<a href="/blog/series/s/">Fish &amp; &lt;chips&gt;</a>, kept on 24 November 2026');
    expect(html).toContain('<link rel="stylesheet" href="/blog/_assets/Base.1.css">');
  });
});
