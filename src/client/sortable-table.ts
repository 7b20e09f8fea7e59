type Direction = 'ascending' | 'descending';

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
      button.addEventListener('click', () => this.#sort(heading));
      heading.append(button);
    }
  }

  get #headings(): HTMLTableCellElement[] {
    return [...this.querySelectorAll<HTMLTableCellElement>('thead th')];
  }

  #sort(heading: HTMLTableCellElement): void {
    const direction: Direction = heading.ariaSort === 'ascending' ? 'descending' : 'ascending';
    for (const other of this.#headings) other.ariaSort = other === heading ? direction : null;
    const body = this.querySelector('tbody');
    const rows = [...(body?.rows ?? [])];
    const column = heading.cellIndex;
    body?.append(...rows.sort((a, b) => compare(a.cells[column], b.cells[column], direction)));
  }
}

function compare(a: HTMLElement | undefined, b: HTMLElement | undefined, direction: Direction): number {
  const sign = direction === 'ascending' ? 1 : -1;
  if (a?.classList.contains('is-number')) {
    const [first, second] = [a.dataset.value, b?.dataset.value];
    if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
    return sign * (Number(first) - Number(second));
  }
  return sign * textOf(a).localeCompare(textOf(b), undefined, { numeric: true });
}

function textOf(cell: HTMLElement | undefined): string {
  return cell?.textContent.trim() ?? '';
}

customElements.define('sortable-table', SortableTable);
