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

  /** The lines of the page; where it leaves lines out, the copy says so. */
  #text(read: (line: HTMLElement) => string): string {
    const parts = [...this.querySelectorAll<HTMLElement>('.log-line, .log-left-out')];
    return `${parts.map((part) => (part.dataset.lines === undefined ? read(part) : `[${part.dataset.lines} left out]`)).join('\n')}\n`;
  }

  /** Swaps each timestamp for the time since the first one, and back. The copied text keeps what was captured. */
  async #showSince(on: boolean): Promise<void> {
    const { showSince } = await import('./log-times.ts');
    for (const line of this.querySelectorAll<HTMLElement>('.log-line')) showSince(line, on);
  }
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

customElements.define('migration-log', MigrationLog);
