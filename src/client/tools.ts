/** Buttons that code blocks and logs get when scripts run. */

export function toolButton(label: string, on: boolean, change: (on: boolean) => void): HTMLButtonElement {
  const button = plainButton(label);
  button.setAttribute('aria-pressed', String(on));
  button.addEventListener('click', () => {
    const now = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(now));
    change(now);
  });
  return button;
}

export function plainButton(label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  return button;
}

const TOLD_MS = 2000;

/**
 * Copies what `text` gives. Without permission, or without a secure context, it leaves `source`
 * selected for the reader's own keys.
 */
export function copyButton(label: string, source: Element, text: () => string): HTMLButtonElement {
  const button = plainButton(label);
  button.setAttribute('aria-live', 'polite');
  let reset: ReturnType<typeof setTimeout> | undefined;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text());
      button.textContent = 'Copied';
    } catch {
      getSelection()?.selectAllChildren(source);
      button.textContent = 'Press Ctrl+C';
    }
    clearTimeout(reset);
    reset = setTimeout(() => {
      button.textContent = label;
    }, TOLD_MS);
  });
  return button;
}
