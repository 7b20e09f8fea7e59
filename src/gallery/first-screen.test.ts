import { describe, expect, it } from 'vitest';
import { post, readTree } from '../content/testing.ts';
import { pictureInFirstScreen } from './first-screen.ts';

const SHOT = '<Screenshot image="./a.png" alt="Both nodes up" />';
const words = (count: number) => Array(count).fill('word').join(' ');

async function first(body: string) {
  const { posts } = await readTree({ 'posts/a/index.mdx': post('', body) });
  return pictureInFirstScreen(posts[0]?.body.segments ?? [])?.id ?? null;
}

describe('a picture', () => {
  it.each([
    ['at the top', SHOT],
    ['after a short paragraph', `${words(40)}\n\n${SHOT}`],
  ])('%s is in the first screen', async (_, body) => {
    expect(await first(`${body}\n\n${SHOT.replace('a.png', 'b.png')}`)).toBe('screenshot-a');
  });

  it.each([
    ['after a long text', `${words(200)}\n\n${SHOT}`],
    ['after a heading', `Short.\n\n## Heading\n\n${SHOT}`],
    ['after code', `\`\`\`text\na\n\`\`\`\n\n${SHOT}`],
    ['after another component', `<Aside>Text.</Aside>\n\n${SHOT}`],
    ['that is not there', 'Text.'],
  ])('%s is not', async (_, body) => {
    expect(await first(body)).toBeNull();
  });
});
