import { decodeHTMLStrict } from 'entities';

// Every element that HTML has or had. What looks like a tag but has none of these names is text: `<your-ip>`.
const ELEMENTS = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br
  button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
  fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img
  input ins isindex kbd label legend li link main map mark marquee menu meta meter nav nobr noframes noscript object ol
  optgroup option output p param picture pre progress q rp rt ruby s samp script search section select small source span
  strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul
  var video wbr xmp`.split(/\s+/),
);

// Those that kramdown takes as a block of HTML when they start a line.
const BLOCK_ELEMENTS = new Set(
  `address article aside audio blockquote body center details dialog dir div dl dd dt fieldset figure figcaption footer
  form h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend main menu nav noscript object ol p pre script section style
  table tbody td tfoot th thead tr ul video`.split(/\s+/),
);

export interface Tag {
  /** As written. */
  raw: string;
  name: string;
  closing: boolean;
  attributes: Map<string, string>;
}

const TAG =
  /<(\/?)([A-Za-z][\w.:-]*)((?:\s+(?:[^\s"'<>/={}]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|[^\s"'=<>`]+))?))*)\s*(\/?)>/y;
const ATTRIBUTE = /([^\s"'<>/={}]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|\{((?:[^{}]|\{[^{}]*\})*)\}|([^\s"'=<>`]+)))?/g;

/** The tag at `index` of a text, or null when what stands there is none. Values are read, not as written. */
export function tagAt(text: string, index: number): Tag | null {
  TAG.lastIndex = index;
  const match = TAG.exec(text);
  if (match === null) return null;
  const [raw, slash = '', name = '', list = ''] = match;
  const attributes = new Map<string, string>();
  for (const [, key = '', double, single, braced, bare] of list.matchAll(ATTRIBUTE)) {
    attributes.set(key.toLowerCase(), braced ?? decodeHTMLStrict(double ?? single ?? bare ?? ''));
  }
  return { raw, name, closing: slash !== '', attributes };
}

export function isElement(name: string): boolean {
  return ELEMENTS.has(name.toLowerCase());
}

export function isBlockElement(name: string): boolean {
  return BLOCK_ELEMENTS.has(name.toLowerCase());
}
