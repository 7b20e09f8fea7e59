import type { Findings } from '../report/findings.ts';
import type { SourceConfig } from '../source/config.ts';
import type { TagArguments } from './arguments.ts';
import { codeRanges } from './code-ranges.ts';
import { lineFinder, reportCode } from './code-report.ts';
import type { Marks } from './marks.ts';
import { cutPieces, endOfBlock, type Piece } from './pieces.ts';
import { Renderer } from './renderer.ts';
import { LineBuilder, type MappedText } from './text.ts';
import { hideBraces, readVerbatim, showBraces } from './verbatim.ts';

/** What a tag of Jekyll's or of a plugin's becomes: text that is read as Markdown, or null when it isn't known. */
export type TagReader = (name: string, args: TagArguments, source: string, line: number) => string | null;

export interface LiquidInput {
  file: string;
  config: SourceConfig;
  /** `site`, `page` and what else templates may name. */
  scope: Readonly<Record<string, unknown>>;
  findings: Findings;
  marks: Marks;
  readTag: TagReader;
}

/** Evaluates the Liquid of a post. What can't be evaluated stays in it, and is reported; what is code is left alone. */
export function evaluateLiquid(source: MappedText, input: LiquidInput): MappedText {
  if (!/\{[{%]/.test(source.text)) return source;
  const verbatim = readVerbatim(source);
  const pieces = cutPieces(verbatim.text, codeRanges(verbatim.text));
  const lineAt = lineFinder(verbatim);
  reportCode(verbatim, pieces, input);
  const evaluator = new Evaluator(input, verbatim.text, lineAt);
  evaluator.run(pieces);
  return evaluator.finish();
}

const CONDITIONS = new Set(['if', 'unless']);
const WHOLE_BLOCKS = new Set(['for', 'case', 'tablerow', 'capture']);
const STATEMENTS = new Set(['assign', 'increment', 'decrement', 'cycle']);

class Evaluator {
  readonly #input: LiquidInput;
  readonly #text: string;
  readonly #lineAt: (offset: number) => number;
  readonly #out = new LineBuilder();
  readonly #renderer: Renderer;

  constructor(input: LiquidInput, text: string, lineAt: (offset: number) => number) {
    this.#input = input;
    this.#text = text;
    this.#lineAt = lineAt;
    this.#renderer = new Renderer(input);
  }

  finish(): MappedText {
    return this.#out.finish();
  }

  run(pieces: readonly Piece[]): void {
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i];
      if (piece === undefined) continue;
      const line = this.#lineAt(piece.start);
      if (piece.kind === 'text') this.#plainText(piece);
      else if (piece.kind === 'output') this.#output(piece.source, line);
      else i = this.#tag(piece, i, pieces, line);
    }
  }

  #plainText({ source, start }: Piece): void {
    // Line by line, because lines may have been taken out between them.
    let offset = start;
    source.split('\n').forEach((text, i) => {
      if (i > 0) this.#out.add('\n', this.#lineAt(offset) - 1);
      this.#out.add(showBraces(text), this.#lineAt(offset), true);
      offset += text.length + 1;
    });
  }

  #output(source: string, line: number): void {
    const value = this.#renderer.render(source);
    if (value !== null) {
      const root = /^\{\{-?\s*([\w-]+)/.exec(source)?.[1] ?? '';
      const plain = /^\{\{-?\s*(?:page|site)\.[\w.-]+\s*-?\}\}$/.test(source);
      if (root === 'include' || (!plain && !this.#text.includes(value.trim()))) {
        this.#made(value);
        const { file, findings } = this.#input;
        findings.dropPieces(file, line, showBraces(source), value, 'an expression, whose value stands in its place');
      }
      this.#out.add(showBraces(value), line, true);
    } else this.#asWritten(source, line, 'an expression that can’t be evaluated; it stands in the text as written');
  }

  /** A tag, or the block it opens. Returns the index of the last piece that belongs to it. */
  #tag(piece: Extract<Piece, { kind: 'tag' }>, i: number, pieces: readonly Piece[], line: number): number {
    const { name, args, source } = piece;
    if (name === 'comment' || CONDITIONS.has(name) || WHOLE_BLOCKS.has(name)) {
      const end = endOfBlock(pieces, i, name);
      const done = end !== -1 && this.#block(name, pieces.slice(i, end + 1), line);
      if (done) return end;
    } else if (STATEMENTS.has(name)) {
      const value = this.#renderer.render(source);
      if (value !== null) {
        this.#out.add(value, line, true);
        return i;
      }
    } else {
      const value = this.#input.readTag(name, this.#renderer.arguments(args), source, line);
      if (value !== null) {
        this.#out.add(this.#standsAlone(piece, pieces[i + 1]) ? `\n${value}\n` : value, line, true);
        return i;
      }
    }
    this.#unknownTag(piece, pieces[i + 1], line);
    return i;
  }

  #block(name: string, pieces: readonly Piece[], line: number): boolean {
    // What is text among the pieces is so because it is code: inside the block too.
    const source = pieces.map((piece) => (piece.kind === 'text' ? hideBraces(piece.source) : piece.source)).join('');
    if (name === 'comment') {
      this.#drop(source, line, 'a Liquid comment');
      return true;
    }
    if (CONDITIONS.has(name)) return this.#condition(pieces);
    const value = this.#renderer.render(source);
    if (value === null) return false;
    this.#dropUnused(pieces, value, name);
    this.#made(value);
    this.#out.add(showBraces(value), line, true);
    return true;
  }

  /** The branch whose condition holds is read like the text around it; false when a condition can't be evaluated. */
  #condition(pieces: readonly Piece[]): boolean {
    const branches: { head: Piece; body: Piece[] }[] = [];
    let depth = 0;
    for (const piece of pieces) {
      const name = piece.kind === 'tag' ? piece.name : '';
      if (CONDITIONS.has(name)) depth++;
      if (name === 'endif' || name === 'endunless') depth--;
      if ((depth === 1 && (name === 'elsif' || name === 'else')) || branches.length === 0)
        branches.push({ head: piece, body: [] });
      else if (depth > 0) branches.at(-1)?.body.push(piece);
    }
    const truths = branches.map(({ head }) => this.#holds(head));
    if (truths.includes(null)) return false;
    const chosen = truths.indexOf(true);
    branches.forEach(({ body }, i) => {
      if (i === chosen) this.run(body);
      else if (body[0] !== undefined) {
        this.#drop(
          body.map(({ source }) => source).join(''),
          this.#lineAt(body[0].start),
          'a branch whose condition doesn’t hold',
        );
      }
    });
    return true;
  }

  #holds(head: Piece): boolean | null {
    if (head.kind !== 'tag') return null;
    if (head.name === 'else') return true;
    const name = head.name === 'unless' ? 'unless' : 'if';
    const value = this.#renderer.render(`{% ${name} ${head.args} %}1{% end${name} %}`);
    return value === null ? null : value === '1';
  }

  #standsAlone(piece: Piece, next: Piece | undefined): boolean {
    const after = next === undefined ? '' : next.kind === 'text' ? (next.source.split('\n')[0] ?? '') : next.source;
    return this.#out.tail.trim() === '' && after.trim() === '' && piece.kind === 'tag';
  }

  #unknownTag(piece: Piece, next: Piece | undefined, line: number): void {
    const alone = this.#standsAlone(piece, next);
    this.#asWritten(
      piece.source,
      line,
      `\`${shortened(piece.source)}\`, which is not known here; it stands in the text as written`,
      alone,
    );
  }

  #asWritten(source: string, line: number, what: string, alone = false): void {
    const { marks, findings, file } = this.#input;
    const shown = showBraces(source);
    findings.hand(
      file,
      line,
      what.startsWith('`') ? what : `\`${shortened(shown)}\`, ${what}`,
      'write what readers should see in its place',
    );
    const mark = marks.put(alone ? { kind: 'leftOver', source: shown, line } : { kind: 'text', source: shown, line });
    this.#out.add(alone ? `\n${mark}\n` : mark, line, true);
  }

  /** Of a block, the expressions, and the texts that its result doesn't have. A captured text stands elsewhere. */
  #dropUnused(pieces: readonly Piece[], value: string, name: string): void {
    const { findings, file } = this.#input;
    for (const piece of pieces) {
      const line = this.#lineAt(piece.start);
      if (piece.kind === 'output') this.#drop(piece.source, line, 'an expression, whose value stands in its place');
      else if (piece.kind === 'tag' && !/^(?:end|post_url$|link$)/.test(piece.name))
        this.#drop(piece.source, line, `a tag of a \`${name}\` block`);
      else if (piece.kind === 'text' && name !== 'capture') {
        findings.dropPieces(
          file,
          line,
          piece.source,
          value,
          `a text of a \`${name}\` block that its result doesn’t have`,
        );
      }
    }
  }

  /** What stands in the output without standing in the post: a loop or an include has made it. */
  #made(value: string): void {
    if (/\S/.test(value)) this.#input.findings.addition(this.#input.file, showBraces(value), 'what Liquid made');
  }

  #drop(text: string, line: number, reason: string): void {
    if (/\S/.test(text))
      this.#input.findings.drop({ file: this.#input.file, line, what: 'markup', text: showBraces(text), reason });
  }
}

function shortened(source: string): string {
  const line = source.replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
