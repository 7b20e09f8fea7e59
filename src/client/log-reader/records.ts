import type { Outcome } from '../../logs/index.ts';
import type { Overview } from '../../logs/reader/index.ts';
import type { LogWorker } from './log-worker.ts';
import { localNumber, need } from './page.ts';

const RECORDS_SHOWN = 5;

/** The records of a log that holds several, a few at a time, all of them or those that came out in one way. */
export class Records {
  readonly #list: HTMLElement;
  readonly #where: HTMLElement;
  readonly #choice: HTMLSelectElement;
  readonly #before: HTMLButtonElement;
  readonly #after: HTMLButtonElement;
  readonly #worker: LogWorker;
  readonly #onProblem: (error: unknown) => void;
  #first = 0;

  constructor(root: HTMLElement, worker: LogWorker, onProblem: (error: unknown) => void, signal: AbortSignal) {
    this.#worker = worker;
    this.#onProblem = onProblem;
    this.#list = need(root, '.log-records', HTMLOListElement);
    this.#where = need(root, '[data-part="where"]', HTMLElement);
    this.#choice = need(root, 'select', HTMLSelectElement);
    this.#before = need(root, '[data-part="before"]', HTMLButtonElement);
    this.#after = need(root, '[data-part="after"]', HTMLButtonElement);
    this.#before.addEventListener('click', () => this.#turn(this.#first - RECORDS_SHOWN), { signal });
    this.#after.addEventListener('click', () => this.#turn(this.#first + RECORDS_SHOWN), { signal });
    this.#choice.addEventListener('change', () => this.#turn(0), { signal });
  }

  start({ outcomes }: Overview): void {
    for (const option of this.#choice.options) {
      if (isOutcome(option.value)) option.disabled = outcomes[option.value] === 0;
    }
    this.#choice.value = '';
    this.#turn(0);
  }

  #turn(first: number): void {
    const { value } = this.#choice;
    this.#worker
      .call('records', { outcome: isOutcome(value) ? value : null, first, count: RECORDS_SHOWN })
      .then(({ html, count }) => {
        this.#first = first;
        this.#list.innerHTML = html;
        const last = Math.min(first + RECORDS_SHOWN, count);
        this.#where.textContent = `${localNumber(first + 1)} to ${localNumber(last)} of ${localNumber(count)}`;
        this.#before.disabled = first === 0;
        this.#after.disabled = last === count;
      })
      .catch(this.#onProblem);
  }
}

function isOutcome(value: string): value is Outcome {
  return value === 'ok' || value === 'failed' || value === 'unknown';
}
