/** A kramdown attribute list: https://kramdown.gettalong.org/syntax.html#attribute-list-definitions */
export interface AttributeList {
  id: string | null;
  classes: string[];
  attributes: Record<string, string>;
  /** Words: names of definitions, and `toc`. */
  references: string[];
}

const PART = /\.([\w-]+)|#([\w:.-]+)|([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s}]+))|([\w-]+)/g;

/** Reads `{: .class #id key="value" reference}`, with the braces or without. `definitions` are the post's own lists. */
export function readAttributes(source: string, definitions: ReadonlyMap<string, string> = new Map()): AttributeList {
  const list: AttributeList = { id: null, classes: [], attributes: Object.create(null), references: [] };
  add(list, source, definitions, 0);
  return list;
}

function add(list: AttributeList, source: string, definitions: ReadonlyMap<string, string>, depth: number): void {
  const inner = source.replace(/^\{:?\s*|\}$/g, '');
  for (const [, name, id, key, double, single, bare, word] of inner.matchAll(PART)) {
    if (name !== undefined) list.classes.push(name);
    else if (id !== undefined) list.id = id;
    else if (key !== undefined) {
      const value = double ?? single ?? bare ?? '';
      if (key === 'id') list.id = value;
      else if (key === 'class') list.classes.push(...value.split(/\s+/));
      else list.attributes[key] = value;
    } else if (word !== undefined) {
      list.references.push(word);
      const definition = definitions.get(word);
      if (definition !== undefined && depth < 5) add(list, definition, definitions, depth + 1);
    }
  }
}

/** The notices of Minimal Mistakes and of other themes as the asides of this site; null for any other class. */
export function asideKind(classes: readonly string[]): string | null {
  // `alert alert-danger`: the longer name says more.
  for (const name of classes.toSorted((a, b) => Number(b.includes('-')) - Number(a.includes('-')))) {
    const kind = ASIDES[name.toLowerCase().replace(/^(?:notice|alert|prompt|callout|admonition|bg)-{1,2}/, '')];
    if (kind !== undefined && (name.includes('-') || BARE.has(name.toLowerCase()))) return kind;
  }
  return null;
}

const BARE = new Set([
  'notice',
  'note',
  'tip',
  'info',
  'warning',
  'danger',
  'important',
  'caution',
  'alert',
  'callout',
  'admonition',
  'highlight-note',
]);

const ASIDES: Readonly<Record<string, string>> = {
  notice: 'note',
  note: 'note',
  alert: 'note',
  callout: 'note',
  admonition: 'note',
  primary: 'note',
  secondary: 'note',
  info: 'note',
  success: 'tip',
  tip: 'tip',
  warning: 'warning',
  caution: 'warning',
  important: 'warning',
  danger: 'danger',
  error: 'danger',
};
