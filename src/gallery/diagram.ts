import type { Element, Nodes, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { htmlToHast } from 'satteri';
import { SKIP, visit } from 'unist-util-visit';

const ELEMENTS = new Set(
  'svg title desc g rect line path circle ellipse polyline polygon text tspan defs marker'.split(' '),
);
const PROPERTIES = new Set(
  'className cx cy d dominantBaseline dx dy fill fontFamily fontSize fontWeight height id markerEnd markerHeight markerMid markerStart markerUnits markerWidth orient points preserveAspectRatio r refX refY rx ry stroke strokeDashArray strokeLineCap strokeLineJoin strokeWidth textAnchor transform viewBox width x x1 x2 y y1 y2'.split(
    ' ',
  ),
);

/** A drawing fit to stand in a page, and what had to be left out of it. */
export interface Diagram {
  html: string;
  /** Elements and attributes that a drawing may not hold. Empty for a good one. */
  refused: string[];
}

/**
 * Reads an SVG for the page itself, so that the site's colours, fonts and themes apply to it.
 * Only shapes, text and markers pass: nothing that could run, load or restyle. Ids get `prefix`,
 * because several drawings may share a page. Null when the text is no SVG.
 */
export function readDiagram(svg: string, prefix: string): Diagram | null {
  try {
    return settle(svg, prefix);
  } catch (error) {
    // Groups in groups, thousands deep.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function settle(svg: string, prefix: string): Diagram | null {
  const text = svg.replace(/^\uFEFF?\s*(?:<\?xml[^>]*\?>)?\s*(?:<!DOCTYPE[^>]*>)?/i, '');
  const tree = htmlToHast(text, { fragment: true });
  const root = tree.type === 'root' ? tree.children.find((node) => node.type === 'element') : undefined;
  if (root === undefined || root.tagName !== 'svg' || typeof root.properties.viewBox !== 'string') return null;
  const refused = new Set<string>();
  // An HTML element among the shapes ends the drawing for an HTML parser; what follows is lost.
  for (const node of tree.type === 'root' ? tree.children : []) {
    if (node.type === 'element' && node !== root) refused.add(`<${node.tagName}>`);
  }
  const holder: Root = { type: 'root', children: [root] };
  visit(holder, (node, index, parent) => {
    if ((node.type === 'comment' || isIndent(node, parent)) && parent !== undefined && index !== undefined) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.type !== 'element') return;
    if (!ELEMENTS.has(node.tagName) && parent !== undefined && index !== undefined) {
      refused.add(`<${node.tagName}>`);
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    settleProperties(node, prefix, refused);
    return;
  });
  // The title becomes the accessible name through `alt`; as an element it would pop up as a tooltip over the drawing.
  root.children = root.children.filter((node) => node.type !== 'element' || node.tagName !== 'title');
  delete root.properties.width;
  delete root.properties.height;
  // The figure around it has the accessible name.
  root.properties.ariaHidden = 'true';
  return { html: toHtml(holder, { space: 'html' }), refused: [...refused] };
}

/** Space between shapes, which is there for whoever reads the file: pages needn't carry it. */
function isIndent(node: Nodes, parent: Nodes | undefined): boolean {
  if (node.type !== 'text' || node.value.trim() !== '') return false;
  return parent?.type !== 'element' || !LETTERING.has(parent.tagName);
}

const LETTERING = new Set(['text', 'tspan', 'desc', 'title']);

const REFERENCE = /^url\(#([\w-]+)\)$/;

function settleProperties(node: Element, prefix: string, refused: Set<string>): void {
  for (const [name, value] of Object.entries(node.properties)) {
    if (name.endsWith('xmlns')) {
      // Inside HTML the namespace goes without saying, and a prefixed copy would be invalid.
      delete node.properties[name];
    } else if (!PROPERTIES.has(name)) {
      refused.add(`${name}="…"`);
      delete node.properties[name];
    } else if (name === 'id') {
      node.properties.id = `${prefix}-${String(value)}`;
    } else if (typeof value === 'string' && /url\(|\\/i.test(value)) {
      const id = REFERENCE.exec(value)?.[1];
      if (id === undefined) {
        refused.add(`${name}="${value}"`);
        delete node.properties[name];
      } else node.properties[name] = `url(#${prefix}-${id})`;
    }
  }
}
