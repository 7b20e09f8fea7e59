/**
 * The words after the language of a fence, in the syntax authors know from Expressive Code:
 * `title="…"`, `{1,3-5}` marked lines, `ins={2}`, `del={4}`, `showLineNumbers`, `startLineNumber=10`, `wrap`.
 */
export interface FenceMeta {
  title: string | null;
  marked: ReadonlySet<number>;
  inserted: ReadonlySet<number>;
  deleted: ReadonlySet<number>;
  showLineNumbers: boolean;
  startLineNumber: number;
  wrap: boolean;
  /** Words that mean nothing here. */
  unknown: string[];
}

const WORD = /([A-Za-z][\w-]*)?(?:=?\{([^}]*)\}|="([^"]*)"|='([^']*)')|(\S+)/g;

/** One word after the language of a fence. */
export interface FenceWord {
  whole: string;
  /** What stands before `=` or `{`; empty for a range alone. */
  name: string;
  /** What stands in quotes, without them. */
  quoted: string | undefined;
  /** What stands in braces, without them. */
  range: string | undefined;
  /** The word itself when it has neither. */
  bare: string | undefined;
}

export function fenceWords(meta: string): FenceWord[] {
  return [...meta.matchAll(WORD)].map(([whole, name = '', range, double, single, bare]) => ({
    whole,
    name,
    quoted: double ?? single,
    range,
    bare,
  }));
}

const LINE_MARKS = { '': 'marked', mark: 'marked', ins: 'inserted', del: 'deleted' } as const;

export function parseFenceMeta(meta: string): FenceMeta {
  const lines = { marked: new Set<number>(), inserted: new Set<number>(), deleted: new Set<number>() };
  const result: FenceMeta = {
    title: null,
    ...lines,
    showLineNumbers: false,
    startLineNumber: 1,
    wrap: false,
    unknown: [],
  };
  for (const { whole, name, range, quoted, bare } of fenceWords(meta)) {
    if (range !== undefined && Object.hasOwn(LINE_MARKS, name)) {
      const marks = LINE_MARKS[name as keyof typeof LINE_MARKS];
      if (!addLines(lines[marks], range)) result.unknown.push(whole);
    } else if (name === 'title' && quoted !== undefined) {
      result.title = quoted;
    } else if (bare === 'showLineNumbers') {
      result.showLineNumbers = true;
    } else if (bare === 'wrap') {
      result.wrap = true;
    } else if (bare?.startsWith('startLineNumber=') && /^\d+$/.test(bare.slice(16))) {
      result.startLineNumber = Number(bare.slice(16));
      result.showLineNumbers = true;
    } else {
      result.unknown.push(whole);
    }
  }
  return result;
}

const MAX_RANGE = 100_000;

function addLines(set: Set<number>, ranges: string): boolean {
  for (const range of ranges.split(',')) {
    const match = /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(range);
    if (match === null) return false;
    const first = Number(match[1]);
    const last = Number(match[2] ?? first);
    if (first < 1 || last < first || last - first > MAX_RANGE) return false;
    for (let line = first; line <= last; line++) set.add(line);
  }
  return true;
}
