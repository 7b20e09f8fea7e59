import type { Element } from 'hast';
import { xmlSafe } from '../../plain/characters.ts';
import { type Binding, classesOf } from './chapter.ts';
import { element } from './xhtml.ts';

/**
 * The picture in a link or a frame of the page, as an image. One with marks on it becomes a drawing that holds
 * the image: readers of books move what is laid over something.
 */
export function pictureElement(frame: Element, binding: Binding): Element {
  const link = find(frame, (node) => classesOf(node).includes('picture'));
  const image = find(frame, ({ tagName }) => tagName === 'img');
  const size = /^(\d+)x(\d+)$/.exec(String(link?.properties.dataSize));
  if (link === null || image === null || size === null) throw new Error('a picture of a page has no file');
  const [width, height] = [Number(size[1]), Number(size[2])];
  const src = `pictures/${binding.picture(String(link.properties.href))}`;
  const alt = xmlSafe(String(image.properties.alt ?? ''));
  const marks = marksIn(frame, width, height);
  // Links to it lead here.
  const id = typeof link.properties.id === 'string' ? { id: link.properties.id } : {};
  if (marks.length === 0) return element('img', { ...id, src, alt, width: String(width), height: String(height) }, []);
  const box = { viewBox: `0 0 ${width} ${height}`, xmlnsXLink: 'http://www.w3.org/1999/xlink' };
  return element('svg', { ...id, className: ['marked'], role: 'img', ariaLabel: alt, ...box }, [
    element('image', { xLinkHref: src, width: String(width), height: String(height) }, []),
    ...marks,
  ]);
}

/** Marks with their numbers, at their places on the whole picture; as large as on a page that is 736 px wide. */
function marksIn(frame: Element, width: number, height: number): Element[] {
  const radius = Math.max(13, Math.round((13 * width) / 736));
  return findAll(frame, (node) => classesOf(node).includes('mark')).flatMap((mark, i) => {
    const [x, y] = [place(mark.properties.dataX, width), place(mark.properties.dataY, height)];
    if (x === null || y === null) return [];
    return [
      element('circle', { className: ['mark-dot'], cx: String(x), cy: String(y), r: String(radius) }, []),
      element(
        'text',
        // Not `dominant-baseline`, which few readers of books know.
        {
          className: ['mark-number'],
          x: String(x),
          y: String(y + Math.round(radius * 0.38)),
          fontSize: String(radius * 1.1),
          textAnchor: 'middle',
        },
        [{ type: 'text', value: String(i + 1) }],
      ),
    ];
  });
}

function place(percent: unknown, of: number): number | null {
  const value = Number.parseFloat(String(percent));
  return Number.isNaN(value) ? null : Math.round((value / 100) * of);
}

function find(tree: Element, matches: (node: Element) => boolean): Element | null {
  return findAll(tree, matches)[0] ?? null;
}

function findAll(tree: Element, matches: (node: Element) => boolean): Element[] {
  const inside = tree.children.flatMap((child) => (child.type === 'element' ? findAll(child, matches) : []));
  return matches(tree) ? [tree, ...inside] : inside;
}
