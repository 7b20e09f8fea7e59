import { describe, expect, it } from 'vitest';
import { compileBody } from './index.ts';

const compile = (source: string) => compileBody(source, { file: 'drbd.mdx', address: '/posts/drbd/', base: '/' });

describe('a code block whose end is missing', () => {
  it.each([
    ['a log', 'Before.\n\n```migration-log name="a"\none\n\nProse that a log swallowed.\n'],
    ['code', 'Before.\n\n```sh\nls\n\nProse.\n'],
    ['code with tildes', 'Before.\n\n~~~\nls\n```\n'],
    ['in a list', '- Before.\n\n  ```sh\n  ls\n\nProse.\n'],
    ['nothing', 'Before.\n\n```sh\n'],
    ['a shorter fence', 'Before.\n\n````sh\nls\n```\n'],
  ])('is one problem, where it starts: %s', async (_, source) => {
    const { problems, body } = await compile(source);
    expect(problems).toMatchObject([
      { line: 3, field: 'code block', found: expect.stringContaining('without an end') },
    ]);
    expect(body).toMatchObject({ incomplete: true, logs: [] });
  });

  it('is found where the next block’s end would be taken for it', async () => {
    const source = '```migration-log name="a"\none\n\nProse.\n\n```migration-log name="b"\ntwo\n```\n\nMore.\n';
    expect((await compile(source)).problems).toMatchObject([{ line: 1, expected: expect.stringContaining('line 6') }]);
  });
});

describe('a code block with an end', () => {
  it.each([
    ['of the same length', '```sh\nls\n```\n'],
    ['that is longer', '```sh\nls\n````  \n'],
    ['in a quote', '> ```sh\n> ls\n> ```\n'],
    ['in a list in a quote', '> - a\n>\n>   ```sh\n>   ls\n>   ```\n\nText.\n'],
    ['and a shorter fence in it', '````mdx\n```migration-log name="a"\none\n```\n````\n'],
    ['and nothing in it', '```sh\n```\n'],
    ['in a component', '<Aside>\n\n~~~text\n```js\n~~~\n\n</Aside>\n'],
  ])('is one: %s', async (_, source) => {
    const { problems, body } = await compile(source);
    expect(problems).toEqual([]);
    expect(body.incomplete).toBe(false);
  });
});
