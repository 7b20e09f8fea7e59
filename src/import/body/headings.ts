import type { Heading, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Findings } from '../report/findings.ts';
import { plainText } from '../write/mdx.ts';
import { childrenOf, lineOf } from './nodes.ts';

declare module 'mdast' {
  interface HeadingData {
    /** The id it had on the old site, where its author gave it one. */
    formerId?: string;
  }
}

export function headingsOf(root: Root): Heading[] {
  const headings: Heading[] = [];
  visit(root, 'heading', (heading) => void headings.push(heading));
  return headings;
}

/** Headings from the second level down, none left out: the first level is the post's title. */
export function settleHeadings(root: Root, file: string, findings: Findings): void {
  visit(root, 'heading', (heading, index, parent) => {
    if (plainText(heading).trim() !== '' || index === undefined || parent === undefined) return;
    findings.notice(file, lineOf(heading), 'a heading without text; it was left out');
    childrenOf(parent).splice(index, 1);
    return index;
  });
  const headings = headingsOf(root);
  const changed: string[] = [];
  // Where only a later heading is of the first level, it was meant as one among the others.
  const top = headings[0]?.depth === 1 ? 1 : 2;
  const above: number[] = [];
  for (const heading of headings) {
    const written = Math.max(heading.depth, top);
    while ((above.at(-1) ?? 0) >= written) above.pop();
    above.push(written);
    const depth = Math.min(above.length + 1, 6);
    if (depth !== heading.depth) changed.push(plainText(heading));
    heading.depth = depth as Heading['depth'];
  }
  if (changed.length > 0) {
    const which = changed.length === 1 ? `the heading “${changed[0]}”` : `${changed.length} headings`;
    findings.notice(
      file,
      lineOf(headings[0] ?? root),
      `${which}: levels were changed, so that they start at the second and none is left out`,
    );
  }
}

/** Takes the title off the top of a body that has one of its own. */
export function takeTitle(root: Root): string | null {
  const [first] = root.children;
  if (first?.type !== 'heading' || first.depth !== 1) return null;
  if (headingsOf(root).filter(({ depth }) => depth === 1).length !== 1) return null;
  root.children.shift();
  return plainText(first).trim();
}

/**
 * Where links to a heading of the old site lead now. Old ids are those that authors wrote, and those that
 * kramdown made in its ways; `ids` are the new ones, in the order of the headings.
 */
export function anchorsOf(root: Root, ids: readonly string[]): Map<string, string> {
  const anchors = new Map<string, string>();
  const headings = headingsOf(root);
  const ways = [(heading: Heading) => heading.data?.formerId ?? '', gfmId, basicId];
  for (const way of ways) {
    const seen = new Map<string, number>();
    headings.forEach((heading, i) => {
      const id = way(heading);
      const count = seen.get(id) ?? 0;
      seen.set(id, count + 1);
      const full = count === 0 ? id : `${id}-${count}`;
      const target = ids[i];
      if (id !== '' && target !== undefined && !anchors.has(full)) anchors.set(full, target);
    });
  }
  for (const id of ids) if (!anchors.has(id)) anchors.set(id, id);
  for (const [former, id] of [...anchors])
    if (!anchors.has(former.toLowerCase())) anchors.set(former.toLowerCase(), id);
  return anchors;
}

/** kramdown's GFM parser, Jekyll's default. */
function gfmId(heading: Heading): string {
  return plainText(heading)
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- \t]/gu, '')
    .replace(/[ \t]/g, '-');
}

/** kramdown itself. */
function basicId(heading: Heading): string {
  const id = plainText(heading)
    .replace(/^[^a-zA-Z]+/, '')
    .replace(/[^a-zA-Z0-9 -]/g, '')
    .replaceAll(' ', '-')
    .toLowerCase();
  return id === '' ? 'section' : id;
}
