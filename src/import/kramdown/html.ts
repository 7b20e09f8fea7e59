import { decodeHTML } from 'entities';
import type { Element, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { type Handle, type State, toMdast } from 'hast-util-to-mdast';
import { toString as textOf } from 'hast-util-to-string';
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { block, isFlow, paragraph, placed, span, text } from '../body/nodes.ts';
import { parseMarkdown } from '../liquid/code-ranges.ts';
import type { Findings } from '../report/findings.ts';
import { plainText } from '../write/mdx.ts';
import { asideKind } from './attributes.ts';
import { embedAddress, videoName } from './embeds.ts';
import { HTML_NAMES } from './html-names.ts';
import { classesOf, figure, flow, heading, kept, phrasing, sourcesIn, table, terms } from './html-parts.ts';

export interface HtmlInput {
  file: string;
  findings: Findings;
  /** Ids that links of this post name: elements that have one keep it. */
  linkedIds: ReadonlySet<string>;
}

/** Nodes of Markdown between the tags of a line: they pass through as they are. */
interface PassedOn {
  type: 'passedOn';
  nodes: Nodes[];
}

/** HTML as Markdown, components and the tags a post may hold. What is left out is reported. `line` is where it starts. */
export function readHtml(source: string, line: number, input: HtmlInput): RootContent[] {
  return convert(fromHtml(source, { fragment: true }), source, line, input);
}

/** A tag of a line of Markdown, with what stands between it and its end. */
export function readTag(
  tag: string,
  children: readonly PhrasingContent[],
  line: number,
  input: HtmlInput,
): RootContent[] {
  const tree = fromHtml(tag, { fragment: true });
  const element = tree.children[0];
  if (element?.type !== 'element') return [...children];
  const passed: PassedOn = { type: 'passedOn', nodes: [...children] };
  // The node is of no type that hast knows; `passedOn` below is what reads it.
  if (children.length > 0) element.children = [passed as unknown as Element];
  visit(tree, (node) => {
    delete node.position;
  });
  return convert(tree, tag, line, input);
}

function convert(tree: HastRoot, source: string, line: number, input: HtmlInput): RootContent[] {
  readCells(tree, source, line);
  const conversion = new Conversion(source, line, input);
  const result = toMdast(tree, {
    handlers: conversion.handlers,
    nodeHandlers: {
      comment: (_, node) => ({ type: 'commentSpan', value: String(node.value).trim() }),
      passedOn: (_, node: PassedOn) => {
        for (const passed of node.nodes) conversion.passed.add(passed);
        return node.nodes;
      },
    },
  });
  visit(result, (node) => {
    // What stood between the tags knows its place.
    if (conversion.passed.has(node)) return SKIP;
    const at = node.position?.start.line;
    const point = { line: at === undefined ? line : line + at - 1, column: 1 };
    if (at !== undefined || node.position === undefined) node.position = { start: point, end: point };
    return;
  });
  return result.type === 'root' ? result.children : [];
}

/** Cells that are marked as Markdown, or that hold a fence, are read as such: a cell holds no block of HTML that kramdown would stop at. */
function readCells(tree: HastRoot, source: string, line: number): void {
  visit(tree, 'element', (cell) => {
    const { start, end } = cell.position ?? {};
    if ((cell.tagName !== 'td' && cell.tagName !== 'th') || start?.offset === undefined) return;
    const inner = source
      .slice(start.offset, end?.offset)
      .replace(/^<t[dh]\b[^>]*>/i, '')
      .replace(/<\/t[dh]\s*>\s*$/i, '');
    if (cell.properties.markdown === undefined && !/^[ \t]*(?:`{3,}|~{3,})/m.test(inner)) return;
    const nodes = parseMarkdown(inner.replace(/^[ \t]*\n/, '')).children.map((node) =>
      placed(line + start.line - 1, node),
    );
    const passed: PassedOn = { type: 'passedOn', nodes };
    // As in `readTag`: no type of hast, and read by a handler of its own.
    cell.children = [passed as unknown as Element];
    return SKIP;
  });
}

const SPANS = 'kbd sub sup mark ins small abbr dfn var samp cite u bdi bdo ruby rt rp time wbr'.split(' ');
const SPAN_ATTRIBUTES = ['title', 'dateTime', 'dir', 'lang'];
const SILENT = new Set(['link', 'meta', 'title', 'head', 'colgroup', 'col', 'param', 'track']);
const DROPPED = ['style', 'template', 'svg', 'canvas', 'noembed', 'noframes', 'map', 'area', 'applet', ...SILENT];
const EMBEDDED = ['iframe', 'video', 'audio', 'embed', 'object', 'source'];
const CONTROLS = ['form', 'input', 'select', 'textarea', 'button', 'label', 'option'];

class Conversion {
  readonly handlers: Record<string, Handle> = Object.create(null);
  /** Nodes that came with their tag, and have been read before. */
  readonly passed = new Set<Nodes>();
  readonly #source: string;
  readonly #line: number;
  readonly #input: HtmlInput;

  constructor(source: string, line: number, input: HtmlInput) {
    this.#source = source;
    this.#line = line;
    this.#input = input;
    const { handlers } = this;
    for (const name of SPANS)
      handlers[name] = (state, element) => span(name, kept(element, SPAN_ATTRIBUTES), phrasing(state, element));
    for (const name of DROPPED) handlers[name] = (_, element) => this.#leaveOut(element);
    for (const name of EMBEDDED) handlers[name] = (state, element) => this.#embed(state, element);
    for (const name of CONTROLS) handlers[name] = (state, element) => this.#control(state, element);
    for (const name of ['div', 'section', 'aside', 'article', 'p'])
      handlers[name] = (state, element) => this.#container(state, element);
    for (const name of ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
      handlers[name] = (state, element) => heading(state, element);
    for (const name of ['strike', 's', 'del'])
      handlers[name] = (state, element) => span('del', {}, phrasing(state, element));
    handlers.a = (state, element) => this.#link(state, element);
    for (const name of ['code', 'tt'])
      handlers[name] = (_, element) => ({ type: 'inlineCode', value: wordsOf(element).trim() });
    handlers.span = (state, element) => this.#anchored(element, state.all(element));
    handlers.details = (state, element) =>
      block('details', element.properties.open === true ? { open: '' } : {}, flow(state, element));
    handlers.math = (state, element) => state.all(element);
    handlers.pre = (_, element) => this.#pre(element);
    handlers.summary = (state, element) => block('summary', {}, [paragraph(...phrasing(state, element))]);
    handlers.figure = (state, element) => figure(state, element);
    handlers.dl = (state, element) => block('dl', {}, terms(state, element));
    handlers.table = (state, element) => table(state, element);
    handlers.script = (_, element) => this.#script(element);
    visit(fromHtml(source, { fragment: true }), 'element', ({ tagName }) => {
      if (!HTML_NAMES.has(tagName)) handlers[tagName] = (state, element) => this.#unknown(state, element);
    });
  }

  #lineOf(node: HastNodes): number {
    return this.#line + (node.position?.start.line ?? 1) - 1;
  }

  #sourceOf(node: HastNodes): string {
    const { start, end } = node.position ?? {};
    return start?.offset === undefined ? '' : this.#source.slice(start.offset, end?.offset);
  }

  #leaveOut(element: Element): undefined {
    const { file, findings } = this.#input;
    const source = this.#sourceOf(element) || `<${element.tagName}>`;
    const line = this.#lineOf(element);
    findings.drop({
      file,
      line,
      what: 'markup',
      text: source,
      reason: `\`<${element.tagName}>\`, which a post may not hold`,
    });
    if (SILENT.has(element.tagName)) return;
    findings.hand(
      file,
      line,
      `\`<${element.tagName}>\`, which a post may not hold; it was left out`,
      'see whether readers miss it',
    );
  }

  #script(element: Element): PhrasingContent[] | undefined {
    const src = String(element.properties.src ?? '');
    const gist = /^(?:https?:)?\/\/gist\.github\.com\/([\w./-]+?)(?:\.js)?(?:\?.*)?$/.exec(src)?.[1];
    if (gist === undefined) return this.#leaveOut(element);
    this.#input.findings.addition(
      this.#input.file,
      `Gist ${gist} https://gist.github.com/${gist}`,
      'a link in place of a script',
    );
    this.#input.findings.drop({
      file: this.#input.file,
      line: this.#lineOf(element),
      what: 'link',
      text: src,
      reason: 'a script, in whose place stands a link',
    });
    return [{ type: 'link', url: `https://gist.github.com/${gist}`, children: [text(`Gist ${gist}`)] }];
  }

  #embed(state: State, element: Element): Nodes[] {
    const { file, findings } = this.#input;
    const children = state.all(element);
    const address = [element.properties.src, element.properties.data, ...sourcesIn(element)].find(
      (src) => typeof src === 'string',
    );
    if (typeof address !== 'string' || element.tagName === 'source') return children;
    const url = embedAddress(address);
    const title = typeof element.properties.title === 'string' ? element.properties.title : nameOf(url);
    const what = `\`<${element.tagName}>\` of ${url}: pages show nothing from elsewhere; it became a link`;
    findings.notice(file, this.#lineOf(element), what);
    findings.addition(
      file,
      title === nameOf(url) ? `${title} ${url}` : url,
      'the words of a link in place of an embedded page',
    );
    const rest = children.filter((child) => child.type !== 'link');
    return [{ type: 'link', url, children: [text(title)] }, ...(rest.length > 0 ? [text(' '), ...rest] : [])];
  }

  /** Preformatted text byte for byte: tags of HTML in it go, what HTML doesn't know is text. */
  #pre(element: Element): Nodes {
    const passed = element.children.find((child: { type: string }) => child.type === 'passedOn');
    // Within a line, what stands between the tags has been read as Markdown.
    if (passed !== undefined)
      return { type: 'code', value: (passed as unknown as PassedOn).nodes.map(lineText).join('') };
    const code = element.children.find((child) => child.type === 'element' && child.tagName === 'code');
    const classes = [element, code].flatMap((one) => (one?.type === 'element' ? classesOf(one) : []));
    const lang = classes.map((name) => /^lang(?:uage)?-(.+)$/.exec(name)?.[1]).find(Boolean) ?? null;
    const inner = this.#sourceOf(element)
      .replace(/^<pre\b[^>]*>\n?/i, '')
      .replace(/<\/pre\s*>$/i, '');
    const plain = inner
      .replace(/<br\s*\/?>/gi, '\n')
      .replace(/<\/?([a-z][\w:.-]*)\b[^<>]*>/gi, (tag, name: string) =>
        HTML_NAMES.has(name.toLowerCase()) ? '' : tag,
      );
    const node: Nodes = { type: 'code', lang, value: decodeHTML(plain).replace(/^\n|\s*\n\s*$/g, '') };
    return node;
  }

  #control(state: State, element: Element): Nodes[] {
    const what = `\`<${element.tagName}>\`: a post has no forms; its text was kept`;
    this.#input.findings.hand(
      this.#input.file,
      this.#lineOf(element),
      what,
      'see whether the text makes sense without it',
    );
    // Words of two controls must not become one.
    return [...state.all(element), text(' ')];
  }

  #container(state: State, element: Element): Nodes | Nodes[] {
    const kind = asideKind(classesOf(element));
    if (kind !== null) return block('Aside', { kind }, flow(state, element));
    const children = state.all(element);
    const all = this.#anchored(element, children);
    return element.tagName === 'p' && !children.some(isFlow)
      ? paragraph(...(all as PhrasingContent[]))
      : all.some(isFlow)
        ? all
        : state.toFlow(all as RootContent[]);
  }

  #link(state: State, element: Element): Nodes[] {
    const { href, title } = element.properties;
    const children = state.all(element);
    if (typeof href !== 'string') return this.#anchored(element, children);
    const link: Nodes = {
      type: 'link',
      url: href,
      title: typeof title === 'string' ? title : null,
      children: children.filter((child) => !isFlow(child)) as PhrasingContent[],
    };
    state.patch(element, link);
    return [...this.#anchored(element, [link]), ...children.filter(isFlow)];
  }

  /** An id that links of the post lead to stays, as an anchor before the content. */
  #anchored(element: Element, children: RootContent[]): RootContent[] {
    const id = element.properties.id ?? element.properties.name;
    if (typeof id !== 'string' || !this.#input.linkedIds.has(id)) return children;
    return [span('span', { id }), ...children];
  }

  /** A tag that HTML doesn't have is a placeholder such as `<host>`: text. */
  #unknown(state: State, element: Element): RootContent[] {
    const source = this.#sourceOf(element);
    const tag = /^<[^>]*>/.exec(source)?.[0] ?? `<${element.tagName}>`;
    const end = /<\/[^<>]*>$/.exec(source)?.[0];
    return [text(tag), ...state.all(element), ...(end === undefined ? [] : [text(end)])];
  }
}

function lineText(node: Nodes): string {
  return node.type === 'break' || (node.type === 'tagSpan' && node.name === 'br') ? '\n' : plainText(node);
}

/** A video says where it is; any other page is called by its address. */
function nameOf(url: string): string {
  const name = videoName(url);
  return name.endsWith(url) ? url : name;
}

/** The text of an element, with that of the Markdown in it. */
function wordsOf(element: Element): string {
  return element.children
    .map((child: { type: string }) => {
      if (child.type === 'passedOn') return (child as PassedOn).nodes.map(plainText).join('');
      return child.type === 'element' ? wordsOf(child as Element) : textOf(child as HastNodes);
    })
    .join('');
}
