/** A log as a reader hands it over. */
export interface GivenLog {
  name: string;
  source: File | string;
}

const PASTED = 'Pasted log';
/** Characters that a field takes without holding up the page. */
const FIELD_MAX = 200_000;

/**
 * The ways in: the field, a file that is chosen or dropped anywhere on the page, a paste into the field or anywhere
 * else. What is pasted is read at once, and stands in the field unless it is too long for that. What was written into
 * the field and not yet read is never lost to another log. `onMissing` is called when the button has nothing to read.
 */
export function listenForLogs(form: HTMLFormElement, onLog: (log: GivenLog) => void, onMissing: () => void): void {
  const field = form.querySelector('textarea');
  const file = form.querySelector<HTMLInputElement>('input[type="file"]');
  if (field === null || file === null) return;
  // What of the field has been read: the rest was written since.
  let read = '';
  // A log that isn't in the field.
  let beside: GivenLog | null = null;

  const giveField = () => {
    file.value = '';
    beside = null;
    read = field.value;
    onLog({ name: PASTED, source: read });
  };
  const giveText = (text: string) => {
    const whole = field.value === read ? text : `${field.value}\n${text}`;
    if (whole.length <= FIELD_MAX) {
      field.value = whole;
      giveField();
    } else giveBeside({ name: PASTED, source: whole }, true);
  };
  const giveBeside = (log: GivenLog, isWhole = false) => {
    if (isWhole || field.value === read) field.value = '';
    read = '';
    beside = log;
    onLog(log);
  };
  const giveFiles = (files: FileList) => {
    const [first] = files;
    if (first === undefined) return;
    const name = files.length === 1 ? first.name : `${first.name}, the first of ${files.length} files`;
    giveBeside({ name, source: first });
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (field.value !== '') giveField();
    else if (beside !== null) onLog(beside);
    else if (file.files?.length) giveFiles(file.files);
    else {
      onMissing();
      field.focus();
    }
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  field.addEventListener('input', (event) => {
    if (event instanceof InputEvent && /^insertFrom(?:Paste|Drop)/.test(event.inputType)) giveField();
  });
  file.addEventListener('change', () => {
    if (file.files !== null) giveFiles(file.files);
  });

  /** Takes what is handed over, but for what the browser puts into a field by itself. */
  const take = (event: Event, transfer: DataTransfer | null) => {
    const text = transfer?.getData('text/plain') ?? '';
    if (transfer?.files.length) {
      event.preventDefault();
      file.value = '';
      giveFiles(transfer.files);
    } else if (text !== '' && (event.target === field ? text.length > FIELD_MAX : !isField(event.target))) {
      event.preventDefault();
      giveText(text);
    }
  };
  document.addEventListener('paste', (event) => take(event, event.clipboardData));
  listenForDrops(form, take);
}

function listenForDrops(form: HTMLFormElement, take: (event: Event, transfer: DataTransfer | null) => void): void {
  // A word or a link of this page that somebody drags is no log.
  let isOwn = false;
  document.addEventListener('dragstart', () => {
    isOwn = true;
  });
  document.addEventListener('dragend', () => {
    isOwn = false;
  });
  document.addEventListener('dragover', (event) => {
    const hasFiles = event.dataTransfer?.types.includes('Files');
    if (isOwn || (!hasFiles && isField(event.target))) return;
    // Without this the browser would leave the page for the file.
    event.preventDefault();
    form.classList.add('is-over');
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) form.classList.remove('is-over');
  });
  document.addEventListener('drop', (event) => {
    form.classList.remove('is-over');
    if (!isOwn) take(event, event.dataTransfer);
  });
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
