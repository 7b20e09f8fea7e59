import type { Layout } from '../../logs/reader/index.ts';

/** The chunks near the view, from `first` to before `last`, and the room above and below them in px. */
export interface Window {
  first: number;
  last: number;
  above: number;
  below: number;
}

// The highest an element can be in px: Firefox ends at 17.9 million, others later.
const PART_PX = 17_000_000;

/**
 * How high the chunks of a log are in px: as they were when last seen, or as their length lets expect.
 * What is too high for one element is cut into parts, of which one is shown at a time.
 */
export class Heights {
  readonly #firstLines: Uint32Array;
  readonly #heights: Float64Array;
  /** First chunk of each part. */
  readonly #parts: number[] = [0];

  constructor({ firstLines, heights }: Layout, rowHeight: number) {
    this.#firstLines = firstLines;
    this.#heights = Float64Array.from(heights, (rows) => rows * rowHeight);
    let height = 0;
    this.#heights.forEach((own, i) => {
      if (height + own > PART_PX && height > 0) {
        this.#parts.push(i);
        height = 0;
      }
      height += own;
    });
  }

  get parts(): number {
    return this.#parts.length;
  }

  of(chunk: number): number {
    return this.#heights[chunk] ?? 0;
  }

  set(chunk: number, height: number): void {
    this.#heights[chunk] = height;
  }

  /** The chunk that holds a line, or would, were the line shown. */
  chunkOf(line: number): number {
    return Math.max(
      0,
      this.#firstLines.findLastIndex((first) => first <= line),
    );
  }

  partOf(chunk: number): number {
    return Math.max(
      0,
      this.#parts.findLastIndex((first) => first <= chunk),
    );
  }

  /** The line at the top of a part. */
  firstLineOf(part: number): number {
    return this.#firstLines[this.#parts[part] ?? 0] ?? 1;
  }

  /** Height of a part as a whole. */
  total(part: number): number {
    return this.#sum(...this.#range(part));
  }

  /** Where in its part a line can be expected, in px from the top. */
  expect(line: number): number {
    const chunk = this.chunkOf(line);
    const [start] = this.#range(this.partOf(chunk));
    const [first = 1, next = first + 1] = this.#firstLines.subarray(chunk, chunk + 2);
    return this.#sum(start, chunk) + (this.of(chunk) * (line - first)) / Math.max(1, next - first);
  }

  /** The chunks of a part that reach into what lies between `top` and `bottom`. */
  window(part: number, top: number, bottom: number): Window {
    const [start, end] = this.#range(part);
    const window = { first: end, last: start, above: 0, below: 0 };
    let y = 0;
    for (let i = start; i < end; i++) {
      const height = this.of(i);
      if (y + height > top && y < bottom) {
        window.first = Math.min(window.first, i);
        window.last = i + 1;
      } else if (y < bottom) window.above += height;
      else window.below += height;
      y += height;
    }
    return window;
  }

  /** First chunk of a part, and the one after its last. */
  #range(part: number): [number, number] {
    return [this.#parts[part] ?? 0, this.#parts[part + 1] ?? this.#heights.length];
  }

  #sum(start: number, end: number): number {
    return this.#heights.subarray(start, end).reduce((sum, height) => sum + height, 0);
  }
}
