/** Buttons for readers who can't push a strip sideways. They rest at its ends. */
export class FilmStrip extends HTMLElement {
  connectedCallback(): void {
    const strip = this.querySelector('ol');
    const [back, on] = this.querySelectorAll('button');
    if (strip === null || back === undefined || on === undefined) return;
    const step = (direction: number) =>
      strip.scrollBy({ left: direction * (strip.firstElementChild?.clientWidth ?? strip.clientWidth) });
    back.addEventListener('click', () => step(-1));
    on.addEventListener('click', () => step(1));
    const rest = () => {
      back.disabled = strip.scrollLeft <= 1;
      on.disabled = strip.scrollLeft >= strip.scrollWidth - strip.clientWidth - 1;
    };
    strip.addEventListener('scroll', rest, { passive: true });
    new ResizeObserver(rest).observe(strip);
  }
}

customElements.define('film-strip', FilmStrip);
