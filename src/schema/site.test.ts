import { describe, expect, it } from 'vitest';
import { LOG, post, problemsOf, readTree } from '../content/testing.ts';

describe('the settings of the site', () => {
  it('have defaults, so that a content tree works without the file', async () => {
    const { site, problems } = await readTree({});
    expect(problems).toEqual([]);
    expect(site).toMatchObject({ base: '/', language: 'en' });
  });

  it('with mistakes are problems with their lines, and the defaults hold', async () => {
    const { site, problems } = await readTree({ 'site.yaml': 'titel: Notes\nbase: blog\nlanguage: english please\n' });
    expect(problems.map(({ file, line, field }) => `${file}:${line} ${field}`).sort()).toEqual([
      'site.yaml:1 titel',
      'site.yaml:2 base',
      'site.yaml:3 language',
    ]);
    expect(problems.find(({ field }) => field === 'titel')?.fix).toBe('did you mean `title`?');
    expect(problems.find(({ field }) => field === 'base')?.expected).toContain('`/blog/`');
    expect(site.base).toBe('/');
  });

  it('take no language that numbers and dates cannot be written in', async () => {
    const files = {
      'site.yaml': 'language: en-ab-abc-ab-ab-a1\n',
      'posts/a/index.mdx': post('', '<Fact log="vm1" is="downtime" />\n'),
      'posts/a/logs/vm1.log': LOG,
    };
    expect(await problemsOf(files)).toMatchObject([{ file: 'site.yaml', line: 1, field: 'language' }]);
  });
});
