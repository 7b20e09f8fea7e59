import { copyButton } from '../tools.ts';
import type { Progress } from './calls.ts';
import { type GivenLog, listenForLogs } from './input.ts';
import { LogWorker } from './log-worker.ts';
import { need, numberLanguage } from './page.ts';
import { Result } from './result.ts';

/** Reads a log of the reader's own on their own machine. Loaded by the one page that has it. */
export class LogReader extends HTMLElement {
  #given: GivenLog | null = null;
  #worker: LogWorker | null = null;
  #result: Result | null = null;
  #isSaving = false;

  connectedCallback(): void {
    const form = need(this, '.reader-form', HTMLFormElement);
    listenForLogs(
      form,
      (given) => void this.#read(given),
      () => this.#tell('There is no log yet: paste one, or choose a file.'),
    );
    this.#dialects.addEventListener('change', () => {
      if (this.#given !== null) void this.#read(this.#given);
    });
    this.#part('cancel').addEventListener('click', () => this.#cancel());
    this.#part('save').addEventListener('click', () => void this.#save());
    const json = this.#part('json');
    json.before(copyButton('Copy', json, () => json.textContent ?? ''));
    this.classList.add('is-ready');
  }

  async #read(given: GivenLog): Promise<void> {
    if (isEmpty(given)) {
      this.#tell(emptyText(given));
      return;
    }
    this.#given = given;
    this.#result?.end();
    this.#worker?.stop();
    this.#tell('');
    const worker = new LogWorker();
    this.#worker = worker;
    const { source } = given;
    const ask = { source, dialect: this.#dialects.value || null, language: numberLanguage() };
    this.#busy({ doing: `Reading ${given.name}`, done: 0 });
    try {
      const overview = await worker.call('read', ask, (progress) => this.#busy(progress));
      if (overview === null) {
        worker.stop();
        this.#busy(null);
        this.#tell(emptyText(given));
        return;
      }
      this.#result = new Result(need(this, '.reader-result', HTMLElement), worker, (error) =>
        this.#fail(error, worker),
      );
      this.#busy(null);
      this.classList.add('has-log');
      this.#result.start(given.name, overview);
      this.#part('name').focus();
      // On a phone the form fills the screen, and what was read would begin below it.
      this.#part('name').scrollIntoView();
    } catch (error) {
      this.#fail(error, worker);
    }
  }

  /** What is being read goes; what has been read stays when only its page to keep is given up. */
  #cancel(): void {
    const worker = this.#worker;
    if (this.#isSaving) worker?.call('cancelSave', {}).catch((error: unknown) => this.#fail(error, worker));
    else worker?.stop();
  }

  async #save(): Promise<void> {
    const worker = this.#worker;
    if (worker === null || this.#given === null || this.#isSaving) return;
    const { name } = this.#given;
    this.#isSaving = true;
    try {
      const page = await worker.call('save', { name }, (progress) => this.#busy(progress));
      if (page !== null) download(page, `${name.replace(/[^\w.-]+/g, '-').toLowerCase()}.html`);
      this.#busy(null);
    } catch (error) {
      this.#fail(error, worker);
    }
    this.#isSaving = false;
  }

  /** The formats to choose from; the first finds it by the lines. */
  get #dialects(): HTMLSelectElement {
    return need(this, '.reader-form select', HTMLSelectElement);
  }

  #part(name: string): HTMLElement {
    return need(this, `[data-part="${name}"]`, HTMLElement);
  }

  #busy(progress: Progress | null): void {
    this.#part('busy').hidden = progress === null;
    const doing = this.#part('doing');
    const text = progress?.doing ?? '';
    // Said aloud when it changes, and no oftener.
    if (doing.textContent !== text) doing.textContent = text;
    need(this, 'progress', HTMLProgressElement).value = progress?.done ?? 0;
  }

  #fail(error: unknown, worker: LogWorker): void {
    // Another log is being read by now, and has the page to itself.
    if (worker !== this.#worker) return;
    this.#busy(null);
    const stopped = error instanceof DOMException && error.name === 'AbortError';
    const reason = error instanceof Error ? error.message : String(error);
    this.#tell(stopped ? 'Stopped.' : `This log could not be read: ${reason}`);
  }

  #tell(text: string): void {
    this.#part('problem').textContent = text;
  }
}

function emptyText({ name }: GivenLog): string {
  return `${name}: there is nothing in it.`;
}

function isEmpty({ source }: GivenLog): boolean {
  return typeof source === 'string' ? source.trim() === '' : source.size === 0;
}

const KEPT_MS = 60_000;

function download(page: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(page);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

customElements.define('log-reader', LogReader);
