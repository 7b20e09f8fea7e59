import { expect, it } from 'vitest';
import { cacheControl, caddyfile, headersFile, nginxConfiguration, pagePolicy, redirectsFile } from './index.ts';

const SITE = { base: '/blog/', address: 'https://example.org' };

it('`_headers` has few rules, and sets no header by two that meet', () => {
  const rules = headersFile(SITE)
    .split('\n\n')
    .map((rule) => rule.trim().split('\n'));
  expect(rules.length).toBeLessThan(100);
  const [all = [], ...folders] = rules;
  expect(all[0]).toBe('/blog/*');
  expect(all.join('\n')).not.toContain('Cache-Control');
  for (const rule of folders) expect(rule[1]).toBe('  Cache-Control: public, max-age=31536000, immutable');
  for (const line of rules.flat()) expect(line.length).toBeLessThan(2000);
});

it('a site without TLS promises none', () => {
  expect(headersFile(SITE)).toContain('Strict-Transport-Security');
  expect(headersFile({ ...SITE, address: 'http://example.org' })).not.toContain('Strict-Transport-Security');
});

it('a page allows no WebAssembly and nothing inline, and one that sends nothing no connection', () => {
  expect(pagePolicy('/')).not.toMatch(/unsafe/);
  expect(pagePolicy('/', { offline: true })).toContain("connect-src 'none'");
});

it('only what lies in folders of fixed files never changes', () => {
  expect(cacheControl('/blog/_assets/a.css', '/blog/')).toContain('immutable');
  for (const path of ['/blog/', '/_assets/a.css', '/blog/pagefind/pagefind-worker.js'])
    expect(cacheControl(path, '/blog/')).toBe('no-cache');
});

it('`_redirects` leads on with and without the last slash, and keeps to the limits', () => {
  expect(redirectsFile([{ from: '/a b/', to: '/posts/a/' }])).toBe('/a%20b/ /posts/a/ 301\n/a%20b /posts/a/ 301\n');
  const many = Array.from({ length: 1500 }, (_, i) => ({ from: `/${i}/`, to: '/' }));
  expect(redirectsFile(many).trim().split('\n')).toHaveLength(2000);
  expect(redirectsFile([{ from: `/${'a'.repeat(1000)}/`, to: '/' }])).toBe('');
});

it('an old address stays a text in the configurations of servers', () => {
  const hosted = { ...SITE, redirects: [{ from: '/a"; b\\/', to: '/c/' }], root: '/srv', port: 80 };
  expect(nginxConfiguration(hosted)).toContain('location = "/a\\"; b\\\\/" { return 301 "/c/"; }');
  expect(caddyfile(hosted)).toContain('"/a\\"; b\\\\/" "/c/"');
});
