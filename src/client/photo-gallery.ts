import type { Opened } from './lightbox-history.ts';
import { hashOf } from './picture-address.ts';

/**
 * Opens pictures in the lightbox, which is loaded with the first one that is opened. Each picture has an
 * address of its own, `#picture-…`; without scripts a thumbnail is a link to the picture.
 */
export class PhotoGallery extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('click', this.#onClick);
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.#onClick);
  }

  #onClick = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.picture') : null;
    if (link === null) return;
    event.preventDefault();
    void this.open(link, 'click');
  };

  get links(): HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('a.picture')];
  }

  /** `from` says how the reader got there, and so what closing the picture has to undo. */
  async open(link: HTMLAnchorElement, from: Opened): Promise<void> {
    try {
      const { openLightbox } = await import('./lightbox.ts');
      await openLightbox(this.links, link, from);
    } catch {
      // The viewer couldn't be loaded (no network, perhaps): the picture itself still can.
      location.assign(link.href);
    }
  }
}

customElements.define('photo-gallery', PhotoGallery);

/** Opens the picture that the address names, if it names one. */
function openNamed(from: Opened): void {
  if (location.hash === '') return;
  for (const gallery of document.querySelectorAll<PhotoGallery>('photo-gallery')) {
    const link = gallery.links.find((candidate) => hashOf(candidate) === location.hash);
    if (link !== undefined) void gallery.open(link, from);
  }
}

openNamed('address');
window.addEventListener('hashchange', () => openNamed('link'));
