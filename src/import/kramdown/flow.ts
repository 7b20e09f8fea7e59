import type { Nodes, RootContent } from 'mdast';
import { at, block, childrenOf, isFlow, isParent, leftOver, lineOf, paragraph, placed } from '../body/nodes.ts';
import type { Mark } from '../liquid/marks.ts';
import { asideKind, readAttributes } from './attributes.ts';
import { readHtml } from './html.ts';
import { settlePhrasing } from './phrasing.ts';
import type { Definitions } from './prepare.ts';
import type { ReadInput } from './read.ts';

type Settling = Omit<ReadInput, 'kramdown' | 'hardWrap'> & { definitions: Definitions };

/** A mark that stands by itself between blocks, before it is known what it belongs to. */
interface Standing {
  mark: Mark;
}

/** Puts what the marks stand for where they stand, block by block, and makes nodes of HTML. */
export function settleFlow(parent: Nodes, input: Settling): void {
  if (!isParent(parent)) return;
  const children = childrenOf(parent);
  if (!holdsFlow(parent)) {
    settlePhrasing(parent, input);
    return;
  }
  const standing = pairHtml(
    children.map((child) => standingOf(child, input) ?? child),
    input,
  );
  const settled = attach(contain(standing, input), input);
  for (const child of settled) settleFlow(child, input);
  children.splice(0, children.length, ...settled);
}

const HOLDERS = new Set([
  'root',
  'blockquote',
  'list',
  'listItem',
  'footnoteDefinition',
  'descriptionList',
  'descriptionDetails',
  'tagBlock',
  'table',
  'tableRow',
]);

function holdsFlow(node: Nodes): boolean {
  return HOLDERS.has(node.type) && !childrenOf(node).some((child) => child.type === 'text');
}

function standingOf(node: RootContent, { marks }: Settling): Standing | null {
  if (node.type !== 'paragraph' || node.children.length !== 1) return null;
  const [only] = node.children;
  const mark = only?.type === 'text' ? marks.only(only.value) : null;
  return mark === null || mark.kind === 'text' ? null : { mark };
}

type Stream = readonly (RootContent | Standing)[];

function isStanding(node: RootContent | Standing): node is Standing {
  return 'mark' in node;
}

const OPEN_TAG = /^<(details|div|section|aside|center|blockquote)\b(?:"[^"]*"|'[^']*'|[^>"'])*>/i;

/** HTML blocks that a blank line ends, as CommonMark has them: the opening one is paired with the one that closes it. */
function pairHtml(nodes: Stream, { marks }: Settling): Stream {
  const out: (RootContent | Standing)[] = [];
  for (const node of nodes) {
    const html = !isStanding(node) && node.type === 'html' ? node : null;
    const open = html === null ? null : OPEN_TAG.exec(html.value);
    const close = html === null ? null : /^<\/(details|div|section|aside|center|blockquote)>\s*$/i.exec(html.value);
    if (html !== null && open !== null && !html.value.toLowerCase().includes(`</${open[1]?.toLowerCase()}`)) {
      const tag = open[1]?.toLowerCase() ?? '';
      out.push({ mark: { kind: 'open', tag, source: open[0], line: lineOf(html) } });
      const rest = html.value.slice(open[0].length).trim();
      if (rest !== '') out.push({ mark: { kind: 'html', source: marks.restore(rest), line: lineOf(html) } });
    } else if (html !== null && close !== null) {
      out.push({ mark: { kind: 'close', tag: close[1]?.toLowerCase() ?? '', source: html.value, line: lineOf(html) } });
    } else out.push(node);
  }
  return out;
}

/** What stands between the tags of an HTML container becomes an aside or `details`, or loses its container. */
function contain(nodes: Stream, input: Settling): Stream {
  const levels: { open: Extract<Mark, { kind: 'open' | 'close' }> | null; nodes: (RootContent | Standing)[] }[] = [
    { open: null, nodes: [] },
  ];
  const close = () => {
    const level = levels.pop();
    if (level?.open == null) return;
    levels.at(-1)?.nodes.push(...container(level.open, attach(level.nodes, input)));
  };
  for (const node of nodes) {
    if (!isStanding(node) || (node.mark.kind !== 'open' && node.mark.kind !== 'close')) {
      levels.at(-1)?.nodes.push(node);
    } else if (node.mark.kind === 'open') levels.push({ open: node.mark, nodes: [] });
    else if (levels.some(({ open }) => open !== null && node.mark.kind === 'close' && open.tag === node.mark.tag)) {
      while (levels.length > 1) {
        const closed = levels.at(-1)?.open?.tag;
        close();
        if (closed === node.mark.tag) break;
      }
    }
  }
  while (levels.length > 1) close();
  return levels[0]?.nodes ?? [];
}

