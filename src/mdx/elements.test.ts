import { describe, expect, it } from 'vitest';
import { compileBody } from './index.ts';

const compile = (source: string) => compileBody(source, { file: 'drbd.mdx', address: '/posts/drbd/', base: '/' });

describe('HTML that an author writes', () => {
  it.each([
    '<kbd>Ctrl</kbd>',
    '<abbr title="Logical Volume Manager">LVM</abbr>',
    '<time datetime="2016-09-22">that day</time>',
    '<b aria-hidden="true" lang="de">x</b>',
    '<span id="own" lang="de">x</span>',
  ])('may be %s', async (html) => {
    const { body, problems } = await compile(`Text ${html}.\n`);
    expect(problems).toEqual([]);
    expect(body.segments).toEqual([`<p>Text ${html}.</p>`]);
  });

  it.each(['script', 'style', 'iframe', 'object', 'img', 'form', 'input', 'svg', 'link', 'meta', 'h2', 'video'])(
    'cannot be <%s>',
    async (tag) => {
      const { body, problems } = await compile(`Text.\n\n<${tag}></${tag}>\n`);
      expect(problems).toMatchObject([
        { file: 'drbd.mdx', line: 3, column: 1, field: `<${tag}>`, fix: expect.stringContaining('in backticks') },
      ]);
      expect(body.segments.join('')).not.toContain(`<${tag}`);
    },
  );

  it('that shows a picture gets the component for it', async () => {
    const { problems } = await compile('<img src="./a.png" alt="Both nodes up" />\n');
    expect(problems).toMatchObject([{ field: '<img>', fix: expect.stringContaining('write `<Screenshot image=') }]);
  });

  it.each(['style="color: red"', 'onclick="alert(1)"', 'srcdoc="x"', 'data-x="1"', 'target="_blank"', 'tabindex="1"'])(
    'cannot have the attribute %s',
    async (attribute) => {
      const { body, problems } = await compile(`<p ${attribute}>Text.</p>\n`);
      const name = attribute.split('=')[0];
      expect(problems).toMatchObject([
        { line: 1, field: `<p ${name}>`, found: `\`${name}\``, fix: expect.stringContaining('remove the attribute') },
      ]);
      expect(body.segments).toEqual(['<p>Text.</p>']);
    },
  );

  it.each(['style={{ color: "red" }}', 'class={"a"}', '{...props}'])(
    'cannot have code for an attribute: %s',
    async (code) => {
      const { body, problems } = await compile(`<p ${code}>Text.</p>\n`);
      expect(problems).toHaveLength(1);
      expect(body.segments).toEqual(['<p>Text.</p>']);
    },
  );

  it('cannot smuggle a script past a refused tag', async () => {
    const { body } = await compile('<svg><script>alert(1)</script></svg>\n\n<div><script>alert(2)</script></div>\n');
    expect(body.segments.join('')).not.toMatch(/<script|<svg/);
  });
});

describe('a tag that is no HTML', () => {
  it('is an unknown component with the one that was meant', async () => {
    const { body, problems } = await compile('Text.\n\n<Asside kind="tip">\n\nInside.\n\n</Asside>\n');
    expect(problems).toMatchObject([
      {
        file: 'drbd.mdx',
        line: 3,
        column: 1,
        field: '<Asside>',
        found: 'the unknown component `<Asside>`',
        expected: expect.stringContaining('`<MigrationLog>`'),
        fix: 'did you mean `Aside`?',
      },
    ]);
    expect(body.segments.join('')).toContain('Inside.');
  });

  it.each(['constructor', 'toString', '__proto__'])('called <%s> is unknown like any other', async (name) => {
    expect((await compile(`<${name} />\n`)).problems).toMatchObject([{ line: 1, field: `<${name}>` }]);
  });

  it('as a fragment is refused', async () => {
    expect((await compile('<>Text.</>\n')).problems).toMatchObject([{ line: 1, fix: 'remove `<>` and `</>`' }]);
  });
});
