import { describe, expect, it } from 'vitest';
import { llmsText } from './index.ts';

describe('llms.txt', () => {
  it('is a heading, a quote, a text, and lists of links with what they lead to', () => {
    const link = { title: 'Part 1: [A] & B', address: 'https://example.org/a/index.md', description: 'Why it is so.' };
    const text = llmsText({
      title: 'A site',
      description: 'What it is about.',
      about: 'All of it is Markdown.',
      sections: [
        { title: 'A series', links: [link] },
        { title: 'Posts', links: [] },
      ],
    });
    expect(text).toBe(
      '# A site\n\n> What it is about.\n\nAll of it is Markdown.\n\n## A series\n\n- [Part 1: \\[A\\] & B](https://example.org/a/index.md): Why it is so.\n',
    );
  });
});
