import { decodeHTML } from 'entities';

/** What a page says: its text, and the texts of its attributes; blocks are set apart, inline tags are not. */
export function textOf(html: string): string {
  const body = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html;
  const attributes = [...body.matchAll(/ (?:alt|title|aria-label|data-[\w-]*caption)="([^"]*)"/g)].map(
    ([, text = '']) => text,
  );
  const text = body
    .replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<\/?(?:p|div|li|td|th|tr|h\d|br|pre|figure|figcaption|dt|dd|summary|sup)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '');
  return decodeHTML([text, ...attributes].join('\n'));
}
