import type { Layout } from '../../logs/reader/index.ts';

/** A line at a distance from the upper edge of the view, in px. */
export interface Anchor {
  line: number;
  offset: number;
}

/** Which part of a log is in view that is too long for one element. */
export interface Part {
  index: number;
  count: number;
}

export interface TextViewOptions {
  /** The rows of a chunk as HTML. */
  load(index: number): Promise<string>;
  /** Called with each chunk before it is seen. */
  onFill(chunk: HTMLElement): void;
  onPart(part: Part): void;
  onProblem(error: unknown): void;
}

// Firefox ends at 17.9 million, others later.
const PART_PX = 17_000_000;
const LOADING_MAX = 2;

/**
 * The text of a log in a box that scrolls. Only the chunks of rows near the view are in the page; the others
 * are room above and below, as high as they were when last seen, or as their length lets expect.
 */
export class TextView {
  readonly #box: HTMLElement;
  readonly #options: TextViewOptions;
  readonly #before = document.createElement('div');
  readonly #after = document.createElement('div');
  readonly #shown = new Map<number, HTMLElement>();
  readonly #filled = new Set<number>();
  readonly #loading = new Set<number>();
  #firstLines: Uint32Array = new Uint32Array();
  /** px of each chunk. */
  #heights: Float64Array = new Float64Array();
  /** First chunk of each part. */
  #parts: number[] = [0];
  #part = 0;
  #generation = 0;
  #target: Anchor | null = null;
  #found: number | null = null;

  constructor(box: HTMLElement, options: TextViewOptions) {
    this.#box = box;
    this.#options = options;
    let asked = 0;
    box.addEventListener('scroll', () => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => this.#draw());
    });
    // Whoever scrolls has gone on from the line that was asked for.
    for (const type of ['wheel', 'pointerdown', 'keydown']) {
      box.addEventListener(type, () => this.#forget(), { passive: true });
    }
  }

