/**
 * A table that its reader sorts by a click on the heading of a column. Numbers are compared as numbers,
 * by `data-value`; what has none comes last either way. Without scripts the rows stand as they were written.
 */
export class SortableTable extends HTMLElement {
  connectedCallback(): void {
    for (const heading of this.#headings) {
      if (heading.querySelector('button') !== null) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.append(...heading.childNodes);
      button.addEventListener('click', async () => {
        const { sortBy } = await import('./sort-rows.ts');
        sortBy(heading, this.#headings);
      });
      heading.append(button);
    }
  }

  get #headings(): HTMLTableCellElement[] {
    return [...this.querySelectorAll<HTMLTableCellElement>('thead th')];
  }
}

customElements.define('sortable-table', SortableTable);
