import type { PhrasingContent, Root, RootContent, Text } from 'mdast';
import { visit } from 'unist-util-visit';
import { childrenOf, isFlow, isParent, span } from '../body/nodes.ts';

/**
 * `**“quoted”**text` is strong to kramdown, which asks only that no blank stands inside of the stars. CommonMark also asks
 * what letters stand around them, which texts without blanks between words often fail.
 */
export function markStrong(root: Root, source: string): void {
  if (!source.includes('**')) return;
  visit(root, (parent) => {
    if (!isParent(parent) || !parent.children.some((child) => child.type === 'text' && child.value.includes('**')))
      return;
    const children = childrenOf(parent);
    if (!children.some(isFlow)) children.splice(0, children.length, ...strong(children, source));
  });
}

function strong(children: readonly RootContent[], source: string): RootContent[] {
  const pieces = children.flatMap((child): RootContent[] => (child.type === 'text' ? cut(child, source) : [child]));
  const out: RootContent[] = [];
  let open: number | null = null;
  for (const piece of pieces) {
    if (piece !== STARS) {
      out.push(piece);
      continue;
    }
    const inside = open === null ? [] : out.slice(open + 1);
    const last = inside.at(-1);
    const isClosing = last !== undefined && !(last.type === 'text' && /\s$/.test(last.value)) && !startsBlank(inside);
    if (open !== null && isClosing) {
      // With stars, what stands around them would have to be escaped.
      out.splice(open, out.length - open, span('strong', {}, inside as PhrasingContent[]));
      open = null;
    } else {
      open = out.length;
      out.push({ type: 'text', value: '**' });
    }
  }
  return out;
}

function startsBlank([first]: readonly RootContent[]): boolean {
  return first?.type === 'text' && /^\s/.test(first.value);
}

/** Two stars that nothing has read. */
const STARS: Text = { type: 'text', value: '**' };

/** A text in pieces at the stars in it. Where a backslash is, somebody may have meant the stars themselves. */
function cut(node: Text, source: string): Text[] {
  const { start, end } = node.position ?? {};
  const written = source.slice(start?.offset ?? 0, end?.offset ?? 0);
  if (!node.value.includes('**') || written.includes('\\*')) return [node];
  const position = node.position && { position: node.position };
  return node.value
    .split(/(?<!\*)(\*\*)(?!\*)/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece === '**' ? STARS : { type: 'text', value: piece, ...position }));
}
