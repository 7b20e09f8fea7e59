import { LOG_ID } from '../../logs/reader/addresses.ts';
import type { Layout } from '../../logs/reader/index.ts';
import { Heights } from './heights.ts';

/** A line at a distance from the upper edge of the view, in px. */
export interface Anchor {
  line: number;
  offset: number;
}

/** Which part of a log is in view that is too high for one element. */
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
  /** Ends it: the box may belong to another log then. */
  signal: AbortSignal;
}

const LOADING_MAX = 2;

/**
 * The text of a log in a box that scrolls. Only the chunks of rows near the view are in the page; the others
 * are room above and below.
 */
export class TextView {
  readonly #box: HTMLElement;
  readonly #options: TextViewOptions;
  readonly #before = document.createElement('div');
  readonly #after = document.createElement('div');
  readonly #shown = new Map<number, HTMLElement>();
  readonly #filled = new Set<number>();
  readonly #loading = new Set<number>();
  #heights = new Heights({ firstLines: new Uint32Array(), heights: new Uint32Array() }, 0);
  #part = 0;
  #generation = 0;
  /** The line to bring into view as soon as its chunk is there. */
  #target: Anchor | null = null;
  #found: number | null = null;

  constructor(box: HTMLElement, options: TextViewOptions) {
    this.#box = box;
    this.#options = options;
    const { signal } = options;
    let asked = 0;
    const onScroll = () => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => this.#draw());
    };
    box.addEventListener('scroll', onScroll, { signal });
    // Whoever scrolls has gone on from the line that was asked for.
    const forget = () => {
      this.#target = null;
    };
    for (const type of ['wheel', 'pointerdown', 'keydown']) {
      box.addEventListener(type, forget, { signal, passive: true });
    }
  }

  /** Shows other rows, with a line where it was; from the top without one. */
  arrange(layout: Layout, rowHeight: number, anchor: Anchor | null): void {
    this.#generation++;
    this.#loading.clear();
    this.#heights = new Heights(layout, rowHeight);
    this.#goTo(anchor ?? { line: 1, offset: 0 });
    if (anchor !== null) return;
    this.#target = null;
    this.#box.scrollTop = 0;
  }

  /** Brings a line into the view and marks it. */
  show(line: number): void {
    this.#found = line;
    const offset = this.#box.clientHeight / 3;
    const there = this.#box.querySelector(`#${LOG_ID}-L${line}`);
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
    this.#goTo({ line: this.#heights.firstLineOf(this.#part + by), offset: 0 });
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
    const heights = this.#heights;
    this.#part = heights.partOf(heights.chunkOf(target.line));
    this.#options.onPart({ index: this.#part, count: heights.parts });
    this.#shown.clear();
    this.#filled.clear();
    this.#target = target;
    // There has to be room before it can be scrolled.
    this.#before.style.blockSize = '0';
    this.#after.style.blockSize = px(heights.total(this.#part));
    this.#box.replaceChildren(this.#before, this.#after);
    this.#box.scrollTop = heights.expect(target.line) - target.offset;
    this.#draw();
  }

  /** Brings the chunks near the view into the page, and takes the others out. */
  #draw(): void {
    const { scrollTop, clientHeight } = this.#box;
    const { first, last, above, below } = this.#heights.window(
      this.#part,
      scrollTop - clientHeight,
      scrollTop + 2 * clientHeight,
    );
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
    chunk.style.blockSize = px(this.#heights.of(i));
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
    const expected = this.#heights.of(i);
    chunk.innerHTML = html;
    chunk.style.blockSize = '';
    this.#filled.add(i);
    this.#options.onFill(chunk);
    if (this.#found !== null) chunk.querySelector(`#${LOG_ID}-L${this.#found}`)?.classList.add('is-found');
    const { height } = chunk.getBoundingClientRect();
    this.#heights.set(i, height);
    if (this.#reach(i, chunk)) return;
    // What is in view stays where it is when something above it turns out higher or lower than expected.
    if (top + expected <= scrollTop) this.#box.scrollTop = scrollTop + height - expected;
    else if (top < scrollTop) this.#box.scrollTop = top + ((scrollTop - top) * height) / expected;
  }

  /** Scrolls to the line that was asked for, now that it is there; false when it is in another chunk. */
  #reach(i: number, chunk: HTMLElement): boolean {
    const target = this.#target;
    if (target === null || this.#heights.chunkOf(target.line) !== i) return false;
    const lines = [...chunk.querySelectorAll<HTMLElement>('.log-line')];
    const line = lines.find((candidate) => numberOf(candidate) >= target.line) ?? chunk;
    this.#target = null;
    const top = line.getBoundingClientRect().top - this.#box.getBoundingClientRect().top;
    this.#box.scrollTop += top - target.offset;
    return true;
  }
}

function numberOf(line: HTMLElement): number {
  return Number(line.id.slice(line.id.lastIndexOf('L') + 1));
}

function px(size: number): string {
  return `${size}px`;
}
