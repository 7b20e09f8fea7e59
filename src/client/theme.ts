import { recall, remember } from './storage.ts';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

function current(): Theme {
  const stored = recall('theme');
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

function apply(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** A button that goes from the system's theme to light to dark, and remembers the choice. */
export class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const button = document.createElement('button');
    button.type = 'button';
    this.replaceChildren(button);
    button.addEventListener('click', () => this.next());
    this.#show();
    // Another tab of the site may change the theme.
    window.addEventListener('storage', (event) => {
      if (!event.key?.endsWith('theme')) return;
      apply(current());
      this.#show();
    });
  }

  next(): void {
    const theme = THEMES[(THEMES.indexOf(current()) + 1) % THEMES.length] ?? 'system';
    remember('theme', theme === 'system' ? null : theme);
    apply(theme);
    this.#show();
  }

  #show(): void {
    const button = this.querySelector('button');
    if (button === null) return;
    const theme = current();
    button.textContent = theme.charAt(0).toUpperCase() + theme.slice(1);
    button.dataset.theme = theme;
    button.setAttribute('aria-label', `Theme: ${theme}. Change`);
  }
}

customElements.define('theme-switch', ThemeSwitch);
