/** A log of any length as its reader looks at it: a window of rows, what is found, a page to keep. */
export { savedPage } from './saved-page.ts';
export { type Found, type Layout, LogSession, type Overview, type RecordsPage } from './session.ts';
