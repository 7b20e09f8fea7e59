import shortcutsCss from './shortcuts.css?url';
import { areShortcutsOn, switchShortcuts } from './shortcuts-switch.ts';
import { loadStyleSheet } from './style-sheet.ts';

const SHORTCUTS: readonly (readonly [does: string, ...keys: string[]])[] = [
  ['Search', '/', 'Ctrl K'],
  ['Next part of the series', 'n'],
  ['Previous part of the series', 'p'],
  ['Change the theme: system, light, dark', 't'],
  ['Show these shortcuts', '?'],
  ['Close a dialog or a picture', 'Esc'],
];

let dialog: HTMLDialogElement | undefined;

/** Shows the list of single keys, and the switch that turns them off. */
export async function openShortcuts(): Promise<void> {
  if (dialog === undefined) {
    await loadStyleSheet(shortcutsCss);
    dialog ??= shortcutsDialog();
  }
  if (!dialog.open) dialog.showModal();
}

function shortcutsDialog(): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'shortcuts';
  made.setAttribute('aria-labelledby', 'shortcuts-title');
  const rows = SHORTCUTS.map(([does, ...keys]) => {
    const names = keys.map((key) => `<kbd>${key}</kbd>`).join('');
    return `<div><dt>${names}</dt><dd>${does}</dd></div>`;
  });
  made.innerHTML = `<h2 id="shortcuts-title">Keyboard shortcuts</h2><dl>${rows.join('')}</dl>
<p class="muted">They rest while you type in a field.</p>
<label><input type="checkbox"> Use single-key shortcuts</label>
<form method="dialog"><button>Close</button></form>`;
  const box = made.querySelector('input');
  if (box !== null) {
    box.checked = areShortcutsOn();
    box.addEventListener('change', () => switchShortcuts(box.checked));
  }
  // The backdrop belongs to the dialog element itself; its content lies in children.
  made.addEventListener('click', (event) => {
    if (event.target === made) made.close();
  });
  document.body.append(made);
  return made;
}
