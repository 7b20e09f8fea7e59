/** A log as a reader hands it over. */
export interface GivenLog {
  name: string;
  source: File | string;
}

const PASTED = 'Pasted log';

/**
 * The ways in: the button, a file that is chosen or dropped anywhere on the page, a paste into the field or
 * anywhere else; `onMissing` is called when the button has nothing to read. What is pasted is read at once: a field with millions of characters would hold up the page.
 */
export function listenForLogs(form: HTMLFormElement, onLog: (log: GivenLog) => void, onMissing: () => void): void {
  const field = form.querySelector('textarea');
  const file = form.querySelector<HTMLInputElement>('input[type="file"]');
  if (field === null || file === null) return;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [chosen] = file.files ?? [];
    if (field.value !== '') onLog({ name: PASTED, source: field.value });
    else if (chosen !== undefined) onLog({ name: chosen.name, source: chosen });
    else {
      onMissing();
      field.focus();
    }
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    if (chosen === undefined) return;
    field.value = '';
    onLog({ name: chosen.name, source: chosen });
  });

  document.addEventListener('paste', (event) => {
    if (event.target !== field && isField(event.target)) return;
    const given = fromTransfer(event.clipboardData);
    if (given === null) return;
    event.preventDefault();
    onLog(given);
  });
  // Without this the browser would leave the page for the file.
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    form.classList.add('is-over');
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) form.classList.remove('is-over');
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    form.classList.remove('is-over');
    const given = fromTransfer(event.dataTransfer);
    if (given !== null) onLog(given);
  });
}

function fromTransfer(transfer: DataTransfer | null): GivenLog | null {
  const [file] = transfer?.files ?? [];
  if (file !== undefined) return { name: file.name, source: file };
  const text = transfer?.getData('text/plain') ?? '';
  return text === '' ? null : { name: PASTED, source: text };
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
