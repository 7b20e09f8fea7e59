import { describe, expect, it } from 'vitest';
import { compileBody } from './index.ts';

// What a stranger's pull request could try. Each is text, or a problem with a line: nothing of it is ever run.

const compile = (source: string) => compileBody(source, { file: 'a.mdx', address: '/posts/a/', base: '/' });

const ADDRESSES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'java&#10;script:alert(1)',
  '&#106;avascript:alert(1)',
  'javascript&colon;alert(1)',
  ' javascript:alert(1)',
  '\u0001javascript:alert(1)',
  '\u00A0javascript:alert(1)',
  '%6aavascript:alert(1)',
  'vbscript:x',
  'data:text/html,x',
  'blob:x',
  'file:///etc/passwd',
  'feed:javascript:alert(1)',
  'view-source:http://x',
  'about:blank',
  '\\\\evil.example/x',
  '/\\evil.example/x',
];

/** The protocol by which a browser would follow the first link; null without one. */
function followed(html: string): string | null {
  const href = /href="([^"]*)"/.exec(html)?.[1];
  if (href === undefined) return null;
  return new URL(href.replaceAll('&#x26;', '&'), 'https://site.example/posts/a/').origin;
}

describe('a link that would run something, or leave the site unseen', () => {
  it.each(ADDRESSES)('%j is refused or leads to a place of the site', async (address) => {
    for (const source of [`[x](<${address}>)\n`, `<a href="${address}">x</a>\n`, `[x]\n\n[x]: <${address}>\n`]) {
      const { body, problems } = await compile(source);
      const origin = followed(body.segments.join(''));
      expect(origin === null ? problems.length : origin).toBe(origin === null ? 1 : 'https://site.example');
    }
  });
});

describe('a tag, an attribute or an expression that would run something', () => {
  it.each([
    '<script>alert(1)</script>',
    '<script src="https://evil.example/x.js" />',
    '<svg onload="alert(1)" />',
    '<svg><a xlink:href="javascript:alert(1)">x</a></svg>',
    '<img src="x" onerror="alert(1)" />',
    '<iframe srcdoc="x" />',
    '<base href="//evil.example/" />',
    '<meta http-equiv="refresh" content="0" />',
    '<form action="//evil.example/"><button>x</button></form>',
    '<style>{`body { display: none }`}</style>',
    '<p onclick="alert(1)">x</p>',
    '<p onClick={() => alert(1)}>x</p>',
    '<p set:html="<b>">x</p>',
    '<p dangerouslySetInnerHTML={{ __html: "<b>" }}>x</p>',
    '<p {...{ onclick: "alert(1)" }}>x</p>',
    '<p style="position: fixed">x</p>',
    '<p class="content">x</p>',
    '<a href={"javascript:alert(1)"}>x</a>',
    '<a href="/x/" ping="//evil.example/" target="_top">x</a>',
    '<Aside {...props}>x</Aside>',
    '<Aside title={(() => alert(1))()}>x</Aside>',
    `<Aside title={\`\${alert(1)}\`}>x</Aside>`,
    '<Aside __proto__="x">x</Aside>',
    '<Aside.constructor />',
    '<this.constructor />',
    '<constructor />',
    '{eval("1")}',
    '{import("node:fs")}',
    '{/* a */ process.exit() /* b */}',
    '{"text"}',
    'import fs from "node:fs"',
    'export const x = await fetch("/")',
    'export default () => null',
    '<p id="content">x</p>',
    '<p id="a b">x</p>',
    '<!-- x -->',
    '<?php x ?>',
  ])('%s is a problem, and nothing of it is published', async (source) => {
    const { body, problems } = await compile(`Text.\n\n${source}\n`);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every(({ line }) => line === 3)).toBe(true);
    expect(JSON.stringify(body.segments)).not.toMatch(
      /<(?:script|svg|img|iframe|base|meta|form|style)|on(?:click|load|error)|javascript:|evil|style=|eval|process/i,
    );
  });

  it.each(['&lt;script>alert(1)&lt;/script>', '`</code><script>`', '```js\n</code><script>alert(1)</script>\n```'])(
    '%j is text',
    async (source) => {
      const { body, problems } = await compile(`${source}\n`);
      expect(problems).toEqual([]);
      expect(body.segments.join('')).not.toContain('<script');
    },
  );

  it('in a fence’s language or title stays text', async () => {
    const { body } = await compile('```"><script> title="</figcaption><script>"\nx\n```\n');
    expect(body.segments.join('')).not.toContain('<script');
  });
});

describe('a text without measure', () => {
  it.each([
    ['brackets in an attribute', `<Aside title={${'['.repeat(50_000)}${']'.repeat(50_000)}}>x</Aside>`],
    ['brackets of an expression, over lines', `{${'[(\n'.repeat(20_000)}`],
    ['braces', '{'.repeat(50_000)],
    ['quotes in quotes', `${'> '.repeat(12_000)}x`],
    ['lists in lists', `${'- '.repeat(12_000)}x`],
  ])('of %s is a problem, not the end of the process', async (_, source) => {
    expect((await compile(`${source}\n`)).problems).toMatchObject([{ file: 'a.mdx', field: 'MDX' }]);
  });

  it('of brackets that are closed, or apart, is only long', async () => {
    expect((await compile(`${'[a](#b) '.repeat(2000)}\n\n${'(a\n\n'.repeat(2000)}\n`)).problems).toEqual([]);
  });
});
