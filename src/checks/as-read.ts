import { decodeHTML } from 'entities';
import type { Segment } from '../mdx/index.ts';
import type { YamlPath } from '../schema/yaml.ts';

// Soft hyphens, joiners, marks of direction and order (Cf), the zeros of UTF-16, variation selectors.
const INVISIBLE = /\p{Cf}|\0|\p{Variation_Selector}|\u034f/gu;

/**
 * A text as a reader or a browser takes it: without characters that nobody sees, with the plain letters for
 * their look-alikes (Unicode NFKC), and with what addresses write by numbers (`%2E`). Lines stay lines.
 */
export function asRead(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .replace(/%([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The texts of a compiled body: of its HTML, of the attributes in it, and of what components are given. */
export function textsOfBody(segments: readonly Segment[]): string[] {
  const html = segments.map((segment) => (typeof segment === 'string' ? segment : '\n')).join('');
  const uses = segments.filter((segment) => typeof segment !== 'string');
  return [
    ...textsOfHtml(html),
    ...uses.flatMap(({ props, children }) => [
      ...textsOfValue(props).map(({ text }) => text),
      ...textsOfBody(children),
    ]),
  ];
}

const TAG = /<!--[\s\S]*?-->|<\/?([a-zA-Z][\w-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>/g;
const BLOCK =
  /^(?:blockquote|dd|div|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|pre|section|table|tbody|td|th|thead|tr|ul)$/i;
const ATTRIBUTE = /=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Emphasis within a word leaves it one word; a cell or a paragraph is an end. */
function textsOfHtml(html: string): string[] {
  const attributes: string[] = [];
  const text = html.replace(TAG, (tag: string, name: string | undefined) => {
    for (const [, double, single] of name === undefined ? [] : tag.matchAll(ATTRIBUTE)) {
      attributes.push(double ?? single ?? '');
    }
    return name !== undefined && BLOCK.test(name) ? ' ' : '';
  });
  return [text, ...attributes].map((part) => decodeHTML(part));
}

/** All texts in a value of plain data, keys as well, with where they stand. */
export function textsOfValue(value: unknown, path: YamlPath = []): { text: string; path: YamlPath }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]) => [
    ...(typeof key === 'string' ? [{ text: key, path: [...path, key] }] : []),
    ...textsOfValue(inner, [...path, key]),
  ]);
}
