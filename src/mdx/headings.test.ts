import { describe, expect, it } from 'vitest';
import { compileBody } from './index.ts';

const compile = (source: string) => compileBody(source, { file: 'drbd.mdx', address: '/posts/drbd/', base: '/' });

describe('headings', () => {
  it('get ids as GitHub makes them, each once', async () => {
    const { body, problems } = await compile('## Set up `drbd.conf`\n\n### Über *uns*\n\n## Set up drbd.conf\n');
    expect(problems).toEqual([]);
    expect(body.headings).toEqual([
      { depth: 2, id: 'set-up-drbdconf', text: 'Set up drbd.conf' },
      { depth: 3, id: 'über-uns', text: 'Über uns' },
      { depth: 2, id: 'set-up-drbdconf-1', text: 'Set up drbd.conf' },
    ]);
  });

  it('link to themselves, for pointers only: their name is read out once', async () => {
    const { body } = await compile('## Set "up"\n');
    const html = body.segments.join('');
    expect(html).toContain('<h2 id="set-up"');
    expect(html).toMatch(/<a class="anchor" href="#set-up" aria-hidden="true" tabindex="-1"><\/a><\/h2>$/);
  });

  it.each(['# Conclusion', 'Conclusion\n=========='])(
    'cannot be of the first level: that is the title (%j)',
    async (source) => {
      expect((await compile(`## A\n\n${source}\n`)).problems).toEqual([
        {
          file: 'drbd.mdx',
          line: 3,
          column: 1,
          field: 'heading',
          found: '`# Conclusion`',
          expected: expect.stringContaining('the title of the post'),
          fix: 'write `## Conclusion`',
        },
      ]);
    },
  );

  it('cannot leave a level out', async () => {
    expect((await compile('## A\n\n#### B\n')).problems).toMatchObject([
      { line: 3, field: 'heading', found: '`#### B` under a heading of level 2', fix: 'write `### B`' },
    ]);
  });

  it('start with the second level', async () => {
    expect((await compile('### A\n')).problems).toMatchObject([{ line: 1, field: 'heading', fix: 'write `## A`' }]);
  });

  it('may go up any number of levels', async () => {
    expect((await compile('## A\n\n### B\n\n#### C\n\n## D\n')).problems).toEqual([]);
  });

  it('need a text: without one there is nothing to link to', async () => {
    expect((await compile('Text.\n\n##\n')).problems).toMatchObject([{ line: 3, field: 'heading' }]);
  });

  it('never take an id that the layout or the author has', async () => {
    const { body, problems } = await compile('<span id="set-up">x</span>\n\n## Content\n\n## Set up\n\n## +++\n');
    expect(problems).toEqual([]);
    expect(body.headings.map(({ id }) => id)).toEqual(['content-1', 'set-up-1', 'section']);
  });

  it('and ids of the author’s own are unique', async () => {
    const { problems } = await compile('<span id="a">x</span> <span id="a">y</span> <span id="content">z</span>\n');
    expect(problems).toMatchObject([
      { field: '<span id>', found: '`a`, which is taken' },
      { field: '<span id>', found: '`content`, which is taken' },
    ]);
  });

  it('of footnotes are none of the post’s own', async () => {
    const { body, problems } = await compile('Text[^1].\n\n[^1]: A note.\n');
    expect(problems).toEqual([]);
    expect(body.headings).toEqual([]);
  });
});
