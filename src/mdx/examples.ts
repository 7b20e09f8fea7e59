import type { Element, ElementContent } from 'hast';
import { visit } from 'unist-util-visit';
import type { Compilation } from './compile.ts';
import { isJsx } from './elements.ts';

/**
 * Puts the source of each `<Example>` before what it makes: the very text that is compiled, and the galleries
 * of the front matter that it shows. What authors read can't differ from what was done.
 */
export function showExamples({ root, source }: Compilation): void {
  visit(root, (node) => {
    if (!isJsx(node) || node.name !== 'Example') return;
    const start = node.children.at(0)?.position?.start.offset;
    const end = node.children.at(-1)?.position?.end.offset;
    if (start === undefined || end === undefined) return;
    const mdx = source.slice(start, end);
    const names = [...mdx.matchAll(/<Gallery\b(?:[^>]*?\bname="([^"]*)")?/g)].map(([, name]) => name);
    const yaml = names.map((name) => galleryYaml(source, name)).filter((text) => text !== null);
    const sources = [...yaml.map((text) => fence(text, 'yaml', 'Front matter')), fence(mdx, 'jsx', 'Text')];
    const result: Element = {
      type: 'element',
      tagName: 'div',
      properties: { className: ['example-result'] },
      children: node.children,
    };
    node.children = [...sources, result];
  });
}

/** Components are written as in JSX, which Shiki knows to colour; of MDX it colours the Markdown alone. */
function fence(code: string, lang: string, title: string): ElementContent {
  const inner: Element = {
    type: 'element',
    tagName: 'code',
    properties: {},
    children: [{ type: 'text', value: code }],
  };
  // As the parser leaves it; the types of the tree know only what some packages keep there.
  Object.assign(inner, { data: { lang, meta: `title="${title}" wrap` } });
  return { type: 'element', tagName: 'pre', properties: {}, children: [inner] };
}

/** The lines of the front matter that hold a gallery, or the only gallery when `name` is undefined. */
export function galleryYaml(source: string, name: string | undefined): string | null {
  const lines = source.split('\n');
  const end = lines.indexOf('---', 1);
  const start = lines.findIndex((line, i) => i < end && /^gallery:\s*$/.test(line));
  if (start < 0) return null;
  const gallery = block(lines.slice(0, end), start);
  if (name === undefined) return gallery.join('\n');
  const named = gallery.findIndex((line) => line.trim() === `${name}:`);
  return named < 0 ? null : ['gallery:', ...block(gallery, named)].join('\n');
}

/** A line and those below it that belong to it. */
function block(lines: readonly string[], start: number): string[] {
  const indent = (line: string) => line.length - line.trimStart().length;
  const own = indent(lines[start] ?? '');
  const rest = lines.slice(start + 1);
  const next = rest.findIndex(
    (line) => line.trim() !== '' && indent(line) <= own && !line.trimStart().startsWith('- '),
  );
  return [lines[start] ?? '', ...rest.slice(0, next < 0 ? rest.length : next)];
}
