import { decodeHTMLStrict } from 'entities';
import { unescaped } from '../../schema/percent.ts';
import { plain } from './words.ts';

const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico|tiff?)$/i;

export function isImageName(text: string): boolean {
  return IMAGE.test(pathOf(text));
}

function pathOf(address: string): string {
  return address.trim().replace(/[?#].*$/s, '');
}

function lettersOf(text: string): string {
  return plain(unescaped(text))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Liquid in an address: what it links to stays, the rest of it is where the blog lies. */
function withoutLiquid(address: string): string {
  return address
    .replace(/\{%-?\s*(?:post_url|link)\s+(.*?)\s*-?%\}/gs, '$1')
    .replace(/\{\{-?\s*(['"])(.*?)\1[^}]*\}\}/gs, '$2')
    .replace(/\{\{.*?\}\}|\{%.*?%\}/gs, '')
    .trim();
}

/** A picture of another site whose address doesn't say that it is one: it can only become a link. */
export function isHiddenImage(address: string): boolean {
  return /^(?:https?:)?\/\//i.test(address) && !isImageName(address);
}

/** The key of an image: letters and digits of its file name, or the whole of a `data:` address. */
export function imageKey(address: string): string {
  const target = decodeHTMLStrict(withoutLiquid(address));
  if (/^data:/i.test(target)) return target;
  return lettersOf(pathOf(target).split(/[\\/]/).pop() ?? '');
}

const VIDEO = /(?:youtube(?:-nocookie)?\.com\/(?:embed\/|watch\?v=)|youtu\.be\/|vimeo\.com\/(?:video\/)?)([\w-]+)/i;

/**
 * The key of a link. To elsewhere: the address, with escapes read. Within the blog (relative, from the root, or to
 * the blog's own `url`): the letters and digits of the page's name, and of the anchor. Videos: their id.
 */
export function linkKey(address: string, site: Readonly<Record<string, string>>): string {
  let target = decodeHTMLStrict(withoutLiquid(address)).trim();
  const video = VIDEO.exec(target)?.[1];
  if (video !== undefined) return `video:${video}`;
  for (const own of [site.url, site.url?.replace(/^https?:/, '')]) {
    if (own && target.toLowerCase().startsWith(own.toLowerCase())) target = target.slice(own.length) || '/';
  }
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target)) return outwardKey(target);
  return inwardKey(target, site);
}

function outwardKey(target: string): string {
  const text = plain(unescaped(target)).replace(/^[a-z]+:(?:\/\/[^/?#]*)?/i, (start) => start.toLowerCase());
  return `out:${text.replace(/^([a-z]+:\/\/[^/?#]*)\/$/, '$1')}`;
}

/** An address within the blog as the same text however it is written: from the root, without Liquid and escapes. */
export function placeOf(address: string, site: Readonly<Record<string, string>>): string {
  let place = unescaped(decodeHTMLStrict(withoutLiquid(address))).trim();
  for (const start of [site.url, site.baseurl]) if (start && place.startsWith(start)) place = place.slice(start.length);
  return plain(place).replace(/^(?:\.?\/)+/, '');
}

function inwardKey(target: string, site: Readonly<Record<string, string>>): string {
  const [, path = '', anchor = ''] = /^([^#?]*)[^#]*#?(.*)$/s.exec(target) ?? [];
  const base = (site.baseurl ?? '').replace(/\/$/, '');
  const segments = (base !== '' && path.startsWith(base) ? path.slice(base.length) : path)
    .split('/')
    .filter((segment) => !/^(?:\.{0,2}|index\.\w+)$/.test(segment));
  const page = (segments.pop() ?? '').replace(/\.(?:html?|mdx?|markdown)$/i, '').replace(/^\d{4}-\d+-\d+-/, '');
  // kramdown's anchors leave out what stands before the first letter, and everything that isn't ASCII.
  const place = unescaped(anchor)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^\d+/, '');
  return `in:${lettersOf(page)}${anchor === '' ? '' : `#${place}`}`;
}
