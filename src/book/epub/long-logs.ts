import type { Element, ElementContent } from 'hast';
import { visit } from 'unist-util-visit';
import { visibleLine } from '../../plain/characters.ts';
import { classesOf } from './chapter.ts';
import { element } from './xhtml.ts';

/** A document of a long log's lines. */
export interface LogPiece {
  file: string;
  title: string;
  nodes: ElementContent[];
}

export interface WholeLogs {
  pieces: LogPiece[];
  /** Where a link of the page leads in the book, by its address as the page has it. */
  places: Map<string, string>;
}

/** A document of more is slow to open on the devices that books are read on. */
const LINES = 500;

/**
 * The logs that the page of all parts shows in part, whole: where there is no network, its links to the other lines
 * lead nowhere. `linesOf` gives the lines of a log by its address without an ending; null for one that is too long.
 */
export function wholeLogs(nodes: readonly ElementContent[], linesOf: (address: string) => string[] | null): WholeLogs {
  const pieces: LogPiece[] = [];
  const places = new Map<string, string>();
  const logs = Map.groupBy(linksToRest(nodes), (href) => href.replace(/(?:\/#.*|\.log)$/, ''));
  for (const [address, hrefs] of logs) {
    const lines = linesOf(address);
    if (lines === null) continue;
    const id = `log-${pieces.length + 1}`;
    const asked = new Map(hrefs.map((href) => [Number(/L(\d+)$/.exec(href)?.[1] ?? 1), href]));
    for (let start = 0; start < lines.length; start += LINES) {
      const end = Math.min(start + LINES, lines.length);
      const file = `${id}-${start / LINES + 1}.xhtml`;
      const title = `${address.slice(address.lastIndexOf('/') + 1)}: lines ${start + 1} to ${end} of the log`;
      const text = lines.slice(start, end).flatMap((line, i): ElementContent[] => {
        const href = asked.get(start + i + 1);
        const place = `${id}-L${start + i + 1}`;
        if (href !== undefined) places.set(href, `${file}#${place}`);
        const words: ElementContent = { type: 'text', value: `${visibleLine(line)}\n` };
        return href === undefined ? [words] : [element('span', { id: place }, [words])];
      });
      pieces.push({ file, title, nodes: [heading(title), element('pre', {}, [element('code', {}, text)])] });
    }
  }
  return { pieces, places };
}

function heading(title: string): Element {
  return element('h1', {}, [{ type: 'text', value: title }]);
}

function linksToRest(nodes: readonly ElementContent[]): string[] {
  const hrefs: string[] = [];
  for (const node of nodes) {
    visit(node, 'element', (box) => {
      if (!classesOf(box).includes('log-left-out')) return;
      visit(box, 'element', ({ properties: { href } }) => {
        if (typeof href === 'string') hrefs.push(href);
      });
    });
  }
  return hrefs;
}
