import { readBody } from './body.ts';
import { type FrontReading, readFront, splitFront } from './front.ts';
import type { SourcePost } from './index.ts';
import type { Token } from './token.ts';
import { wordsOf } from './words.ts';

export interface Tokens {
  body: Token[];
  /** What has no place of its own in the body. */
  floating: Token[];
  front: FrontReading;
}

/** Reads a Jekyll post: kramdown, Liquid and YAML. */
export function tokensOfSource({ file, text }: SourcePost, site: Readonly<Record<string, string>>): Tokens {
  const { yaml, body } = splitFront(text);
  const front = readFront(yaml, 'jekyll', site);
  const { tokens, floating } = readBody(body, 'jekyll', { site, page: front.values, logs: new Map() });
  // A date and a title may come from the file's name.
  const words = file.replace(/\.\w+$/, '').replaceAll('_', ' ');
  const name = wordsOf(
    `${words} ${words.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())}`,
    1,
    'word',
    true,
  );
  return { body: tokens, floating: [...floating, ...name], front };
}
