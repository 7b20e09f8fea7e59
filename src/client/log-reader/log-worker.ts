import type { Ask, CallName, Calls, Progress, Reply } from './calls.ts';
// As a text within this file, started from a `blob:` address: such a worker is bound by the page's own policy.
// One that is fetched by its address would be bound by the policy of its own response, if it had any.
import LogReaderWorker from './worker.ts?worker&inline';

/** The worker as the page sees it: calls with answers. */
export class LogWorker {
  readonly #worker = new LogReaderWorker();
  readonly #end = new AbortController();
  #calls = 0;

  constructor() {
    this.#worker.addEventListener('error', (event) => this.#stop(new Error(event.message || NOT_STARTED)));
  }

  /** Rejects with what went wrong, and with an AbortError when the worker is stopped meanwhile. */
  call<C extends CallName>(call: C, ask: Calls[C]['ask'], onProgress?: (progress: Progress) => void) {
    const id = ++this.#calls;
    return new Promise<Calls[C]['answer']>((resolve, reject) => {
      const done = new AbortController();
      const { signal } = this.#end;
      const end = () => reject(signal.reason);
      if (signal.aborted) return end();
      signal.addEventListener('abort', end, { signal: done.signal });
      const onMessage = ({ data }: MessageEvent<Reply<C>>) => {
        if (data.id !== id) return;
        if ('progress' in data) return onProgress?.(data.progress);
        done.abort();
        if ('answer' in data) resolve(data.answer);
        else reject(new Error(data.problem));
      };
      this.#worker.addEventListener('message', onMessage, { signal: done.signal });
      const message: Ask<C> = { id, call, ask };
      this.#worker.postMessage(message);
    });
  }

  /** Ends the worker, whatever it is doing. */
  stop(): void {
    this.#stop(new DOMException('The worker was stopped', 'AbortError'));
  }

  #stop(reason: Error): void {
    this.#worker.terminate();
    this.#end.abort(reason);
  }
}

const NOT_STARTED = 'The part of this page that reads logs could not be started.';
