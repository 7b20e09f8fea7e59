import { hasSearch, openSearch } from './search-link.ts';
import { areShortcutsOn } from './shortcuts-switch.ts';
import type { ThemeSwitch } from './theme.ts';

/**
 * Single keys for readers: n and p through the series, / for the search, t for the theme, ? for the list of them.
 * Ctrl-K is none, and opens the search also where they are switched off.
 */
function onKey(event: KeyboardEvent): void {
  if (isCtrlK(event) && hasSearch() && !isTyping(event) && !isCovered()) {
    event.preventDefault();
    void openSearch();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (!areShortcutsOn() || isTyping(event) || isCovered()) return;
  switch (event.key) {
    case 'n':
      follow('next');
      break;
    case 'p':
      follow('prev');
      break;
    case '/':
      // The browser's own use of the key is better than none.
      if (!hasSearch()) return;
      void openSearch();
      break;
    case 't':
      document.querySelector<ThemeSwitch>('theme-switch')?.next();
      break;
    case '?':
      void openDialog();
      break;
    default:
      return;
  }
  event.preventDefault();
}

/** One that isn't meant to open a tab or a window. */
function isPlainClick({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  return !(ctrlKey || metaKey || shiftKey || altKey);
}

function isCtrlK({ key, ctrlKey, metaKey, altKey, shiftKey, defaultPrevented }: KeyboardEvent): boolean {
  return key === 'k' && (ctrlKey || metaKey) && !altKey && !shiftKey && !defaultPrevented;
}

/** Never while typing: the key belongs to the field, wherever it is, shadow trees included. */
function isTyping(event: KeyboardEvent): boolean {
  return event
    .composedPath()
    .some((node) => node instanceof HTMLElement && (node.isContentEditable || node.matches('input, textarea, select')));
}

/** A dialog or an open picture has the keyboard to itself. */
function isCovered(): boolean {
  return document.querySelector('dialog[open], .pswp') !== null;
}

function follow(rel: 'next' | 'prev'): void {
  const link = document.querySelector<HTMLLinkElement>(`head > link[rel="${rel}"]`);
  if (link !== null) location.assign(link.href);
}

async function openDialog(): Promise<void> {
  const { openShortcuts } = await import('./shortcuts-dialog.ts');
  await openShortcuts();
}

document.addEventListener('keydown', onKey);
document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element)) return;
  if (event.target.closest('[data-open-shortcuts]') !== null) void openDialog();
  else if (isPlainClick(event) && event.target.closest('a[data-search]') !== null) {
    event.preventDefault();
    void openSearch();
  }
});
