import { codeblockInfo } from './octopress.ts';
import { type Line, MappedText } from './text.ts';

// One character for one, so that columns stay: a brace that isn't Liquid's, and the place of a `raw` tag.
const RAW_BRACE = '\uFDD2';
const RAW_TAG = '\uFDD3';

const RAW = /\{%-?\s*raw\s*-?%\}([\s\S]*?)\{%-?\s*endraw\s*-?%\}/g;
const FENCE = /^(?:[ >\t]|[-*+][ \t]|\d+[.)][ \t])*(`{3,}|~{3,})(.*)$/;
const HIGHLIGHT = /\{%-?\s*(highlight|codeblock)\b([^%]*?)-?%\}/;

/**
 * Takes out the `raw` tags and turns `highlight` blocks into fences, so that what is code to Jekyll
 * is code to Markdown. Braces that were raw stay hidden from Liquid until `showBraces`.
 */
export function readVerbatim(source: MappedText): MappedText {
  const hidden = source.text.replace(RAW, (_, inner: string) => RAW_TAG + inner.replaceAll('{', RAW_BRACE) + RAW_TAG);
  const lines = hidden.split('\n').map((text, i): Line => ({ text, line: source.sourceLine(i + 1) }));
  return new MappedText(new VerbatimReader(lines).read());
}

export function hideBraces(text: string): string {
  return text.replaceAll('{', RAW_BRACE);
}

export function showBraces(text: string): string {
  return text.replaceAll(RAW_BRACE, '{');
}

class VerbatimReader {
  readonly #lines: readonly Line[];
  readonly #out: Line[] = [];
  #fence: string | null = null;
  #next = 0;

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
  }

  read(): Line[] {
    while (this.#next < this.#lines.length) {
      const line = this.#lines[this.#next++];
      if (line === undefined) break;
      if (this.#fence === null && this.#highlight(line)) continue;
      this.#plain(line);
    }
    return this.#out;
  }

  #plain({ text, line }: Line): void {
    const bare = text.replaceAll(RAW_TAG, '');
    const fence = FENCE.exec(bare);
    // A line that held only the tag is none of the code's.
    if (this.#fence !== null && bare !== text && bare.trim() === '') return;
    if (this.#fence === null) {
      if (fence !== null && !(fence[1]?.startsWith('`') && fence[2]?.includes('`'))) this.#fence = fence[1] ?? null;
    } else if (fence?.[1]?.startsWith(this.#fence) && fence[2]?.trim() === '') this.#fence = null;
    this.#out.push({ text: bare, line });
  }

  /** A `highlight` block from its first line on; false when there is none, or none that ends. */
  #highlight(first: Line): boolean {
    const open = HIGHLIGHT.exec(first.text);
    if (open === null) return false;
    const end = new RegExp(`\\{%-?\\s*end${open[1]}\\s*-?%\\}`);
    const before = first.text.slice(0, open.index);
    const rest: Line = { text: first.text.slice(open.index + open[0].length), line: first.line };
    const body: Line[] = [];
    let after = '';
    let from = this.#next;
    for (let line: Line | undefined = rest; ; line = this.#lines[from++]) {
      if (line === undefined) return false;
      const close = end.exec(line.text);
      if (close === null) {
        body.push(line);
        continue;
      }
      body.push({ text: line.text.slice(0, close.index), line: line.line });
      after = line.text.slice(close.index + close[0].length);
      break;
    }
    const last = this.#lines[from - 1]?.line ?? first.line;
    this.#next = from;
    this.#emit(before, open, body, first.line, last);
    if (after.trim() !== '') this.#plain({ text: after, line: last });
    return true;
  }

  #emit(before: string, open: RegExpExecArray, body: Line[], first: number, last: number): void {
    const indent = /^\s*/.exec(before)?.[0] ?? '';
    if (before.trim() !== '') this.#out.push({ text: before, line: first });
    const code = trimBlank(
      body.filter(({ text }) => text.replaceAll(RAW_TAG, '').trim() !== '' || !text.includes(RAW_TAG)),
    );
    const inside = code.every(({ text }) => text.trim() === '' || text.startsWith(indent));
    const longest = Math.max(2, ...code.map(({ text }) => /^\s*(`*)/.exec(text)?.[1]?.length ?? 0));
    const fence = '`'.repeat(longest + 1);
    this.#out.push({ text: indent + fence + fenceInfo(open[1] ?? '', open[2] ?? ''), line: first });
    for (const { text, line } of code) {
      const bare = text.replaceAll(RAW_TAG, '');
      this.#out.push({ text: inside || bare === '' ? bare : indent + bare, line });
    }
    this.#out.push({ text: indent + fence, line: last }, { text: '', line: last });
  }
}

function trimBlank(lines: Line[]): Line[] {
  const isText = ({ text }: Line) => text.trim() !== '';
  const start = lines.findIndex(isText);
  return start === -1 ? [] : lines.slice(start, lines.findLastIndex(isText) + 1);
}

/** `bash linenos hl_lines="1 3"` of Jekyll, and what Octopress has for it, as the words after a fence. */
function fenceInfo(tag: string, options: string): string {
  if (tag === 'codeblock') return codeblockInfo(options);
  const [language = ''] = options.trim().split(/\s+/);
  const marked = /(?:hl_lines|mark_lines)="([\d\s-]+)"/.exec(options)?.[1]?.trim().replace(/\s+/g, ',');
  const numbered = /\blinenos\b/.test(options) ? ' showLineNumbers' : '';
  return `${/^\w+=/.test(language) ? '' : language}${marked === undefined ? '' : ` {${marked}}`}${numbered}`;
}
