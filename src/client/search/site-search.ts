import { askedFor, isAnswer } from '../../search/query.ts';
import { choose, offer, type SearchForm, searchForm } from './form.ts';
import { type Filters, type Found, loadPagefind } from './pagefind.ts';
import { resultItem } from './results.ts';

const SHOWN_AT_ONCE = 8;

/**
 * The search: a field, filters, a list of links. The arrow keys go from the field through the links and back, Enter in
 * the field follows the first. With `data-page` it has the page to itself, and its address says what is searched for.
 */
export class SiteSearch extends HTMLElement {
  #fields: SearchForm = searchForm();
  #status = document.createElement('p');
  #list = document.createElement('ol');
  #more = document.createElement('button');
  /** Those that were found and not shown yet. */
  #rest: Found[] = [];
  #total = 0;
  /** Numbers the searches: only the last may show what it found. */
  #search = 0;

  connectedCallback(): void {
    if (this.childElementCount > 0) return;
    this.#status.className = 'search-status';
    this.#status.setAttribute('role', 'status');
    this.#list.className = 'search-results';
    this.#more.type = 'button';
    this.#more.textContent = 'Show more';
    this.#more.hidden = true;
    this.append(this.#fields.form, this.#status, this.#list, this.#more);
    const { form, input, selects } = this.#fields;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#links[0]?.click();
    });
    form.addEventListener('input', () => void this.#find());
    this.#more.addEventListener('click', () => void this.#showMore());
    this.addEventListener('keydown', (event) => this.#onKey(event));
    if (this.#hasPage) {
      const query = new URLSearchParams(location.search);
      input.value = query.get('q') ?? '';
      for (const select of selects) choose(select, query.get(select.name) ?? '');
    }
    void this.#find();
  }

  /** Puts the keyboard into the field, over what was written there. */
  override focus(): void {
    this.#fields.input.focus();
    this.#fields.input.select();
  }

  /** What is searched for, as the query of the page of the search. */
  get query(): string {
    const { input, selects } = this.#fields;
    const entries = [input, ...selects].map(({ name, value }) => [name, value.trim()]);
    return String(new URLSearchParams(entries.filter(([, value]) => value !== '')));
  }

  get #hasPage(): boolean {
    return this.dataset.page !== undefined;
  }

  get #links(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll('a')];
  }

  async #find(): Promise<void> {
    const search = ++this.#search;
    const { input, selects } = this.#fields;
    const term = input.value.trim();
    const filters: Filters = Object.fromEntries(
      selects.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]),
    );
    if (this.#hasPage) history.replaceState(history.state, '', `${location.pathname}?${this.query}`.replace(/\?$/, ''));
    this.dispatchEvent(new Event('search', { bubbles: true }));
    try {
      if (import.meta.env.DEV) throw new Error('the development server has no index');
      const pagefind = await loadPagefind();
      if (selects.some(({ length }) => length < 2)) offer(selects, await pagefind.filters());
      if (search !== this.#search) return;
      if (term === '' && Object.keys(filters).length === 0) return this.#show([], HINT);
      const asked = askedFor(term, document.documentElement.lang);
      const found = await pagefind.debouncedSearch(asked === '' ? null : asked, { filters });
      if (found === null || search !== this.#search) return;
      this.#total = found.results.length;
      const best = await found.results[0]?.data();
      if (search !== this.#search) return;
      const isFound = best !== undefined && (asked === '' || isAnswer(best, asked));
      await this.#show(isFound ? found.results : [], isFound ? null : nothing(term, filters));
    } catch {
      if (search === this.#search) await this.#show([], import.meta.env.DEV ? NO_INDEX_IN_DEV : NO_INDEX);
    }
  }

  async #show(found: readonly Found[], message: string | null): Promise<void> {
    this.#rest = [...found];
    await this.#showMore(true, message);
  }

  async #showMore(afresh = false, message: string | null = null): Promise<void> {
    const search = this.#search;
    const pages = await Promise.all(this.#rest.splice(0, SHOWN_AT_ONCE).map((found) => found.data()));
    if (search !== this.#search) return;
    const items = pages.map(resultItem);
    if (afresh) this.#list.replaceChildren(...items);
    else this.#list.append(...items);
    this.#more.hidden = this.#rest.length === 0;
    const shown = this.#list.children.length;
    this.#status.textContent = message ?? counted(shown, this.#total);
    if (!afresh) items[0]?.querySelector('a')?.focus();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops: HTMLElement[] = [this.#fields.input, ...this.#links];
    const focused = this.querySelector<HTMLElement>(':focus');
    const at = focused === null ? -1 : stops.indexOf(focused);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    // In a filter the arrows choose.
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    next.focus();
  }
}

const HINT = 'Words of posts and pages, and of each log its figures, notes, warnings and errors, not its other lines.';
const NO_INDEX =
  'The search could not be loaded: there is no way to the network, or a policy forbids it. Reloading tries again.';
const NO_INDEX_IN_DEV = 'There is no search index here: `npm run build` makes it, `npm run dev` has none.';

function nothing(term: string, filters: Filters): string {
  const narrowed = Object.keys(filters).length > 0 ? ' with these filters' : '';
  return term === '' ? 'Nothing is like that.' : `Nothing was found for “${term}”${narrowed}.`;
}

function counted(shown: number, total: number): string {
  const pages = `${total} ${total === 1 ? 'page' : 'pages'} found`;
  return shown < total ? `${pages}, the best ${shown} shown` : pages;
}

customElements.define('site-search', SiteSearch);
