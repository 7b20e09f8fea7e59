import { describe, expect, it } from 'vitest';
import { compileBody } from './index.ts';

const compile = (source: string) => compileBody(source, { file: 'drbd.mdx', address: '/posts/drbd/', base: '/' });

const problemsOf = async (source: string) => (await compile(source)).problems;
const htmlOf = async (source: string) => (await compile(source)).body.segments.join('');

describe('code in a post', () => {
  it.each([
    ["import Chart from './chart.jsx'", 'import/export'],
    ['export const answer = 42', 'import/export'],
    ['{1 + 1}', 'expression'],
    ['{process.env.HOME}', 'expression'],
  ])('like `%s` is refused with its line', async (code, field) => {
    const { body, problems } = await compile(`Text.\n\n${code}\n\nMore.\n`);
    expect(problems).toEqual([
      {
        file: 'drbd.mdx',
        line: 3,
        column: 1,
        field,
        found: `\`${code}\``,
        expected: expect.stringContaining('can’t run code'),
        fix: expect.any(String),
      },
    ]);
    expect(body.segments.join('')).toMatch(/^<p>Text\.<\/p>\s*<p>More\.<\/p>$/);
  });

  it('within a sentence is refused with its column', async () => {
    expect(await problemsOf('## Size\n\nIt has {size} bytes.\n')).toMatchObject([
      { line: 3, column: 8, field: 'expression', found: '`{size}`', fix: expect.stringContaining('`\\{`') },
    ]);
  });

  it('counts the lines of front matter', async () => {
    expect(await problemsOf('---\ntitle: x\n---\n\n{1}\n')).toMatchObject([{ line: 5 }]);
  });

  it('cannot hide between two comments', async () => {
    expect(await problemsOf('{/* a */ fetch("/") /* b */}\n')).toMatchObject([{ line: 1, field: 'expression' }]);
  });
});

describe('a comment', () => {
  it.each(['{/* x */}', '{/* a\n   b */}', '{/* a */ /* b */}', '{ }'])('%j leaves nothing behind', async (comment) => {
    const { body, problems } = await compile(`Before.\n\n${comment}\n\nAfter.\n`);
    expect(problems).toEqual([]);
    expect(body.segments.join('')).toMatch(/^<p>Before\.<\/p>\s*<p>After\.<\/p>$/);
  });

  it('may stand in a sentence', async () => {
    expect(await htmlOf('Before {/* x */}after.\n')).toBe('<p>Before after.</p>');
  });
});

describe('MDX that cannot be read', () => {
  it.each([
    ['an open component', 'Text.\n\n<Aside>\n\nMore.\n', 3, 1],
    ['a closing tag alone', 'Text.\n\n</Aside>\n', 3, 1],
    ['an open brace', 'Text.\n\nIt is {open.\n', 3, 7],
    ['a tag in a sentence', 'Text.\n\nWrite <storage-id> here.\n', 3, 7],
    ['a void tag as in HTML', 'Text.\n\nOne<br>two.\n', 3, 4],
    ['an open quote', 'Text.\n\n<Aside title="x>Text</Aside>\n', 3, 1],
  ])('because of %s is one problem at its place', async (_, source, line, column) => {
    expect(await problemsOf(source)).toMatchObject([
      { file: 'drbd.mdx', line, column, field: 'MDX', fix: expect.stringContaining('in backticks') },
    ]);
  });

  it('says what is open, and repeats no name of a rule', async () => {
    const [problem] = await problemsOf('<Aside>\n');
    expect(problem?.found).toContain('closing tag for `<Aside>`');
    expect(problem?.found).not.toContain('mdx-jsx');
  });
});

describe('Markdown', () => {
  it('may hold characters of code in backticks, or with a backslash', async () => {
    expect(await htmlOf('`{a}` \\{b} `<c>` \\<d> 1 < 2\n')).toBe(
      '<p><code>{a}</code> {b} <code>&lt;c></code> &lt;d> 1 &lt; 2</p>',
    );
  });

  it('gets typographic quotes, except in code', async () => {
    expect(await htmlOf('"a" isn\'t `"b"`\n')).toBe('<p>“a” isn’t <code>"b"</code></p>');
  });

  it('has tables that scroll in a named box', async () => {
    const html = await htmlOf('| a | b |\n| - | - |\n| 1 | 2 |\n');
    expect(html).toMatch(
      /^<div class="table-scroll" tabindex="0" [^>]*aria-label="[^"]+"><table>[\s\S]*<\/table><\/div>$/,
    );
  });

  it('aligns columns without a style attribute, which a strict policy forbids', async () => {
    expect(await htmlOf('| a |\n| -: |\n| 1 |\n')).not.toContain('style=');
  });

  it('has footnotes that lead there and back', async () => {
    const html = await htmlOf('Text[^1].\n\n[^1]: A note.\n');
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${id}"`);
    expect(html.match(/href="#/g)).toHaveLength(2);
  });

  it('has no pictures: a component knows their size', async () => {
    expect(await problemsOf('Text.\n\n![HA](./images/ha.png)\n')).toMatchObject([
      { line: 3, field: 'picture', fix: 'write `<Screenshot image="./images/ha.png" alt="what can be seen" />`' },
    ]);
  });
});

describe('the length of a post', () => {
  it('counts words of prose and lines of code apart', async () => {
    const { body } = await compile(
      '---\ntitle: not counted\n---\n\n## Two words\n\nThree `more-words` here.\n\n```\none\n\nthree\n```\n',
    );
    expect(body).toMatchObject({ words: 5, codeLines: 3 });
  });

  it('counts what stands in components', async () => {
    const { body } = await compile('<Aside title="x">\n\nThree words here.\n\n```\na\n```\n\n</Aside>\n');
    expect(body).toMatchObject({ words: 3, codeLines: 1 });
  });

  it('counts no signs and no comments', async () => {
    const { body } = await compile('One – two & 3. {/* four five */}\n');
    expect(body.words).toBe(3);
  });
});
