import { readBody } from './body.ts';
import { readFront, readSeriesTitle, splitFront } from './front.ts';
import type { WrittenPost } from './index.ts';
import type { Tokens } from './source.ts';

/** Reads a written post: MDX with the site's components, its front matter, its logs, its series. */
export function tokensOfOutput(written: WrittenPost, site: Readonly<Record<string, string>>): Tokens {
  const { yaml, body } = splitFront(written.text);
  const front = readFront(yaml, 'mdx', site);
  if (written.series !== undefined) front.tokens.push(...readSeriesTitle(written.series));
  const logs = new Map(written.logs.map(({ name, text }) => [name.replace(/\.log$/, ''), text.replace(/\r\n/g, '\n')]));
  return { ...toTokens(readBody(body, 'mdx', { site, page: new Map(), logs })), front };
}

function toTokens({ tokens, floating }: ReturnType<typeof readBody>): Omit<Tokens, 'front'> {
  return { body: tokens, floating };
}
