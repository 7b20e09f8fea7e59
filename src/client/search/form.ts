/** The fields of the search, as elements: the word and what it is narrowed to. */
export interface SearchForm {
  form: HTMLFormElement;
  input: HTMLInputElement;
  selects: readonly HTMLSelectElement[];
}

const FILTERS = [
  { name: 'kind', label: 'Kind', all: 'Everything' },
  { name: 'series', label: 'Series', all: 'All series' },
  { name: 'tag', label: 'Tag', all: 'All tags' },
] as const;

const KINDS: Readonly<Record<string, string>> = { post: 'Posts', log: 'Logs', page: 'Pages', series: 'Series' };

export function searchForm(): SearchForm {
  const form = document.createElement('form');
  form.setAttribute('role', 'search');
  form.autocomplete = 'off';
  const input = document.createElement('input');
  input.name = 'q';
  input.enterKeyHint = 'search';
  input.spellcheck = false;
  input.setAttribute('autocapitalize', 'none');
  const selects = FILTERS.map(({ name, all }) => {
    const select = document.createElement('select');
    select.name = name;
    select.append(new Option(all, ''));
    return select;
  });
  const filters = document.createElement('div');
  filters.className = 'search-filters';
  filters.append(...selects.map((select, i) => labelled(FILTERS[i]?.label ?? '', select)));
  form.append(labelled('Search this site', input), filters);
  return { form, input, selects };
}

/** Offers what the index knows. A choice that stands in the address already stays chosen. */
export function offer(
  selects: readonly HTMLSelectElement[],
  known: Readonly<Record<string, Readonly<Record<string, number>>>>,
): void {
  for (const select of selects) {
    const values = Object.keys(known[select.name] ?? {}).sort((a, b) => a.localeCompare(b));
    const present = new Set([...select.options].map(({ value }) => value));
    select.append(
      ...values.filter((value) => !present.has(value)).map((value) => new Option(KINDS[value] ?? value, value)),
    );
  }
}

/** Chooses a value that the index may not have told yet. */
export function choose(select: HTMLSelectElement, value: string): void {
  if (![...select.options].some((option) => option.value === value)) {
    select.append(new Option(KINDS[value] ?? value, value));
  }
  select.value = value;
}

function labelled(text: string, field: HTMLElement): HTMLLabelElement {
  const label = document.createElement('label');
  const name = document.createElement('span');
  name.textContent = text;
  label.append(name, field);
  return label;
}