function container(
  { tag, source, line }: { tag: string; source: string; line: number },
  children: RootContent[],
): RootContent[] {
  const classes = /\bclass\s*=\s*["']?([^"'>]*)/i.exec(source)?.[1]?.split(/\s+/) ?? [];
  const kind = asideKind(classes);
  if (kind !== null) return [at(line, block('Aside', { kind }, children))];
  if (tag === 'details') return [at(line, block('details', /\bopen\b/i.test(source) ? { open: '' } : {}, children))];
  if (tag === 'blockquote') return [at(line, { type: 'blockquote', children: children.filter(isFlow) as [] })];
  return children;
}

/** Marks become their nodes, and attribute lists go to the block beside them. */
function attach(nodes: Stream, input: Settling): RootContent[] {
  const out: RootContent[] = [];
  let waiting: Extract<Mark, { kind: 'attributes' }>[] = [];
  for (const node of nodes) {
    const mark = isStanding(node) ? node.mark : null;
    if (mark?.kind === 'attributes') {
      const before = out.at(-1);
      if (mark.before && before !== undefined) out.splice(-1, 1, ...attributed(before, mark, input));
      else waiting.push(mark);
      continue;
    }
    const made = isStanding(node)
      ? nodesOf(node.mark, input)
      : node.type === 'html'
        ? htmlNodes(node.value, lineOf(node), input)
        : [node];
    let first = made[0];
    if (first === undefined) continue;
    let settled: RootContent[] = [first];
    for (const list of waiting) {
      settled = attributed(first, list, input);
      first = settled[0] ?? first;
    }
    waiting = [];
    out.push(...settled, ...made.slice(1));
  }
  return out;
}

function nodesOf(mark: Mark, input: Settling): RootContent[] {
  if (mark.kind === 'nodes') return mark.nodes.map((node) => placed(mark.line, node));
  if (mark.kind === 'leftOver') {
    const name = /\w[\w.-]*(?:\s+[\w./-]+)?/.exec(mark.source)?.[0] ?? 'Liquid';
    input.findings.addition(input.file, `Not brought over: ${name}`, 'the heading of what could not be read');
    return [at(mark.line, leftOver(mark.source, name))];
  }
  if (mark.kind === 'html') return htmlNodes(mark.source, mark.line, input);
  return [];
}

function htmlNodes(source: string, line: number, input: Settling): RootContent[] {
  // A declaration is none of a post's: somebody writes about one.
  if (/^<(?:![^-]|\?)/.test(source)) return [at(line, paragraph({ type: 'text', value: input.marks.restore(source) }))];
  const nodes = readHtml(source, line, input);
  const flow: RootContent[] = [];
  let words: RootContent[] = [];
  const flush = () => {
    const isBlank = words.every((node) => node.type === 'text' && node.value.trim() === '');
    if (words.length === 1 && words[0]?.type === 'commentSpan') flow.push({ ...words[0], type: 'commentBlock' });
    else if (!isBlank) flow.push(at(line, paragraph(...(words as []))));
    words = [];
  };
  for (const node of nodes) {
    if (!isFlow(node)) words.push(node);
    else {
      flush();
      flow.push(node);
    }
  }
  flush();
  return flow;
}

/** A block with its attribute list applied: a notice becomes an aside, an id is kept for links, a language for code. */
function attributed(
  node: RootContent,
  { source, line }: { source: string; line: number },
  input: Settling,
): RootContent[] {
  const list = readAttributes(source, input.definitions.attributes);
  const kind = asideKind(list.classes);
  input.findings.drop({ file: input.file, line, what: 'markup', text: source, reason: 'a kramdown attribute list' });
  if (kind !== null) {
    const children = node.type === 'blockquote' ? node.children : [node];
    return [at(lineOf(node), block('Aside', { kind }, children))];
  }
  if (node.type === 'heading' && list.id !== null) node.data = { ...node.data, formerId: list.id };
  const language = list.classes.map((name) => /^lang(?:uage)?-(.+)$/.exec(name)?.[1]).find(Boolean);
  if (node.type === 'code' && language !== undefined) node.lang ??= language;
  if (node.type === 'paragraph') {
    const [image] = node.children.filter((child) => child.type === 'image');
    if (image !== undefined && node.children.length === 1) image.title ??= list.attributes.title ?? null;
  }
  if (list.id !== null && node.type !== 'heading' && input.linkedIds.has(list.id)) {
    return [at(line, paragraph({ type: 'tagSpan', name: 'span', attributes: { id: list.id }, children: [] })), node];
  }
  return [node];
}
