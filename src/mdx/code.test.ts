import { describe, expect, it } from 'vitest';
import { compileBody } from './index.ts';

const compile = (source: string) => compileBody(source, { file: 'drbd.mdx', address: '/posts/drbd/', base: '/' });

describe('a fenced block', () => {
  it('becomes finished HTML, in its place', async () => {
    const { body, problems } = await compile('Before.\n\n```yaml title="a.yaml" {1}\nkey: <value>\n```\n\nAfter.\n');
    expect(problems).toEqual([]);
    expect(body.segments).toHaveLength(1);
    const html = body.segments.join('');
    expect(html).toMatch(/^<p>Before\.<\/p>\s*<code-block [\s\S]*<\/code-block>\s*<p>After\.<\/p>$/);
    expect(html).toContain('data-language="yaml"');
    expect(html).toContain('&lt;value&gt;');
    expect(html).toContain('<div class="code-title">a.yaml</div>');
  });

  it('may stand in a component', async () => {
    const { body } = await compile('<Aside>\n\n```\nx\n```\n\n</Aside>\n');
    expect(body.segments).toMatchObject([{ name: 'Aside', children: [expect.stringContaining('<code-block')] }]);
  });

  it('keeps what looks like a component or an expression as text', async () => {
    const { body, problems } = await compile('```\n<Aside>{x}</Aside>\n```\n');
    expect(problems).toEqual([]);
    expect(body.segments.join('')).toContain('&lt;Aside&gt;{x}&lt;/Aside&gt;');
  });

  it('in an unknown language is a problem with the one that was meant', async () => {
    expect((await compile('Text.\n\n```yamll\na: b\n```\n')).problems).toMatchObject([
      {
        file: 'drbd.mdx',
        line: 3,
        field: 'language of a code block',
        found: '`yamll`',
        fix: 'did you mean `yaml`? Otherwise write `text`',
      },
    ]);
  });

  it.each(['constructor', '__proto__', 'toString'])('in the language `%s` is no exception', async (language) => {
    expect((await compile(`\`\`\`${language}\nx\n\`\`\`\n`)).problems).toMatchObject([
      { field: 'language of a code block', fix: 'write `text` after the three backticks' },
    ]);
  });

  it.each(['console', 'BASH', 'text', 'yml', ''])('in the language %j is fine', async (language) => {
    expect((await compile(`\`\`\`${language}\nx\n\`\`\`\n`)).problems).toEqual([]);
  });

  it('with words that mean nothing is a problem', async () => {
    expect((await compile('```bash frame="none" {1} wrapp\nls\n```\n')).problems).toMatchObject([
      { line: 1, field: 'words after the language of a code block', found: '`frame="none" wrapp`' },
    ]);
  });

  it.each(['toString={1}', 'constructor={1}', '__proto__={1}'])('with the word %s is one of those', async (word) => {
    expect((await compile(`\`\`\`bash ${word}\nls\n\`\`\`\n`)).problems).toMatchObject([
      { line: 1, field: 'words after the language of a code block', found: `\`${word}\`` },
    ]);
  });
});
