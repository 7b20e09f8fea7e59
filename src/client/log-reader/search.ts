import type { LogWorker } from './log-worker.ts';
import { localNumber, need } from './page.ts';

export interface SearchOptions {
  /** The line to search from. */
  from(): number;
  onFound(line: number): void;
  onProblem(error: unknown): void;
  signal: AbortSignal;
}

/** The field for a text to find: Enter or a button leads to the next line with it, the other button to the one before. */
export function listenForSearch(
  form: HTMLFormElement,
  worker: LogWorker,
  { from, onFound, onProblem, signal }: SearchOptions,
): void {
  const told = need(form, '[role="status"]', HTMLElement);
  told.textContent = '';
  const find = (event: SubmitEvent) => {
    event.preventDefault();
    const text = need(form, 'input', HTMLInputElement).value;
    const back = event.submitter instanceof HTMLElement && event.submitter.dataset.part === 'find-before';
    told.textContent = text === '' ? '' : 'Searching …';
    if (text === '') return;
    worker
      .call('find', { text, from: from(), forward: !back })
      .then((found) => {
        told.textContent =
          found === null ? 'In no line' : `${localNumber(found.index)} of ${localNumber(found.count)} lines with it`;
        if (found !== null) onFound(found.line);
      })
      .catch(onProblem);
  };
  form.addEventListener('submit', find, { signal });
}
