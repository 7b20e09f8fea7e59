import { codeRanges, type Range, rangeAt } from '../liquid/code-ranges.ts';
import type { Marks } from '../liquid/marks.ts';
import { type Line, MappedText } from '../liquid/text.ts';
import type { Findings } from '../report/findings.ts';
import { markHtmlBlocks } from './html-blocks.ts';
import { settleTables } from './tables.ts';

/** What a kramdown text defines for use elsewhere in it. */
export interface Definitions {
  /** Abbreviations and what they stand for. */
  abbreviations: Map<string, { title: string; source: string; line: number }>;
  /** Attribute lists by name. */
  attributes: Map<string, string>;
}

export interface PrepareInput {
  file: string;
  findings: Findings;
  marks: Marks;
  /** False for sources that aren't kramdown: then only headings have attribute lists, and HTML ends at a blank line. */
  kramdown: boolean;
}

/**
 * Makes of a kramdown text one that a CommonMark parser reads alike: attribute lists, comments and HTML
 * blocks become marks, tables get the form of GFM, definitions are taken out.
 */
export function prepareKramdown(
  source: MappedText,
  input: PrepareInput,
): { text: MappedText; definitions: Definitions } {
  const definitions: Definitions = { abbreviations: new Map(), attributes: new Map() };
  const reader = new LineReader(source, input, definitions);
  const lines = reader.read();
  if (!input.kramdown) return { text: new MappedText(lines), definitions };
  const html = markHtmlBlocks(new MappedText(lines), input.marks);
  return { text: settleTables(html), definitions };
}

