import { describe, expect, it } from 'vitest';
import { compileBody } from './index.ts';

async function problem(line: string) {
  const { problems } = await compileBody(`Text.\n\n${line}\n`, { file: 'a.mdx', address: '/posts/a/', base: '/' });
  return problems[0];
}

describe('what is no MDX', () => {
  it.each([
    ['Liquid', 'See [it]({{ site.baseurl }}/x/).', 'write what it stood for'],
    ['a Liquid tag', '{% include gallery caption="x" %}', 'write what it stood for'],
    ['a kramdown attribute list', 'Mind this. {: .notice--warning}', '<Aside kind="warning"'],
    ['an HTML comment', '<!-- later -->', '{/* … */}'],
    ['an attribute without quotes', '<Aside kind=warning>x</Aside>', 'straight double quotes'],
    ['curly quotes', '<Aside kind=“warning”>x</Aside>', 'straight double quotes'],
    ['a tag left open', '<Aside kind="note">', 'every tag closed'],
  ])('is told apart: %s', async (_name, line, advice) => {
    const found = await problem(line);
    expect(found).toMatchObject({ file: 'a.mdx', line: 3, field: 'MDX' });
    expect(`${found?.expected} ${found?.fix}`).toContain(advice);
    expect(found?.found).not.toContain('oxc');
  });
});
