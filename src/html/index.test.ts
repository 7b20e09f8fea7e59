import { describe, expect, it } from 'vitest';
import { attributes, escapeHtml } from './index.ts';

describe('text as HTML', () => {
  it('has no signs that mean markup', () => {
    expect(escapeHtml('<a href="x">&amp;</a>')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;amp;&lt;/a&gt;');
    expect(escapeHtml('don’t – ä 😀')).toBe('don’t – ä 😀');
  });
});

describe('attributes', () => {
  it('stand with a blank before each, in their order', () => {
    expect(attributes({ class: 'a', tabindex: 0, hidden: true })).toBe(' class="a" tabindex="0" hidden');
  });

  it('are left out when they are null or false, not when they are empty', () => {
    expect(attributes({ id: null, hidden: false, alt: '' })).toBe(' alt=""');
  });

  it('cannot end early', () => {
    expect(attributes({ title: '"><script>' })).toBe(' title="&quot;&gt;&lt;script&gt;"');
  });
});
