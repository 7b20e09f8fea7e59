import { LOG_ID } from '../../logs/reader/addresses.ts';
import type { Layout, Overview } from '../../logs/reader/index.ts';
import { showSince } from '../log-times.ts';
import type { LogWorker } from './log-worker.ts';
import { measureRow } from './measure.ts';
import { need } from './page.ts';
import { Records } from './records.ts';
import { listenForSearch } from './search.ts';
import { type Anchor, TextView } from './text-view.ts';

/** What a log says, and its text with the reader's tools for it. One for each log that is read. */
export class Result {
  readonly #section: HTMLElement;
  readonly #worker: LogWorker;
  readonly #onProblem: (error: unknown) => void;
  readonly #text: TextView;
  readonly #box: HTMLElement;
  readonly #end = new AbortController();
  #troubleOnly = false;
  #since = false;
  /** The fold that was opened or closed last: it gets the focus back when it is drawn anew. */
  #fold: string | null = null;
  /** The line that was found or asked for last. */
  #line = 0;

  constructor(section: HTMLElement, worker: LogWorker, onProblem: (error: unknown) => void) {
    this.#section = section;
    this.#worker = worker;
    // A log that has been put away has no more to say.
    this.#onProblem = (error) => (this.#end.signal.aborted ? undefined : onProblem(error));
    this.#box = this.#part('text', HTMLDivElement);
    this.#text = new TextView(this.#box, {
      load: (index) => worker.call('chunk', { index }),
      onFill: (chunk) => this.#onFill(chunk),
      onPart: ({ index, count }) => {
        this.#part('parts', HTMLSpanElement).hidden = count < 2;
        this.#part('parts-where', HTMLElement).textContent = `Part ${index + 1} of ${count}`;
        this.#part('part-before', HTMLButtonElement).disabled = index === 0;
        this.#part('part-after', HTMLButtonElement).disabled = index === count - 1;
      },
      onProblem: this.#onProblem,
      signal: this.#signal,
    });
  }

  /** Shows what the worker has found out. */
  start(name: string, overview: Overview): void {
    this.#part('name', HTMLElement).textContent = name;
    this.#part('head', HTMLElement).innerHTML = overview.headHtml;
    this.#part('body', HTMLElement).innerHTML = overview.bodyHtml;
    this.#part('foot', HTMLElement).innerHTML = overview.footHtml;
    this.#part('json', HTMLElement).textContent = overview.json;
    this.#part('unknown', HTMLElement).innerHTML = overview.unknownHtml;
    this.#part('unknown-box', HTMLElement).hidden = overview.unknownHtml === '';
    const records = this.#part('records', HTMLDivElement);
    records.hidden = overview.records < 2;
    if (overview.records > 1) new Records(records, this.#worker, this.#onProblem, this.#signal).start(overview);
    this.#part('trouble', HTMLButtonElement).hidden = overview.trouble === 0;
    need(this.#part('jump', HTMLFormElement), 'input', HTMLInputElement).max = String(overview.lines);
    this.#box.style.setProperty('--digits', String(Math.max(DIGITS_MIN, String(overview.lines).length)));
    this.#section.hidden = false;
    this.#listen();
    this.#arrange(null);
  }

  end(): void {
    this.#end.abort();
    this.#section.hidden = true;
    this.#box.replaceChildren();
  }

  get #signal(): AbortSignal {
    return this.#end.signal;
  }

  #part<E extends Element>(name: string, kind: new () => E): E {
    return need(this.#section, `[data-part="${name}"]`, kind);
  }

  #listen(): void {
    const signal = this.#signal;
    this.#toggle('wrap', true, () => this.#arrange(this.#text.anchor()));
    this.#toggle('trouble', false, (on) => {
      this.#troubleOnly = on;
      this.#arrange(this.#text.anchor());
    });
    this.#toggle('since', false, (on) => {
      this.#since = on;
      for (const line of this.#box.querySelectorAll<HTMLElement>('.log-line')) showSince(line, on);
    });
    this.#part('part-before', HTMLButtonElement).addEventListener('click', () => this.#text.turn(-1), { signal });
    this.#part('part-after', HTMLButtonElement).addEventListener('click', () => this.#text.turn(1), { signal });
    this.#listenForLines();
    listenForSearch(this.#part('find', HTMLFormElement), this.#worker, {
      from: () => this.#line,
      onFound: (line) => this.#goTo(line),
      onProblem: this.#onProblem,
      signal,
    });
    let width = this.#box.clientWidth;
    let settled: ReturnType<typeof setTimeout> | undefined;
    const observer = new ResizeObserver(() => {
      clearTimeout(settled);
      settled = setTimeout(() => {
        if (this.#box.clientWidth === width) return;
        width = this.#box.clientWidth;
        this.#arrange(this.#text.anchor());
      }, SETTLED_MS);
    });
    observer.observe(this.#box);
    signal.addEventListener('abort', () => {
      clearTimeout(settled);
      observer.disconnect();
    });
  }

  /** A button that is on or off; each log starts with the same ones on. */
  #toggle(name: string, on: boolean, change: (on: boolean) => void): void {
    const button = this.#part(name, HTMLButtonElement);
    const set = (pressed: boolean) => button.setAttribute('aria-pressed', String(pressed));
    set(on);
    button.addEventListener(
      'click',
      () => {
        set(button.getAttribute('aria-pressed') !== 'true');
        change(button.getAttribute('aria-pressed') === 'true');
      },
      { signal: this.#signal },
    );
  }

  /** Links to lines, folds, and the field for a number. */
  #listenForLines(): void {
    const signal = this.#signal;
    this.#section.addEventListener(
      'click',
      (event) => {
        const target = event.target instanceof Element ? event.target : null;
        const fold = target?.closest<HTMLElement>('[data-fold]')?.dataset.fold;
        if (fold !== undefined) return this.#turnFold(fold);
        const link = target?.closest(`a[href^="#${LOG_ID}-L"]`);
        if (!link) return;
        event.preventDefault();
        const address = link.getAttribute('href') ?? '';
        history.replaceState(null, '', address);
        this.#goTo(Number(address.slice(LOG_ID.length + 3)));
      },
      { signal },
    );
    const jump = this.#part('jump', HTMLFormElement);
    jump.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        this.#goTo(need(jump, 'input', HTMLInputElement).valueAsNumber);
      },
      { signal },
    );
  }

  /** Brings a line into view, opening what hides it. */
  #goTo(line: number): void {
    if (!(line >= 1)) return;
    this.#line = line;
    if (this.#box.querySelector(`#${LOG_ID}-L${line}`) !== null) {
      this.#text.show(line);
      return;
    }
    this.#worker
      .call('reveal', { line })
      .then(({ layout, troubleOnly }) => {
        this.#troubleOnly = troubleOnly;
        this.#part('trouble', HTMLButtonElement).setAttribute('aria-pressed', String(troubleOnly));
        this.#text.arrange(layout, measureRow(this.#box).rowHeight, null);
        this.#text.show(line);
      })
      .catch(this.#onProblem);
  }

  #turnFold(fold: string): void {
    const anchor = this.#text.anchor();
    this.#worker
      .call('toggle', { fold: Number(fold) })
      .then((layout) => {
        this.#fold = fold;
        this.#show(layout, anchor);
      })
      .catch(this.#onProblem);
  }

  /** Has the rows laid out for the width of the box. */
  #arrange(anchor: Anchor | null): void {
    const wrap = this.#part('wrap', HTMLButtonElement).getAttribute('aria-pressed') === 'true';
    this.#box.classList.toggle('is-unwrapped', !wrap);
    this.#worker
      .call('show', { troubleOnly: this.#troubleOnly, columns: wrap ? measureRow(this.#box).columns : null })
      .then((layout) => this.#show(layout, anchor))
      .catch(this.#onProblem);
  }

  #show(layout: Layout, anchor: Anchor | null): void {
    this.#text.arrange(layout, measureRow(this.#box).rowHeight, anchor);
  }

  #onFill(chunk: HTMLElement): void {
    if (this.#since) for (const line of chunk.querySelectorAll<HTMLElement>('.log-line')) showSince(line, true);
    const button = this.#fold === null ? null : chunk.querySelector<HTMLElement>(`[data-fold="${this.#fold}"]`);
    if (button === null) return;
    this.#fold = null;
    button.focus({ preventScroll: true });
  }
}

const DIGITS_MIN = 3;
// A window that is being drawn to another size has many on the way.
const SETTLED_MS = 150;
