import { drawingFile, type Picture } from '../gallery/index.ts';
import { attributes, escapeHtml } from '../html/index.ts';
import type { PropsOf } from '../mdx/index.ts';
import type { PlainContext } from './context.ts';

/** A figure; `caption` is text. */
export function figure(html: string, caption: string | null): string {
  const below = caption === null ? '' : `<figcaption>${escapeHtml(caption)}</figcaption>`;
  return `<figure>${html}${below}</figure>`;
}

/** A picture in a width that any reader has room for, which leads to the whole of it. */
export function pictureFigure(
  { fallback, original }: Picture,
  alt: string,
  caption: string | null,
  { absolute }: PlainContext,
): string {
  const { name, width, height } = fallback;
  const image = `<img${attributes({ src: absolute(`/pictures/${name}`), alt, width, height })}>`;
  return figure(`<a${attributes({ href: absolute(`/pictures/${original.name}`) })}>${image}</a>`, caption);
}

/** A drawing as a file of its own: readers elsewhere have neither the site's style sheet nor drawings in a text. */
export function diagramFigure(
  svg: string,
  { alt, caption, image }: PropsOf<'Diagram'>,
  { absolute }: PlainContext,
): string {
  const drawing = drawingFile(svg, image);
  if (drawing === null) throw new Error(`the drawing ${image} is no SVG, which no check has seen`);
  const { name, width, height } = drawing;
  return figure(`<img${attributes({ src: absolute(`/pictures/${name}`), alt, width, height })}>`, caption ?? null);
}
