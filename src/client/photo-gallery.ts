import type PhotoSwipeLightbox from 'photoswipe/lightbox';
import styles from 'photoswipe/style.css?url';

/** Opens pictures in PhotoSwipe, which is loaded with the first click. Without scripts a thumbnail is a link to the picture. */
export class PhotoGallery extends HTMLElement {
  #lightbox: Promise<PhotoSwipeLightbox> | undefined;

  connectedCallback(): void {
    this.addEventListener('click', this.#onClick);
  }

  disconnectedCallback(): void {
    this.removeEventListener('click', this.#onClick);
    void this.#lightbox?.then((lightbox) => lightbox.destroy());
  }

  #onClick = async (event: MouseEvent): Promise<void> => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-pswp-width]') : null;
    if (link === null) return;
    event.preventDefault();
    try {
      this.#lightbox ??= this.#load();
      const lightbox = await this.#lightbox;
      lightbox.loadAndOpen(this.#links().indexOf(link), { gallery: this });
    } catch {
      // The viewer couldn't be loaded (no network, perhaps): the picture itself still can.
      location.assign(link.href);
    }
  };

  #links(): HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('a[data-pswp-width]')];
  }

  async #load(): Promise<PhotoSwipeLightbox> {
    const [{ default: Lightbox }] = await Promise.all([import('photoswipe/lightbox'), loadStyles()]);
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const lightbox = new Lightbox({
      gallery: this,
      children: 'a[data-pswp-width]',
      pswpModule: () => import('photoswipe'),
      bgOpacity: 0.94,
      // Above stand the counter and the buttons, below the caption: neither covers the picture.
      padding: { top: 52, bottom: 64, left: 0, right: 0 },
      ...(still ? { showHideAnimationType: 'none', zoomAnimationDuration: false } : {}),
    });
    lightbox.on('afterInit', () => lightbox.pswp?.element?.setAttribute('aria-label', 'Pictures'));
    lightbox.on('uiRegister', () => {
      lightbox.pswp?.ui?.registerElement({
        name: 'caption',
        order: 9,
        isButton: false,
        appendTo: 'root',
        onInit: (element, pswp) => {
          element.setAttribute('aria-live', 'polite');
          pswp.on('change', () => {
            const caption = pswp.currSlide?.data.element?.closest('figure')?.querySelector('figcaption');
            element.textContent = caption?.textContent ?? '';
          });
        },
      });
    });
    // No lightbox.init(): clicks are handled above, because the first one comes before PhotoSwipe does.
    return lightbox;
  }
}

/** As a link by hand: a style sheet that is imported would be loaded with every page. */
function loadStyles(): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = styles;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => reject(new Error(`${styles} could not be loaded`)));
    document.head.append(link);
  });
}

customElements.define('photo-gallery', PhotoGallery);
