import PhotoSwipe, { type PhotoSwipeOptions, type SlideData } from 'photoswipe';
import styles from './lightbox.css?url';
import { followHistory, type Opened } from './lightbox-history.ts';
import { captionOf, marksOf } from './lightbox-text.ts';
import { loadStyleSheet } from './style-sheet.ts';

let styled: Promise<void> | undefined;
let current: PhotoSwipe | undefined;

/** Shows the pictures behind `links` over the page, `first` of them first. Closing gives the reader back where they were. */
export async function openLightbox(
  links: readonly HTMLAnchorElement[],
  first: HTMLAnchorElement,
  from: Opened,
): Promise<void> {
  if (current !== undefined) {
    // Another address, by the back button perhaps; of another gallery, by a link in a caption.
    const present = current.currSlide?.data.element;
    if (!links.some((link) => link === present)) current.on('destroy', () => void openLightbox(links, first, from));
    else if (present !== first) current.goTo(links.indexOf(first));
    return;
  }
  styled ??= loadStyleSheet(styles).catch((error: unknown) => {
    styled = undefined;
    throw error;
  });
  await styled;
  if (current !== undefined) return;
  const lightbox = new PhotoSwipe({ ...options(), dataSource: links.map(slide), index: links.indexOf(first) });
  current = lightbox;
  let hasFollowedLink = false;
  addCaption(lightbox, () => {
    hasFollowedLink = true;
  });
  addOriginal(lightbox);
  addMarks(lightbox);
  followHistory(lightbox, links, from);
  // As wide as the screen, a tall picture starts at its top.
  lightbox.on('initialZoomPan', ({ slide: { pan, bounds, height, panAreaSize, currZoomLevel } }) => {
    if (height * currZoomLevel > panAreaSize.y) pan.y = bounds.min.y;
  });
  lightbox.on('afterInit', () => lightbox.element?.setAttribute('aria-label', 'Pictures'));
  lightbox.on('destroy', () => {
    current = undefined;
    if (!hasFollowedLink) lightbox.currSlide?.data.element?.focus();
  });
  lightbox.init();
}

function options(): PhotoSwipeOptions {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return {
    bgOpacity: 0.94,
    returnFocus: false,
    loop: false,
    closeTitle: 'Close (Esc)',
    zoomTitle: 'Real size (z)',
    arrowPrevTitle: 'Previous picture (left arrow key)',
    arrowNextTitle: 'Next picture (right arrow key)',
    errorMsg: 'The picture could not be loaded.',
    initialZoomLevel: ({ fit, elementSize: picture, panAreaSize: screen }) =>
      picture !== null && screen !== null && picture.y / picture.x > TALL * (screen.y / screen.x)
        ? Math.min(1, screen.x / picture.x)
        : fit,
    // One pixel of the picture is one of the page: text at the size at which it was taken.
    secondaryZoomLevel: ({ fit }) => (fit < 1 ? 1 : 2),
    maxZoomLevel: 4,
    paddingFn: ({ x }, { element }) => ({
      top: 52,
      bottom: Math.max(16, captionHeight(element, x)),
      left: 0,
      right: 0,
    }),
    ...(still ? { showHideAnimationType: 'none' as const, zoomAnimationDuration: false as const } : {}),
  };
}

// So much higher than the screen, in proportion, that fitting it in would make it unreadable.
const TALL = 2;

// Browsers that know the colours of this site read AVIF as well; others get the file itself.
const readsBest = CSS.supports('color', 'light-dark(#000, #fff)');

function slide(link: HTMLAnchorElement): SlideData {
  const [width = 0, height = 0] = (link.dataset.size ?? '').split('x').map(Number);
  const image = link.querySelector('img');
  const full = link.dataset.full ?? link.querySelector('source')?.srcset ?? '';
  // Files with their widths, or the one that moves.
  const source = / \d+w/.test(full) ? { src: link.href, srcset: readsBest ? full : undefined } : { src: full };
  const isCut = link.dataset.full !== undefined;
  return {
    ...source,
    width,
    height,
    alt: image?.alt,
    element: link,
    msrc: isCut ? undefined : image?.currentSrc,
    thumbCropped: isCut,
  };
}

const heights = new Map<string, number>();

/** Of a caption at this width, in CSS pixels: the picture stands above it. */
function captionHeight(link: HTMLElement | undefined, width: number): number {
  const parts = captionOf(link);
  if (parts.length === 0 || link === undefined) return 0;
  const key = `${link.id} ${width} ${innerHeight}`;
  const known = heights.get(key);
  if (known !== undefined) return known;
  const probe = document.createElement('div');
  probe.className = 'pswp__caption is-probe';
  probe.append(...parts);
  (current?.element ?? document.body).append(probe);
  const height = probe.offsetHeight;
  probe.remove();
  heights.set(key, height);
  return height;
}

/** `onLink` hears of a link in the caption that is followed: its reader wants to be there, not at the thumbnail. */
function addCaption(lightbox: PhotoSwipe, onLink: () => void): void {
  lightbox.on('uiRegister', () => {
    lightbox.ui?.registerElement({
      name: 'caption',
      order: 9,
      isButton: false,
      appendTo: 'root',
      onInit: (element) => {
        element.setAttribute('aria-live', 'polite');
        element.addEventListener('click', ({ target }) => {
          if (target instanceof Element && target.closest('a') !== null) onLink();
        });
        lightbox.on('change', () => element.replaceChildren(...captionOf(lightbox.currSlide?.data.element)));
      },
    });
  });
}

function addOriginal(lightbox: PhotoSwipe): void {
  lightbox.on('uiRegister', () => {
    lightbox.ui?.registerElement({
      name: 'original',
      order: 8,
      isButton: true,
      tagName: 'a',
      title: 'Open the file in a new tab',
      html: '<svg aria-hidden="true" viewBox="0 0 32 32" width="32" height="32" class="pswp__icn"><path d="M18 7h7v7M25 7 15 17M22 18v6H8V10h6" fill="none" stroke="currentColor" stroke-width="2.5"/></svg>',
      onInit: (element) => {
        element.setAttribute('target', '_blank');
        element.setAttribute('rel', 'noopener');
        lightbox.on('change', () => {
          const link = lightbox.currSlide?.data.element;
          if (link instanceof HTMLAnchorElement) element.setAttribute('href', link.href);
        });
      },
    });
  });
}

/** Marks lie over their picture and grow with it, in steps: while a gesture lasts they are scaled. */
function addMarks(lightbox: PhotoSwipe): void {
  lightbox.on('imageSizeChange', ({ content, width, height, slide: shown }) => {
    const link = content.data.element;
    if (link === undefined || shown === undefined) return;
    const present = shown.container.querySelector<SVGSVGElement>('.marks');
    const marks = present ?? marksOf(link);
    if (marks === null) return;
    marks.setAttribute('width', String(width));
    marks.setAttribute('height', String(height));
    if (present === null) shown.container.append(marks);
  });
  lightbox.on('appendHeavyContent', ({ slide: shown }) => {
    const marks = shown.container.querySelector('.marks');
    if (marks !== null) shown.container.append(marks);
  });
}
