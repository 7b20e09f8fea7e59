/** What the lightbox takes from the page: captions, remarks and their marks, as copies without ids. */

/** The caption of a picture with its remarks; what it is called comes first when it is one of two. */
export function captionOf(link: HTMLElement | undefined): Node[] {
  const label = link?.querySelector('.before-after-label');
  const caption = link?.closest('figure')?.querySelector(':scope > figcaption');
  return [label, caption].flatMap((text) => (text ? [copy(text)] : []));
}

function copy(element: Element): HTMLElement {
  const copied = document.createElement('div');
  copied.append(...[...element.childNodes].map((node) => node.cloneNode(true)));
  for (const named of copied.querySelectorAll('[id]')) named.removeAttribute('id');
  return copied;
}

/** The marks of a picture, placed on the whole of it; null when it has none. */
export function marksOf(link: HTMLElement): SVGSVGElement | null {
  const marks = link.parentElement?.querySelector<SVGSVGElement>(':scope > .marks')?.cloneNode(true);
  if (!(marks instanceof SVGSVGElement)) return null;
  for (const mark of marks.querySelectorAll<SVGAElement>('.mark')) {
    const { x = '', y = '' } = mark.dataset;
    const circle = mark.querySelector('circle');
    circle?.setAttribute('cx', x);
    circle?.setAttribute('cy', y);
    const number = mark.querySelector('text');
    number?.setAttribute('x', x);
    number?.setAttribute('y', y);
    // The remarks stand below in the caption: nothing to follow.
    mark.removeAttribute('href');
  }
  marks.setAttribute('aria-hidden', 'true');
  return marks;
}
