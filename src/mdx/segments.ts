import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import JSON5 from 'json5';
import type {
  MdxJsxAttributeNode as MdxJsxAttribute,
  MdxJsxExpressionAttributeNode as MdxJsxExpressionAttribute,
} from 'satteri';
import { SKIP, visit } from 'unist-util-visit';
import { type Place, type Problem, quote } from '../problems/index.ts';
import { checkAttributes } from './attributes.ts';
import { type ComponentUse, galleryNamed, type PictureUse, type Segment } from './body.ts';
import type { Compilation } from './compile.ts';
import { type ComponentName, isComponentName, specOf } from './components.ts';
import { isJsx, placeOf } from './elements.ts';

/**
 * Turns the settled tree into segments. Each component is taken out of the tree, its attributes
 * are checked, and a mark is left where it stood; the HTML is then cut at the marks.
 */
export function toSegments(compilation: Compilation): Segment[] {
  return segmentsOf(compilation.root, null, compilation);
}

// Texts have no U+0000 by now, so it can't be mistaken for one of the author's.
const MARK = '\u0000';

function segmentsOf(tree: Root | Element, inside: ComponentName | null, compilation: Compilation): Segment[] {
  const uses: (ComponentUse | null)[] = [];
  visit(tree, (node, index, parent) => {
    if (!isJsx(node) || index === undefined || parent === undefined) return;
    const mark: ElementContent = { type: 'raw', value: `${MARK}${uses.length}${MARK}` };
    const holder: Element = { type: 'element', tagName: 'div', properties: {}, children: node.children };
    if (node.name !== null && isComponentName(node.name)) {
      const place = { file: compilation.file, ...placeOf(node) };
      uses.push(readUse(node.name, node.attributes, holder, inside, place, compilation));
    }
    parent.children[index] = mark;
    return SKIP;
  });
  const html =
    tree.type === 'root' ? toHtml(tree, OPTIONS) : tree.children.map((child) => toHtml(child, OPTIONS)).join('');
  return html
    .split(MARK)
    .map((piece, i) => (i % 2 === 0 ? piece : uses[Number(piece)]))
    .filter((segment): segment is Segment => segment !== '' && segment !== null && segment !== undefined);
}

const OPTIONS = { allowDangerousHtml: true, characterReferences: { useNamedReferences: true } } as const;

function readUse(
  name: ComponentName,
  attributes: readonly (MdxJsxAttribute | MdxJsxExpressionAttribute)[],
  content: Element,
  inside: ComponentName | null,
  place: Place,
  compilation: Compilation,
): ComponentUse | null {
  const spec = specOf(name);
  const { problems, body, ids } = compilation;
  const children = segmentsOf(content, name, compilation);
  if (spec.parent !== undefined && spec.parent !== inside) {
    problems.push({
      ...place,
      field: `<${name}>`,
      found: inside === null ? 'no component around it' : `it directly in \`<${inside}>\``,
      expected: `it directly in \`<${spec.parent}>\``,
      fix: `move it between \`<${spec.parent} …>\` and \`</${spec.parent}>\``,
    });
  }
  problems.push(...childProblems(name, children, place));
  const values = readAttributes(name, attributes, place, problems);
  const result = checkAttributes(spec.attributes, values, { ...place, field: (key) => `<${name} ${key}>` });
  problems.push(...result.problems);
  if (result.data === null) return null;
  const line = place.line ?? 1;
  const column = place.column ?? 1;
  // The schema of this very component has just accepted the attributes.
  const use = {
    name,
    props: result.data,
    children,
    id: ids.slug(idOf(name, values)),
    pictureIds: [],
    line,
    column,
  } as ComponentUse;
  use.pictureIds = picturesOf(use, compilation).map((path) => ids.slug(`picture-${stem(path)}`));
  body.pictures.push(...picturesNamedBy(use).map((picture) => ({ ...picture, line, column })));
  return use;
}

/** `log-vm104` for a log, `diagram-topology` for a drawing: ids that readers may link to say what they are. */
function idOf(name: ComponentName, { log, image }: Record<string, unknown>): string {
  const about = stem(String(log ?? image ?? ''));
  return `${name === 'MigrationLog' ? 'log' : name}-${about}`.replace(/-$/, '');
}

function stem(path: string): string {
  return path.replace(/^.*\/|\.\w+$/g, '');
}

/** Paths of the pictures that a use shows and that readers can open. */
function picturesOf(use: ComponentUse, { galleries }: Compilation): string[] {
  if (use.name === 'Gallery') return (galleryNamed(use.props.name, galleries) ?? []).map(({ image }) => image);
  return use.name === 'Diagram' ? [] : picturesNamedBy(use).map(({ path }) => path);
}

function picturesNamedBy(use: ComponentUse): Pick<PictureUse, 'path' | 'component' | 'attribute'>[] {
  switch (use.name) {
    case 'Screenshot':
    case 'Diagram':
      return [{ path: use.props.image, component: use.name, attribute: 'image' }];
    case 'BeforeAfter':
      return [
        { path: use.props.before, component: use.name, attribute: 'before' },
        { path: use.props.after, component: use.name, attribute: 'after' },
      ];
    default:
      return [];
  }
}

function childProblems(name: ComponentName, children: readonly Segment[], place: Place): Problem[] {
  const { children: allowed } = specOf(name);
  if (name === 'Note' && children.every((child) => typeof child === 'string' && child.trim() === '')) {
    const expected = 'what there is to say about the line';
    return [{ ...place, field: '<Note>', found: 'a note without text', expected, fix: 'write it, or remove the note' }];
  }
  if (allowed === 'body') return [];
  const only = allowed === 'none' ? null : allowed;
  const stray = children.filter((child) =>
    typeof child === 'string' ? child.trim() !== '' : child.name !== only?.only,
  );
  if (stray.length === 0) return [];
  return [
    {
      ...place,
      field: `<${name}>`,
      found: 'content between its tags',
      expected: only === null ? 'nothing between its tags' : `only \`${only.written}\` between its tags`,
      fix: only === null ? `write \`<${name} … />\`` : only.fix,
    },
  ];
}

function readAttributes(
  name: ComponentName,
  attributes: readonly (MdxJsxAttribute | MdxJsxExpressionAttribute)[],
  place: Place,
  problems: Problem[],
): Record<string, unknown> {
  // Without a prototype, so that `__proto__` is a name like any other.
  const values: Record<string, unknown> = Object.create(null);
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute') {
      problems.push(notLiteral(name, '{...}', attribute.value, place));
    } else if (attribute.value === null || attribute.value === undefined) {
      values[attribute.name] = true;
    } else if (typeof attribute.value === 'string') {
      values[attribute.name] = attribute.value;
    } else {
      try {
        values[attribute.name] = JSON5.parse(attribute.value.value);
      } catch {
        // Not a literal: reported below like any other slip of the author's.
        problems.push(notLiteral(name, attribute.name, attribute.value.value, place));
      }
    }
  }
  return values;
}

function notLiteral(name: ComponentName, attribute: string, value: string, place: Place): Problem {
  return {
    ...place,
    field: `<${name} ${attribute}>`,
    found: quote(`{${value}}`),
    expected: 'a literal: a text, number, list or map without code',
    fix: 'write the value itself, such as `log="vm1"`, `{3}` or `{["a", "b"]}`',
  };
}
