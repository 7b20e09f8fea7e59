/** The search is loaded when it is opened: what stands here is all of it that every page carries. */

function link(): HTMLAnchorElement | null {
  return document.querySelector('a[data-search]');
}

/** Whether this page may open the search. */
export function hasSearch(): boolean {
  return link() !== null;
}

/** Opens the search over the page; where it can't be loaded, the page of the search says why. */
export async function openSearch(): Promise<void> {
  try {
    const search = await import('./search/index.ts');
    await search.openSearch();
  } catch {
    location.assign(link()?.href ?? '');
  }
}
