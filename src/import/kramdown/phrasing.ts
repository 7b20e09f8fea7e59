import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { at, childrenOf, isParent, lineOf, placed, text } from '../body/nodes.ts';
import { readAttributes } from './attributes.ts';
import { readHtml, readTag } from './html.ts';
import { HTML_NAMES } from './html-names.ts';
import type { Definitions } from './prepare.ts';
import type { ReadInput } from './read.ts';

type Settling = Omit<ReadInput, 'kramdown' | 'hardWrap'> & { definitions: Definitions };

/** Puts what the marks of a line stand for where they stand, and pairs the HTML tags of the line. */
export function settlePhrasing(parent: Nodes, input: Settling): void {
  const children = childrenOf(parent);
  const line = lineOf(parent);
  const expanded = children.flatMap((child) =>
    child.type === 'text' && input.marks.has(child.value) ? expand(child.value, lineOf(child) || line, input) : [child],
  );
  const attached = attach(expanded, parent, input);
  const settled = pairTags(attached, input);
  for (const child of settled) if (isParent(child)) settlePhrasing(child, input);
  children.splice(0, children.length, ...joined(settled));
}

interface Waiting {
  type: 'waiting';
  source: string;
  line: number;
}

function expand(value: string, line: number, input: Settling): (RootContent | Waiting)[] {
  return input.marks.split(value).flatMap((piece): (RootContent | Waiting)[] => {
    if (typeof piece === 'string') return [at(line, text(piece))];
    if (piece.kind === 'attributes') return [{ type: 'waiting', source: piece.source, line: piece.line }];
    if (piece.kind === 'nodes') return piece.nodes.map((node) => placed(piece.line, node));
    if (piece.kind === 'html') return readHtml(piece.source, piece.line, input);
    if (piece.kind === 'leftOver') return [at(piece.line, { type: 'inlineCode', value: piece.source })];
    return piece.kind === 'text' ? [at(piece.line, text(piece.source))] : [];
  });
}

/** An attribute list belongs to what it directly follows: a picture's title, a heading's id; the rest is looks. */
function attach(
  nodes: readonly (RootContent | Waiting)[],
  parent: Nodes,
  { definitions, findings, file }: Settling,
): RootContent[] {
  const out: RootContent[] = [];
  for (const node of nodes) {
    if (node.type !== 'waiting') {
      out.push(node);
      continue;
    }
    const list = readAttributes(node.source, definitions.attributes);
    findings.drop({ file, line: node.line, what: 'markup', text: node.source, reason: 'a kramdown attribute list' });
    const before = out.at(-1);
    if (before?.type === 'image') {
      before.title ??= list.attributes.title ?? null;
      before.alt ||= list.attributes.alt ?? null;
    }
    if (parent.type === 'heading' && list.id !== null) parent.data = { ...parent.data, formerId: list.id };
  }
  return out;
}

const TAG = /^<(\/?)([a-z][\w:.-]*)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>$/is;
const VOID = new Set(['br', 'hr', 'img', 'wbr', 'input', 'embed', 'source', 'link', 'meta', 'param', 'area', 'col']);

/** Tags of a line with what stands between them; one without its partner is left out, one that HTML doesn't have is text. */
function pairTags(nodes: readonly RootContent[], input: Settling): RootContent[] {
  const out: RootContent[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (node === undefined) continue;
    if (node.type !== 'html') {
      out.push(node);
      continue;
    }
    const value = input.marks.restore(node.value);
    const line = lineOf(node);
    if (/^<(?:![^-]|\?)/.test(value)) {
      out.push(at(line, text(value)));
      continue;
    }
    if (value.startsWith('<!--')) {
      out.push(at(line, { type: 'commentSpan', value: value.replace(/^<!--\s*|\s*-->$/g, '') }));
      continue;
    }
    const [, slash = '', written = '', , selfClosing] = TAG.exec(value) ?? [];
    const name = written.toLowerCase();
    if (!HTML_NAMES.has(name)) {
      out.push(at(line, text(value)));
      continue;
    }
    const end = slash === '/' || VOID.has(name) || selfClosing === '/' ? -1 : partner(nodes, i, name);
    if (slash === '/' || (end === -1 && !VOID.has(name) && selfClosing !== '/')) {
      input.findings.drop({
        file: input.file,
        line,
        what: 'markup',
        text: value,
        reason: 'an HTML tag without its partner',
      });
      continue;
    }
    const inside = end === -1 ? [] : pairTags(nodes.slice(i + 1, end), input);
    const made =
      name === 'br' ? [BREAK] : name === 'hr' ? [text(' ')] : readTag(value, inside as PhrasingContent[], line, input);
    out.push(...made.map((child) => (child.position === undefined ? at(line, child) : child)));
    if (end !== -1) i = end;
  }
  return out;
}

const BREAK: PhrasingContent = { type: 'tagSpan', name: 'br', attributes: {}, children: [] };

function partner(nodes: readonly RootContent[], from: number, name: string): number {
  let depth = 0;
  for (let i = from; i < nodes.length; i++) {
    const node = nodes[i];
    if (node?.type !== 'html') continue;
    const [, slash, other = '', , selfClosing] = TAG.exec(node.value) ?? [];
    if (other.toLowerCase() !== name || selfClosing === '/') continue;
    depth += slash === '/' ? -1 : 1;
    if (depth === 0) return i;
  }
  return -1;
}

function joined(nodes: readonly RootContent[]): RootContent[] {
  const out: RootContent[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else out.push(node.type === 'text' ? { ...node } : node);
  }
  return out;
}
