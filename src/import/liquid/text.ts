/** A line and the line of the source file it came from. */
export interface Line {
  text: string;
  line: number;
}

/** A text whose lines know where they came from. */
export class MappedText {
  readonly text: string;
  /** By index of the line in `text`. */
  readonly lines: readonly number[];

  constructor(lines: readonly Line[]) {
    this.text = lines.map(({ text }) => text).join('\n');
    this.lines = lines.map(({ line }) => line);
  }

  /** Source line of the line with this number, from 1, in `text`. */
  sourceLine(number: number): number {
    return this.lines[number - 1] ?? this.lines.at(-1) ?? 1;
  }

  split(): Line[] {
    return this.text.split('\n').map((text, i) => ({ text, line: this.sourceLine(i + 1) }));
  }
}

export function mapped(text: string, firstLine: number): MappedText {
  return new MappedText(text.split('\n').map((line, i) => ({ text: line, line: firstLine + i })));
}

/** Collects pieces of text, each of which says which lines it came from. */
export class LineBuilder {
  readonly #lines: Line[] = [];
  #open: Line | null = null;

  /** Adds text that starts on `line`. `fixed` for one that was made there: all of it belongs to that line. */
  add(text: string, line: number, fixed = false): void {
    text.split('\n').forEach((piece, i) => {
      if (i > 0) this.#close();
      this.#open ??= { text: '', line: fixed ? line : line + i };
      this.#open.text += piece;
    });
  }

  /** What stands in the last line so far. */
  get tail(): string {
    return this.#open?.text ?? '';
  }

  finish(): MappedText {
    this.#close();
    return new MappedText(this.#lines);
  }

  #close(): void {
    this.#lines.push(this.#open ?? { text: '', line: this.#lines.at(-1)?.line ?? 1 });
    this.#open = null;
  }
}
