// Half of the handle, in CSS pixels, as the style sheet has it: the handle never leaves the picture.
const HALF_HANDLE = 22;

/** Moves the line between two pictures that lie one over the other. */
export class BeforeAfter extends HTMLElement {
  connectedCallback(): void {
    const slider = this.querySelector<HTMLInputElement>('input[type="range"]');
    // Or the browser would carry the picture away.
    this.addEventListener('dragstart', (event) => event.preventDefault());
    slider?.addEventListener('input', () => this.#split(slider));
    if (slider) this.#split(slider);
  }

  #split(slider: HTMLInputElement): void {
    const share = Number(slider.value) / 100;
    const inner = `calc(${HALF_HANDLE}px + (100% - ${2 * HALF_HANDLE}px) * ${share})`;
    const place = share === 0 || share === 1 ? `${share * 100}%` : inner;
    this.style.setProperty('--split', place);
    slider.setAttribute('aria-valuetext', `${slider.value} %`);
  }
}

customElements.define('before-after', BeforeAfter);