  #forget(): void {
    this.#target = null;
  }

  /** Shows other rows, with a line where it was; from the top without one. */
  arrange({ firstLines, heights }: Layout, rowHeight: number, anchor: Anchor | null): void {
    this.#generation++;
    this.#loading.clear();
    this.#firstLines = firstLines;
    this.#heights = Float64Array.from(heights, (rows) => rows * rowHeight);
    this.#parts = partsOf(this.#heights);
    this.#goTo(anchor ?? { line: 1, offset: 0 });
    if (anchor !== null) return;
    this.#target = null;
    this.#box.scrollTop = 0;
  }

  /** Brings a line into the view and marks it. */
  show(line: number): void {
    this.#found = line;
    const offset = this.#box.clientHeight / 3;
    const there = this.#box.querySelector(`#log-L${line}`);
    for (const old of this.#box.querySelectorAll('.is-found')) old.classList.remove('is-found');
    if (there === null) {
      this.#goTo({ line, offset });
      return;
    }
    there.classList.add('is-found');
    const [box, own] = [this.#box.getBoundingClientRect(), there.getBoundingClientRect()];
    if (own.top < box.top || own.bottom > box.bottom) this.#box.scrollTop += own.top - box.top - offset;
  }

  /** Turns to the part before or after. */
  turn(by: number): void {
    const chunk = this.#parts[this.#part + by];
    if (chunk !== undefined) this.#goTo({ line: this.#firstLines[chunk] ?? 1, offset: 0 });
  }

  /** The first line in view. */
  anchor(): Anchor | null {
    const { top } = this.#box.getBoundingClientRect();
    for (const line of this.#box.querySelectorAll<HTMLElement>('.log-line')) {
      const box = line.getBoundingClientRect();
      if (box.bottom > top) return { line: numberOf(line), offset: box.top - top };
    }
    return null;
  }

  #goTo(target: Anchor): void {
    const chunk = this.#chunkOf(target.line);
    this.#part = Math.max(
      0,
      this.#parts.findLastIndex((first) => first <= chunk),
    );
    this.#options.onPart({ index: this.#part, count: this.#parts.length });
    this.#clear();
    this.#target = target;
    const [start] = this.#range();
    const above = this.#heights.subarray(start, chunk).reduce((sum, height) => sum + height, 0);
    const [first = 1, next = first + 1] = this.#firstLines.subarray(chunk, chunk + 2);
    const within = ((this.#heights[chunk] ?? 0) * (target.line - first)) / Math.max(1, next - first);
    // There has to be room before it can be scrolled.
    this.#after.style.blockSize = px(this.#heights.subarray(...this.#range()).reduce((sum, height) => sum + height, 0));
    this.#box.scrollTop = above + within - target.offset;
    this.#draw();
  }

  #chunkOf(line: number): number {
    return Math.max(
      0,
      this.#firstLines.findLastIndex((first) => first <= line),
    );
  }

  #clear(): void {
    this.#shown.clear();
    this.#filled.clear();
    this.#before.style.blockSize = '0';
    this.#box.replaceChildren(this.#before, this.#after);
  }

  /** First chunk of the part in view, and the one after its last. */
  #range(): [number, number] {
    return [this.#parts[this.#part] ?? 0, this.#parts[this.#part + 1] ?? this.#heights.length];
  }

  /** Brings the chunks near the view into the page, and takes the others out. */
  #draw(): void {
    const { scrollTop, clientHeight } = this.#box;
    const [start, end] = this.#range();
    let [y, above, below, first, last] = [0, 0, 0, end, start];
    for (let i = start; i < end; i++) {
      const height = this.#heights[i] ?? 0;
      const isNear = y + height > scrollTop - clientHeight && y < scrollTop + 2 * clientHeight;
      if (isNear) [first, last] = [Math.min(first, i), i + 1];
      else if (y < scrollTop) above += height;
      else below += height;
      y += height;
    }
    for (const [i, chunk] of this.#shown) if (i < first || i >= last) this.#release(i, chunk);
    this.#before.style.blockSize = px(above);
    this.#after.style.blockSize = px(below);
    let previous: HTMLElement = this.#before;
    for (let i = first; i < last; i++) {
      const chunk = this.#shown.get(i) ?? this.#reserve(i);
      if (previous.nextElementSibling !== chunk) previous.after(chunk);
      previous = chunk;
    }
    this.#load();
  }

  #reserve(i: number): HTMLElement {
    const chunk = document.createElement('div');
    chunk.className = 'reader-chunk';
    chunk.style.blockSize = px(this.#heights[i] ?? 0);
    this.#shown.set(i, chunk);
    return chunk;
  }

  #release(i: number, chunk: HTMLElement): void {
    // Whoever had the focus on a line goes on from the text.
    if (chunk.contains(document.activeElement)) this.#box.focus({ preventScroll: true });
    chunk.remove();
    this.#shown.delete(i);
    this.#filled.delete(i);
  }

  /** Asks for chunks that are still empty, few at a time: by the answer the reader may have scrolled on. */
  #load(): void {
    for (const i of this.#shown.keys()) {
      if (this.#loading.size >= LOADING_MAX) return;
      if (this.#filled.has(i) || this.#loading.has(i)) continue;
      this.#loading.add(i);
      const generation = this.#generation;
      this.#options
        .load(i)
        .then((html) => {
          if (generation !== this.#generation) return;
          this.#loading.delete(i);
          this.#fill(i, html);
          this.#draw();
        })
        .catch(this.#options.onProblem);
    }
  }

  #fill(i: number, html: string): void {
    const chunk = this.#shown.get(i);
    if (chunk === undefined) return;
    const { scrollTop } = this.#box;
    const top = chunk.offsetTop;
    const expected = this.#heights[i] ?? 0;
    chunk.innerHTML = html;
    chunk.style.blockSize = '';
    this.#filled.add(i);
    this.#options.onFill(chunk);
    this.#mark(chunk);
    const { height } = chunk.getBoundingClientRect();
    this.#heights[i] = height;
    if (this.#reach(i, chunk)) return;
    // What is in view stays where it is when something above it turns out higher or lower than expected.
    if (top + expected <= scrollTop) this.#box.scrollTop = scrollTop + height - expected;
    else if (top < scrollTop) this.#box.scrollTop = top + ((scrollTop - top) * height) / expected;
  }

  /** Scrolls to the line that was asked for, now that it is there; false when it is in another chunk. */
  #reach(i: number, chunk: HTMLElement): boolean {
    const target = this.#target;
    if (target === null || this.#chunkOf(target.line) !== i) return false;
    const lines = [...chunk.querySelectorAll<HTMLElement>('.log-line')];
    const line = lines.find((candidate) => numberOf(candidate) >= target.line) ?? chunk;
    this.#target = null;
    const top = line.getBoundingClientRect().top - this.#box.getBoundingClientRect().top;
    this.#box.scrollTop += top - target.offset;
    return true;
  }

  #mark(chunk: HTMLElement): void {
    if (this.#found !== null) chunk.querySelector(`#log-L${this.#found}`)?.classList.add('is-found');
  }
}

/** Cuts the chunks into parts that are no higher than an element can be. */
function partsOf(heights: Float64Array): number[] {
  const parts = [0];
  let height = 0;
  heights.forEach((own, i) => {
    if (height + own > PART_PX && height > 0) {
      parts.push(i);
      height = 0;
    }
    height += own;
  });
  return parts;
}

function numberOf(line: HTMLElement): number {
  return Number(line.id.slice(line.id.lastIndexOf('L') + 1));
}

function px(size: number): string {
  return `${size}px`;
}
