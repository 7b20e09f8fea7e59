import type PhotoSwipe from 'photoswipe';
import { hashOf } from './picture-address.ts';

/** How a reader came to a picture: by its thumbnail, by opening the page there, or by a link or the browser's buttons. */
export type Opened = 'click' | 'address' | 'link';

/** The address names the picture that is shown, and the back button closes it. */
export function followHistory(lightbox: PhotoSwipe, links: readonly HTMLAnchorElement[], from: Opened): void {
  const page = location.pathname + location.search;
  let isLeft = false;
  const name = () => hashOf(lightbox.currSlide?.data.element ?? document.body);
  const onHash = () => {
    // Another picture of the same gallery is shown by who opened this one.
    if (links.some((link) => hashOf(link) === location.hash)) return;
    isLeft = true;
    // One that is still opening doesn't listen.
    if (lightbox.opener.isOpen) lightbox.close();
    else lightbox.on('openingAnimationEnd', () => lightbox.close());
  };
  lightbox.on('afterInit', () => {
    if (from === 'click') history.pushState(null, '', page + name());
    window.addEventListener('hashchange', onHash);
    lightbox.on('change', () => history.replaceState(null, '', page + name()));
  });
  lightbox.on('close', () => {
    window.removeEventListener('hashchange', onHash);
    if (isLeft) return;
    if (from === 'address') history.replaceState(null, '', page);
    else history.back();
  });
}
