import { copyButton, plainButton } from './tools.ts';

/** Adds copy and wrap to a code block. */
export class CodeBlock extends HTMLElement {
  connectedCallback(): void {
    const pre = this.querySelector('pre');
    if (pre === null || this.querySelector('.code-tools') !== null) return;
    const tools = document.createElement('div');
    tools.className = 'code-tools';
    tools.append(
      wrapButton(pre),
      copyButton('Copy', pre, () => copyText(pre)),
    );
    this.append(tools);
  }
}

function wrapButton(pre: HTMLElement): HTMLButtonElement {
  const element = plainButton('Wrap');
  const show = () => {
    const wrapped = pre.classList.contains('wrap');
    element.setAttribute('aria-pressed', String(wrapped));
    // Where everything fits there is nothing to wrap.
    element.hidden = !wrapped && pre.scrollWidth <= pre.clientWidth;
  };
  element.addEventListener('click', () => {
    pre.classList.toggle('wrap');
    show();
  });
  new ResizeObserver(show).observe(pre);
  show();
  return element;
}

/** What can be pasted and run: of a terminal session the commands without their prompts, and never a removed line. */
export function copyText(pre: HTMLElement): string {
  const commands = pre.querySelectorAll('.line.command:not(.del)');
  if (commands.length > 0)
    return [...commands]
      .map(withoutPrompt)
      .filter((text) => text !== '')
      .join('\n');
  const copy = pre.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return '';
  for (const line of copy.querySelectorAll('.line.del')) {
    if (line.nextSibling instanceof Text) line.nextSibling.data = line.nextSibling.data.replace(/^\n/, '');
    line.remove();
  }
  return copy.textContent ?? '';
}

function withoutPrompt(line: Element): string {
  const prompt = line.querySelector('.prompt')?.textContent ?? '';
  return (line.textContent ?? '').slice(prompt.length).trimEnd();
}

customElements.define('code-block', CodeBlock);