const PREFIX = /^((?:[ \t]*>)*[ \t]*)/;
const BLOCK_LIST = /^\{:(?![:/])((?:"[^"]*"|'[^']*'|[^}"'])*)\}[ \t]*$/;
const DEFINED_LIST = /^\{:([\w-]+):\s((?:"[^"]*"|'[^']*'|[^}"'])*)\}[ \t]*$/;
const SPAN_LIST = /\{:(?![:/])((?:"[^"\n]*"|'[^'\n]*'|[^}"'\n])*)\}/g;
// kramdown takes an address with blanks in it; CommonMark wants brackets around that.
const DESTINATION =
  /\]\((?!<)[ \t]*((?:[^()"'\n]|\((?:[^()\n])*\)|['"](?![^'"\n]*['"][ \t]*\)))+?)([ \t]+(?:"[^"\n]*"|'[^'\n]*'))?[ \t]*\)/g;
const REFERENCE = /^([ \t]*\[(?!\^)[^\]\n]+\]:[ \t]+)(?!<)(\S.*?)([ \t]+(?:"[^"]*"|'[^']*'|\([^)]*\)))?[ \t]*$/;
// What looks like an address; a sentence after a bracket and a colon is a sentence.
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:|[./#]|\S+\/)|\.\w{2,5}$/i;
const HEADING_ID = /^(#{1,6}[ \t].*?)[ \t]*\{(#[\w:.-]+|\.[\w-]+)\}[ \t]*#*[ \t]*$/;
const ABBREVIATION = /^\*\[([^\]]+)\]:[ \t]*(.*)$/;
const EXTENSION = /^\{::(comment|nomarkdown|options)\b([^}]*?)(\/?)\}/;
const SPAN_EXTENSION = /\{::(comment|nomarkdown)\}(.*?)\{:\/(?:\1)?\}|\{::options\b[^}]*\/\}/g;
const LIST_ITEM = /^(?:[*+-]|\d+\.)[ \t]+\S/;

class LineReader {
  readonly #source: MappedText;
  readonly #input: PrepareInput;
  readonly #definitions: Definitions;
  readonly #code: Range[];
  readonly #out: Line[] = [];
  #lines: Line[] = [];
  #next = 0;
  #offset = 0;

  constructor(source: MappedText, input: PrepareInput, definitions: Definitions) {
    this.#source = source;
    this.#input = input;
    this.#definitions = definitions;
    this.#code = codeRanges(source.text);
  }

  read(): Line[] {
    this.#lines = this.#source.split();
    while (this.#next < this.#lines.length) {
      const line = this.#lines[this.#next];
      if (line === undefined) break;
      const start = this.#offset;
      this.#advance();
      const inside = rangeAt(this.#code, start);
      if (inside?.block || (inside !== null && inside.end >= start + line.text.length)) this.#out.push(line);
      else this.#line(line, start);
    }
    return this.#out;
  }

  #advance(): void {
    this.#offset += (this.#lines[this.#next]?.text.length ?? 0) + 1;
    this.#next++;
  }

  #line(line: Line, start: number): void {
    const prefix = PREFIX.exec(line.text)?.[1] ?? '';
    const rest = line.text.slice(prefix.length);
    const heading = HEADING_ID.exec(rest);
    if (heading !== null) {
      const [, title = '', list = ''] = heading;
      this.#out.push({ ...line, text: prefix + title + this.#span(`{${list}}`, line.line) });
      return;
    }
    if (!this.#input.kramdown) this.#out.push(line);
    else if (!this.#extension(rest, line) && !this.#definition(rest, line) && !this.#blockList(prefix, rest, line)) {
      this.#out.push({ ...line, text: this.#text(line, start) });
    }
  }

  /** `{::comment}…{:/comment}` and its like, over as many lines as they take. */
  #extension(rest: string, line: Line): boolean {
    const open = EXTENSION.exec(rest);
    if (open === null) return false;
    const { marks } = this.#input;
    const [whole, name = '', , closed] = open;
    let body = rest.slice(whole.length);
    if (closed !== '/' && name !== 'options') {
      const end = new RegExp(`\\{:/(?:${name})?\\}`);
      const from = this.#next;
      while (!end.test(body) && this.#next < this.#lines.length) {
        body += `\n${this.#lines[this.#next]?.text ?? ''}`;
        this.#advance();
      }
      if (!end.test(body)) {
        // It never ends: the text stays, as kramdown keeps it.
        while (this.#next > from) this.#offset -= (this.#lines[--this.#next]?.text.length ?? 0) + 1;
        return false;
      }
      body = body.slice(0, body.search(end));
    } else body = '';
    const source = body.trim();
    if (name === 'comment' && source !== '') {
      const mark = marks.put({
        kind: 'nodes',
        nodes: [{ type: 'commentBlock', value: source }],
        source,
        line: line.line,
      });
      this.#own('', mark, line.line);
    } else if (source !== '') this.#own('', marks.put({ kind: 'html', source, line: line.line }), line.line);
    this.#drop(source === '' ? rest : whole, line.line, 'a kramdown extension');
    return true;
  }

  #definition(rest: string, { line }: Line): boolean {
    const list = DEFINED_LIST.exec(rest);
    if (list !== null) {
      this.#definitions.attributes.set(list[1] ?? '', list[2] ?? '');
      this.#drop(rest, line, 'the definition of an attribute list');
      return true;
    }
    const abbreviation = ABBREVIATION.exec(rest);
    if (abbreviation === null) return false;
    this.#definitions.abbreviations.set(abbreviation[1] ?? '', {
      title: (abbreviation[2] ?? '').trim(),
      source: rest.trim(),
      line,
    });
    return true;
  }

  #blockList(prefix: string, rest: string, { line }: Line): boolean {
    const list = BLOCK_LIST.exec(rest);
    if (list === null) return false;
    const before = this.#out.at(-1);
    if (/\btoc\b/.test(list[1] ?? '') && before !== undefined && LIST_ITEM.test(before.text.trim())) {
      this.#out.pop();
      this.#drop(before.text, before.line, 'the list that becomes a table of contents: every post has one');
      this.#drop(rest, line, 'the mark of a table of contents');
      return true;
    }
    const directly = before !== undefined && before.text.replaceAll('>', '').trim() !== '';
    const mark = this.#input.marks.put({
      kind: 'attributes',
      source: rest.trim(),
      line,
      block: true,
      before: directly,
    });
    this.#own(prefix, mark, line);
    return true;
  }

  /** A mark on a line of its own, with blank lines around it that belong to the same quote. */
  #own(prefix: string, mark: string, line: number): void {
    this.#out.push({ text: prefix.trimEnd(), line }, { text: prefix + mark, line }, { text: prefix.trimEnd(), line });
  }

  #text({ text, line }: Line, start: number): string {
    let out = text.includes('{::') ? this.#spanExtensions(text, line, start) : text;
    if (text.includes('{:')) {
      out = out.replace(SPAN_LIST, (list, _, at: number) =>
        rangeAt(this.#code, start + at) === null ? this.#span(list, line) : list,
      );
    }
    out = out.replace(REFERENCE, (whole, head: string, address: string, title: string | undefined) => {
      if (!/\s/.test(address)) return whole;
      if (ADDRESS.test(address)) return `${head}<${address}>${title ?? ''}`;
      const { file, findings } = this.#input;
      findings.addition(file, whole, 'a sentence that looks like the definition of a link');
      findings.drop({
        file,
        line,
        what: 'link',
        text: address,
        reason: 'a sentence that looks like the definition of a link; it stands in the text',
      });
      return whole;
    });
    if (out.includes('](')) {
      out = out.replace(DESTINATION, (whole, address: string, title: string | undefined, at: number) =>
        /\s/.test(address) && rangeAt(this.#code, start + at) === null ? `](<${address}>${title ?? ''})` : whole,
      );
    }
    // Two backslashes at the end are kramdown's line break; CommonMark's is one.
    return out.endsWith('\\\\') && rangeAt(this.#code, start + text.length - 1) === null ? out.slice(0, -1) : out;
  }

  /** `{::comment}…{:/comment}` and its like within a line. */
  #spanExtensions(text: string, line: number, start: number): string {
    const { marks } = this.#input;
    return text.replace(SPAN_EXTENSION, (whole, name: string | undefined, body: string | undefined, at: number) => {
      if (rangeAt(this.#code, start + at) !== null) return whole;
      if (name === undefined) {
        this.#drop(whole, line, 'a kramdown extension');
        return '';
      }
      const source = body ?? '';
      if (name === 'nomarkdown') return marks.put({ kind: 'html', source, line });
      return marks.put({ kind: 'nodes', nodes: [{ type: 'commentSpan', value: source }], source, line });
    });
  }

  #span(source: string, line: number): string {
    return this.#input.marks.put({ kind: 'attributes', source, line, block: false, before: true });
  }

  #drop(text: string, line: number, reason: string): void {
    this.#input.findings.drop({ file: this.#input.file, line, what: 'markup', text, reason });
  }
}
