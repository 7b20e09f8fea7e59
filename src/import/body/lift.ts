import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { at, childrenOf, isFlow, isParent, lineOf, paragraph } from './nodes.ts';

/** Blocks that hold one line of text, whatever stands in it. */
const LINES = new Set(['summary', 'dt']);
const HOLDERS = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition', 'tagBlock']);
// Tags whose children are tags.
const STRUCTURE = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'dl']);

/** Puts blocks that stand inside lines between them, and lines that stand between blocks into paragraphs. */
export function liftBlocks(parent: Nodes): void {
  if (!isParent(parent)) return;
  const children = childrenOf(parent);
  if (
    HOLDERS.has(parent.type) &&
    !(parent.type === 'tagBlock' && (STRUCTURE.has(parent.name) || LINES.has(parent.name)))
  ) {
    children.splice(0, children.length, ...asBlocks(children));
  }
  for (const child of children) liftBlocks(child);
}

function asBlocks(children: readonly RootContent[]): RootContent[] {
  const out: RootContent[] = [];
  let line: RootContent[] = [];
  const flush = () => {
    const [first] = line;
    if (first !== undefined && !isBlank(line))
      out.push(...splitLine(at(lineOf(first), paragraph(...(line as PhrasingContent[])))));
    line = [];
  };
  for (const child of children) {
    if (!isFlow(child) && !BETWEEN.has(child.type)) {
      line.push(child);
      continue;
    }
    flush();
    out.push(...(child.type === 'paragraph' || child.type === 'heading' ? splitLine(child) : [child]));
  }
  flush();
  return out;
}

const BETWEEN = new Set(['definition', 'listItem', 'tableRow', 'tableCell', 'yaml', 'html']);

function isBlank(nodes: readonly RootContent[]): boolean {
  return nodes.every((node) => (node.type === 'text' && node.value.trim() === '') || node.type === 'break');
}

/** A paragraph in pieces around the blocks in it. Blocks of a heading come after it. */
function splitLine(line: Extract<RootContent, { type: 'paragraph' | 'heading' }>): RootContent[] {
  const pieces = splitChildren(line.children);
  if (pieces.every(({ flow }) => flow === null)) {
    const words = trimmed(line.children);
    return words.length === 0 && line.type === 'paragraph' ? [] : [{ ...line, children: words }];
  }
  if (line.type === 'heading') {
    const words = pieces.flatMap(({ phrasing }) => phrasing);
    const blocks = pieces.flatMap(({ flow }) => flow ?? []);
    return [...(isBlank(words) ? [] : [{ ...line, children: words }]), ...blocks];
  }
  return pieces.flatMap(({ phrasing, flow }) => {
    if (flow !== null) return [flow];
    const words = trimmed(phrasing);
    return words.length === 0 ? [] : [at(lineOf(line), paragraph(...words))];
  });
}

interface LinePiece {
  phrasing: PhrasingContent[];
  flow: RootContent | null;
}

function splitChildren(children: readonly PhrasingContent[]): LinePiece[] {
  const pieces: LinePiece[] = [];
  const add = (node: PhrasingContent) => {
    const last = pieces.at(-1);
    if (last === undefined || last.flow !== null) pieces.push({ phrasing: [node], flow: null });
    else last.phrasing.push(node);
  };
  for (const child of children) {
    // HTML and marks may have put blocks here, whatever the types say.
    const node: RootContent = child;
    if (isFlow(node)) pieces.push({ phrasing: [], flow: node });
    else if (isParent(child)) {
      const inner = splitChildren(childrenOf(child) as PhrasingContent[]);
      if (inner.every(({ flow }) => flow === null)) add(child);
      else {
        for (const { phrasing, flow } of inner) {
          if (flow !== null) pieces.push({ phrasing: [], flow });
          else if (!isBlank(phrasing)) add({ ...child, children: phrasing } as PhrasingContent);
        }
      }
    } else add(child);
  }
  return pieces;
}

function trimmed(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const isNothing = (node: PhrasingContent | undefined) =>
    node !== undefined && (isBlank([node]) || (node.type === 'tagSpan' && node.name === 'br'));
  const out = [...nodes];
  while (isNothing(out[0])) out.shift();
  while (isNothing(out.at(-1))) out.pop();
  const [first] = out;
  const last = out.at(-1);
  if (first?.type === 'text') out[0] = { ...first, value: first.value.replace(/^\s+/, '') };
  const end = out.at(-1);
  if (last !== undefined && end?.type === 'text')
    out[out.length - 1] = { ...end, value: end.value.replace(/\s+$/, '') };
  return out;
}
