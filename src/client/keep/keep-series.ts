import {
  cacheName,
  dayOf,
  fetchList,
  type KeepAnswer,
  type KeepRequest,
  type Kept,
  keptLists,
  megabytes,
  readKept,
  totalBytes,
} from './kept.ts';

/**
 * On the page of a series: keeps it on the reader's device, and removes it again. Nothing is fetched or registered
 * before the reader asks for it, but for the list that tells how much it is.
 */
export class KeepSeries extends HTMLElement {
  readonly #status = document.createElement('p');

  connectedCallback(): void {
    this.#status.setAttribute('role', 'status');
    void this.#start();
  }

  get #list(): string {
    return this.dataset.list ?? '';
  }

  get #scope(): string {
    return this.dataset.scope ?? '/';
  }

  async #start(): Promise<void> {
    if (!('serviceWorker' in navigator && 'caches' in window)) {
      return this.#show(
        'This browser, or a connection that isn’t secure, keeps no series for reading without a network.',
      );
    }
    const kept = await readKept(this.#scope, this.#list, caches);
    if (kept !== null) return this.#showKept(kept);
    try {
      this.#offer(totalBytes(await fetchList(this.#list)));
    } catch {
      // No network, and nothing kept: there is nothing to offer.
      this.replaceChildren();
    }
  }

  #offer(bytes: number, problem?: string): void {
    const tool = button('Keep this series on this device', () => this.#keep(bytes));
    const what = `${megabytes(bytes)}: all parts with pictures and logs, to be read without a network.`;
    this.#show(problem === undefined ? what : `Not kept: ${problem}. ${what}`, tool);
  }

  #showKept(kept: Kept): void {
    const tool = button('Remove', () => this.#remove(totalBytes(kept)));
    const size = megabytes(totalBytes(kept));
    this.#show(
      `Kept on this device, as of ${dayOf(kept)} (${size}). Without a network, read it at this same address.`,
      tool,
    );
  }

  async #keep(bytes: number): Promise<void> {
    const progress = document.createElement('progress');
    progress.max = bytes;
    progress.value = 0;
    progress.setAttribute('aria-label', 'Kept so far');
    this.#show('Keeping …', progress);
    try {
      await navigator.serviceWorker.register(this.dataset.worker ?? '', { scope: this.#scope, updateViaCache: 'none' });
      const { active } = await navigator.serviceWorker.ready;
      if (active === null) throw new Error('the browser has not started it');
      // Asks the browser not to clear it away by itself; it may refuse.
      void navigator.storage?.persist?.();
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', ({ data }: MessageEvent<KeepAnswer>) => {
        if ('kept' in data) this.#showKept(data.kept);
        else if ('problem' in data) void this.#giveUp(bytes, data.problem);
        else progress.value = data.done;
      });
      port1.start();
      active.postMessage({ keep: this.#list } satisfies KeepRequest, [port2]);
    } catch (error) {
      await this.#giveUp(bytes, error instanceof Error ? error.message : String(error));
    }
  }

  async #giveUp(bytes: number, problem: string): Promise<void> {
    await this.#unregister();
    this.#offer(bytes, problem);
  }

  async #remove(bytes: number): Promise<void> {
    await caches.delete(cacheName(this.#scope, this.#list));
    await this.#unregister();
    this.#offer(bytes);
  }

  /** Where nothing is kept, there is no service worker. */
  async #unregister(): Promise<void> {
    if (keptLists(this.#scope, await caches.keys()).length > 0) return;
    const registrations = await navigator.serviceWorker.getRegistrations();
    const own = registrations.filter(({ scope }) => new URL(scope).pathname === this.#scope);
    await Promise.all(own.map((registration) => registration.unregister()));
  }

  /** The remark stays the same element, so that screen readers hear what changes in it. The keyboard stays here, too. */
  #show(text: string, tool?: HTMLElement): void {
    const hadFocus = this.contains(document.activeElement);
    this.#status.textContent = text;
    this.replaceChildren(...(tool === undefined ? [] : [tool]), this.#status);
    if (hadFocus && tool instanceof HTMLButtonElement) tool.focus();
  }
}

/** Its own, because a shared one would be one more file for every page. */
function button(label: string, act: () => Promise<void>): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = label;
  element.addEventListener('click', () => void act());
  return element;
}

customElements.define('keep-series', KeepSeries);
