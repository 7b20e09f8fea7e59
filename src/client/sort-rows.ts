type Direction = 'ascending' | 'descending';

/** Sorts the rows of a table by the column of a heading, one of `headings`: upwards, and downwards the next time. */
export function sortBy(heading: HTMLTableCellElement, headings: readonly HTMLTableCellElement[]): void {
  const direction: Direction = heading.ariaSort === 'ascending' ? 'descending' : 'ascending';
  for (const other of headings) other.ariaSort = other === heading ? direction : null;
  const body = heading.closest('table')?.tBodies[0];
  const rows = [...(body?.rows ?? [])];
  const column = heading.cellIndex;
  body?.append(...rows.sort((a, b) => compare(a.cells[column], b.cells[column], direction)));
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
