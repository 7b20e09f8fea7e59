import type { Element, ElementContent, Nodes } from 'hast';
import type {
  MdxJsxAttributeNode as MdxJsxAttribute,
  MdxJsxExpressionAttributeNode as MdxJsxExpressionAttribute,
} from 'satteri';
import { SKIP, visit } from 'unist-util-visit';
import { type Problem, quote } from '../problems/index.ts';
import { didYouMean } from '../problems/suggest.ts';
import type { Compilation } from './compile.ts';
import { COMPONENTS, isComponentName } from './components.ts';

// HTML that an author may write as a tag. What could run, load or restyle is left out on purpose.
const HTML_TAGS = new Set(
  'a abbr b bdi bdo blockquote br cite code dd del details dfn div dl dt em figcaption figure hr i ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr'.split(
    ' ',
  ),
);
const HTML_ATTRIBUTES = new Set(
  'abbr colspan datetime dir headers href hreflang id lang open rel reversed rowspan scope start title translate'.split(
    ' ',
  ),
);

// Attributes that mean something without a value.
const BARE = new Set(['open', 'reversed']);

type Jsx = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

export function isJsx(node: { type: string }): node is Jsx {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

export function placeOf(node: Nodes): { line?: number; column?: number } {
  const start = node.position?.start;
  return start === undefined ? {} : { line: start.line, column: start.column };
}

/**
 * Leaves only what a post may hold: expressions and ESM become problems, comments go,
 * HTML written as tags becomes plain elements, and what is left as JSX are known components.
 */
export function settleElements({ root, file, problems }: Compilation): void {
  visit(root, (node, index, parent) => {
    if (index === undefined || parent === undefined) return;
    if (node.type === 'mdxjsEsm' || node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      if (!isComment(node)) problems.push({ file, ...placeOf(node), ...codeProblem(node) });
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (!isJsx(node)) return;
    if (node.name !== null && isComponentName(node.name)) return;
    if (node.name !== null && HTML_TAGS.has(node.name)) {
      parent.children[index] = toElement(node, node.name, file, problems);
      return [SKIP, index];
    }
    problems.push({ file, ...placeOf(node), ...unknownTag(node.name) });
    parent.children.splice(index, 1, ...node.children);
    return [SKIP, index];
  });
}

function isComment(node: { type: string; value: string }): boolean {
  return node.type !== 'mdxjsEsm' && /^\s*(?:\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)*$/.test(node.value);
}

function codeProblem(node: { type: string; value: string }): Omit<Problem, 'file'> {
  const esm = node.type === 'mdxjsEsm';
  return {
    field: esm ? 'import/export' : 'expression',
    found: quote(esm ? node.value : `{${node.value}}`),
    expected: 'text and components with literal attributes: a post can’t run code',
    fix: esm
      ? 'remove the line: the components are there without an import'
      : 'write the text itself; put braces that are meant as text in backticks or write `\\{`',
  };
}

// Tags that nobody types by a slip: no component is meant by them.
const ACTIVE = new Set('base button embed form iframe input link meta object script style svg'.split(' '));

function unknownTag(name: string | null): Omit<Problem, 'file'> {
  const components = Object.keys(COMPONENTS);
  if (name !== null && ACTIVE.has(name)) {
    return {
      field: `<${name}>`,
      found: `the tag ${quote(`<${name}>`)}`,
      expected: 'text and components: a post can’t run or load anything',
      fix: `remove it, or put it in backticks if it is meant as text${name === 'svg' ? '; a drawing is a file, shown by `<Diagram image="./images/….svg" alt="what can be seen" />`' : ''}`,
    };
  }
  if (name !== null && /^[a-z]/.test(name)) {
    return {
      field: `<${name}>`,
      found: `the tag ${quote(`<${name}>`)}`,
      expected: 'Markdown, a component, or one of the plain HTML tags',
      fix: `put it in backticks if it is meant as text, or ${name === 'img' ? 'write `<Screenshot image="./images/…" alt="what can be seen" />`' : didYouMean(name, components)}`,
    };
  }
  return {
    field: `<${name ?? ''}>`,
    found: name === null ? 'a fragment, `<>`' : `the unknown component ${quote(`<${name}>`)}`,
    expected: `one of ${components.map((c) => `\`<${c}>\``).join(', ')}`,
    fix: name === null ? 'remove `<>` and `</>`' : didYouMean(name, components),
  };
}

function toElement(node: Jsx, name: string, file: string, problems: Problem[]): Element {
  const properties: Record<string, string | true> = {};
  for (const attribute of node.attributes) {
    const value = literalText(attribute);
    const bare = value === true && attribute.type === 'mdxJsxAttribute' && !BARE.has(attribute.name);
    if (value !== null && !bare && attribute.type === 'mdxJsxAttribute' && isAllowed(attribute.name)) {
      properties[attribute.name] = value;
    } else {
      problems.push({ file, ...placeOf(node), ...attributeProblem(name, attribute) });
    }
  }
  const children: ElementContent[] = node.children;
  return { type: 'element', tagName: name, properties, children, ...(node.position && { position: node.position }) };
}

function isAllowed(attribute: string): boolean {
  return HTML_ATTRIBUTES.has(attribute) || /^aria-[a-z]+$/.test(attribute);
}

function literalText(attribute: MdxJsxAttribute | MdxJsxExpressionAttribute): string | true | null {
  if (attribute.type !== 'mdxJsxAttribute') return null;
  if (attribute.value === null || attribute.value === undefined) return true;
  return typeof attribute.value === 'string' ? attribute.value : null;
}

function attributeProblem(tag: string, attribute: MdxJsxAttribute | MdxJsxExpressionAttribute): Omit<Problem, 'file'> {
  const name = attribute.type === 'mdxJsxAttribute' ? attribute.name : '{...}';
  if (attribute.type === 'mdxJsxAttribute' && isAllowed(name)) {
    return {
      field: `<${tag} ${name}>`,
      found: attribute.value === null || attribute.value === undefined ? 'no value' : 'an expression',
      expected: BARE.has(name) ? `\`${name}\` alone` : 'a text in quotes',
      fix: BARE.has(name) ? `write \`<${tag} ${name}>\`` : `write \`${name}="…"\``,
    };
  }
  return {
    field: `<${tag} ${name}>`,
    found: quote(name),
    expected: `one of ${[...HTML_ATTRIBUTES].map((a) => `\`${a}\``).join(', ')} or \`aria-*\`, with a text in quotes`,
    fix: 'remove the attribute: styles and scripts belong to the site, not to a post',
  };
}
