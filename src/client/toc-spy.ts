/** Marks the section being read in the table of contents. */
export class TocSpy extends HTMLElement {
  #observer: IntersectionObserver | undefined;

  connectedCallback(): void {
    const links = new Map<Element, HTMLAnchorElement>();
    for (const link of this.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading !== null) links.set(heading, link);
    }
    const headings = [...links.keys()];
    const mark = () => {
      // The last heading that has passed the upper third is the section being read.
      const line = innerHeight / 3;
      const read = headings.filter((heading) => heading.getBoundingClientRect().top <= line).at(-1);
      for (const [heading, link] of links) {
        if (heading === read) link.setAttribute('aria-current', 'location');
        else link.removeAttribute('aria-current');
      }
    };
    this.#observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -66% 0px', threshold: [0, 1] });
    for (const heading of headings) this.#observer.observe(heading);
    mark();
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
  }
}

customElements.define('toc-spy', TocSpy);
