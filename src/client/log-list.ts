/**
 * Filters and orders a list of logs. The choice is kept in the address, so that it can be linked to and
 * outlasts a reload. Without scripts the whole list stands there, by series.
 */
export class LogList extends HTMLElement {
  connectedCallback(): void {
    const query = new URLSearchParams(location.search);
    for (const select of this.#selects) {
      const wanted = query.get(select.name) ?? '';
      // A value that no log has is no choice: the list stays whole.
      if ([...select.options].some(({ value }) => value === wanted)) select.value = wanted;
    }
    // Where an item stood, to put it back.
    this.#items.forEach((item, i) => {
      item.dataset.place = String(i);
    });
    this.addEventListener('change', () => this.#choose());
    this.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
    this.querySelector('button')?.addEventListener('click', () => {
      for (const select of this.#selects) select.value = '';
      this.#choose();
    });
    this.#show();
  }

  get #selects(): HTMLSelectElement[] {
    return [...this.querySelectorAll('select')];
  }

  get #items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.log-item')];
  }

  #choose(): void {
    const url = new URL(location.href);
    for (const { name, value } of this.#selects) {
      if (value === '') url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    history.replaceState(history.state, '', url);
    this.#show();
  }

  #show(): void {
    const chosen = this.#selects.filter(({ value }) => value !== '');
    const filters = chosen.filter(({ name }) => name !== 'sort');
    const items = this.#items;
    let shown = 0;
    for (const item of items) {
      item.hidden = !filters.every(({ name, value }) => matches(item, name, value));
      if (!item.hidden) shown++;
    }
    this.#order(items, chosen.find(({ name }) => name === 'sort')?.value ?? null);
    for (const group of this.querySelectorAll<HTMLElement>('.log-group')) {
      group.hidden = group.querySelector('.log-item:not([hidden])') === null;
    }
    const none = this.querySelector<HTMLElement>('.log-none');
    if (none !== null) none.hidden = shown > 0;
    const output = this.querySelector('output');
    if (output !== null) output.value = `${shown} of ${items.length} ${items.length === 1 ? 'log' : 'logs'}`;
    const reset = this.querySelector('button');
    if (reset !== null) reset.disabled = chosen.length === 0;
  }

  /** Each item within its series: the largest figure first, those without one last, in their own order. */
  #order(items: readonly HTMLElement[], by: string | null): void {
    const figure = (item: HTMLElement) => Number(item.dataset[by ?? ''] ?? Number.NEGATIVE_INFINITY);
    const place = (item: HTMLElement) => Number(item.dataset.place);
    const ordered = items.toSorted((a, b) => (figure(a) === figure(b) ? place(a) - place(b) : figure(b) - figure(a)));
    for (const item of ordered) item.parentElement?.append(item);
  }
}

function matches(item: HTMLElement, name: string, value: string): boolean {
  const own = item.dataset[name] ?? '';
  // A log with several records may have several outcomes.
  return name === 'outcome' ? own.split(' ').includes(value) : own === value;
}

customElements.define('log-list', LogList);
