import { codeRanges, rangeAt } from '../liquid/code-ranges.ts';
import type { Marks } from '../liquid/marks.ts';
import { type Line, MappedText } from '../liquid/text.ts';

// Tags that open a block for kramdown: all up to their closing tag is HTML, blank lines and all.
const BLOCK_TAGS =
  'address article aside audio blockquote body button center dd details dialog dir div dl dt embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header html iframe li link main map menu meta nav noscript object ol p pre script section style svg table tbody td tfoot th thead title tr ul video'.split(
    ' ',
  );
const OPEN = new RegExp(`^([ \\t]*)<(${BLOCK_TAGS.join('|')})(?=[\\s/>])((?:"[^"]*"|'[^']*'|[^>"'])*)>`, 'i');
const VOID = new Set(['embed', 'link', 'meta']);
const MARKDOWN = /\bmarkdown\s*=\s*["']?(?:1|block|span)\b/i;
const INNER_MARKDOWN = new RegExp(`<[a-z]\\w*\\b[^>]*${MARKDOWN.source}`, 'i');
const CONTAINERS = new Set([
  'div',
  'section',
  'article',
  'main',
  'aside',
  'center',
  'details',
  'figure',
  'header',
  'footer',
  'p',
  'blockquote',
  'nav',
]);
const FENCE = /^[ \t]*(?:`{3,}|~{3,})/m;

/** Puts a mark for each block of HTML; for one that holds Markdown, marks for its tags around the Markdown. */
export function markHtmlBlocks(source: MappedText, marks: Marks): MappedText {
  if (!/^[ \t]*<[a-z]/im.test(source.text)) return source;
  return new MappedText(new BlockReader(source, marks).read());
}

class BlockReader {
  readonly #source: MappedText;
  readonly #marks: Marks;
  readonly #out: Line[] = [];

  constructor(source: MappedText, marks: Marks) {
    this.#source = source;
    this.#marks = marks;
  }

  read(): Line[] {
    const { text } = this.#source;
    // Code inside HTML is the HTML's own.
    const code = codeRanges(text).filter(({ start }) => text[start] !== '<');
    const lines = this.#source.split();
    let offset = 0;
    let before = '';
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i];
      if (line === undefined) break;
      const open = rangeAt(code, offset) === null ? OPEN.exec(line.text) : null;
      // After text HTML belongs to the paragraph, except where a block ends it.
      const indented = (open?.[1] ?? '').replaceAll('\t', '    ').length >= 4 && !/^\s*(?:[*+-]|\d+[.)])/.test(before);
      const taken = open === null || (indented && before.trim() === '') ? null : this.#block(lines, i, open);
      if (taken === null) {
        this.#out.push(line);
        offset += line.text.length + 1;
        if (line.text.trim() !== '') before = line.text;
        else if (!/^\s/.test(lines[i + 1]?.text ?? '')) before = '';
        continue;
      }
      for (; i < taken.next; i++) offset += (lines[i]?.text.length ?? 0) + 1;
      i--;
    }
    return this.#out;
  }

  /** The block that `open` starts. Null when its tag is never closed. */
  #block(lines: readonly Line[], from: number, open: RegExpExecArray): { next: number } | null {
    const [head, indent = '', tag = '', attributes = ''] = open;
    const name = tag.toLowerCase();
    const first = lines[from]?.line ?? 1;
    const texts = lines.slice(from).map(({ text }) => text);
    const whole = texts.join('\n');
    const end = VOID.has(name) || attributes.endsWith('/') ? head.length : endOfTag(whole, name);
    if (end === null) return null;
    const html = whole.slice(0, end);
    const next = from + html.split('\n').length;
    const after = (texts[html.split('\n').length - 1] ?? '').slice((html.split('\n').at(-1) ?? '').length);
    const inner = html.slice(head.length).replace(/<\/[^<]*$/, '');
    const asMarkdown =
      CONTAINERS.has(name) && (MARKDOWN.test(attributes) || INNER_MARKDOWN.test(inner) || FENCE.test(inner));
    if (asMarkdown) this.#container(lines.slice(from, next), head, inner, name, indent);
    else this.#own(indent, this.#marks.put({ kind: 'html', source: html.slice(indent.length), line: first }), first);
    if (after.trim() !== '') this.#out.push({ text: indent + after.trimStart(), line: lines[next - 1]?.line ?? first });
    return { next };
  }

  #container(lines: readonly Line[], head: string, inner: string, tag: string, indent: string): void {
    const first = lines[0]?.line ?? 1;
    const last = lines.at(-1)?.line ?? first;
    const offset = head.split('\n').length - 1;
    const content = inner.split('\n').map((text, i): Line => ({ text, line: lines[i + offset]?.line ?? last }));
    const dedented = dedent(content, indent);
    this.#own(indent, this.#marks.put({ kind: 'open', tag, source: head.trim(), line: first }), first);
    this.#out.push(...new BlockReader(new MappedText(dedented), this.#marks).read());
    this.#own(indent, this.#marks.put({ kind: 'close', tag, source: `</${tag}>`, line: last }), last);
  }

  #own(indent: string, mark: string, line: number): void {
    this.#out.push({ text: '', line }, { text: indent + mark, line }, { text: '', line });
  }
}

/** Content as far to the left as its tag: what was indented for looks must not become code. */
function dedent(lines: readonly Line[], indent: string): Line[] {
  const widths = lines
    .slice(1)
    .filter(({ text }) => text.trim() !== '')
    .map(({ text }) => /^[ \t]*/.exec(text)?.[0].length ?? 0);
  const width = widths.length === 0 ? 0 : Math.min(...widths);
  return lines.map(({ text, line }, i) => ({
    text: text.trim() === '' ? '' : indent + (i === 0 ? text.trimStart() : text.slice(width)),
    line,
  }));
}

/** Offset behind the tag that closes the first one of a text; null when none does. */
function endOfTag(text: string, tag: string): number | null {
  const pattern = new RegExp(`<!--[\\s\\S]*?-->|<(/?)${tag}(?=[\\s/>])(?:"[^"]*"|'[^']*'|[^>"'])*>`, 'gi');
  let depth = 0;
  for (const match of text.matchAll(pattern)) {
    if (match[0].startsWith('<!--')) continue;
    if (match[1] === '/') depth--;
    else if (!match[0].endsWith('/>')) depth++;
    if (depth === 0) return match.index + match[0].length;
  }
  return null;
}
