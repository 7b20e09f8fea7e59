import { copyButton, toolButton } from './tools.ts';

/**
 * A reader's tools for a log: copy it, with its times or without, see times from the start of the log,
 * keep lines unwrapped, see warnings and errors alone. Without scripts the log reads as it stands.
 */
export class MigrationLog extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector('.log-tools') !== null) return;
    const tools = document.createElement('div');
    tools.className = 'log-tools';
    tools.append(
      copyButton('Copy', this, () => this.#text((line) => codeOf(line))),
      copyButton('Copy without times', this, () =>
        this.#text((line) => codeOf(line).replace(timeOf(line), '').trimStart()),
      ),
    );
    if (this.querySelector('[data-ms]') !== null) {
      tools.append(toolButton('Time since start', false, (on) => this.#showSince(on)));
    }
    tools.append(toolButton('Wrap', true, (on) => this.classList.toggle('no-wrap', !on)));
    if (this.querySelector('.is-warning, .is-error') !== null) {
      tools.append(toolButton('Warnings and errors', false, (on) => this.classList.toggle('only-trouble', on)));
    }
    this.prepend(tools);
  }

  get #lines(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.log-line')];
  }

  /** The lines of the page; where it leaves lines out, the copy says so. */
  #text(read: (line: HTMLElement) => string): string {
    const parts = [...this.querySelectorAll<HTMLElement>('.log-line, .log-left-out')];
    return `${parts.map((part) => (part.dataset.lines === undefined ? read(part) : `[${part.dataset.lines} left out]`)).join('\n')}\n`;
  }

  /** Swaps each timestamp for the time since the first one, and back. The copied text keeps what was captured. */
  #showSince(on: boolean): void {
    for (const line of this.#lines) showSince(line, on);
  }
}

/** Shows the time of a line since the first one, or as it was captured. */
export function showSince(line: HTMLElement, on: boolean): void {
  const time = line.querySelector<HTMLElement>('.l-time');
  if (time === null || line.dataset.ms === undefined) return;
  time.dataset.captured ??= time.textContent ?? '';
  time.textContent = on
    ? sinceStart(Number(line.dataset.ms)).padStart(time.dataset.captured.length)
    : time.dataset.captured;
}

function timeOf(line: HTMLElement): string {
  const time = line.querySelector<HTMLElement>('.l-time');
  return time?.dataset.captured ?? time?.textContent ?? '';
}

/** The line as it was captured, whatever time is shown. */
function codeOf(line: HTMLElement): string {
  const code = line.querySelector('code');
  const time = line.querySelector<HTMLElement>('.l-time');
  const text = code?.textContent ?? '';
  return time?.dataset.captured === undefined ? text : text.replace(time.textContent ?? '', time.dataset.captured);
}

/** `+1:02:03.5`, in ms. */
function sinceStart(ms: number): string {
  const seconds = Math.abs(ms) / 1000;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = (seconds % 60).toFixed(ms % 1000 === 0 ? 0 : 1);
  const clock = hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}` : String(minutes);
  return `${ms < 0 ? '-' : '+'}${clock}:${rest.padStart(rest.includes('.') ? 4 : 2, '0')}`;
}

customElements.define('migration-log', MigrationLog);
