import { decodeHTML } from 'entities';
import type { Body } from './body.ts';

/** Whether a text opens with a sentence: then the sentence need not stand above it as well. Signs and what a cut left out don't count. */
export function opensWith({ segments }: Pick<Body, 'segments'>, sentence: string): boolean {
  const [first] = segments;
  const html = typeof first === 'string' ? /^\s*<p>([\s\S]*?)<\/p>/.exec(first)?.[1] : undefined;
  return html !== undefined && wordsOf(decodeHTML(html.replace(/<[^>]*>/g, ''))).startsWith(wordsOf(sentence));
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
