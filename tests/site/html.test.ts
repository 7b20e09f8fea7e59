import type { Element } from 'hast';
import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { attribute, type BuiltPage, elements, isRedirect, readPages } from '../support/pages.ts';

let pages: BuiltPage[];

beforeAll(async () => {
  pages = await readPages(inject('siteDir'));
});

describe('HTML of the built site', () => {
  it('is valid', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: {
        // Style, not validity: the build writes what is shortest.
        'attribute-boolean-style': 'off',
        'no-trailing-whitespace': 'off',
        'void-style': 'off',
        doctype: 'off',
        // A redirect has to be a refresh where the host knows no other.
        'meta-refresh': 'off',
        // Boxes that scroll need a tab stop, a role and a name (WCAG 2.1.1).
        'prefer-native-element': ['error', { exclude: ['region'] }],
        'tel-non-breaking': 'off',
        'long-title': 'off',
      },
    });
    const errors: string[] = [];
    for (const page of pages) {
      const { results } = await validator.validateString(page.html, page.path);
      for (const { messages } of results) {
        errors.push(...messages.map((m) => `${page.path}:${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
      }
    }
    expect(errors.slice(0, 30)).toEqual([]);
  });

  it('has each id once in a page', () => {
    const doubled = pages.flatMap((page) => {
      const ids = elements(page.tree, () => true)
        .map((element) => attribute(element, 'id'))
        .filter((id) => id !== null);
      return ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${page.path}#${id}`);
    });
    expect(doubled).toEqual([]);
  });

  it('holds no style attribute, no style element and no inline script but the one for the theme', () => {
    const found = pages.flatMap((page) =>
      elements(page.tree, (e) => e.properties.style !== undefined || e.tagName === 'style').map(
        (e) => `${page.path} <${e.tagName}>`,
      ),
    );
    expect(found).toEqual([]);
    // A block of JSON isn't run, whatever the policy.
    const runs = (e: Element) => e.properties.src === undefined && e.properties.type !== 'application/ld+json';
    const inline = new Set(
      pages.flatMap((page) =>
        elements(page.tree, (e) => e.tagName === 'script' && runs(e)).map((e) => JSON.stringify(e.children)),
      ),
    );
    expect([...inline]).toHaveLength(1);
    // In the head, or it would run after the first paint.
    const real = pages.filter((page) => !isRedirect(page));
    expect(
      real.filter((page) => !/<script>[^<]*<\/script>[\s\S]*<\/head>/.test(page.html)).map((page) => page.path),
    ).toEqual([]);
  });

  it('has one h1 and a title and description of its own on every page', () => {
    const real = pages.filter((page) => !isRedirect(page));
    const titles = real.map((page) => /<title>([^<]*)<\/title>/.exec(page.html)?.[1]);
    expect(new Set(titles).size).toBe(real.length);
    expect(
      real.filter((page) => elements(page.tree, (e) => e.tagName === 'h1').length !== 1).map((p) => p.path),
    ).toEqual([]);
    expect(
      real.filter((page) => !/<meta name="description" content="[^"]{20,}"/.test(page.html)).map((p) => p.path),
    ).toEqual([]);
  });
});
