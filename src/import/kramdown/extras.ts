import type { Paragraph, PhrasingContent, Root, RootContent, Table, TableRow } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { at, block, childrenOf, isFlow, lineOf, paragraph, text } from '../body/nodes.ts';
import type { ReadInput } from './read.ts';
import { NO_HEADER } from './tables.ts';

/** Terms, maths, tables without a header, the alerts of GitHub: as this site can write them. */
export function readExtras(root: Root, { hardWrap }: Pick<ReadInput, 'hardWrap'>): void {
  visit(root, (node, index, parent) => {
    if (index === undefined || parent === undefined) return;
    const replaced = node.type === 'root' ? null : replacement(node as RootContent, hardWrap);
    if (replaced === null) return;
    childrenOf(parent).splice(index, 1, ...replaced);
    // What took its place is looked at in its turn, unless it is what was there.
    return [SKIP, replaced[0]?.type === node.type ? index + replaced.length : index];
  });
}

function replacement(node: RootContent, hardWrap: boolean): RootContent[] | null {
  if (node.type === 'descriptionList') {
    const parts = node.children.map((part) =>
      part.type === 'descriptionTerm'
        ? at(lineOf(part), block('dt', {}, [paragraph(...(part.children as PhrasingContent[]))]))
        : at(lineOf(part), block('dd', {}, part.children as RootContent[])),
    );
    return [at(lineOf(node), block('dl', {}, parts))];
  }
  if (node.type === 'math') return [at(lineOf(node), { type: 'code', lang: 'latex', value: `$$\n${node.value}\n$$` })];
  if (node.type === 'inlineMath') return [at(lineOf(node), { type: 'inlineCode', value: `$$${node.value}$$` })];
  if (node.type === 'table' && isHeaderless(node)) return [tableOfTags(node, null)];
  if (node.type === 'table' && node.children.some((row) => row.children.some(({ children }) => children.some(isFlow))))
    return [tableOfTags(node, node.children[0] ?? null)];
  if (node.type === 'blockquote') {
    const alert = alertOf(node.children[0]);
    return alert === null ? null : [at(lineOf(node), block('Aside', { kind: alert }, node.children))];
  }
  if (hardWrap && node.type === 'text' && node.value.includes('\n')) {
    return node.value
      .split('\n')
      .flatMap((piece, i): RootContent[] => [...(i === 0 ? [] : [{ type: 'break' } as const]), text(piece)]);
  }
  return null;
}

function isHeaderless(table: Table): boolean {
  const [only] = table.children[0]?.children[0]?.children ?? [];
  return only?.type === 'text' && only.value === NO_HEADER;
}

/** A table that bars can't draw: one without a header, or with blocks in its cells. */
function tableOfTags(table: Table, header: TableRow | null): RootContent {
  const body = table.children.slice(1).map((row) => rowOfTags(row, 'td'));
  const head = header === null ? [] : [block('thead', {}, [rowOfTags(header, 'th')])];
  return at(lineOf(table), block('table', {}, [...head, block('tbody', {}, body)]));
}

function rowOfTags(row: TableRow, name: 'td' | 'th'): RootContent {
  const cells = row.children.map((cell) => {
    const line = lineOf(cell);
    // Blocks that HTML brought stand among the words of the cell.
    const content: RootContent[] = cell.children.length === 0 ? [] : [at(line, paragraph(...cell.children))];
    return at(line, block(name, {}, content));
  });
  return at(lineOf(row), block('tr', {}, cells));
}

const ALERTS: Readonly<Record<string, string>> = {
  NOTE: 'note',
  TIP: 'tip',
  IMPORTANT: 'warning',
  WARNING: 'warning',
  CAUTION: 'danger',
};

/** `> [!NOTE]` as GitHub has it; takes the word off the first paragraph. */
function alertOf(first: RootContent | undefined): string | null {
  const words = first?.type === 'paragraph' ? (first as Paragraph).children[0] : undefined;
  if (words?.type !== 'text') return null;
  const match = /^\[!(\w+)\][ \t]*\n?/.exec(words.value);
  const kind = ALERTS[match?.[1]?.toUpperCase() ?? ''];
  if (match === null || kind === undefined) return null;
  words.value = words.value.slice(match[0].length);
  return kind;
}
