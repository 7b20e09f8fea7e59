import { loadStyleSheet } from '../style-sheet.ts';
import styles from './search.css?url';
import { SiteSearch } from './site-search.ts';

/** The search over the page, or the page of the search where the reader is on it. */
let dialog: HTMLDialogElement | undefined;

/** Opens the search with the keyboard in its field; closing it gives the keyboard back. */
export async function openSearch(): Promise<void> {
  const page = document.querySelector<SiteSearch>('site-search[data-page]');
  if (page !== null) return page.focus();
  if (dialog === undefined) {
    await loadStyleSheet(styles);
    dialog ??= searchDialog();
  }
  if (!dialog.open) dialog.showModal();
  dialog.querySelector<SiteSearch>('site-search')?.focus();
}

function searchDialog(): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'search-dialog';
  made.setAttribute('aria-label', 'Search');
  const search = new SiteSearch();
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', () => made.close());
  const page = document.createElement('a');
  page.textContent = 'On a page of its own';
  const address = `${import.meta.env.BASE_URL}search/`;
  page.href = address;
  search.addEventListener('search', () => {
    page.href = search.query === '' ? address : `${address}?${search.query}`;
  });
  const foot = document.createElement('p');
  foot.className = 'search-foot';
  foot.append(page, close);
  made.append(search, foot);
  made.addEventListener('click', (event) => {
    // The backdrop belongs to the dialog element itself. A section of this page is behind it.
    const isOut = event.target === made || (event.target instanceof Element && event.target.closest('ol a') !== null);
    if (isOut) made.close();
  });
  document.body.append(made);
  return made;
}
