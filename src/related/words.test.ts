import { expect, it } from 'vitest';
import { compileBody } from '../mdx/index.ts';
import { wordsOf } from './words.ts';

it('finds the words of a body, those inside its components too, once each', async () => {
  const source =
    '---\ntitle: T\n---\n\n## Fencing\n\nA *node* &amp; `drbdadm up`.\n\n<Aside kind="note">\n\nQuorum **first**.\n\n</Aside>\n';
  const { body } = await compileBody(source, { file: 'a.mdx', address: '/posts/a/', base: '/', galleries: {} });
  expect(wordsOf(body.segments).match(/\w+/g)?.sort()).toEqual([
    'A',
    'Fencing',
    'Quorum',
    'drbdadm',
    'first',
    'node',
    'up',
  ]);
});
