export { searchEntries } from './entries.ts';
export { type SearchEntry, type SearchKind, searchPage } from './page.ts';
