import { linkKey } from './addresses.ts';
import { readCodeSpan } from './code.ts';
import { readLiquid } from './liquid.ts';
import { readAutolink, readBareAddress, readComment, readEntity, readEscape, readKramdown } from './marks.ts';
import { readTag } from './tags.ts';
import { readBracket } from './targets.ts';
import type { Dialect, Kind, Line, Token } from './token.ts';
import { wordsOf } from './words.ts';

export interface Reading {
  dialect: Dialect;
  site: Readonly<Record<string, string>>;
  /** What `{{ page.x }}` stands for. */
  page: ReadonlyMap<string, string>;
  /** Link definitions, by label in lower case. */
  definitions: ReadonlyMap<string, { address: string; title: string }>;
  /** Labels of the footnotes there are: marks of others are text. */
  notes: ReadonlySet<string>;
  /** Between `{% raw %}` and `{% endraw %}`, which may be paragraphs apart. */
  raw: boolean;
  /** Logs beside the post, by name; shown where `<MigrationLog>` stands. */
  logs: ReadonlyMap<string, string>;
  tokens: Token[];
  /** Texts that `{% assign %}` gave a name. */
  assigned: Map<string, string>;
  /** What `{% capture %}` took out of the text, until it is used. */
  captured: Map<string, Token[]>;
  /** Who said what is being quoted, until the quotation ends. */
  credit: Token[];
  /** The capture that is open, and the number of tokens in front of it. */
  capture: { name: string; from: number } | null;
}

