import { expect, it } from 'vitest';
import { compileBody } from './index.ts';
import { opensWith } from './opening.ts';

async function bodyOf(text: string) {
  return (await compileBody(text, { file: 'a.mdx', address: '/a/', base: '/' })).body;
}

it('knows a description that is the beginning of its text', async () => {
  const body = await bodyOf('Two *nodes* share "one" disk & more. And so on.\n\nMore.\n');
  expect(opensWith(body, 'Two nodes share “one” disk & more.')).toBe(true);
  expect(opensWith(body, 'Two nodes share one disk…')).toBe(true);
  expect(opensWith(body, 'How two nodes share one disk.')).toBe(false);
  expect(opensWith(await bodyOf('## Two nodes\n\nText.\n'), 'Two nodes')).toBe(false);
  expect(opensWith(await bodyOf('<SeriesNav />\n\nText.\n'), 'Text')).toBe(false);
});
