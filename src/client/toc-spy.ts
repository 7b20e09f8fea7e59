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
        if (heading !== read) link.removeAttribute('aria-current');
        else if (link.getAttribute('aria-current') === null) {
          link.setAttribute('aria-current', 'location');
          this.#reveal(link);
        }
      }
    };
    // All above the line counts as seen, so that a jump over headings is noticed too.
    this.#observer = new IntersectionObserver(mark, { rootMargin: '9999999px 0px -66% 0px', threshold: [0, 1] });
    for (const heading of headings) this.#observer.observe(heading);
    mark();
  }

  /** Scrolls the table itself, not the page, so far that the link can be seen. */
  #reveal(link: HTMLElement): void {
    const box = this.closest('.post-rail');
    if (box === null || box.scrollHeight <= box.clientHeight) return;
    const [own, around] = [link.getBoundingClientRect(), box.getBoundingClientRect()];
    if (own.top < around.top || own.bottom > around.bottom) {
      box.scrollTop += own.top - around.top - around.height / 2;
    }
  }

  disconnectedCallback(): void {
    this.#observer?.disconnect();
  }
}

customElements.define('toc-spy', TocSpy);