// What may be markup. Everything else is text, read a stretch at a time; `h` and `w` may start an address.
const STRETCH = /[^\\`<{![&\n$~hw(]+|[hw(]/y;

const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** Reads prose: lines that belong together, in which links and code may run from one line to the next. */
export function readProse(lines: readonly Line[], reading: Reading, heading = false): void {
  new Scanner(lines, reading, heading).read();
}

/** A place in a text of several lines. What it reads goes into the tokens of its reading. */
export class Scanner {
  readonly text: string;
  readonly reading: Reading;
  readonly heading: boolean;
  /** Where it is: the readers of marks move it on. */
  at = 0;
  private readonly starts: number[] = [];
  private readonly numbers: number[];
  private readonly lasts = new Map<string, number>();
  private buffer = '';
  private row = 0;

  constructor(lines: readonly Line[], reading: Reading, heading: boolean) {
    this.reading = reading;
    this.heading = heading;
    this.text = lines.map((line) => line.text).join('\n');
    this.numbers = lines.map((line) => line.number);
    let start = 0;
    for (const line of lines) {
      this.starts.push(start);
      start += line.text.length + 1;
    }
  }

  read(end = this.text.length): void {
    while (this.at < end) this.step(end);
    this.flush();
  }

  private step(end: number): void {
    const sign = this.text.charAt(this.at);
    if ((sign === 'h' || sign === 'w') && readBareAddress(this)) return;
    STRETCH.lastIndex = this.at;
    const stretch = STRETCH.exec(this.text)?.[0];
    if (stretch !== undefined) this.say(stretch.slice(0, end - this.at), stretch.length);
    else if (!this.mark(sign, end)) this.say(sign, 1);
  }

  /** Reads what starts with a sign that may be markup; false when it is text. */
  private mark(sign: string, end: number): boolean {
    const jekyll = this.reading.dialect === 'jekyll';
    switch (sign) {
      case '\n':
        return this.newline();
      case '\\':
        return readEscape(this);
      case '`':
        return readCodeSpan(this, end);
      case '<':
        return readComment(this, '<!--', '-->') || readAutolink(this) || readTag(this);
      case '{':
        return jekyll ? readKramdown(this) || readLiquid(this) : readComment(this, '{/*', '*/}');
      case '!':
      case '[':
        return readBracket(this, end);
      case '&':
        return readEntity(this);
      case '~':
        // Two strike a text out, one is a home directory.
        return this.text.startsWith('~~', this.at) && this.strike(jekyll);
      default:
        return jekyll && this.text.startsWith('$$', this.at) && this.maths();
    }
  }

  /** In `$$ … $$`, a backslash is a backslash. */
  private maths(): boolean {
    const end = this.text.indexOf('$$', this.at + 2);
    this.skip('$$');
    if (end < 0) return true;
    this.plainLines(this.text.slice(this.at, end), this.at);
    this.at = end;
    return this.skip('$$');
  }

  private strike(jekyll: boolean): boolean {
    if (jekyll) return this.skip('~~');
    this.flush();
    this.at += 2;
    return true;
  }

  private newline(): boolean {
    this.flush();
    this.at += 1;
    return true;
  }

  /** False when a mark doesn't come any more: looking for it again and again would take long. */
  comes(mark: string, from: number): boolean {
    let last = this.lasts.get(mark);
    if (last === undefined) {
      last = this.text.lastIndexOf(mark);
      this.lasts.set(mark, last);
    }
    return last >= from;
  }

  get line(): number {
    return this.lineAt(this.at);
  }

  /** Positions only grow, save for the short way back of a look-ahead. */
  lineAt(offset: number): number {
    while (this.row > 0 && (this.starts[this.row] ?? 0) > offset) this.row -= 1;
    while (this.row + 1 < this.starts.length && (this.starts[this.row + 1] ?? 0) <= offset) this.row += 1;
    return this.numbers[this.row] ?? 0;
  }

  /** Text for the word that is being read, and the length of what it was written as. */
  say(text: string, length: number): void {
    this.buffer += text;
    this.at += length;
  }

  flush(): void {
    if (this.buffer === '') return;
    const line = this.lineAt(Math.max(0, this.at - 1));
    this.emit(wordsOf(this.buffer, line));
    // A mail address may become a link by itself.
    for (const [text] of this.buffer.includes('@') ? this.buffer.matchAll(MAIL) : []) {
      this.emit([{ kind: 'link', key: linkKey(`mailto:${text}`, this.reading.site), text, line, optional: true }]);
    }
    this.buffer = '';
  }

  emit(tokens: readonly Token[]): void {
    for (const token of tokens) this.reading.tokens.push(token);
  }

  one(kind: Kind, key: string, text: string, optional = false): void {
    this.flush();
    this.emit([{ kind, key, text, line: this.line, optional }]);
  }

  words(text: string, kind: Kind = 'word', optional = false): void {
    this.flush();
    this.emit(wordsOf(text, this.line, kind, optional));
  }

  /** Moves over markup: what it is made of may be kept as text or go. */
  skip(markup: string): true {
    this.flush();
    for (const [index, part] of markup.split('\n').entries()) {
      this.emit(wordsOf(part, this.line + index, 'word', true));
    }
    this.at += markup.length;
    return true;
  }

  /** Text in which nothing is markup, over several lines. */
  plainLines(text: string, from: number): void {
    let offset = from;
    for (const part of text.split('\n')) {
      this.emit(wordsOf(part, this.lineAt(offset)));
      offset += part.length + 1;
    }
  }

  /** A text that Liquid puts here, in which there may be markup. */
  inserted(text: string): void {
    this.flush();
    readProse(
      text.split('\n').map((part) => ({ text: part, number: this.line })),
      this.reading,
    );
  }

  /** The same, for the parameter of an include. */
  attribute(text: string): void {
    const from = this.reading.tokens.length;
    this.inserted(text);
    this.asAttribute(from);
  }

  /** The words read since `from` are those of an alt text or a caption, where code is words like any other. */
  asAttribute(from: number): void {
    for (const token of this.reading.tokens.splice(from)) {
      if (token.kind !== 'span')
        this.reading.tokens.push(token.kind === 'word' ? { ...token, kind: 'attribute' } : token);
    }
  }
}
