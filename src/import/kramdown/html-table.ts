import type { Element, ElementContent } from 'hast';
import type { State } from 'hast-util-to-mdast';
import type { RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { block, type TagAttributes, type TagBlock } from '../body/nodes.ts';

const BLOCKS = new Set(
  'p div ul ol dl pre blockquote table h1 h2 h3 h4 h5 h6 hr figure details section iframe video'.split(' '),
);

/** Whether a table can be written with bars: one header row, rows of the same length, one line in each cell. */
export function isPlainTable(table: Element): boolean {
  const rows = rowsOf(table);
  const [first, ...rest] = rows;
  if (first === undefined || rest.length === 0 || has(table, (tag) => tag === 'caption' || tag === 'tfoot'))
    return false;
  const isHeader = (row: Element) => cellsOf(row).every(({ tagName }) => tagName === 'th');
  if (!isHeader(first) || rest.some((row) => has(row, (tag) => tag === 'th'))) return false;
  const width = cellsOf(first).length;
  return rows.every((row) => {
    const cells = cellsOf(row);
    const isRead = cells.some((cell) => cell.children.some((child: { type: string }) => child.type === 'passedOn'));
    return (
      !isRead &&
      cells.length === width &&
      cells.every((cell) => !isSpanning(cell) && !has(cell, (tag) => BLOCKS.has(tag)))
    );
  });
}

function isSpanning({ properties }: Element): boolean {
  return [properties.colSpan, properties.rowSpan].some((span) => span !== undefined && String(span) !== '1');
}

function has(element: Element, matches: (tag: string) => boolean): boolean {
  let found = false;
  visit(element, 'element', (node) => {
    if (node !== element && matches(node.tagName)) found = true;
  });
  return found;
}

function rowsOf(table: Element): Element[] {
  return table.children.flatMap((child) =>
    child.type !== 'element'
      ? []
      : child.tagName === 'tr'
        ? [child]
        : ['thead', 'tbody', 'tfoot'].includes(child.tagName)
          ? rowsOf(child)
          : [],
  );
}

function cellsOf(row: Element): Element[] {
  return row.children.filter((child): child is Element => child.type === 'element');
}

const PARTS = new Set(['thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption']);
const CELL_ATTRIBUTES: Readonly<Record<string, string>> = { colSpan: 'colspan', rowSpan: 'rowspan', scope: 'scope' };

/** Any other table, tag by tag. */
export function tableBlock(state: State, table: Element): TagBlock {
  return block('table', {}, partsOf(state, table));
}

function partsOf(state: State, element: Element): RootContent[] {
  return element.children.flatMap((child: ElementContent): RootContent[] => {
    if (child.type !== 'element') return [];
    const { tagName } = child;
    if (!PARTS.has(tagName)) return partsOf(state, child);
    // HTML has no caption among the tags of a post: it stands above the table as a row of its own would.
    if (tagName === 'caption') return [];
    const isCell = tagName === 'td' || tagName === 'th';
    return [
      block(
        tagName,
        isCell ? attributesOf(child) : {},
        isCell ? state.toFlow(state.all(child)) : partsOf(state, child),
      ),
    ];
  });
}

function attributesOf({ properties }: Element): TagAttributes {
  return Object.fromEntries(
    Object.entries(CELL_ATTRIBUTES).flatMap(([property, name]) => {
      const value = properties[property];
      return value === undefined || value === null || String(value) === '1' ? [] : [[name, String(value)]];
    }),
  );
}

/** The caption of a table, which stands as a paragraph before it. */
export function captionOf(table: Element): Element | null {
  return (
    table.children.find((child): child is Element => child.type === 'element' && child.tagName === 'caption') ?? null
  );
}
