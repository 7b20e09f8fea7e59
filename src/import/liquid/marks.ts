import type { RootContent } from 'mdast';

/**
 * What stands in the text while it is read as Markdown in place of something else: a number between two
 * characters that no text holds, and that Markdown takes for a word.
 */
export type Mark =
  /** A text that Markdown must not read: shown as it is written. */
  | { kind: 'text'; source: string; line: number }
  /** A tag that could not be read and stands alone: shown where it stood. */
  | { kind: 'leftOver'; source: string; line: number }
  /** Finished nodes. */
  | { kind: 'nodes'; nodes: RootContent[]; source: string; line: number }
  /** A kramdown attribute list. */
  | { kind: 'attributes'; source: string; line: number; block: boolean; before: boolean }
  /** A block of HTML. */
  | { kind: 'html'; source: string; line: number }
  /** The tags around Markdown inside HTML. */
  | { kind: 'open' | 'close'; tag: string; source: string; line: number };

const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';
const MARK = /\uFDD0(\d+)\uFDD1/;

export class Marks {
  readonly #marks: Mark[] = [];

  /** Keeps the mark and returns what stands for it in the text. */
  put(mark: Mark): string {
    this.#marks.push(mark);
    return `${OPEN}${this.#marks.length - 1}${CLOSE}`;
  }

  /** The mark that a text is, or null. */
  only(text: string): Mark | null {
    const match = new RegExp(`^\\s*${MARK.source}\\s*$`).exec(text);
    return match === null ? null : (this.#marks[Number(match[1])] ?? null);
  }

  /** The text in pieces: plain ones, and marks. */
  split(text: string): (string | Mark)[] {
    return text.split(MARK).flatMap((piece, i): (string | Mark)[] => {
      const mark = i % 2 === 0 ? undefined : this.#marks[Number(piece)];
      return i % 2 === 0 ? (piece === '' ? [] : [piece]) : mark === undefined ? [] : [mark];
    });
  }

  /** The text with all marks as they were written in the source. */
  restore(text: string): string {
    if (!text.includes(OPEN)) return text;
    return text.replace(new RegExp(MARK, 'g'), (_, n) => this.restore(this.#marks[Number(n)]?.source ?? ''));
  }

  has(text: string): boolean {
    return text.includes(OPEN);
  }
}
